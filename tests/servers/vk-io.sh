#!/bin/bash
# vk-io, a third-party client of VK's API, for the proof of the stand-in.
#   vk-io.sh run ADDRESS   talks to the API there, one line of JSON a step; see vk-io.mjs
# The package comes from npm, in the version below, once into the user's cache; nothing of it is shipped.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
say_to=2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=4.9.1
fetched=$cache_dir/vk-io-$version

fetch() {
    local work
    [ ! -d "$fetched" ] || return 0
    mkdir -p "$cache_dir"
    work=$(mktemp -d "$fetched.fetch.XXXXXX")
    say "fetching vk-io $version from npm, once."
    (cd "$work" && echo '{"private":true}' > package.json &&
        npm install --no-audit --no-fund --ignore-scripts "vk-io@$version") > "$fetched.log" 2>&1 || {
        rm -rf "$work"
        fail "could not fetch vk-io: check the network, then try again (log: $fetched.log)."
    }
    mv -T "$work" "$fetched" 2> /dev/null || [ -d "$fetched" ]
    rm -rf "$work"
}

[ $# -eq 2 ] && [ "$1" = run ] || fail "usage: vk-io.sh run ADDRESS"
command -v node > /dev/null && command -v npm > /dev/null || fail "node and npm are needed: scripts/setup.sh servers"
fetch
exec node "$here/vk-io.mjs" "$fetched" "$2"
