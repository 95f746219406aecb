#!/usr/bin/env bash
# Builds Zoe, starts the servers that its tests need (private ones, on this machine only), runs all tests, and stops
# what it started.
#
#   ./test.sh                 run what this machine can run, and list what was skipped and why
#   ./test.sh --require-all   a skipped test is a failure, but for those on traces that ZOE_TRACES would name
#                             and on the Kubernetes cluster that ZOE_TEST_KUBECONFIG would name, and for the
#                             rolling upgrade from the former version in the folder that ZOE_TEST_FORMER_VERSION names
#   ./test.sh --long          instead: 100,000 generated cases (or ZOE_TEST_CASES) for every law of each scheduler, and
#                             10,000 seeds (or ZOE_TEST_SEEDS) of the fault simulation of the engine, and 200 rounds (or
#                             ZOE_TEST_ROUNDS) of the crash harness on each store, for some hours
#   ./test.sh [...] -- ARGS   pass ARGS to `dotnet test`, for example: -- --filter FullyQualifiedName~Docker
#
# As root on Debian it installs what is missing. Everything it writes goes to a temporary folder, and is removed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

require_all=false
long=false
while [ $# -gt 0 ]; do
    case $1 in
        --require-all) require_all=true; shift ;;
        --long) long=true; shift ;;
        --) shift; break ;;
        -h | --help) sed -n '2,15s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"; exit 0 ;;
        *) echo "test.sh: unknown option '$1'; see ./test.sh --help" >&2; exit 2 ;;
    esac
done

command -v dotnet >/dev/null || { echo "test.sh: the .NET 10 SDK is missing: 'dotnet' is not on the PATH" >&2; exit 1; }
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

if $long; then
    export ZOE_TEST_CASES=${ZOE_TEST_CASES:-100000}
    export PATH=$PATH:/usr/sbin # For dockerd.
    dotnet build tests/Zoe.Scheduler.Tests -c Release -v quiet -clp:NoSummary || exit 1
    dotnet build tests/Zoe.Hosting.FaultSimulation -c Release -v quiet -clp:NoSummary || exit 1
    dotnet build tests/Zoe.CrashHarness -c Release -v quiet -clp:NoSummary || exit 1
    status=0
    dotnet run --project tests/Zoe.Hosting.FaultSimulation -c Release --no-build -- --seeds "${ZOE_TEST_SEEDS:-10000}" || status=1
    dotnet test tests/Zoe.Scheduler.Tests -c Release --no-build --logger 'console;verbosity=normal' "$@" || status=1
    for store in sqlite postgres; do
        dotnet run --project tests/Zoe.CrashHarness -c Release --no-build -- --store "$store" --backend mixed --rounds "${ZOE_TEST_ROUNDS:-200}" || status=1
    done
    exit "$status"
fi

# Compilers and programs under test run for seconds: counting calls to optimise them costs a quarter of that.
export DOTNET_TieredPGO=0

work=$(mktemp -d "${TMPDIR:-/tmp}/zoe-test.XXXXXX")
docker_dir=$work/docker
stop_servers() {
    local group
    for group in $(jobs -p); do kill -- "-$group" 2>/dev/null; done
    wait
    if [ -d "$docker_dir/data" ]; then eng/docker-engine stop "$docker_dir" || true; fi
    rm -rf "$work"
}
trap stop_servers EXIT
trap 'exit 130' INT TERM

# Installs the Debian packages that provide what is missing: pairs of a program and its package.
install_missing() {
    local packages=() program package
    for pair in dockerd:docker.io iptables:iptables curl:curl nginx:nginx chromium:chromium bsdtar:libarchive-tools busybox:busybox python3:python3 initdb:postgresql promtool:prometheus; do
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

# Debian keeps PostgreSQL's programs outside of the PATH; tests run its server as an unprivileged user, in a folder of $work.
for folder in /usr/lib/postgresql/*/bin; do [ ! -d "$folder" ] || PATH=$PATH:$folder; done
chmod 711 "$work"
export PATH=$PATH:/usr/sbin
install_missing
start_docker

echo "== building, about 4 minutes on 2 cores; the tests after it take about 10"
dotnet build Zoe.sln -v minimal -clp:NoSummary | grep --line-buffered -E -- ' -> |warning|error' | sed -u 's/^ *\([^ ]*\) -> .*/   built \1/'
[ "${PIPESTATUS[0]}" = 0 ] || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }

# What tests and the test platform leave behind goes with the folder.
mkdir -m 711 "$work/tmp"
export TMPDIR=$work/tmp

# Passes on what failed as it fails, says every 30 seconds how many tests have passed, and sums up at the end.
show_progress() {
    local name=$1 line='' passed=0 began=$SECONDS shown=$SECONDS in_message=false
    while IFS= read -r -t 30 line || [ $? -gt 128 ]; do
        case $line in
            '  Passed '*) passed=$((passed + 1)) ;;
            '  Failed '*) printf '%s: %s\n' "$name" "$line" ;;
            '  Error Message:'*) in_message=true ;;
            '  Stack Trace:'* | '') in_message=false ;;
            *) ! $in_message || printf '%s: %s\n' "$name" "$line" ;;
        esac
        line=
        [ $((SECONDS - shown)) -lt 30 ] || { shown=$SECONDS; echo "$name: $passed passed after $((SECONDS - began)) s …"; }
    done
    echo "$name: $passed passed in $((SECONDS - began)) s"
}

run_project() {
    dotnet test "$1" --no-build --logger trx --logger 'console;verbosity=normal' --results-directory "$work/results" "${@:2}" 2>&1 |
        show_progress "$(basename "$1" .csproj)"
    return "${PIPESTATUS[0]}"
}

# Those that wait longest, for containers, programs and a browser, begin first.
slow=(tests/Zoe.{EndToEnd,Backends.Docker,Cli,Backends.Kubernetes,Web,CrashHarness,Hosting}.Tests/*.csproj)
projects=("${slow[@]}")
for project in tests/*.Tests/*.csproj; do
    case " ${slow[*]} " in *" $project "*) ;; *) projects+=("$project") ;; esac
done

# Most tests wait more than they compute, so one project more than there are cores runs at a time.
lanes=$(($(nproc) + 1))
echo "== testing, $lanes projects at a time"
status=0
set -m # Each in a process group of its own, to be stopped as a whole.
for project in "${projects[@]}"; do
    [ "$(jobs -rp | wc -l)" -lt "$lanes" ] || wait -n || status=1
    run_project "$project" "$@" &
done
for _ in "${projects[@]}"; do
    wait -n
    ended=$?
    [ "$ended" != 127 ] || break
    [ "$ended" = 0 ] || status=1
done
set +m

eng/test-summary "$work/results" "$status" $($require_all && echo --require-all)
