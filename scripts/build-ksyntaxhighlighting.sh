#!/bin/bash
# Builds KDE's KSyntaxHighlighting for Qt 6 on Debian 12, whose own package is for Qt 5.
# The source is the Debian 13 source package, from the mirror this machine already uses; the result is
# a static library without the bundled languages in the user's cache, built once and used by every
# build of Otklik. Needs no root. Its build tools are in scripts/setup.sh.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=${SETUP_SAY_TO:-1}

version=5.116.0
prefix=$cache_dir/ksyntaxhighlighting-$version
[ -e "$prefix/.complete" ] && exit 0

mkdir -p "$cache_dir"
work=$(mktemp -d "$prefix.build.XXXXXX")
trap 'rm -rf "$work"' EXIT

log=$prefix.log
say "building KSyntaxHighlighting $version for Qt 6, once (a minute; log: $log)."
mkdir "$work/apt" "$work/source"
cd "$work/source"
# --tar-only: the upstream archive is all that is needed, and all that every mirror has.
{
    private_apt "$work/apt" deb-src trixie apt-get update &&
        private_apt "$work/apt" deb-src trixie apt-get source --tar-only --download-only ksyntax-highlighting
} > "$log" 2>&1 || fail "could not fetch the source of KSyntaxHighlighting: check the network, run 'apt-get update' as root, then try again (log: $log)."

archive=("$work/source/ksyntax-highlighting_$version"*.orig.tar.*)
[ -e "${archive[0]}" ] || fail "the mirror has another KSyntaxHighlighting than $version: $(ls "$work/source")."

build() {
    mkdir "$work/tree"
    tar -xf "${archive[0]}" -C "$work/tree" --strip-components=1
    # Debian 12 has extra-cmake-modules 5.103, and the code needs nothing newer of it.
    sed -i "s/find_package(ECM $version/find_package(ECM 5.103.0/" "$work/tree/CMakeLists.txt"
    cmake -S "$work/tree" -B "$work/build" -G Ninja \
        -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_INSTALL_PREFIX="$work/prefix" \
        -DCMAKE_POSITION_INDEPENDENT_CODE=ON \
        -DBUILD_SHARED_LIBS=OFF \
        -DQT_MAJOR_VERSION=6 \
        -DQRC_SYNTAX=OFF \
        -DBUILD_TESTING=OFF \
        -DBUILD_QCH=OFF \
        -DCMAKE_DISABLE_FIND_PACKAGE_Qt6Quick=ON
    cmake --build "$work/build" --parallel "$(build_jobs)"
    cmake --install "$work/build"
}
# In a shell of its own: `set -e` is off inside a condition.
(set -e && build) >> "$log" 2>&1 &
wait $! || fail "KSyntaxHighlighting did not build (log: $log)."

# In one step, so that an interrupted build is never taken for a finished one, and two at once do no harm.
touch "$work/prefix/.complete"
[ -e "$prefix/.complete" ] || rm -rf "$prefix"
mv -T "$work/prefix" "$prefix" 2> /dev/null || [ -e "$prefix/.complete" ]
