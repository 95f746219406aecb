#!/usr/bin/env bash
# Builds Zoe, starts the servers that its tests need (private ones, on this machine only), runs all tests, and stops
# what it started.
#
#   ./test.sh                 run what this machine can run, and list what was skipped and why
#   ./test.sh --require-all   a skipped test is a failure, but for those on traces that ZOE_TRACES would name
#   ./test.sh [...] -- ARGS   pass ARGS to `dotnet test`, for example: -- --filter FullyQualifiedName~Docker
#
# As root on Debian it installs what is missing. Everything it writes goes to a temporary folder, and is removed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

require_all=false
while [ $# -gt 0 ]; do
    case $1 in
        --require-all) require_all=true; shift ;;
        --) shift; break ;;
        -h | --help) sed -n '2,10s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
        *) echo "test.sh: unknown option '$1'; see ./test.sh --help" >&2; exit 2 ;;
    esac
done

command -v dotnet >/dev/null || { echo "test.sh: the .NET 10 SDK is missing: 'dotnet' is not on the PATH" >&2; exit 1; }
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

work=$(mktemp -d /tmp/zoe-test.XXXXXX)
docker_dir=$work/docker
stop_servers() {
    if [ -d "$docker_dir/data" ]; then eng/docker-engine stop "$docker_dir" || true; fi
    rm -rf "$work"
}
trap stop_servers EXIT
trap 'exit 130' INT TERM

# Installs the Debian packages that provide what is missing: pairs of a program and its package.
install_missing() {
    local packages=() program package
    for pair in dockerd:docker.io iptables:iptables curl:curl; do
        program=${pair%%:*} package=${pair##*:}
        PATH=$PATH:/usr/sbin command -v "$program" >/dev/null || packages+=("$package")
    done
    [ ${#packages[@]} -gt 0 ] || return 0
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
    echo "== installing ${packages[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${packages[@]}" >"$work/apt.log" 2>&1 ||
        { echo "test.sh: these packages could not be installed: ${packages[*]}" >&2; tail -n 5 "$work/apt.log" >&2; }
}

# Tests that need a Docker Engine find it by ZOE_TEST_DOCKER_HOST, and are skipped without.
start_docker() {
    [ "$(id -u)" = 0 ] && command -v dockerd >/dev/null || return 0
    echo "== starting a private Docker Engine"
    if eng/docker-engine start "$docker_dir"; then
        export ZOE_TEST_DOCKER_HOST=unix://$docker_dir/docker.sock
    else
        echo "test.sh: no Docker Engine could be started; tests that need one are skipped" >&2
    fi
}

export PATH=$PATH:/usr/sbin
install_missing
start_docker

echo "== building"
dotnet build Zoe.sln -v quiet -clp:NoSummary || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

echo "== testing"
dotnet test Zoe.sln --no-build -m:1 --logger trx --results-directory "$work/results" "$@" |
    grep -vE '^(Test run for|VSTest version|Starting test execution|A total of|Results File|$)'
status=${PIPESTATUS[0]}

# Sums an attribute of the <Counters> elements of all result files.
count() { cat "$work"/results/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9\n' | awk '{n += $1} END {print n + 0}'; }
passed=$(count passed)
failed=$(count failed)
skipped=$(($(count total) - $(count executed)))

if [ "$skipped" -gt 0 ]; then
    echo "== skipped, and why"
    cat "$work"/results/*.trx | tr '\n' ' ' | grep -o '<UnitTestResult [^>]*outcome="NotExecuted".\{0,1500\}' |
        sed -n 's/.*testName="\([^"]*\)".*<\(Message\|StdOut\)>\([^<]*\)<.*/  \1: \3/p' | tee "$work/skipped"
    # Traces are data that is not ours to ship, so a machine without them is complete nevertheless.
    excused=$(grep -c 'ZOE_TRACES is not set' "$work/skipped")
    if $require_all && [ "$skipped" -gt "$excused" ]; then
        echo "test.sh: --require-all allows no skipped test but those that need ZOE_TRACES" >&2
        status=1
    fi
fi
if [ "$passed" = 0 ]; then status=1; fi
if [ "$failed" -gt 0 ]; then status=1; fi
if [ "$status" != 0 ] && [ "$failed" = 0 ] && [ "$skipped" = 0 ]; then failed=1; fi
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
