#!/usr/bin/env bash
# usage: bench/quotes.sh [SHARED]: who says what, in the quotations of bench/quotes_labels.tsv.
# The labels hold positions alone; the texts are those of the open sets TR-News and LGL. SHARED (default
# ../shared; or set KHALDUN_DATA to its data folder) holds score/score_layers.py and data/geo; where it
# is not there, nothing is measured.
set -eu
cd "$(dirname "$0")/.."
shared=${1:-../shared}
data=${KHALDUN_DATA:-$shared/data}
scorer=$shared/score/score_layers.py
if [ ! -f "$scorer" ] || [ ! -d "$data/geo" ]; then
  echo "quotes: no open sets at $shared, nothing measured"
  exit 0
fi
scripts/build.sh release khaldun khaldun_share >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
labelled=$(cut -f1 bench/quotes_labels.tsv | grep -v '^#' | sort -u | paste -sd'|')
for set in trnews lgl; do
  python3 "$scorer" input "$data/geo/$set.jsonl.gz"
done | grep -E "^\{\"id\": \"($labelled)\"" >"$work/texts.jsonl"
for layer in quote coref; do
  build/release/khaldun dump "$work/texts.jsonl" --layer $layer --format jsonl --quiet >"$work/$layer.jsonl"
done
python3 bench/quotes_score.py bench/quotes_labels.tsv "$work/quote.jsonl" "$work/coref.jsonl"
