#!/usr/bin/env bash
# Builds the program and codes the sample reports, as a first look.
set -eu
cd "$(dirname "$0")/.."
scripts/install-deps.sh
scripts/build.sh release khaldun
build/release/khaldun code samples/
cat <<'END'
Where to go next:
  build/release/khaldun explain samples/protest.txt       why these events, and what was left out
  build/release/khaldun code --format jsonl FILES…        every field, one event a line
  build/release/khaldun code --format csv FOLDER -o FILE  a flat table for R, Python or a spreadsheet
  build/release/khaldun --help                            all commands
END
