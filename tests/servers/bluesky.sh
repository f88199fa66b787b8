#!/bin/bash
# Bluesky's reference servers (PLC directory, PDS, AppView), for the end-to-end tests.
#   bluesky.sh start PORT DIR   the PDS on 127.0.0.1; PORT 0: a free one. Prints its address. Accounts brand.test,
#                               alice.test and bob.test with the passwords pw-brand, pw-alice and pw-bob
#   bluesky.sh stop DIR         stops it and waits until it is gone; DIR stays, for its logs
# The packages come from npm, in the versions below, once into the user's cache, which takes minutes (an add-on is
# compiled); nothing of them is shipped. They need Node 22, which comes from npm too, PostgreSQL and Redis.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
start_seconds=600 # a dozen servers in one program, and databases to be made
version=0.6.7 # of @atproto/dev-env
node_version=22
fetched=$cache_dir/bluesky-$version
node_home=node_modules/node-linux-$(case $(uname -m) in aarch64) echo arm64 ;; *) echo x64 ;; esac)

usage() { fail "usage: bluesky.sh start PORT DIR | bluesky.sh stop DIR"; }

# In an empty folder: Node, the packages, and their SQLite add-on from source against that Node's own headers.
install_here() {
    local gyp
    echo '{"private":true,"type":"module"}' > package.json
    npm install --no-audit --no-fund "$(basename "$node_home")@$node_version"
    PATH=$PWD/$node_home/bin:$PATH npm install --no-audit --no-fund --ignore-scripts "@atproto/dev-env@$version"
    gyp=$(dirname "$(readlink -f "$(command -v npm)")")/../node_modules/node-gyp/bin/node-gyp.js
    [ -e "$gyp" ] || gyp=$(dirname "$(readlink -f "$(command -v node-gyp)")")/node-gyp.js
    (cd node_modules/better-sqlite3 &&
        PATH=$PWD/../../$node_home/bin:$PATH node "$gyp" rebuild --release --nodedir="$PWD/../../$node_home")
}

fetch() {
    local work
    [ ! -d "$fetched" ] || return 0
    mkdir -p "$cache_dir"
    work=$(mktemp -d "$fetched.fetch.XXXXXX")
    say "fetching Bluesky's reference servers $version from npm, once; this takes minutes."
    (cd "$work" && install_here) > "$fetched.log" 2>&1 || {
        rm -rf "$work"
        fail "could not fetch Bluesky's servers: check the network, then try again (log: $fetched.log)."
    }
    mv -T "$work" "$fetched" 2> /dev/null || [ -d "$fetched" ]
    rm -rf "$work"
}

start() {
    local port=$1 dir redis plc app_view program
    dir=$(empty_folder "$2")
    for program in npm python3 make g++ redis-server; do
        command -v "$program" > /dev/null || fail "$program is needed: scripts/setup.sh build test servers"
    done
    fetch
    [ "$port" != 0 ] || port=$(free_port)
    redis=$(free_port) plc=$(free_port) app_view=$(free_port)
    mkdir "$dir/redis" "$dir/network" "$dir/tmp"
    "$here/../support/postgres.sh" start "$dir/postgres"
    # Its title would hide by which folder it is known.
    start_in_background "$dir/redis" "answers $redis" redis-server --port "$redis" --bind 127.0.0.1 --save '' \
        --dir "$dir/redis" --set-proc-title no
    cp "$here/bluesky.mjs" "$dir/network/network.mjs"
    ln -s "$fetched/node_modules" "$dir/network/node_modules"
    DB_POSTGRES_URL=$(cat "$dir/postgres/uri") DB_POSTGRES_SCHEMA=otklik REDIS_HOST=127.0.0.1:$redis TMPDIR=$dir/tmp \
        LOG_ENABLED=false start_in_background "$dir/network" "grep -q ^READY '$dir/network/log'" \
        "$fetched/$node_home/bin/node" "$dir/network/network.mjs" "$port" "$plc" "$app_view"
    printf 'http://localhost:%s\n' "$port"
}

stop() {
    local dir
    dir=$(cd "$1" && pwd) || return 0
    stop_in_background "$dir/network"
    stop_in_background "$dir/redis"
    [ ! -d "$dir/postgres" ] || "$here/../support/postgres.sh" stop "$dir/postgres"
}

start_or_stop "$@"
