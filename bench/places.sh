#!/usr/bin/env bash
# usage: bench/places.sh [SHARED]: toponyms found and placed, and the places of acts, on the open sets.
# Tables that did not see an article (or sentence) answer for it: five-fold cross-validation; then the
# whole program with its own tables, which saw these articles. SHARED (default ../shared; or set
# KHALDUN_DATA to its data folder) holds score/score_layers.py and data/; where it is not there,
# nothing is measured.
set -eu
cd "$(dirname "$0")/.."
shared=${1:-../shared}
data=${KHALDUN_DATA:-$shared/data}
scorer=$shared/score/score_layers.py
if [ ! -f "$scorer" ] || [ ! -d "$data/geo" ]; then
  echo "places: no open sets at $shared, nothing measured"
  exit 0
fi
scripts/build.sh release khaldun places_tool event_places_tool khaldun_share >/dev/null
export KHALDUN_SHARE=$PWD/build/release/share/khaldun
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
lgl=$data/geo/lgl.jsonl.gz trnews=$data/geo/trnews.jsonl.gz acts=$data/events/event_place_train.jsonl
xz -dc "$data/ner/ewt_train.bio.xz" >"$work/ewt_train.bio"

echo "== cross-validated by article"
build/release/bench/places_tool cross "$work" "$lgl" "$trnews" "$acts" "$work/ewt_train.bio"
for set in lgl trnews; do
  echo "$set"
  python3 "$scorer" places "$data/geo/$set.jsonl.gz" "$work/$set.system.jsonl" | tail -1
done
echo "== from the other set alone: tables of LGL on TR-News, tables of TR-News on LGL"
build/release/bench/places_tool train "$work/a" "$lgl" "$work/ewt_train.bio"
build/release/bench/places_tool apply "$work/a" "$trnews"
python3 "$scorer" places "$trnews" "$work/a/trnews.system.jsonl" | tail -1
build/release/bench/places_tool train "$work/b" "$trnews" "$work/ewt_train.bio"
build/release/bench/places_tool apply "$work/b" "$lgl"
python3 "$scorer" places "$lgl" "$work/b/lgl.system.jsonl" | tail -1
echo "== the whole program, whose tables saw these articles"
for set in lgl trnews; do
  python3 "$scorer" input "$data/geo/$set.jsonl.gz" |
    build/release/khaldun dump - --layer geo --format jsonl --quiet >"$work/$set.jsonl"
  echo "$set"
  python3 "$scorer" places "$data/geo/$set.jsonl.gz" "$work/$set.jsonl" | tail -1
done
echo "== places of acts, cross-validated by sentence; acts labelled without a place often have one"
build/release/bench/event_places_tool cross "$acts" "$lgl" "$trnews" "$work/ewt_train.bio"
