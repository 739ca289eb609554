#!/usr/bin/env bash
# usage: bench/names.sh [SHARED]: are two spellings one name? Recall and false matches on the open set.
# Models that did not see a class answer for its pairs: five folds over the classes; then the whole
# program with its own table, which saw them. SHARED (default ../shared; or set KHALDUN_DATA to its
# data folder) holds score/score_layers.py and data/; where it is not there, nothing is measured.
set -eu
cd "$(dirname "$0")/.."
shared=${1:-../shared}
classes=${KHALDUN_DATA:-$shared/data}/names/arabic_dev.jsonl.gz
scorer=$shared/score/score_layers.py
if [ ! -f "$scorer" ] || [ ! -f "$classes" ]; then
  echo "names: no open set at $shared, nothing measured"
  exit 0
fi
scripts/build.sh release khaldun names_tool khaldun_share >/dev/null
export KHALDUN_SHARE=$PWD/build/release/share/khaldun
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$scorer" pairs "$classes" >"$work/pairs.tsv"

echo "== cross-validated by class"
build/release/bench/names_tool "$classes" "$work/pairs.tsv" >"$work/cross.tsv"
python3 "$scorer" names "$classes" "$work/cross.tsv" | tail -1
echo "== the whole program, whose table saw these classes"
cut -f2,3 "$work/pairs.tsv" | build/release/khaldun names - >"$work/answers.tsv"
cut -f1 "$work/pairs.tsv" | paste - "$work/answers.tsv" >"$work/whole.tsv"
python3 "$scorer" names "$classes" "$work/whole.tsv" | tail -1
