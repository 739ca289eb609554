#!/usr/bin/env bash
# usage: scripts/build.sh PRESET [TARGET…]: configures and builds one preset of CMakePresets.json.
set -eu
cd "$(dirname "$0")/.."
preset=$1
shift
log=build/$preset/configure.log
mkdir -p "build/$preset"
cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
cmake --build "build/$preset" -j "${JOBS:-$(nproc)}" ${1:+--target "$@"}
