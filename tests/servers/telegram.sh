#!/bin/bash
# A stand-in for Telegram's Bot API, made from the network's own schema, for the end-to-end tests.
#   telegram.sh start PORT DIR   on 127.0.0.1; PORT 0: a free one. Prints the address.
#   telegram.sh stop DIR         stops it and waits until it is gone; DIR stays, for its log
# The schema is no part of the project: OTKLIK_TELEGRAM_SCHEMA names it, else it is looked for in ../shared.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
schema=${OTKLIK_TELEGRAM_SCHEMA:-$here/../../../shared/data/schemas/telegram/api.json}

usage() { fail "usage: telegram.sh start PORT DIR | telegram.sh stop DIR"; }

start() {
    local port=$1 dir
    [ -r "$schema" ] || fail "the Bot API's schema is not here: $schema"
    dir=$(empty_folder "$2")
    command -v node > /dev/null || fail "node is needed: scripts/setup.sh servers"
    [ "$port" != 0 ] || port=$(free_port)
    cp "$here/telegram.mjs" "$dir/telegram.mjs"
    start_in_background "$dir" "curl -sf -o /dev/null http://127.0.0.1:$port/test/state" node "$dir/telegram.mjs" "$port" "$schema"
    printf 'http://127.0.0.1:%s\n' "$port"
}

start_or_stop "$@"
