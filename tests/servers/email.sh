#!/bin/bash
# Dovecot and Postfix, a mail server, for the end-to-end tests.
#   email.sh start PORT DIR   on 127.0.0.1; PORT 0: free ones. Prints imap://127.0.0.1:IMAP/DIR?imaps=…&smtp=…&submission=…
#                             Mailboxes support, alice and bob @example.test, passwords pw-support …; what is
#                             sent to gone@example.test bounces. smtp: plain or STARTTLS; submission: STARTTLS only. DIR/tls/cert.pem
#                             vouches for it, DIR/dovecot/dovecot.conf is for doveadm -c.
#   email.sh stop DIR         stops them and waits until they are gone; DIR stays, for its logs
# Debian's packages, with configurations and spools in DIR: no service of the system is touched, and no user made.
# Postfix does nothing without root, so neither does this.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../scripts/lib.sh"
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
say_to=2

usage() { fail "usage: email.sh start PORT DIR | email.sh stop DIR"; }

configure_dovecot() {
    local user
    mkdir -p "$dir/dovecot" "$dir/mail"
    chown mail:mail "$dir/mail"
    chmod 700 "$dir/mail"
    for user in support alice bob; do
        printf '%s@example.test:{PLAIN}pw-%s::::::\n' "$user" "$user"
        printf '%s@example.test x\n' "$user" >&3
    done > "$dir/dovecot/users" 3> "$dir/postfix/mailboxes"
    printf 'gone@example.test x\n' >> "$dir/postfix/mailboxes"
    cat > "$dir/dovecot/dovecot.conf" << EOF
base_dir = $dir/dovecot/run
instance_name = otklik-test
protocols = imap lmtp
listen = 127.0.0.1
log_path = $dir/dovecot.log
ssl = yes
ssl_cert = <$dir/tls/cert.pem
ssl_key = <$dir/tls/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_username_format = %Lu
mail_location = sdbox:$dir/mail/%n
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u $dir/dovecot/users
}
userdb {
  driver = static
  args = uid=mail gid=mail home=$dir/mail/%n
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \Sent
  }
}
service imap-login {
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = $imaps
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = $lmtp
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = $auth
  }
}
protocol lmtp {
  postmaster_address = postmaster@example.test
}
EOF
}

configure_postfix() {
    local service
    chown postfix "$dir/data"
    cat > "$dir/postfix/main.cf" << EOF
compatibility_level = 3.6
myhostname = mail.example.test
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
queue_directory = $dir/queue
data_directory = $dir/data
mail_owner = postfix
setgid_group = postdrop
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = $dir/postfix.log
maillog_file_prefixes = $dir
virtual_mailbox_domains = example.test
virtual_mailbox_maps = texthash:$dir/postfix/mailboxes
virtual_transport = lmtp:inet:127.0.0.1:$lmtp
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:$auth
smtpd_tls_cert_file = $dir/tls/cert.pem
smtpd_tls_key_file = $dir/tls/key.pem
smtpd_tls_security_level = may
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
default_transport = error:5.1.2 no delivery to the outside in this test
relay_transport = error:5.1.2 no delivery to the outside in this test
alias_maps =
local_recipient_maps =
EOF
    {
        printf '127.0.0.1:%s inet n - n - - smtpd\n' "$smtp"
        printf '127.0.0.1:%s inet n - n - - smtpd\n  -o smtpd_tls_security_level=encrypt\n' "$submission"
        printf 'pickup unix n - n 60 1 pickup\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\n'
        printf 'tlsmgr unix - - n 1000? 1 tlsmgr\nrewrite unix - - n - - trivial-rewrite\nflush unix n - n 1000? 0 flush\n'
        for service in bounce defer trace; do
            printf '%s unix - - n - 0 bounce\n' "$service"
        done
        printf 'proxymap unix - - n - - proxymap\nlmtp unix - - n - - lmtp\nerror unix - - n - - error\nretry unix - - n - - error\n'
        printf 'anvil unix - - n - 1 anvil\nscache unix - - n - 1 scache\npostlog unix-dgram n - n - 1 postlogd\n'
    } > "$dir/postfix/master.cf"
}

# port_of ORDER: the asked one and those behind it, else free ones.
port_of() {
    [ "$port" != 0 ] && printf '%s' $((port + $1)) || free_port
}

start() {
    local port=$1 dir imap imaps smtp submission lmtp auth program
    [ "$(id -u)" -eq 0 ] || fail "Postfix needs root: run this as root, or leave the mail server's tests out."
    dir=$(empty_folder "$2")
    for program in dovecot doveadm postfix openssl; do
        command -v "$program" > /dev/null || fail "$program is needed: scripts/setup.sh servers"
    done
    [[ $(dovecot --version) == 2.3.* ]] || fail "this knows the configuration of Dovecot 2.3 only (Debian 12)."
    imap=$(port_of 0) imaps=$(port_of 1) smtp=$(port_of 2) submission=$(port_of 3) lmtp=$(port_of 4) auth=$(port_of 5)
    chmod 755 "$dir"
    mkdir -p "$dir"/{postfix,queue,data,tls}
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=localhost \
        -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout "$dir/tls/key.pem" -out "$dir/tls/cert.pem" 2> /dev/null
    configure_dovecot
    configure_postfix
    dovecot -c "$dir/dovecot/dovecot.conf" 8>&- 9>&- || fail "dovecot did not start (log: $dir/dovecot.log)."
    postfix -c "$dir/postfix" start > "$dir/log" 2>&1 8>&- 9>&- || {
        stop "$dir"
        fail "postfix did not start (logs: $dir/log, $dir/postfix.log)."
    }
    for _ in {1..100}; do
        answers "$imap" && answers "$smtp" && break
        sleep 0.1
    done
    answers "$imap" && answers "$smtp" || {
        stop "$dir"
        fail "the mail server does not answer (logs in $dir)."
    }
    printf 'imap://127.0.0.1:%s%s?imaps=%s&smtp=%s&submission=%s\n' "$imap" "$dir" "$imaps" "$smtp" "$submission"
}

stop() {
    local file pid
    for file in "$1/queue/pid/master.pid" "$1/dovecot/run/master.pid"; do
        [ -e "$file" ] || continue
        pid=$(tr -d ' ' < "$file")
        case $(readlink "/proc/$pid/exe" 2> /dev/null) in
            */postfix/sbin/master | */sbin/dovecot) end_process "$pid" ;;
        esac
    done
}

start_or_stop "$@"
