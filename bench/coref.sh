#!/usr/bin/env bash
# usage: bench/coref.sh [SHARED]: entities and pronouns on GUM's open dev documents, from their words
# on: our tags, arcs, mentions and links. Mentions of entities of one do not count.
# SHARED (default ../shared; or set KHALDUN_DATA to its data folder) holds data/treebanks; where it is
# not there, nothing is measured.
set -eu
cd "$(dirname "$0")/.."
shared=${1:-../shared}
gum=${KHALDUN_DATA:-$shared/data}/treebanks/en_gum_open-dev.conllu.xz
if [ ! -f "$gum" ]; then
  echo "coref: no open set at $shared, nothing measured"
  exit 0
fi
scripts/build.sh release bench_entity khaldun_share >/dev/null
export KHALDUN_SHARE=$PWD/build/release/share/khaldun
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
xz -dc "$gum" >"$work/gum.conllu"
build/release/bench/bench_entity coref "$work/gum.conllu"
build/release/bench/bench_entity pronouns "$work/gum.conllu" 2>&1
