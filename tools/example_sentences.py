#!/usr/bin/env python3
"""The example sentences of event frames, one a line, once each.

  example_sentences.py EVENTS.tsv ... > TEXT

Of words that stand for each other ("attacked|assaulted") each comes at least once.
"""
import sys


def sentences(example):
    words = [word.split("|") for word in example.split(" ")]
    for number in range(max(map(len, words))):
        chosen = []
        for choices in words:
            word = choices[number % len(choices)]
            mark = choices[-1][len(choices[-1].rstrip(".,;:!?")) :]
            chosen.append(word if word.endswith(mark) else word + mark)
        yield " ".join(chosen)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    found = set()
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            for line in file:
                if not line.startswith("#") and "\t" in line:
                    found.update(sentences(line.rstrip("\n").split("\t")[-1]))
    print("\n".join(sorted(found)))


main()
