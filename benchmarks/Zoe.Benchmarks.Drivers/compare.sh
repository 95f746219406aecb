#!/usr/bin/env bash
# Lets two builds of Zoe.Benchmarks.Drivers take turns on the engine of DOCKER_HOST and prints a table; then both watch
# the same services at the same time.
#
#   compare.sh BEFORE.dll AFTER.dll [ROUNDS] [SERVICES]
set -euo pipefail
before=$1 after=$2 rounds=${3:-3} services=${4:-50}
echo "| build | start ms (median of 20) | $services at once s | KiB allocated per start | logs MB/s | MB allocated for 20 MB of logs |"
echo "|---|---|---|---|---|---|"
for ((round = 1; round <= rounds; round++)); do
    echo "| before, round $round | $(dotnet "$before" round "$services")"
    echo "| after, round $round | $(dotnet "$after" round "$services")"
done
echo
dotnet "$before" watch "$services" | sed 's/^/before: /' &
dotnet "$after" watch "$services" | sed 's/^/after: /' &
wait
docker ps -aq --filter label=zoe_deployment_name=benchmark | xargs -r docker rm -f >/dev/null
