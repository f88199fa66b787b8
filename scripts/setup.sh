#!/bin/bash
# Installs what is missing: scripts/setup.sh NEED...
#   build    compilers, libraries and what the programs need while they run
#   test     what the tests need on top of it
#   fuzz     the compiler with libFuzzer
#   servers  third-party servers for ./test --servers and the tour
# Debian 12 and 13, as root or through sudo. If nothing is missing it neither calls apt nor asks for a
# password. The number of packages it installed goes to the file descriptor in SETUP_COUNT_FD.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=${SETUP_SAY_TO:-1}

# One word a need; "a|b": either will do, the first is installed.
build_packages=(
    # tools
    g++ cmake ninja-build pkgconf
    # Qt
    qt6-base-dev qt6-l10n-tools qt6-networkauth-dev qt6-svg-dev qt6-tools-dev
    # libraries
    libargon2-dev libboost-dev libcsv-dev "libcurl4-openssl-dev|libcurl4-gnutls-dev" libexpected-dev
    libgmime-3.0-dev libhunspell-dev libicu-dev liblinear-dev libphonenumber-dev libpq-dev libprotobuf-dev libsqlite3-dev
    libsqlitecpp-dev libssl-dev
    libstemmer-dev libuchardet-dev libxml2-dev libyaml-cpp-dev qtkeychain-qt6-dev rapidjson-dev
    # while running: the keychain, SVG icons, the Wayland platform, certificates, fonts (Cyrillic, emoji)
    libsecret-1-0 libqt6svg6 qt6-qpa-plugins qt6-wayland ca-certificates
    fonts-dejavu-core fonts-inter fonts-noto-color-emoji
    # while running: the dictionaries of the spelling
    hunspell-en-us hunspell-ru
)
build_packages_12=(
    # to build KSyntaxHighlighting for Qt 6
    extra-cmake-modules perl xz-utils
)
build_packages_13=(
    libkf6syntaxhighlighting-dev
    qt6-svg-plugins # in Debian 12 a part of libqt6svg6
)
test_packages=(haproxy librapidcheck-dev libvalijson-dev postgresql zlib1g-dev)
fuzz_packages=(clang libclang-rt-dev)
servers_packages=(
    # for the private copy of snac2, see tests/servers/snac2.sh
    "libcurl4|libcurl4t64" "libssl3|libssl3t64"
    # OpenID Connect issuers, see tests/servers/oidc-provider.sh and glewlwyd.sh; some nodejs bring npm along
    curl glewlwyd jq "npm|nodejs" openssl sqlite3
    # Bluesky's servers, see tests/servers/bluesky.sh
    make python3 redis-server
    # customer bases, see tests/servers/radicale.sh and tryton.sh
    radicale tryton-server tryton-modules-party tryton-modules-sale-opportunity
    # a blog, see tests/servers/wordpress.sh
    mariadb-client-core mariadb-server-core php-cli php-mbstring php-mysql php-xml
    # a mail server, see tests/servers/email.sh
    dovecot-imapd dovecot-lmtpd postfix
    # a keychain for tst_keychain
    "dbus-daemon|dbus" gnome-keyring
)

# What some of them would start by themselves. The tests start copies of their own and touch no service of the system.
services=(dovecot glewlwyd haproxy mariadb postfix postgresql radicale redis-server tryton-server)

# wanted NEED...: the packages, one a line.
wanted() {
    local need
    for need; do
        case $need in
            build)
                printf '%s\n' "${build_packages[@]}"
                case $(debian_version) in
                    12) printf '%s\n' "${build_packages_12[@]}" ;;
                    13) printf '%s\n' "${build_packages_13[@]}" ;;
                esac
                ;;
            test) printf '%s\n' "${test_packages[@]}" ;;
            fuzz) printf '%s\n' "${fuzz_packages[@]}" ;;
            servers) printf '%s\n' "${servers_packages[@]}" ;;
        esac
    done
}

# missing WORDS...: those of which no alternative is installed; prints the first alternative.
missing() {
    local word name installed
    # shellcheck disable=SC2086 # alternatives become words of their own
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' ${*//|/ } 2> /dev/null |
        awk '$1 == "installed" { print $2 }') || true
    for word; do
        for name in ${word//|/ }; do
            grep -qxF -- "$name" <<< "$installed" && continue 2
        done
        printf '%s\n' "${word%%|*}"
    done
}

as_root=()
choose_root() {
    [ "$(id -u)" -eq 0 ] && return
    if command -v sudo > /dev/null; then
        as_root=(sudo)
        return
    fi
    fail "packages are missing, and there is neither root nor sudo to install them." \
        "Ask for this, as root: apt-get install --no-install-recommends ${packages[*]}"
}

apt() {
    LC_ALL=C "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
        apt-get -y -q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@" >> "$log" 2>&1
}

has_service() { [ -e "/usr/lib/systemd/system/$1.service" ] || [ -e "/lib/systemd/system/$1.service" ] || [ -e "/etc/init.d/$1" ]; }

# Nothing that is installed now is started; a policy of the machine's own stays as it is.
policy=/usr/sbin/policy-rc.d
policy_is_ours=no
forbid_starting() {
    [ -e "$policy" ] && return
    policy_is_ours=yes
    printf '#!/bin/sh\n# of Otklik: scripts/setup.sh, for the time of the installation\nexit 101\n' |
        "${as_root[@]}" tee "$policy" > /dev/null
    "${as_root[@]}" chmod 755 "$policy"
}
allow_starting() {
    [ "$policy_is_ours" = no ] || "${as_root[@]}" rm -f "$policy"
    policy_is_ours=no
}

# disable SERVICES...: nor do they start with the machine.
disable() {
    local name
    for name; do
        if command -v systemctl > /dev/null && [ -d /run/systemd/system ]; then
            "${as_root[@]}" systemctl disable "$name" >> "$log" 2>&1 || true
        elif command -v update-rc.d > /dev/null; then
            "${as_root[@]}" update-rc.d "$name" disable >> "$log" 2>&1 || true
        fi
    done
}

# Another apt may be reading the lists; its lock has no time-out of its own.
update_lists() {
    local attempt
    : > "$log"
    for attempt in 1 2 3 4 5 6 7 8 9 10 11 12; do
        apt update && return 0
        tail -n 20 "$log" | grep -q 'Could not get lock' || return 1
        sleep 5
    done
    return 1
}

why_apt_failed() {
    if grep -qE 'Temporary failure resolving|Could not (resolve|connect)|Connection (timed out|refused)|Failed to fetch' "$log"; then
        echo "the package mirror could not be reached: check the network, then try again"
    elif grep -q 'Unable to locate package\|has no installation candidate' "$log"; then
        echo "apt does not know some of them: the 'main' component of Debian $(debian_version) has to be in its sources"
    elif grep -q 'remove is disabled\|Packages need to be removed' "$log"; then
        echo "apt would have to remove packages of yours for them, and that is yours to decide: apt-get install ${packages[*]}"
    elif grep -q 'No space left\|enough free space' "$log"; then
        echo "the disk is full"
    elif grep -qi 'a password is required\|a terminal is required\|not in the sudoers\|may not run sudo' "$log"; then
        echo "sudo was refused. Ask for this, as root: apt-get install --no-install-recommends ${packages[*]}"
    else
        echo "apt failed, its last words: $(grep -E '^[EW]:' "$log" | tail -n 1)"
    fi
}

for need; do
    [[ $need =~ ^(build|test|fuzz|servers)$ ]] || fail "scripts/setup.sh: unknown need '$need' (build, test, fuzz, servers)."
done
command -v dpkg-query > /dev/null ||
    fail "this is not Debian: install by hand what scripts/setup.sh lists, then build with 'cmake --preset release'."

mapfile -t words < <(wanted "$@")
mapfile -t packages < <(missing "${words[@]}")
[ ${#packages[@]} -gt 0 ] || exit 0

[ -n "$(debian_version)" ] ||
    fail "the set-up knows Debian 12 and 13 only, and here these are missing: ${packages[*]}"

choose_root
log=$root/build/setup.log
mkdir -p "$root/build" 2> /dev/null || fail "cannot write to $root: copy the tree to a folder of yours."
say "installing with what they need: ${packages[*]} (log: build/setup.log)."
update_lists || say "warning: apt could not refresh all of its lists; going on with those it has."
absent=()
for service in "${services[@]}"; do
    has_service "$service" || absent+=("$service")
done
trap allow_starting EXIT
forbid_starting
apt install --no-install-recommends --no-remove "${packages[@]}" ||
    fail "could not install what is missing: $(why_apt_failed) (all of it: build/setup.log)."
allow_starting
for service in "${absent[@]}"; do
    ! has_service "$service" || disable "$service"
done
if [ -n "${SETUP_COUNT_FD:-}" ]; then
    echo "${#packages[@]}" >&"$SETUP_COUNT_FD"
fi
