#!/bin/bash
# A program of somebody else's that speaks the webhook format, written from docs/webhooks.en.md alone: it shares
# no code with Otklik. Node's crypto checks what comes from Otklik, openssl signs what goes there.
#   webhook.sh start PORT DIR            on 127.0.0.1; PORT 0: a free one. Prints its address. Checks with the key
#                                        $OUTBOUND_KEY, keeps what it has taken in memory; GET /taken tells it
#   webhook.sh stop DIR                  stops it and waits until it is gone; DIR stays, for its log
#   webhook.sh send URL KEY FILE [TIME]  sends FILE, signed with KEY; TIME: Unix seconds, now if it is not given.
#                                        Prints the status of the answer, and the answer on the next lines
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

usage() { fail "usage: webhook.sh start PORT DIR | webhook.sh stop DIR | webhook.sh send URL KEY FILE [TIME]"; }

start() {
    local port=$1 dir
    dir=$(empty_folder "$2")
    command -v node > /dev/null || fail "node is needed: scripts/setup.sh servers"
    [ "$port" != 0 ] || port=$(free_port)
    cp "$here/webhook.mjs" "$dir/webhook.mjs"
    start_in_background "$dir" "curl -sf -o /dev/null http://127.0.0.1:$port/taken" node "$dir/webhook.mjs" "$port"
    printf 'http://127.0.0.1:%s/otklik\n' "$port"
}

send() {
    local url=$1 key=$2 file=$3 time=${4:-$(date +%s)} hex
    hex=$({ printf '%s.' "$time"; cat "$file"; } | openssl dgst -sha256 -hmac "$key" -r | cut -d ' ' -f 1)
    curl -s -w '\n%{http_code}\n' --data-binary "@$file" -H 'Content-Type: application/json' -H 'Expect:' \
        -H "X-Otklik-Timestamp: $time" -H "X-Otklik-Signature: v1=$hex" "$url" | { tac || true; }
}

case ${1:-} in
    send)
        [ $# -ge 4 ] && [ $# -le 5 ] || usage
        shift
        send "$@"
        ;;
    *) start_or_stop "$@" ;;
esac
