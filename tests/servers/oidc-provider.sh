#!/bin/bash
# node-oidc-provider, a certified OpenID Connect issuer, for the end-to-end tests.
#   oidc-provider.sh start PORT DIR   on 127.0.0.1; PORT 0: a free one. Prints the issuer. Any login name
#                                     with any password gets in; names that begin with "lead" are in the
#                                     group "leads". Client "otklik": public, PKCE, http://127.0.0.1/callback
#                                     on any port. GET /test/rotate-keys changes its signing keys.
#   oidc-provider.sh stop DIR         stops it and waits until it is gone; DIR stays, for its log
# The package comes from npm, in the version below, once into the user's cache; nothing of it is shipped.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=8.8.1 # the last that runs on Debian 12's Node 18
fetched=$cache_dir/oidc-provider-$version

usage() { fail "usage: oidc-provider.sh start PORT DIR | oidc-provider.sh stop DIR"; }

fetch() {
    local work
    [ ! -d "$fetched" ] || return 0
    mkdir -p "$cache_dir"
    work=$(mktemp -d "$fetched.fetch.XXXXXX")
    say "fetching oidc-provider $version from npm, once."
    (cd "$work" && echo '{"private":true}' > package.json &&
        npm install --no-audit --no-fund --ignore-scripts "oidc-provider@$version") > "$fetched.log" 2>&1 || {
        rm -rf "$work"
        fail "could not fetch oidc-provider: check the network, then try again (log: $fetched.log)."
    }
    mv -T "$work" "$fetched" 2> /dev/null || [ -d "$fetched" ]
    rm -rf "$work"
}

start() {
    local port=$1 dir
    dir=$(empty_folder "$2")
    command -v node > /dev/null && command -v npm > /dev/null || fail "node and npm are needed: scripts/setup.sh servers"
    fetch
    [ "$port" != 0 ] || port=$(free_port)
    cp "$here/oidc-provider.mjs" "$dir/issuer.mjs"
    ln -s "$fetched/node_modules" "$dir/node_modules"
    start_in_background "$dir" "curl -sf -o /dev/null http://127.0.0.1:$port/.well-known/openid-configuration" node "$dir/issuer.mjs" "$port"
    printf 'http://127.0.0.1:%s\n' "$port"
}

start_or_stop "$@"
