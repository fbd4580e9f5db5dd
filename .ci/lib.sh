# Shared by .ci/run and .ci/full: steps, packages, corpus.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null
export DEBIAN_FRONTEND=noninteractive
jobs=${DELIB_JOBS:-$(nproc)}
export DELIB_JOBS=$jobs
failures=()
totals='0 passed, 0 failed, 0 skipped'

# Real elections for tests outside the repository, where they are at hand.
shared=$(cd .. && pwd)/shared
if [ -d "$shared/data" ]; then export DELIB_CORPUS=$shared/data; fi

packages() {
    local missing=() package root=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ "${#missing[@]}" = 0 ] && return
    [ "$(id -u)" = 0 ] || root=(sudo)
    "${root[@]}" apt-get update -q
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# step NAME COMMAND…: run it, time it, and go on to the next one if it fails.
step() {
    local name=$1 begin=$SECONDS status=0
    shift
    printf '\n=== %s\n' "$name"
    ("$@") || status=$?
    printf -- '--- %s: %s after %d s\n' "$name" "$([ "$status" = 0 ] && echo good || echo "FAILED ($status)")" $((SECONDS - begin))
    [ "$status" = 0 ] || failures+=("$name")
}

build() { # PRESET [TARGET…]
    local preset=$1 target
    shift
    cmake --preset "$preset" >"/tmp/delib-configure-$preset.log" 2>&1 || { cat "/tmp/delib-configure-$preset.log"; return 1; }
    target=()
    [ "$#" = 0 ] || target=(--target "$@")
    cmake --build "$(folder "$preset")" -j "$jobs" "${target[@]}"
}

folder() { if [ "$1" = release ]; then echo build; else echo "build-$1"; fi; }

sanitized_tests() { # PRESET
    DELIB_PRESET=$1 ./setup.sh test
}

remember_totals() { # PRESET
    [ ! -e "$(folder "$1")/ctest.xml" ] || totals=$(python3 tests/house/summary.py "$(folder "$1")/ctest.xml" || true)
}

formatting() {
    git ls-files '*.hpp' '*.ipp' '*.cpp' '*.h' | xargs -r clang-format --dry-run -Werror
}

headers_with_clang() {
    cmake --preset headers >/tmp/delib-configure-headers.log 2>&1 || { cat /tmp/delib-configure-headers.log; return 1; }
    python3 tests/house/headers_alone.py build-headers
    ctest --test-dir build-headers -L house -j "$jobs" --output-on-failure
}

fuzzing() { # RUNS SECONDS
    build fuzz fuzzers
    local program corpus
    for program in build-fuzz/tests/fuzz/fuzz_*; do
        [ -x "$program" ] && [ -f "$program" ] || continue
        corpus=tests/fuzz/corpus/${program##*/fuzz_}
        mkdir -p "build-fuzz/corpus/${program##*/fuzz_}"
        printf '%s\n' "$program"
        # What it finds goes into the build folder; the committed corpus is read only.
        "$program" -runs="$1" -max_total_time="$2" -timeout=20 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0 \
            -artifact_prefix=build-fuzz/ "build-fuzz/corpus/${program##*/fuzz_}" $([ ! -d "$corpus" ] || echo "$corpus")
    done
}

smoke() {
    ./setup.sh
    cmake -B build -DDELIB_BUILD_BENCH=ON >/dev/null
    cmake --build build -j "$jobs" --target benches
    local program
    for program in build/bench/bench_*; do
        [ -x "$program" ] && [ -f "$program" ] || continue
        "$program" --benchmark_min_time=0.01
    done
}

conformance() {
    "$shared/conformance/run" build/bindings/cli/delib --deviations tests/conformance/deviations.jsonl
}

finish() {
    printf '\n'
    if [ "${#failures[@]}" != 0 ]; then
        printf 'FAILED: %s\n' "${failures[@]}"
        printf '%s\n' "$totals"
        exit 1
    fi
    printf '%s\n' "$totals"
}
