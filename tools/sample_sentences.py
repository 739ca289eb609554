#!/usr/bin/env python3
"""Some sentences of a parsed text, for the syntax encoder to learn from what its teachers think of them.

  sample_sentences.py PARSED.conllu SHARE SEED [TREEBANK.conllu ...] > SAMPLE.conllu

Each sentence of 4 to 60 words is taken with the chance SHARE, once, and not if a treebank has it.
"""
import random
import sys

SHORTEST, LONGEST = 4, 60


def blocks(path):
    """The text of each sentence, how many words it has, and its lines."""
    lines, text = [], ""
    with open(path, encoding="utf-8") as file:
        for line in [*file, "\n"]:
            if line.strip():
                if line.startswith("# text = "):
                    text = line[len("# text = ") :].strip()
                if not line.startswith(("# newdoc", "# newpar")):
                    lines.append(line)
            elif lines:
                yield text, sum(not each.startswith("#") for each in lines), lines
                lines = []


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    share, seen = float(sys.argv[2]), set()
    random.seed(int(sys.argv[3]))
    for path in sys.argv[4:]:
        seen.update(text for text, _, _ in blocks(path))
    sys.stdout.reconfigure(encoding="utf-8")
    for text, words, lines in blocks(sys.argv[1]):
        if SHORTEST <= words <= LONGEST and text not in seen and random.random() < share:
            seen.add(text)
            print("".join(lines))


main()
