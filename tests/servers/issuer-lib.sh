# Sourced by the start scripts of OpenID Connect issuers beside it, after scripts/lib.sh.

. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

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
