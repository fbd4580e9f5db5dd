#!/usr/bin/env bash
# From a bare Debian 12 to a result.
#
#   ./setup.sh          build the library and the command, count the sample consultation, write its report
#   ./setup.sh test     build everything and run all tests; the last line is "N passed, N failed, N skipped"
#   ./setup.sh packages NAME…       install those of the named Debian packages that are missing
#
# DELIB_PRESET chooses another configure preset (default: release, in build/); DELIB_JOBS the number of parallel jobs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

preset=${DELIB_PRESET:-release}
build=build
[ "$preset" = release ] || build=build-$preset
jobs=${DELIB_JOBS:-$(nproc)}

say() { printf '\n==> %s\n' "$*" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs those of the named Debian packages that are not there yet.
packages() {
    local missing=() package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ "${#missing[@]}" = 0 ] && return
    say "Installing ${missing[*]}"
    as_root apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# Node and npm may come from elsewhere than Debian's packages.
node_packages() {
    command -v node >/dev/null || echo nodejs
    command -v npm >/dev/null || echo npm
}

configure() {
    say "Configuring $build"
    mkdir -p "$build"
    cmake --preset "$preset" "$@" >"$build/configure.log" 2>&1 || { cat "$build/configure.log" >&2; return 1; }
}

sample() {
    packages g++ cmake ninja-build ccache pkg-config ca-certificates \
        libboost-dev libssl-dev libutf8proc-dev zlib1g-dev libzstd-dev libcli11-dev nlohmann-json3-dev libtomlplusplus-dev
    # A tree that was configured for the tests stays so.
    if [ -e "$build/CMakeCache.txt" ]; then configure; else configure -DBUILD_TESTING=OFF; fi
    say "Building with $jobs jobs"
    cmake --build "$build" -j "$jobs" --target delib delib_cli examples
    say "Counting the sample consultation"
    local report=build/interconnectes-2022.html
    mkdir -p build
    "$build/bindings/cli/delib" tally examples/interconnectes-2022/consultation.toml --report "$report"
    printf '\nReport: %s\n' "$PWD/$report"
}

tests() {
    rm -f "$build/ctest.xml"
    # shellcheck disable=SC2046  # one word a package
    packages g++ cmake ninja-build ccache pkg-config ca-certificates python3 \
        libboost-dev libssl-dev libutf8proc-dev zlib1g-dev libzstd-dev libcli11-dev nlohmann-json3-dev libtomlplusplus-dev \
        libgtest-dev libgmock-dev librapidcheck-dev chromium $(node_packages)
    # What is sanitized does not load in a plain interpreter: Python, Ruby and Node call the library in release alone.
    local python=()
    if [ "$preset" = release ]; then
        packages pybind11-dev python3-dev python3-numpy python3-pandas python3-pytest python3-matplotlib ruby
        say "Installing the Node example's package"
        npm ci --prefix examples/embedding --no-audit --no-fund --loglevel=error
        python=(-DDELIB_BUILD_PYTHON=ON -DPython_EXECUTABLE=/usr/bin/python3)
    fi
    if [ -e tests/browser/package.json ]; then
        say "Installing the browser tests' packages"
        npm ci --prefix tests/browser --no-audit --no-fund --loglevel=error
    fi
    configure -DBUILD_TESTING=ON "${python[@]}"
    say "Building with $jobs jobs"
    cmake --build "$build" -j "$jobs"
    say "Testing"
    local status=0
    ctest --test-dir "$build" -j "$jobs" --output-on-failure --no-tests=error --output-junit ctest.xml || status=$?
    python3 tests/house/summary.py "$build/ctest.xml" || status=1
    return "$status"
}

case "${1:-}" in
    "") sample ;;
    test) tests ;;
    packages) shift; packages "$@" ;;
    *) sed -n '2,8s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
esac
