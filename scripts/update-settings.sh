#!/usr/bin/env bash
# Writes the tables of docs/configuration.md anew, after a change of an options class: scripts/update-settings.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PLATFORM_UPDATE_SETTINGS=true

dotnet test tests/UnitTests -v q --nologo --filter "FullyQualifiedName~Documentation.SettingsDocument"
git status --short docs/configuration.md
