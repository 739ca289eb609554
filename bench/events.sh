#!/usr/bin/env bash
# usage: bench/events.sh [SHARED]: scores coded events on the open sets.
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
trap 'rm -f "$coded"' EXIT
score() {  # score MEASURE SET
  local gold=$shared/data/events/$2
  [ -f "$gold" ] || return 0
  echo "== $1 $2"
  python3 "$shared/score/score_events.py" input "$gold" |
    build/release/khaldun code - --format jsonl --all-types --all-statuses --quiet >"$coded" ||
    [ $? -eq 1 ]  # some records quarantined
  python3 "$shared/score/score_events.py" "$1" "$gold" "$coded"
}
score articles articles_dev.json
score pairs plv_train.jsonl
score codebook codebook_dev.jsonl
