#!/usr/bin/env python3
"""Tags of names for a treebank's words, for the name head of the syntax encoder.

  name_tags.py TREEBANK.conllu [NAMES.bio] > TAGS

A line a sentence, a number a word: 0 outside, then begin and inside of persons (1, 2), organisations (3, 4) and places
(5, 6); "-" alone where nothing is known. With NAMES.bio (a word and its BIO tag a line, an empty line between sentences)
each sentence takes the tags of the sentence of the same letters; without it they come from GUM's Entity= in the MISC
column: persons, organisations and places whose head is a proper noun, cut to their proper nouns and without titles.
"""
import collections
import re
import sys

KINDS = {"PER": 1, "person": 1, "ORG": 3, "organization": 3, "LOC": 5, "place": 5}
TITLES = set("Dr. Mr. Mrs. Ms. Dr Mr Ms Miss President Minister Professor Lord Sir Senator Governor Justice Judge "
             "General".split())


def sentences(path):
    """Lists of words, each a list of columns, with the place of a document's first sentence marked."""
    words, first = [], False
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                first = True
            elif not line:
                if words:
                    yield first, words
                words, first = [], False
            elif not line.startswith("#"):
                columns = line.split("\t")
                if columns[0].isdigit():
                    words.append(columns)
    if words:
        yield first, words


def read_bio(path):
    """Tags of each letter of a sentence, by its letters; sentences of the same letters in file order."""
    found, letters, tags = collections.defaultdict(collections.deque), "", []
    with open(path, encoding="utf-8") as file:
        for line in [*file, "\n"]:
            if not line.strip():
                if letters:
                    found[letters].append(tags)
                letters, tags = "", []
                continue
            word, _, name = line.rstrip("\n").rpartition(" ")
            word = "".join(word.split())
            begin = KINDS.get(name[2:], 0)
            letters += word
            tags += [begin + 1 if begin and (k > 0 or name[0] == "I") else begin for k in range(len(word))]
    return found


def from_letters(words, tags):
    """The tag of each word: its first letter's, a beginning where that starts a name."""
    out, at = [], 0
    for columns in words:
        form = "".join(columns[1].split())
        out.append(tags[at])
        at += len(form)
    return out


def mentions(documents):
    """GUM's mentions of one document as (first word, last word + 1, type, head word)."""
    out, open_ones = [], []
    for number, columns in enumerate(documents):
        value = next((m[7:] for m in columns[9].split("|") if m.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", value):
            if part.startswith("("):
                fields = part.strip("()").split("-")
                kind = fields[1] if len(fields) > 1 else ""
                least = re.match(r"\d+", fields[5]) if len(fields) > 5 else None
                head = number + max(1, int(least.group()) if least else 1) - 1
                open_ones.append((fields[0], number, kind, head))
                closed = open_ones.pop() if part.endswith(")") else None
            else:
                name = part.rstrip(")")
                at = next((k for k in reversed(range(len(open_ones))) if open_ones[k][0] == name), None)
                closed = open_ones.pop(at) if at is not None else None
            if closed:
                out.append((closed[1], number + 1, closed[2], closed[3]))
    return out


def from_entities(words):
    tags = [0] * len(words)
    proper = [columns[3] == "PROPN" for columns in words]
    for first, end, kind, head in sorted(mentions(words), key=lambda m: m[0] - m[1]):
        begin = KINDS.get(kind, 0)
        if not begin or head >= end or not proper[head]:
            continue

        def in_name(w):
            hyphen = w > first and w + 1 < end and words[w][1] in ("-", "\u2010", "\u2011")
            return first <= w < end and (proper[w] or hyphen)

        start, stop = head, head + 1
        while in_name(start - 1):
            start -= 1
        while in_name(stop):
            stop += 1
        if begin != KINDS["PER"] and stop + 1 < end and words[stop][1] == "of" and proper[stop + 1]:
            stop += 1
            while in_name(stop):
                stop += 1
        while start + 1 < stop and words[start][1] in TITLES:
            start += 1
        if not any(tags[start:stop]):
            tags[start:stop] = [begin] + [begin + 1] * (stop - start - 1)
    return tags


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    read = list(sentences(sys.argv[1]))
    if len(sys.argv) == 3:
        bio = read_bio(sys.argv[2])
        for _, words in read:
            same = bio.get("".join("".join(c[1].split()) for c in words))
            print(" ".join(map(str, from_letters(words, same.popleft()))) if same else "-")
        return
    document, lengths = [], []
    for first, words in [*read, (True, [])]:
        if first and document:
            tags, at = from_entities(document), 0
            for length in lengths:
                print(" ".join(map(str, tags[at : at + length])))
                at += length
            document, lengths = [], []
        document += words
        lengths.append(len(words))


if __name__ == "__main__":
    main()
