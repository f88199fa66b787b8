#!/bin/bash
# A throw-away PostgreSQL cluster for tests: postgres.sh start|stop FOLDER
# start leaves its URI in FOLDER/uri. It listens on a Unix socket only and does not wait for the disk:
# what a crash does to PostgreSQL is not ours to test.
set -euo pipefail
action=$1
folder=$2

bin=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || {
    echo "PostgreSQL is not installed: scripts/setup.sh build test" >&2
    exit 1
}
# PostgreSQL refuses to run as root.
as_user=()
[ "$(id -u)" -ne 0 ] || as_user=(setpriv --reuid=postgres --regid=postgres --clear-groups)

stop() {
    local place
    [ -e "$folder/place" ] || return 0
    place=$(cat "$folder/place")
    "${as_user[@]}" "$bin/pg_ctl" -D "$place/data" -m immediate -w stop > /dev/null 2>&1 || true
    rm -rf "$place"
    rm -f "$folder/place" "$folder/uri"
}

case $action in
    start)
        stop
        mkdir -p "$folder"
        # The path of a socket has room for 107 bytes only.
        place=$(mktemp -d /tmp/otklik-postgres.XXXXXX)
        echo "$place" > "$folder/place"
        [ "$(id -u)" -ne 0 ] || chown postgres "$place"
        cd "$place"
        "${as_user[@]}" "$bin/initdb" -D "$place/data" -U otklik -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
            > "$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }
        "${as_user[@]}" "$bin/pg_ctl" -D "$place/data" -w -t 60 -l "$place/log" start > /dev/null -o \
            "-k '$place' -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB" || {
            cat "$place/log" >&2
            exit 1
        }
        "$bin/createdb" -h "$place" -U otklik otklik
        chmod 755 "$place"
        printf 'postgresql://otklik@/otklik?host=%s' "$place" > "$folder/uri"
        ;;
    stop) stop ;;
esac
