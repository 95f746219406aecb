#!/bin/sh
# A service of the crash harness: probe.sh job SECONDS EXITCODE | probe.sh serve
#
# It writes a record that Zoe knows nothing of: one line for each event, appended by one write, to $ZOE_WORKSPACE/record:
#
#   EVENT EXECUTION SERVICE INSTANCE UPTIME [DETAIL]
#
# EVENT is start, beat (each second), end (DETAIL is the exit code), term (it got SIGTERM) or overlap. While it runs it holds a
# lock on the file of its slot; a second process of the same slot finds it locked and records `overlap`. INSTANCE is the id of
# its container, or <service id>-<attempt>:<process id> when it runs as a process.
folder=$ZOE_WORKSPACE
if [ -n "$ZOE_PROCESS_SERVICE" ]; then
    instance=${ZOE_PROCESS_SERVICE##*/}:$$
    lock() { flock -n 9; }
else
    # The container's id is in the paths of the files that its engine mounts.
    instance=$(sed -n 's|.*/containers/\([0-9a-f]\{64\}\)/.*|\1|p' /proc/self/mountinfo | head -n 1)
    lock() { "$folder/bin/ld.so" --library-path "$folder/bin" "$folder/bin/flock" -n 9; }
fi

say() {
    read -r uptime _ </proc/uptime
    echo "$1 $EXECUTION_ID $SERVICE_NAME $instance $uptime $2" >>"$folder/record"
}

slot=$folder/locks/$EXECUTION_ID-$SERVICE_NAME
exec 9>>"$slot"
if lock; then echo "$instance" >"$slot.holder"; else say overlap "$(cat "$slot.holder")"; fi
say start
trap 'say term; exit 143' TERM

if [ "$1" = serve ]; then
    site=$folder/sites/$EXECUTION_ID-$SERVICE_NAME
    mkdir -p "$site"
    echo "$EXECUTION_ID $SERVICE_NAME $instance" >"$site/index.html"
    busybox httpd -f -p "${ZOE_PORT_8080:-127.0.0.1:0}" -h "$site" 9>&- &
    while :; do
        sleep 1 9>&- &
        wait $!
        say beat
    done
fi

sleep "$2" 9>&- &
wait $!
say end "$3"
exit "$3"
