#!/usr/bin/env bash
# Adds a migration of the given name for every database provider: scripts/add-migration.sh AddInvoices
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?"give the migration a name, as in: scripts/add-migration.sh AddInvoices"}
dotnet tool restore >/dev/null
dotnet build src/Infrastructure -v q --nologo
for provider in Sqlite PostgreSql SqlServer; do
  dotnet ef migrations add "$name" --no-build --project src/Infrastructure --startup-project src/Infrastructure \
    --context "${provider}PlatformDbContext" --output-dir "Persistence/Migrations/$provider"
done
