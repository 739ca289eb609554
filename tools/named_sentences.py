#!/usr/bin/env python3
"""Sentences whose names are known and nothing else, for the syntax encoder.

  named_sentences.py TREEBANK TAGS NAMES.bio ...

NAMES.bio has a word and its BIO tag a line, an empty line between sentences. TREEBANK becomes CoNLL-U of these words, one
document "named", whose other columns mean nothing; TAGS their tags of names, as tools/name_tags.py writes them. Sentences of
more than 120 words are left out.
"""
import sys

from name_tags import KINDS

LONGEST = 120


def sentences(path):
    words = []
    with open(path, encoding="utf-8") as file:
        for line in [*file, "\n"]:
            if line.strip():
                word, _, tag = line.rstrip("\n").rpartition(" ")
                begin = KINDS.get(tag[2:], 0)
                words.append(("".join(word.split()) or "_", begin + 1 if begin and tag[0] == "I" else begin))
            elif words:
                yield words
                words = []


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    with open(sys.argv[1], "w", encoding="utf-8") as treebank, open(sys.argv[2], "w", encoding="utf-8") as tags:
        treebank.write("# newdoc id = named\n")
        for path in sys.argv[3:]:
            for words in sentences(path):
                if len(words) > LONGEST:
                    continue
                for number, (word, _) in enumerate(words):
                    relation = "dep" if number else "root"
                    treebank.write(f"{number + 1}\t{word}\t{word}\tX\t_\t_\t{number}\t{relation}\t_\t_\n")
                treebank.write("\n")
                tags.write(" ".join(str(tag) for _, tag in words) + "\n")


if __name__ == "__main__":
    main()
