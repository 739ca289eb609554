#!/usr/bin/env bash
# Trains models/segment.bin.zst and models/syntax.bin.zst.
#
#   tools/train_syntax.sh DATA OUT [EPOCHS]
#
# DATA holds treebanks/en_ewt-train.conllu.xz, treebanks/en_gum_open-train.conllu.xz, and in text/ plain English
# (*.txt or *.txt.xz, one paragraph a line) for the word vectors; models/manifest.json says what was used. Needs what
# `scripts/install-deps.sh --training` installs: with Debian's plain libblas3 in place of libopenblas0-pthread PyTorch is
# five times slower. One core, half an hour.
set -eu
data=$1 out=$2 epochs=${3:-20}
khaldun=${KHALDUN:-build/release/khaldun}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"

treebanks=()
for name in en_ewt-train en_gum_open-train; do
  xz -dkc "$data/treebanks/$name.conllu.xz" > "$work/$name.conllu"
  treebanks+=("$work/$name.conllu")
done

# Word vectors: words as the segmenter divides them, in lower case, digits as 0.
for file in "$data"/text/*.txt "$data"/text/*.txt.xz; do
  [ -e "$file" ] || continue
  case $file in *.xz) xz -dkc "$file" ;; *) cat "$file" ;; esac
done > "$work/plain.txt"
sed -n 's/^# text = //p' "${treebanks[@]}" >> "$work/plain.txt"
"$khaldun" dump --layer syntax "$work/plain.txt" |
  awk -F'\t' '/^[0-9]+\t/ { printf "%s ", $2 } /^$/ { print "" }' |
  LC_ALL=C tr 'A-Z' 'a-z' | sed 's/[0-9]/0/g' > "$work/words.txt"
fasttext skipgram -input "$work/words.txt" -output "$work/vectors" -dim 96 -ws 4 -epoch 6 -minCount 3 -minn 0 -maxn 0 \
  -thread 1 -lr 0.05

OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$khaldun" train syntax -o "$out" --vectors "$work/vectors.vec" --epochs "$epochs" \
  --weight GUM_news=3 --weight GUM_court=2 --weight GUM_bio=2 --weight GUM_speech=2 --weight GUM_interview=1.5 \
  --weight GUM_vlog=0.7 --weight GUM_conversation=0.7 "${treebanks[@]}"
for name in segment syntax; do zstd -19 -q -f "$out/$name.bin" -o "models/$name.bin.zst"; done
