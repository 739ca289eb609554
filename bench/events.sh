#!/usr/bin/env bash
# usage: bench/events.sh [SHARED]: scores coded events and incidents on the open sets.
# SHARED (default ../shared) holds score/score_events.py and data/events; where it is not there,
# nothing is measured.
set -eu
cd "$(dirname "$0")/.."
shared=${1:-../shared}
if [ ! -f "$shared/score/score_events.py" ]; then
  echo "events: no open sets at $shared, nothing measured"
  exit 0
fi
[ -x build/release/khaldun ] || scripts/build.sh release khaldun >/dev/null
coded=$(mktemp)
seed=$(mktemp)
trap 'rm -f "$coded" "$seed"' EXIT
score() {  # score MEASURE GOLD
  local gold=$2
  [ -s "$gold" ] || return 0
  echo "== $1 ${3:-$(basename "$gold")}"
  python3 "$shared/score/score_events.py" input "$gold" |
    build/release/khaldun code - --format jsonl --all-types --all-statuses --quiet >"$coded" ||
    [ $? -eq 1 ]  # some records quarantined
  python3 "$shared/score/score_events.py" "$1" "$gold" "$coded"
}
data=$shared/data/events
score articles "$data/articles_dev.json"
[ ! -s "$coded" ] || python3 bench/score_incidents.py "$data/articles_dev.json" "$coded"
score pairs "$data/plv_train.jsonl"
score codebook "$data/codebook_dev.jsonl"
# The article of the codebook's worked example.
python3 -c 'import json, sys
print(json.dumps([a for a in json.load(open(sys.argv[1])) if a["id"] == "seed"]))' \
  "$data/articles_dev.json" >"$seed"
score articles "$seed" "the seed article"
