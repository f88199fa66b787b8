#!/bin/bash
# Builds KDE's KSyntaxHighlighting for Qt 6 on Debian 12, whose own package is for Qt 5.
# The source is the Debian 13 source package, from the mirror this machine already uses; the result is
# a static library without the bundled languages in the user's cache, built once and used by every
# build of Otklik. Needs no root. Its build tools are in scripts/setup.sh.
set -euo pipefail

version=5.116.0
prefix=${XDG_CACHE_HOME:-$HOME/.cache}/otklik/ksyntaxhighlighting-$version
[ -e "$prefix/.complete" ] && exit 0

fail() { printf 'Otklik: %s\n' "$*" >&2; exit 1; }

mkdir -p "$(dirname "$prefix")"
work=$(mktemp -d "$prefix.build.XXXXXX")
trap 'rm -rf "$work"' EXIT

# The mirror apt reads Debian from; a security or backports archive is another tree.
mirror=$(apt-get indextargets --format '$(SITE) $(COMPONENT) $(IDENTIFIER)' 2>/dev/null \
    | awk '$2 == "main" && $3 == "Packages" && $1 !~ /security/ { print $1; exit }')
[ -n "$mirror" ] || fail "apt knows no Debian mirror: run 'apt-get update' as root and try again."

mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial" "$work/source"
cat > "$work/apt/trixie.sources" <<SOURCES
Types: deb-src
URIs: $mirror
Suites: trixie
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
SOURCES
apt=(apt-get -qq
    -o Dir::Etc::sourcelist="$work/apt/trixie.sources"
    -o Dir::Etc::sourceparts=/dev/null
    -o Dir::State::lists="$work/apt/lists"
    -o Dir::Cache="$work/apt/cache"
    -o APT::Sandbox::User="$(id -un)")

log=$prefix.log
printf 'Otklik: building KSyntaxHighlighting %s for Qt 6, once (a minute; log: %s).\n' "$version" "$log"
{
    "${apt[@]}" update
    # --tar-only: the upstream archive is all that is needed, and all that every mirror has.
    cd "$work/source"
    "${apt[@]}" source --tar-only --download-only ksyntax-highlighting
} > "$log" 2>&1 || fail "could not fetch the source of ksyntax-highlighting from $mirror; see $log"

archive=("$work/source/ksyntax-highlighting_$version"*.orig.tar.*)
[ -e "${archive[0]}" ] || fail "the mirror has another version of ksyntax-highlighting than $version: $(ls "$work/source")"

{
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
    cmake --build "$work/build"
    cmake --install "$work/build"
} >> "$log" 2>&1 || fail "KSyntaxHighlighting did not build; see $log"

# In one step, so that an interrupted build is never taken for a finished one.
touch "$work/prefix/.complete"
rm -rf "$prefix"
mv "$work/prefix" "$prefix"
