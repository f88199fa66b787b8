#!/bin/bash
# Glewlwyd, an OpenID Connect issuer in C, for the end-to-end tests.
#   glewlwyd.sh start PORT DIR REDIRECT_PORT   on 127.0.0.1; PORT 0: a free one. Prints the issuer. Users
#                                              agent1 and lead1, passwords pw-agent1 and pw-lead1. Client
#                                              "otklik": public, PKCE, http://127.0.0.1:REDIRECT_PORT/callback
#   glewlwyd.sh stop DIR                       stops it and waits until it is gone; DIR stays, for its log
# Debian's package, with a database and a configuration in DIR of its own.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2

usage() { fail "usage: glewlwyd.sh start PORT DIR REDIRECT_PORT | glewlwyd.sh stop DIR"; }

# ask METHOD PATH [JSON]: of its administration.
ask() {
    curl -sf -b "$dir/cookies" -c "$dir/cookies" -H 'Content-Type: application/json' -X "$1" \
        "http://127.0.0.1:$port/api/$2" ${3:+-d "$3"} > "$dir/answer" || fail "glewlwyd refused: $1 $2"
}

configure() {
    local name
    ask POST auth '{"username":"admin","password":"password"}'
    openssl genrsa -out "$dir/key.pem" 2048 2> /dev/null
    openssl rsa -in "$dir/key.pem" -pubout -out "$dir/public.pem" 2> /dev/null
    ask POST mod/plugin "$(jq -n --arg issuer "$issuer" --rawfile key "$dir/key.pem" --rawfile cert "$dir/public.pem" '{
        module: "oidc", name: "oidc", display_name: "OpenID Connect", parameters: {
            iss: $issuer, "jwt-type": "rsa", "jwt-key-size": "256", key: $key, cert: $cert, "jwks-show": true,
            "access-token-duration": 300, "refresh-token-duration": 86400, "code-duration": 60,
            "refresh-token-rolling": true, "refresh-token-one-use": "always", "allow-non-oidc": false,
            "auth-type-code-enabled": true, "auth-type-code-revoke-replayed": true, "auth-type-refresh-enabled": true,
            "auth-type-token-enabled": false, "auth-type-id-token-enabled": true, "auth-type-none-enabled": false,
            "auth-type-password-enabled": false, "auth-type-client-enabled": false, "subject-type": "public",
            "pkce-allowed": true, "pkce-required": true, "pkce-method-plain-allowed": false,
            "introspection-revocation-allowed": true, "introspection-revocation-allow-target-client": true,
            "name-claim": "mandatory", "email-claim": "mandatory", "scope-claim": "mandatory"}}')"
    ask POST scope '{"name":"offline_access","display_name":"offline","password_required":true,"password_max_age":0,"scheme":{}}'
    for name in agent1 lead1; do
        ask POST user "{\"username\":\"$name\",\"password\":\"pw-$name\",\"name\":\"Person $name\",
            \"email\":\"$name@example.org\",\"enabled\":true,\"scope\":[\"openid\",\"offline_access\"]}"
    done
    ask POST client "{\"client_id\":\"otklik\",\"name\":\"Otklik\",\"confidential\":false,\"enabled\":true,
        \"token_endpoint_auth_method\":[\"none\"],\"authorization_type\":[\"code\",\"refresh_token\",\"delete_token\"],
        \"redirect_uri\":[\"http://127.0.0.1:$1/callback\"],\"scope\":[\"openid\",\"offline_access\"]}"
}

start() {
    local port=$1 dir issuer
    dir=$(empty_folder "$2")
    for program in glewlwyd sqlite3 jq openssl curl; do
        command -v "$program" > /dev/null || fail "$program is needed: scripts/setup.sh servers"
    done
    [ "$port" != 0 ] || port=$(free_port)
    issuer=http://127.0.0.1:$port/api/oidc
    sqlite3 "$dir/db" < /usr/share/dbconfig-common/data/glewlwyd/install/sqlite3
    {
        grep -vE '^\s*(port|external_url|log_mode|log_file|log_level|@include|bind_address)' /etc/glewlwyd/glewlwyd.conf
        printf 'port=%s\nbind_address="127.0.0.1"\nexternal_url="http://127.0.0.1:%s"\n' "$port" "$port"
        printf 'log_mode="file"\nlog_level="WARNING"\nlog_file="%s/glewlwyd.log"\n' "$dir"
        printf 'database = { type = "sqlite3"; path = "%s/db"; };\n' "$dir"
    } > "$dir/conf"
    start_in_background "$dir" "curl -sf -o /dev/null http://127.0.0.1:$port/config" glewlwyd "--config-file=$dir/conf"
    configure "$3"
    printf '%s\n' "$issuer"
}

case ${1:-} in
    start)
        [ $# -eq 4 ] && [[ $2 =~ ^[0-9]+$ ]] && [[ $4 =~ ^[0-9]+$ ]] || usage
        start "$2" "$3" "$4"
        ;;
    stop)
        [ $# -eq 2 ] || usage
        stop_in_background "$2"
        ;;
    *) usage ;;
esac
