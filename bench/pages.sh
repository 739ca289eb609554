#!/usr/bin/env bash
# usage: bench/pages.sh [SHARED]: scores the article text that is taken out of web pages.
# SHARED (default ../shared) holds score/score_layers.py and data/pages; where it is not there,
# nothing is measured.
set -eu
cd "$(dirname "$0")/.."
shared=${1:-../shared}
if [ ! -f "$shared/score/score_layers.py" ]; then
  echo "pages: no open sets at $shared, nothing measured"
  exit 0
fi
[ -x build/release/khaldun ] || scripts/build.sh release khaldun >/dev/null
found=$(mktemp)
trap 'rm -f "$found"' EXIT
python3 - "$shared/data/pages/html" <<'PY' |
import gzip, json, pathlib, sys
for page in sorted(pathlib.Path(sys.argv[1]).glob("*.html.gz")):
    html = gzip.open(page).read().decode("utf-8", "replace")
    print(json.dumps({"id": page.name.split(".")[0], "html": html}))
PY
  build/release/khaldun dump - --layer text --format jsonl --quiet >"$found" ||
  [ $? -eq 1 ]  # some records quarantined
python3 "$shared/score/score_layers.py" pages "$shared/data/pages/gold.jsonl.gz" "$found"
