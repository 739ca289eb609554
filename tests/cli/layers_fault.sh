#!/usr/bin/env bash
# usage: layers_fault.sh PYTHON CHECK: the layer check finds each kind of fault in a tree made for it.
set -eu
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root"/src/{core,geo,when,event,odd} "$root"/include/khaldun
echo '#include "pipeline/runner.h"' >"$root"/src/core/up.cc
echo '#include "when/when.h"' >"$root"/src/geo/across.cc
echo '#include "core/utf8.h"' >"$root"/src/event/down.cc
echo '#include "core/utf8.h"' >"$root"/include/khaldun/inner.h
touch "$root"/src/odd/odd.cc
found=$("$1" "$2" "$root") && { echo "no fault found"; exit 1; }
want='src/core/up.cc:1: core may not include pipeline: #include "pipeline/runner.h"
src/geo/across.cc:1: geo may not include when: #include "when/when.h"
src/odd/odd.cc: folder src/odd has no place in tools/check_layers.py
include/khaldun/inner.h:1: a public header includes an inner one'
[ "$found" = "$want" ] || { printf 'want:\n%s\nfound:\n%s\n' "$want" "$found"; exit 1; }
