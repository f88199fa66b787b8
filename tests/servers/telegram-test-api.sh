#!/bin/bash
# telegram-test-api, a third-party emulator of Telegram's Bot API, for a smoke test: it knows no offset and no waiting,
# and tells time in milliseconds.
#   telegram-test-api.sh start PORT DIR   on 127.0.0.1; PORT 0: a free one. Prints the address. Bots have the id 666.
#                                         Users write with POST /sendMessage {botToken, from, chat, text, date}
#   telegram-test-api.sh stop DIR         stops it and waits until it is gone; DIR stays, for its log
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2

usage() { fail "usage: telegram-test-api.sh start PORT DIR | telegram-test-api.sh stop DIR"; }

start() {
    local port=$1 dir fetched
    dir=$(empty_folder "$2")
    fetched=$(fetch_from_npm telegram-test-api 4.2.1)
    [ "$port" != 0 ] || port=$(free_port)
    ln -s "$fetched/node_modules" "$dir/node_modules"
    cat > "$dir/server.js" << 'JS'
const TelegramServer = require('telegram-test-api');
new TelegramServer({ port: Number(process.argv[2]), host: '127.0.0.1', storeTimeout: 3600 }).start();
JS
    start_in_background "$dir" "answers $port" node "$dir/server.js" "$port"
    printf 'http://127.0.0.1:%s\n' "$port"
}

start_or_stop "$@"
