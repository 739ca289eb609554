#!/usr/bin/env bash
# usage: bench/speed.sh [--smoke]
# End to end on one core with the full pipeline: sentences a second, resident memory on a long input
# (40 MB of JSON lines made from samples/; 2 MB with --smoke), start to first event, and the share of
# each stage. Prints one line a figure. The targets are those of docs/architecture.md.
set -eu
cd "$(dirname "$0")/.."
megabytes=40
[ "${1:-}" = "--smoke" ] && megabytes=2
scripts/build.sh release khaldun bench_speed >/dev/null
exec build/release/bench/bench_speed build/release/khaldun samples "$megabytes"
