# Sourced by ./run, ./test and ./bench after lib.sh: set up, configure, build, and know whether
# anything had to be done.

installed=0 # packages that this start installed
built=no    # whether this start compiled anything
started=$EPOCHREALTIME

# One at a time in this tree: a second start waits for the first one's build.
lock_tree() {
    mkdir -p "$root/build" 2> /dev/null && : >> "$root/build/.lock" 2> /dev/null ||
        fail "cannot write to $root/build: copy the tree to a folder of yours."
    exec 9>> "$root/build/.lock"
    flock -n 9 && return
    say "another ./run, ./test or ./bench is building here; waiting for it."
    flock 9
}
unlock_tree() { exec 9>&-; }

# set_up NEED...: see scripts/setup.sh.
set_up() {
    local count
    export SETUP_SAY_TO=$say_to
    count=$(mktemp)
    SETUP_COUNT_FD=8 "$root/scripts/setup.sh" "$@" 8> "$count" 9>&- || {
        rm -f "$count"
        exit 1
    }
    installed=$((installed + $(cat "$count" | grep . || echo 0)))
    rm -f "$count"
    if [ "$(debian_version)" != 13 ]; then
        "$root/scripts/build-ksyntaxhighlighting.sh" 9>&- || exit 1
    fi
}

# configure PRESET: once; afterwards ninja does it itself when a CMakeLists.txt changes.
configure() {
    local preset=$1 dir=$root/build/$1 log=$root/build/$1-configure.log
    if [ -e "$dir/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$dir/CMakeCache.txt"; then
        say "the tree has moved: building $preset anew."
        rm -rf "$dir"
    fi
    [ -e "$dir/build.ninja" ] && return
    (cd "$root" && cmake --preset "$preset" > "$log" 2>&1 9>&-) && return
    rm -f "$dir/build.ninja"
    tail -n 30 "$log" >&2
    fail "CMake could not configure the $preset build (all of it: build/$preset-configure.log)."
}

# build PRESET TARGET...: quietly does nothing where nothing is to be done.
build() {
    local preset=$1 dir=$root/build/$1 log=$root/build/$1-build.log jobs
    shift
    configure "$preset"
    if ninja -C "$dir" -n "$@" 2> /dev/null | tail -n 1 | grep -q 'no work to do'; then
        return
    fi
    built=yes
    jobs=$(build_jobs)
    if [ -t "$say_to" ]; then
        say "building ($preset, $jobs at once)."
        NINJA_STATUS='[%f/%t, %e s] ' ninja -C "$dir" -j "$jobs" "$@" >&"$say_to" 9>&- ||
            fail "the $preset build failed; the first 'error:' above says where."
    else
        say "building ($preset, $jobs at once; log: build/$preset-build.log)."
        ninja -C "$dir" -j "$jobs" "$@" > "$log" 2>&1 9>&- || {
            grep -m 3 -A 12 -E 'error:|^FAILED|undefined' "$log" >&2 || tail -n 40 "$log" >&2
            fail "the $preset build failed (all of it: build/$preset-build.log)."
        }
    fi
}

# targets PRESET NAME...: those of the names that this tree builds.
targets() {
    local dir=$root/build/$1 name
    shift
    for name; do
        grep -qE "^build $name: phony" "$dir/build.ninja" && printf '%s\n' "$name"
    done
}

# One line that says what this start did.
say_what_was_done() {
    local install='nothing to install' work='nothing to build'
    [ "$installed" -eq 0 ] || install="installed $installed package$([ "$installed" -eq 1 ] || echo s)"
    [ "$built" = no ] || work='built'
    say "$install, $work ($(seconds_since "$started") s)."
}
