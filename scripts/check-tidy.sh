#!/usr/bin/env bash
# clang-tidy (.clang-tidy; every finding is an error) on what the release build compiles of src/.
set -eu
cd "$(dirname "$0")/.."
database=build/release
[ -f $database/compile_commands.json ] || { echo "build the release preset first" >&2; exit 1; }
git ls-files 'src/*.cc' 'apps/*.cc' |
  xargs -r -P "${JOBS:-$(nproc)}" -n 4 clang-tidy -p $database --quiet 2>/dev/null
