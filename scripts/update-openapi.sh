#!/usr/bin/env bash
# Writes docs/openapi.json and the recorded examples anew, after a change of the API: scripts/update-openapi.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PLATFORM_UPDATE_OPENAPI=true

# The examples come first: they are part of the program that gives the document.
dotnet test tests/IntegrationTests -v q --nologo --filter "FullyQualifiedName~IntegrationTests.OpenApi.RecordedExamples"
dotnet test tests/IntegrationTests -v q --nologo --filter "FullyQualifiedName~IntegrationTests.OpenApi.ApiDocument"
git status --short docs/openapi.json src/WebApi/OpenApi/examples.json
