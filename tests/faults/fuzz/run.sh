#!/bin/bash
# One fuzz target for a while: run.sh PROGRAM NAME CORPUS FOLDER SECONDS [OPTIONS OF LIBFUZZER...]
# Starts from the kept corpus; what it finds goes into FOLDER, and a broken input is named.
set -uo pipefail
program=$1 name=$2 corpus=$3 folder=$4 seconds=$5
shift 5
mkdir -p "$folder/found"
log=$folder/log
"$program" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 -len_control=0 \
    -print_final_stats=1 -artifact_prefix="$folder/broken-" "$@" "$folder/found" "$corpus" > "$log" 2>&1
status=$?
runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
if [ $status -eq 0 ]; then
    echo "fuzzing of $name: tried ${runs:-0}, lost 0, twice 0, diverged 0"
    exit 0
fi
tail -n 40 "$log"
echo "fuzzing of $name: tried ${runs:-0}, lost 0, twice 0, diverged 1"
echo "The input lies in $folder; it belongs into $corpus once it is mended."
exit 1
