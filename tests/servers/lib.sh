# Sourced by the start scripts beside it, after scripts/lib.sh.

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

# end_process PID: asks it to end, and waits until it is gone; after ten seconds it has no choice.
end_process() {
    kill "$1" 2> /dev/null || return 0
    for _ in {1..100}; do
        kill -0 "$1" 2> /dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$1" 2> /dev/null || true
}
