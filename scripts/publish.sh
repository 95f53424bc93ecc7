#!/usr/bin/env bash
# Publishes the program for the platform that it is called on, with its runtime, all of it compiled ahead of time together (some minutes), to run without this clone and without .NET: scripts/publish.sh DIRECTORY
set -euo pipefail
mkdir -p "${1:?Say where the program goes: scripts/publish.sh DIRECTORY}"
directory=$(cd "$1" && pwd)
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Apart from the builds of this clone, which tests and servers may be running from.
artifacts=$(mktemp -d)
trap 'rm -rf "$artifacts"' EXIT
dotnet publish src/WebApi -c Release -v q --nologo --use-current-runtime --self-contained --artifacts-path "$artifacts" -p:PublishReadyToRun=true -p:PublishReadyToRunComposite=true -o "$directory"
echo "$directory/Platform.WebApi"
