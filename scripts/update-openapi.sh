#!/usr/bin/env bash
# Writes docs/openapi.json and the recorded examples anew, after a change of the API: scripts/update-openapi.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The examples come first: they are part of the program, whose build writes the document.
PLATFORM_UPDATE_OPENAPI=true dotnet test tests/IntegrationTests -v q --nologo --filter "FullyQualifiedName~IntegrationTests.OpenApi.RecordedExamples"
dotnet build src/WebApi -v q --nologo
{ cat src/WebApi/obj/openapi.json && echo; } >docs/openapi.json
git status --short docs/openapi.json src/WebApi/OpenApi/examples.json
