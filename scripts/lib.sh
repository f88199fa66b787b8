# Sourced by ./run, ./test, ./bench and the scripts beside it: how they speak, and what they ask the
# machine. Sets `root`, the top of the tree.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# A service, a container or a chroot may have neither.
if [ -z "${HOME:-}" ]; then
    HOME=$(getent passwd "$(id -u)" | cut -d: -f6)
    export HOME
fi
if [ -z "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ]; then
    export LANG=C.UTF-8
fi

# What is built once per user and shared by all trees.
cache_dir=${XDG_CACHE_HOME:-$HOME/.cache}/otklik

# `./bench --json` keeps standard output for figures: it sets this to 2.
say_to=1
say() { printf 'Otklik: %s\n' "$*" >&"$say_to"; }
fail() {
    printf 'Otklik: %s\n' "$*" >&2
    exit 1
}

# The version of Debian, "12" or "13"; empty on anything else.
debian_version() {
    local ID='' VERSION_ID=''
    [ -r /etc/os-release ] && . /etc/os-release
    case $ID:$VERSION_ID in
        debian:12 | debian:13) printf '%s' "$VERSION_ID" ;;
    esac
}

# The mirror that apt reads Debian itself from (security and backports are other archives).
debian_mirror() {
    apt-get indextargets --format '$(SITE) $(COMPONENT) $(CREATED_BY) $(ORIGIN)' 2>/dev/null |
        awk '$2 == "main" && $3 == "Packages" && $4 == "Debian" && $1 !~ /security/ { print $1; exit }'
}

# private_apt DIR TYPE SUITE COMMAND...: apt on one suite of that mirror, with lists and a cache of its
# own in DIR. Needs no root and leaves the machine's sources alone.
private_apt() {
    local dir=$1 type=$2 suite=$3 mirror
    shift 3
    if [ ! -e "$dir/one.sources" ]; then
        mirror=$(debian_mirror)
        if [ -z "$mirror" ]; then
            echo "E: apt knows no Debian mirror yet (apt-get update)" >&2
            return 1
        fi
        mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial"
        printf 'Types: %s\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
            "$type" "$mirror" "$suite" /usr/share/keyrings/debian-archive-keyring.gpg > "$dir/one.sources"
    fi
    "$1" -qq \
        -o Dir::Etc::sourcelist="$dir/one.sources" \
        -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State::lists="$dir/lists" \
        -o Dir::Cache="$dir/cache" \
        -o APT::Sandbox::User="$(id -un)" \
        "${@:2}"
}

# How many compilers at once: one a core, and no more than memory holds (about 1.2 GB each).
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1200000) }' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    printf '%s' $((cores < memory ? cores : memory))
}

# is_display: may a window be opened?
is_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; }

# seconds_since EPOCHREALTIME, with one digit, in any locale.
seconds_since() {
    local now=${EPOCHREALTIME/[.,]/} then=${1/[.,]/}
    local tenths=$(((now - then) / 100000))
    printf '%d.%d' $((tenths / 10)) $((tenths % 10))
}
