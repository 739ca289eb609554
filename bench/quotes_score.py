#!/usr/bin/env python3
"""Scores speakers of quotations: quotes_score.py LABELS QUOTES COREF [TEXTS]

LABELS: bench/quotes_labels.tsv. QUOTES and COREF: `khaldun dump --format jsonl` of those layers. What
the program found for a label is the quotation that has most characters in common with it for its own
length. The speaker is right where a mention of the speaker's entity overlaps the labelled mention.
With TEXTS (JSON lines of id and text) the wrong ones are listed.
"""
import json
import sys


def overlap(a, b, c, d):
    return max(0, min(b, d) - max(a, c))


def main():
    labels, quotes, coref = sys.argv[1:4]
    quotes = {d["document"]: d["quotes"] for d in map(json.loads, open(quotes, encoding="utf-8"))}
    entities = {d["document"]: d["entities"] for d in map(json.loads, open(coref, encoding="utf-8"))}
    texts = {}
    if len(sys.argv) > 4:
        texts = {d["id"]: d["text"] for d in map(json.loads, open(sys.argv[4], encoding="utf-8"))}
    total = found = right = 0
    for line in open(labels, encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        document, *numbers = line.rstrip("\n").split("\t")
        begin, end, speaker_begin, speaker_end = map(int, numbers)
        total += 1

        def agreement(q):
            return overlap(begin, end, q["begin"], q["end"]) / (max(end, q["end"]) - min(begin, q["begin"]))

        best = max(quotes[document], key=agreement, default=None)
        if best is not None and not overlap(begin, end, best["begin"], best["end"]):
            best = None
        found += best is not None
        speaker = best and best["speaker"]
        good = False
        if speaker:
            for entity in entities[document]:
                spans = entity["mentions"]
                if any(s[0] == speaker["begin"] and s[1] == speaker["end"] for s in spans):
                    good |= any(overlap(speaker_begin, speaker_end, *s) for s in spans)
        right += good
        if texts and not good:
            t = texts[document]
            print(document, "|", " ".join(t[max(0, begin - 80):end + 80].split()), "| WANT",
                  t[speaker_begin:speaker_end], "| GOT", speaker and speaker["text"],
                  "| QUOTE", best and t[best["begin"]:best["end"]][:60])
    print(f"quotations {total}, found {found} ({100 * found / total:.1f} %), "
          f"speaker right {right} ({100 * right / total:.1f} %)")


main()
