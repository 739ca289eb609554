#!/usr/bin/env bash
# usage: scripts/test.sh [PRESET]: builds a preset (release unless named) and runs its tests.
set -eu
cd "$(dirname "$0")/.."
preset=${1:-release}
scripts/install-deps.sh
scripts/build.sh "$preset"
ctest --test-dir "build/$preset" --output-on-failure -j "${JOBS:-$(nproc)}"
