# shellcheck shell=bash
# Shared by .ci/run and .ci/full: steps, packages, corpus.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null
jobs=${DELIB_JOBS:-$(nproc)}
export DELIB_JOBS=$jobs
failures=()
totals='0 passed, 0 failed, 0 skipped'

# Real elections for tests outside the repository, where they are at hand.
shared=$(cd .. && pwd)/shared
if [ -d "$shared/data" ]; then export DELIB_CORPUS=$shared/data; fi

packages() { ./setup.sh packages "$@"; }

# step NAME COMMAND…: run it, time it, and go on to the next one if it fails.
step() {
    local name=$1 begin=$SECONDS status
    shift
    printf '\n=== %s\n' "$name"
    set +e # not `… || status=$?`, in which set -e would be without effect inside
    (
        set -e
        "$@"
    )
    status=$?
    set -e
    printf -- '--- %s: %s after %d s\n' "$name" "$([ "$status" = 0 ] && echo good || echo "FAILED ($status)")" $((SECONDS - begin))
    [ "$status" = 0 ] || failures+=("$name")
}

build() { # PRESET [TARGET…]
    local preset=$1
    shift
    cmake --preset "$preset"
    cmake --build "$(folder "$preset")" -j "$jobs" ${1:+--target "$@"}
}

folder() { if [ "$1" = release ]; then echo build; else echo "build-$1"; fi; }

programs() { find "$1" -maxdepth 1 -type f -executable -name "$2*" | sort; }

all_tests() { # PRESET
    DELIB_PRESET=$1 ./setup.sh test
}

remember_totals() { # PRESET
    [ ! -e "$(folder "$1")/ctest.xml" ] || totals=$(python3 tests/house/summary.py "$(folder "$1")/ctest.xml" || true)
}

formatting() {
    local file wrong=0
    while read -r file; do
        clang-format --dry-run -Werror "$file" >/dev/null 2>&1 && continue
        printf '%s: not as clang-format has it\n' "$file"
        wrong=1
    done < <(git ls-files '*.hpp' '*.ipp' '*.cpp' '*.h' '*.c')
    return "$wrong"
}

headers_with_clang() {
    cmake --preset headers
    ctest --test-dir build-headers -L house -j "$jobs" --output-on-failure
}

fuzzing() { # SECONDS
    build fuzz fuzzers
    local program name corpus
    for program in $(programs build-fuzz/tests/fuzz fuzz_); do
        name=${program##*/fuzz_}
        corpus=("build-fuzz/corpus/$name")
        mkdir -p "${corpus[0]}"
        [ ! -d "tests/fuzz/corpus/$name" ] || corpus+=("tests/fuzz/corpus/$name")
        printf '%s\n' "$program"
        # What it finds goes into the build folder; the committed corpus is read only.
        "$program" -max_total_time="$1" -timeout=20 -rss_limit_mb=2048 -print_final_stats=0 -verbosity=0 \
            -artifact_prefix=build-fuzz/ "${corpus[@]}"
    done
}

smoke() {
    ./setup.sh
    cmake -B build -DDELIB_BUILD_BENCH=ON >/dev/null
    cmake --build build -j "$jobs" --target benches
    local program
    for program in $(programs build/bench bench_); do
        "$program" --benchmark_min_time=0.01
    done
}

interpreters() {
    npm ci --prefix examples/embedding --no-audit --no-fund --loglevel=error
    cmake -B build -DDELIB_BUILD_PYTHON=ON -DPython_EXECUTABLE=/usr/bin/python3 -DBUILD_TESTING=ON >/dev/null
    cmake --build build -j "$jobs" --target delib_python delib_c delib_cli
    ctest --test-dir build -R '^(python|embedding\..*|cli\.completion\..*)$' --no-tests=error --output-on-failure
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
