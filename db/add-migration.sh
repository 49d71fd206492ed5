#!/usr/bin/env bash
# Adds one migration to both sets and writes the schema scripts anew:  db/add-migration.sh AddSomething
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
for provider in Sqlite SqlServer; do
  dotnet ef migrations add "$1" --project src/Scanner.Core --startup-project db/Scanner.Db.Design \
    --context "${provider}ScannerDb" --output-dir "Data/Migrations/$provider"
done
dotnet run --project db/Scanner.Db.Design -- db
