#!/bin/bash
# Radicale, a CardDAV server, for the end-to-end tests.
#   radicale.sh start PORT DIR   on 127.0.0.1; PORT 0: a free one. Prints its address. User support, password
#                                pw-support, with an empty address book at ADDRESS/support/customers/
#   radicale.sh stop DIR         stops it and waits until it is gone; DIR stays, for its log and data
# Debian's package, with its files in DIR.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2

usage() { fail "usage: radicale.sh start PORT DIR | radicale.sh stop DIR"; }

make_address_book() {
    curl -sf -o /dev/null -u support:pw-support -X MKCOL "$1" -H 'Content-Type: application/xml' --data \
        '<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav"><set><prop>
        <resourcetype><collection/><C:addressbook/></resourcetype><displayname>Customers</displayname>
        </prop></set></mkcol>' || fail "radicale made no address book."
}

start() {
    local port=$1 dir
    dir=$(empty_folder "$2")
    for program in radicale curl; do
        command -v "$program" > /dev/null || fail "$program is needed: scripts/setup.sh servers"
    done
    [ "$port" != 0 ] || port=$(free_port)
    ! answers "$port" || fail "port $port on loopback is in use."
    printf 'support:pw-support\n' > "$dir/users"
    cat > "$dir/conf" << EOF
[server]
hosts = 127.0.0.1:$port
[auth]
type = htpasswd
htpasswd_filename = $dir/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = $dir/store
EOF
    start_in_background "$dir" "answers $port" radicale --config "$dir/conf"
    make_address_book "http://127.0.0.1:$port/support/customers/"
    printf 'http://127.0.0.1:%s\n' "$port"
}

start_or_stop "$@"
