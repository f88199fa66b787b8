#!/bin/bash
# WordPress with its feeds and REST API, for the end-to-end tests.
#   wordpress.sh start PORT DIR   on 127.0.0.1; PORT 0: a free one. Prints its address. Accounts brand (administrator),
#                                 bob (editor) and alice (subscriber); the application password of brand is appbrand.
#                                 Everybody may comment, guests as fast as they like; three links are held.
#   wordpress.sh stop DIR         stops it and waits until it is gone; DIR stays, for its log and data
# Debian's package, unpacked into the user's cache: neither root nor a web server as a system service is needed. PHP
# serves it on loopback, and its MariaDB, in DIR, on a socket only. Both are in scripts/setup.sh servers.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2

usage() { fail "usage: wordpress.sh start PORT DIR | wordpress.sh stop DIR"; }

program() {
    command -v "$1" || PATH=$PATH:/usr/sbin:/sbin command -v "$1" || fail "$1 is needed: scripts/setup.sh servers"
}

unpacked=$cache_dir/wordpress

# The folder of the program; fetched once.
wordpress_folder() {
    local work
    if [ ! -e "$unpacked/usr/share/wordpress/wp-settings.php" ]; then
        mkdir -p "$cache_dir"
        work=$(mktemp -d "$unpacked.fetch.XXXXXX")
        say "fetching WordPress, once."
        (cd "$work" && apt-get -qq download wordpress && dpkg-deb -x wordpress_*.deb "$work/tree") > "$unpacked.log" 2>&1 || {
            rm -rf "$work"
            fail "could not fetch WordPress: check the network, run 'apt-get update' as root, then try again (log: $unpacked.log)."
        }
        mv -T "$work/tree" "$unpacked" 2> /dev/null || [ -e "$unpacked/usr/share/wordpress/wp-settings.php" ]
        rm -rf "$work"
    fi
    printf '%s' "$unpacked/usr/share/wordpress"
}

start_database() {
    local dir=$1 socket=$1/db.sock
    mkdir "$dir/db" "$dir/database"
    mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$dir/db" --auth-root-authentication-method=normal \
        --skip-test-db > "$dir/database/install.log" 2>&1 || fail "MariaDB made no database (log: $dir/database/install.log)."
    start_in_background "$dir/database" "mariadb --no-defaults -u root -S '$socket' -e 'select 1' > /dev/null 2>&1" \
        "$(program mariadbd)" --no-defaults --user="$(id -un)" --datadir="$dir/db" --skip-networking --socket="$socket" \
        --pid-file="$dir/database/mariadbd.pid" --innodb-flush-log-at-trx-commit=0 --innodb-buffer-pool-size=32M
    mariadb --no-defaults -u root -S "$socket" -e "create database wp character set utf8mb4;
        create user wp@localhost identified by 'wp'; grant all on wp.* to wp@localhost"
}

make_site() {
    local dir=$1 port=$2 program
    program=$(wordpress_folder)
    mkdir "$dir/web"
    cp -r --no-dereference "$program/." "$dir/web/"
    rm -rf "$dir/web/wp-config.php" "$dir/web/wp-content"
    mkdir -p "$dir/web/wp-content/plugins" "$dir/web/wp-content/themes" "$dir/web/wp-content/mu-plugins"
    echo "<?php add_filter('comment_flood_filter', fn(\$isFlood) => \$isFlood && is_user_logged_in(), 99);" \
        > "$dir/web/wp-content/mu-plugins/guests.php"
    cat > "$dir/web/wp-config.php" << EOF
<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'wp'); define('DB_HOST', 'localhost:$dir/db.sock');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', ''); \$table_prefix = 'wp_';
define('WP_HOME', 'http://127.0.0.1:$port'); define('WP_SITEURL', 'http://127.0.0.1:$port');
define('DISABLE_WP_CRON', true); define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_ENVIRONMENT_TYPE', 'local'); // application passwords without https
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT',
          'NONCE_SALT'] as \$key)
    define(\$key, hash('sha256', \$key . '$dir'));
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
EOF
    php "$(dirname "${BASH_SOURCE[0]}")/wordpress.php" "$dir" > "$dir/install.log" 2>&1 ||
        fail "WordPress was not set up (log: $dir/install.log)."
}

start() {
    local port=$1 dir
    dir=$(empty_folder "$2")
    for name in php mariadb mariadb-install-db mariadbd curl; do
        program "$name" > /dev/null
    done
    [ "$port" != 0 ] || port=$(free_port)
    ! answers "$port" || fail "port $port on loopback is in use."
    start_database "$dir"
    make_site "$dir" "$port"
    PHP_CLI_SERVER_WORKERS=3 start_in_background "$dir" "curl -sf -o /dev/null 'http://127.0.0.1:$port/?rest_route=/'" \
        php -d opcache.enable_cli=1 -S "127.0.0.1:$port" -t "$dir/web"
    printf 'http://127.0.0.1:%s\n' "$port"
}

stop() {
    local workers
    workers=$(ps -o pid= --ppid "$(cat "$1/pid" 2> /dev/null || echo 0)" 2> /dev/null || true)
    stop_in_background "$1"
    for worker in $workers; do
        end_process "$worker"
    done
    stop_in_background "$1/database"
}

start_or_stop "$@"
