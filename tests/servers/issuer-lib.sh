# Sourced by the start scripts of OpenID Connect issuers beside it, after scripts/lib.sh.

answers() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

# Below the ports that the kernel gives to outgoing connections.
free_port() {
    local port attempt
    for attempt in {1..50}; do
        port=$((20000 + RANDOM % 12000))
        answers "$port" || { printf '%s' "$port" && return; }
    done
    fail "found no free port on loopback."
}

# empty_folder DIR: made if need be; its path without detours.
empty_folder() {
    mkdir -p "$1"
    [ -z "$(ls -A "$1")" ] || fail "$1 is not empty."
    (cd "$1" && pwd)
}

# run_issuer DIR ADDRESS COMMAND...: in the background, its log and pid in DIR; waits until ADDRESS answers.
run_issuer() {
    local dir=$1 address=$2 pid
    shift 2
    setsid "$@" > "$dir/log" 2>&1 < /dev/null 8>&- 9>&- &
    pid=$!
    echo $pid > "$dir/pid"
    for _ in {1..150}; do
        curl -sf -o /dev/null "$address" && return
        kill -0 $pid 2> /dev/null || break
        sleep 0.1
    done
    tail -n 20 "$dir/log" >&2
    kill $pid 2> /dev/null || true
    fail "the issuer did not start (log: $dir/log)."
}

# stop_issuer DIR: stops what run_issuer started there, and waits until it is gone.
stop_issuer() {
    local pid
    [ -e "$1/pid" ] || return 0
    pid=$(cat "$1/pid")
    rm -f "$1/pid"
    grep -qaF "$1" "/proc/$pid/cmdline" 2> /dev/null || return 0
    kill "$pid" 2> /dev/null || return 0
    for _ in {1..100}; do
        kill -0 "$pid" 2> /dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$pid" 2> /dev/null || true
}
