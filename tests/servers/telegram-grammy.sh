#!/bin/bash
# A third-party client, npm's grammy, talks to the stand-in for Telegram: is it taken for Telegram?
#   telegram-grammy.sh ADDRESS   of a fresh stand-in; prints how many checks hold, or fails
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -eq 1 ] || fail "usage: telegram-grammy.sh ADDRESS"

fetched=$(fetch_from_npm grammy 1.46.0)
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cp "$here/telegram-grammy.mjs" "$dir/talk.mjs"
ln -s "$fetched/node_modules" "$dir/node_modules"
node "$dir/talk.mjs" "$1"
