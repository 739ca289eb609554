#!/usr/bin/env bash
# usage: bench/event_scores.sh [train] [SHARED]: how far the confidence of events can be trusted.
# Prints, by cross-validation, reliability and precision at each confidence; the figures of
# bench/events.sh for whole articles with a scorer that did not see them; and how many of 150
# sentences that are no events are coded, in their reports and alone. With `train` it first writes
# models/event_score.tsv.
# SHARED (default ../shared) holds the open sets; where it is not there, nothing is measured.
set -eu
cd "$(dirname "$0")/.."
train=
if [ "${1:-}" = train ]; then
  train=yes
  shift
fi
shared=${1:-../shared}
if [ ! -f "$shared/score/score_events.py" ]; then
  echo "event scores: no open sets at $shared, nothing measured"
  exit 0
fi
scripts/build.sh release khaldun event_scores_tool >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export KHALDUN_SHARE=$PWD/build/release/share/khaldun
tool=build/release/bench/event_scores_tool
code() { # code INPUT OPTION…: coded events as JSON lines
  local input=$1
  shift
  build/release/khaldun code "$input" --format jsonl --quiet --quarantine "$work/quarantine" "$@" ||
    [ $? -eq 1 ] # some records quarantined
}
python3 tools/event_labels.py reports "$shared" bench/event_verdicts.tsv >"$work/reports.jsonl"
code "$work/reports.jsonl" --all-types --all-statuses --least-confidence 0 >"$work/coded.jsonl"
python3 tools/event_labels.py labels "$shared" bench/event_verdicts.tsv "$work/coded.jsonl" >"$work/labels.tsv"
if [ -n "$train" ]; then
  $tool train models "$work/labels.tsv" "$work/reports.jsonl"
  scripts/build.sh release khaldun_models >/dev/null
fi
echo "== by cross-validation"
$tool cross "$work/labels.tsv" "$work/reports.jsonl"

echo "== whole articles, by a scorer that did not see them"
grep -v -P '\tarticles\t' "$work/labels.tsv" >"$work/without.tsv"
cp -rs "$KHALDUN_SHARE" "$work/share"
rm "$work/share/models/event_score.tsv"
$tool train "$work/share/models" "$work/without.tsv" "$work/reports.jsonl" >/dev/null
articles=$shared/data/events/articles_dev.json
python3 "$shared/score/score_events.py" input "$articles" >"$work/articles.jsonl"
KHALDUN_SHARE=$work/share code "$work/articles.jsonl" --all-types --all-statuses >"$work/articles.events"
python3 "$shared/score/score_events.py" articles "$articles" "$work/articles.events" | head -n -1

echo "== sentences that are no events"
code "$work/reports.jsonl" >"$work/coded.jsonl"
python3 - bench/non_events.tsv "$work/coded.jsonl" <<'PYTHON'
import collections, json, sys
triggers = collections.defaultdict(list)
for line in open(sys.argv[2], encoding="utf-8"):
    e = json.loads(line)
    triggers[e["document"]["id"]].append(e["trigger"]["begin"])
n, coded = collections.Counter(), collections.Counter()
for line in open(sys.argv[1], encoding="utf-8"):
    if line.startswith("#"):
        continue
    kind, report, begin, end = line.rstrip("\n").split("\t")
    n[kind] += 1
    coded[kind] += any(int(begin) <= t < int(end) for t in triggers[report])
for kind in sorted(n):
    print(f"{kind}: {coded[kind]} of {n[kind]} coded")
print(f"all: {sum(coded.values())} of {sum(n.values())} coded")
PYTHON

echo "== the same sentences, each a report of its own"
python3 - bench/non_events.tsv "$work/reports.jsonl" >"$work/alone.jsonl" <<'PYTHON'
import json, sys
text = {r["id"]: r["text"] for r in map(json.loads, open(sys.argv[2], encoding="utf-8"))}
for line in open(sys.argv[1], encoding="utf-8"):
    if not line.startswith("#"):
        kind, report, begin, end = line.rstrip("\n").split("\t")
        print(json.dumps({"id": f"{kind} {report} {begin}", "text": text[report][int(begin) : int(end)]}))
PYTHON
code "$work/alone.jsonl" | python3 -c 'import json, sys
print("all:", len({json.loads(l)["document"]["id"] for l in sys.stdin}), "of", sys.argv[1], "coded")' \
  "$(wc -l <"$work/alone.jsonl")"
