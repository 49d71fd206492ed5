#!/usr/bin/env bash
# Runs every test and ends with one line: N passed, N failed, N skipped.
#   ./test.sh
#   ./test.sh --filter "FullyQualifiedName~Expressions"      what follows goes to dotnet test
# Exit code 0 only when tests ran and none failed. The counts are read from the result files of the runs; a project that
# crashes, hangs or runs no test counts as one failure more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

projects=(Scanner.Core.Tests Scanner.Web.Tests Scanner.Browser.Tests)
results=$PWD/artifacts/test-results
own=("$@")
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

passed=0 failed=0 skipped=0

finish() {
    printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [[ $failed -eq 0 ]] || exit 1
    exit 0
}

stop_with() {
    printf '\n%s\n' "$1"
    failed=$((failed + 1))
    finish
}

# What some tests need besides the SDK. Without it those tests are skipped, and the last line counts them.
prepare() {
    local missing=()
    command -v chromium >/dev/null || missing+=(chromium)
    command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui)
    [[ -d /usr/lib/python3/dist-packages/aiosmtpd ]] || missing+=(python3-aiosmtpd)
    compgen -G '/usr/share/fonts/truetype/dejavu/*.ttf' >/dev/null || missing+=(fonts-dejavu-core)
    [[ ${#missing[@]} -gt 0 ]] || return 0
    if [[ $(id -u) -eq 0 ]] && grep -qsx 'ID=debian' /etc/os-release; then
        echo "Installeren / installing: ${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        if apt-get -qq -o DPkg::Lock::Timeout=300 update >/dev/null &&
            apt-get -qq -o DPkg::Lock::Timeout=300 install --yes --no-install-recommends "${missing[@]}" >/dev/null; then
            return 0
        fi
    fi
    echo "Niet gevonden / not found: ${missing[*]}. De tests die dit nodig hebben, worden overgeslagen; installeer met / install with: apt-get install ${missing[*]}"
}

# The number behind a name on the line of totals of a result file.
count() {
    sed -n "s/.*<Counters .*\b$2=\"\([0-9]*\)\".*/\1/p" "$1"
}

run() {
    local project=$1 code=0 file total=0 ran=0 good=0 bad
    shift
    file=$results/$project.trx
    printf '\n== %s\n' "$project"
    dotnet test "tests/$project" --configuration Release --no-build --results-directory "$results" \
        --logger "trx;LogFileName=$project.trx" --blame-hang-timeout 8min --blame-hang-dump-type none "$@" || code=$?
    if [[ -s $file ]]; then
        total=$(count "$file" total) ran=$(count "$file" executed) good=$(count "$file" passed)
    fi
    if [[ -z $total || -z $ran || -z $good ]]; then
        total=0 ran=0 good=0 code=1
    fi
    # Whatever ran and did not pass has failed: failed, error, timeout, aborted.
    bad=$((ran - good))
    passed=$((passed + good))
    failed=$((failed + bad))
    skipped=$((skipped + total - ran))
    if [[ $code -ne 0 && $bad -eq 0 ]]; then
        echo "$project: de testrun brak af (code $code) / the run broke off."
        failed=$((failed + 1))
    elif [[ -s $file ]] && grep -qE '<ResultSummary outcome="(Failed|Aborted|Error|Timeout)"' "$file" && [[ $bad -eq 0 ]]; then
        echo "$project: de testrun meldt een fout / the run reports an error."
        failed=$((failed + 1))
    elif [[ $total -eq 0 && ${#own[@]} -eq 0 ]]; then
        echo "$project: geen enkele test gevonden / no test was run."
        failed=$((failed + 1))
    fi
}

wanted=$(sed -n 's/.*"version": "\([0-9]*\)\..*/\1/p' global.json)
if ! command -v dotnet >/dev/null || ! dotnet --version >/dev/null 2>&1; then
    stop_with "De .NET SDK $wanted.0 is niet gevonden (zie global.json) / the .NET SDK $wanted.0 was not found: https://dotnet.microsoft.com/download"
fi
prepare

rm -rf "$results"
mkdir -p "$results"
dotnet restore --locked-mode --verbosity quiet ||
    stop_with "De pakketten zijn niet op te halen zoals ze vastliggen / restoring the locked packages failed."
# Once, as published: Release is what the tests run, and what the test of the published program builds on.
dotnet build --no-restore --configuration Release --verbosity quiet ||
    stop_with "De code bouwt niet / the build failed."

for project in "${projects[@]}"; do
    run "$project" "$@"
done
echo
[[ $((passed + failed)) -gt 0 ]] || stop_with "Er is geen enkele test gedraaid / no test was run."
finish
