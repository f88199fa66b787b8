#!/bin/bash
# Tryton, an ERP with customers and sale opportunities over JSON-RPC, for the end-to-end tests.
#   tryton.sh start PORT DIR   on 127.0.0.1; PORT 0: a free one. Prints the address of the database "crm". User
#                              admin, password pw-admin-12345; a company, and a currency (RUB), each with the id 1
#   tryton.sh stop DIR         stops it and waits until it is gone; DIR stays, for its log and data
# Debian's packages, with a SQLite database in DIR.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2

usage() { fail "usage: tryton.sh start PORT DIR | tryton.sh stop DIR"; }

# ask METHOD PARAMS: of the server, as `authorization` says. Prints the result.
ask() {
    curl -sf -X POST "$address" -H 'Content-Type: application/json' -H "Authorization: $authorization" \
        -d "{\"id\":1,\"method\":\"$1\",\"params\":$2}" > "$dir/answer" || fail "tryton refused: $1"
    jq -e '.error' "$dir/answer" > /dev/null && fail "tryton refused: $1 $(cat "$dir/answer")"
    jq -c '.result' "$dir/answer"
}

configure() {
    local authorization=none
    authorization="Session $(ask common.db.login '["admin",{"password":"pw-admin-12345"}]' |
        jq -j '"admin:\(.[0]):\(.[1])"' | base64 -w0)"
    ask model.currency.currency.create '[[{"name":"Ruble","code":"RUB","symbol":"RUB","digits":2,
        "rounding":{"__class__":"Decimal","decimal":"0.01"}}],{}]'
    ask model.party.party.create '[[{"name":"The company itself"}],{}]'
    ask model.company.company.create '[[{"party":1,"currency":1}],{}]'
    ask model.res.user.write '[[1],{"companies":[["add",[1]]],"company":1},{}]'
}

start() {
    local port=$1 dir address
    dir=$(empty_folder "$2")
    for program in trytond trytond-admin curl jq; do
        command -v "$program" > /dev/null || fail "$program is needed: scripts/setup.sh servers"
    done
    [ "$port" != 0 ] || port=$(free_port)
    ! answers "$port" || fail "port $port on loopback is in use."
    address=http://127.0.0.1:$port/crm/
    mkdir "$dir/db"
    printf '[database]\nuri = sqlite://\npath = %s/db\n[web]\nlisten = 127.0.0.1:%s\n' "$dir" "$port" > "$dir/conf"
    echo pw-admin-12345 > "$dir/password"
    touch "$dir/db/crm.sqlite"
    HOME=$dir TRYTONPASSFILE=$dir/password trytond-admin -c "$dir/conf" -d crm --all --email admin@example.test \
        -u party sale_opportunity --activate-dependencies > "$dir/init.log" 2>&1 ||
        fail "tryton made no database (log: $dir/init.log)."
    HOME=$dir start_in_background "$dir" "answers $port" trytond -c "$dir/conf" -d crm
    configure > "$dir/configure.log"
    printf '%s\n' "$address"
}

start_or_stop "$@"
