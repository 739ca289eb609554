#!/usr/bin/env bash
# Every C++ file is as clang-format writes it (.clang-format). Fix: scripts/check-format.sh --fix
set -eu
cd "$(dirname "$0")/.."
mode=(--dry-run --Werror)
[ "${1:-}" = "--fix" ] && mode=(-i)
git ls-files '*.cc' '*.h' | xargs -r clang-format "${mode[@]}"
