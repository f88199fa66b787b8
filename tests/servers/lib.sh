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

# start_in_background DIR CHECK COMMAND...: waits until CHECK, a command in one word, succeeds, for a minute or for
# start_seconds; DIR/pid and DIR/log are its own.
start_in_background() {
    local dir=$1 check=$2 pid
    shift 2
    setsid "$@" > "$dir/log" 2>&1 < /dev/null 8>&- 9>&- &
    pid=$!
    echo $pid > "$dir/pid"
    for _ in $(seq $((${start_seconds:-60} * 10))); do
        eval "$check" && return
        kill -0 $pid 2> /dev/null || break
        sleep 0.1
    done
    tail -n 20 "$dir/log" >&2
    kill $pid 2> /dev/null || true
    fail "${1##*/} did not start (log: $dir/log)."
}

# start_or_stop ARGUMENTS...: what such a script is called with; it has a start PORT DIR, perhaps a stop DIR, and a usage.
start_or_stop() {
    case ${1:-} in
        start)
            [ $# -eq 3 ] && [[ $2 =~ ^[0-9]+$ ]] || usage
            start "$2" "$3"
            ;;
        stop)
            [ $# -eq 2 ] || usage
            stop "$2"
            ;;
        *) usage ;;
    esac
}

stop() { stop_in_background "$1"; }

# stop_in_background DIR: stops what was started there, and waits until it is gone.
stop_in_background() {
    local pid
    [ -e "$1/pid" ] || return 0
    pid=$(cat "$1/pid")
    rm -f "$1/pid"
    grep -qaF "$1" "/proc/$pid/cmdline" 2> /dev/null || return 0
    end_process "$pid"
}

# fetch_from_npm NAME VERSION: once into the user's cache; prints the folder that holds node_modules.
fetch_from_npm() {
    local fetched=$cache_dir/$1-$2 work
    command -v node > /dev/null && command -v npm > /dev/null || fail "node and npm are needed: scripts/setup.sh servers"
    if [ ! -d "$fetched" ]; then
        mkdir -p "$cache_dir"
        work=$(mktemp -d "$fetched.fetch.XXXXXX")
        say "fetching $1 $2 from npm, once."
        (cd "$work" && echo '{"private":true}' > package.json &&
            npm install --no-audit --no-fund --ignore-scripts "$1@$2") > "$fetched.log" 2>&1 || {
            rm -rf "$work"
            fail "could not fetch $1: check the network, then try again (log: $fetched.log)."
        }
        mv -T "$work" "$fetched" 2> /dev/null || [ -d "$fetched" ]
        rm -rf "$work"
    fi
    printf '%s\n' "$fetched"
}
