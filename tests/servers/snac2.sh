#!/bin/bash
# snac2, a small ActivityPub server with Mastodon's client API, for the end-to-end tests and the tour.
#   snac2.sh start PORT DIR   on 127.0.0.1, with the accounts brand, alice and bob; PORT 0: a free one.
#                             Prints its address. DIR/passwords has lines "account: password".
#   snac2.sh stop DIR         stops it and waits until it is gone; DIR stays, for its log and data
# The program is Debian's package (main in Debian 13, backports in Debian 12), unpacked into the user's
# cache: neither root nor a system service nor another apt source is needed. Debian's set-up of what
# it links is in scripts/setup.sh servers. It listens on loopback only.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2

usage() { fail "usage: snac2.sh start PORT DIR | snac2.sh stop DIR"; }

unpacked=$cache_dir/snac2

# The program's path; fetched once.
snac_program() {
    local program suite work
    command -v snac && return
    program=$unpacked/usr/bin/snac
    if [ ! -x "$program" ]; then
        case $(debian_version) in
            12) suite=bookworm-backports ;;
            13) suite=trixie ;;
            *) fail "snac2 is fetched on Debian 12 and 13 only; install a package that brings the command 'snac'." ;;
        esac
        mkdir -p "$cache_dir"
        work=$(mktemp -d "$unpacked.fetch.XXXXXX")
        say "fetching snac2 from $suite, once."
        {
            mkdir "$work/apt" "$work/deb" &&
                private_apt "$work/apt" deb "$suite" apt-get update &&
                cd "$work/deb" &&
                private_apt "$work/apt" deb "$suite" apt-get download snac2 &&
                dpkg-deb -x snac2_*.deb "$work/tree"
        } > "$unpacked.log" 2>&1 || {
            cd /
            rm -rf "$work"
            fail "could not fetch snac2 from $suite: check the network, run 'apt-get update' as root, then try again (log: $unpacked.log)."
        }
        cd /
        mv -T "$work/tree" "$unpacked" 2> /dev/null || [ -x "$program" ]
        rm -rf "$work"
    fi
    printf '%s' "$program"
}

# set_option KEY VALUE: in server.json, which `snac init` writes one key a line.
set_option() {
    local file=$dir/server.json
    if grep -q "^ *\"$1\":" "$file"; then
        sed -i -E "s|^( *\"$1\": )[^,]*(,?)$|\1$2\2|" "$file"
    else
        sed -i "1s|{|{\n    \"$1\": $2,|" "$file"
    fi
}

start() {
    local port=$1 dir snac account pid
    mkdir -p "$2"
    dir=$(cd "$2" && pwd)
    if [ -e "$dir/server.json" ]; then
        stop "$dir"
        rm -rf "$dir"
    elif [ -n "$(ls -A "$dir")" ]; then
        fail "$dir is neither empty nor a snac2 folder."
    fi
    snac=$(snac_program)
    [ "$port" != 0 ] || port=$(free_port)
    ! answers "$port" || fail "port $port on loopback is in use."

    rmdir "$dir" 2> /dev/null || true
    # The answers of `snac init`: address, port, host name, URL prefix, e-mail of the administrator.
    printf '127.0.0.1\n%s\n127.0.0.1:%s\n\n\n' "$port" "$port" | "$snac" init "$dir" > /dev/null
    set_option protocol '"http"'
    set_option disable_email_notifications true
    set_option query_timeout 5
    set_option queue_timeout 3
    set_option queue_retry_minutes 1
    for account in brand alice bob; do
        printf '%s\n' "$account" | "$snac" adduser "$dir" "$account" |
            sed -n "s/^User password is /$account: /p" >> "$dir/passwords"
    done
    [ "$(wc -l < "$dir/passwords")" -eq 3 ] || fail "snac2 made no accounts in $dir."

    start_in_background "$dir" "answers $port" "$snac" httpd "$dir"
    printf 'http://127.0.0.1:%s\n' "$port"
}

# It finishes its queue first, for some seconds.
stop() {
    local pid
    [ -e "$1/pid" ] || return 0
    pid=$(cat "$1/pid")
    rm -f "$1/pid"
    [ "$(cat "/proc/$pid/comm" 2> /dev/null)" = snac ] || return 0
    end_process "$pid"
}

start_or_stop "$@"
