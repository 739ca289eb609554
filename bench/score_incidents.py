#!/usr/bin/env python3
"""Scores which coded events of an article are mentions of one act.

  bench/score_incidents.py GOLD CODED

GOLD: articles with events (sentence, trigger, type, incident), CODED: `khaldun code --format jsonl`.
An event of the gold set is found where an event of its type has its trigger in the same sentence, the
nearest one. Of every two found events of an article that gold or program put into one incident the
pairs that both do count as right. Prints precision, recall and F1 of these pairs.
"""
import collections
import json
import sys


def found(article, coded):
    """Pairs of a gold event's incident and the coded event's, each coded event once."""
    pairs, used = [], set()
    for gold in article["events"]:
        begin = article["text"].find(gold["sentence"])
        if begin < 0:
            continue
        end = begin + len(gold["sentence"])
        at = article["text"].find(gold["trigger"], begin, end)
        near = [e for e in coded if e["type"] == gold["type"] and e["id"] not in used
                and begin <= e["trigger"]["begin"] < end]
        if not near or at < 0:
            continue
        event = min(near, key=lambda e: abs(e["trigger"]["begin"] - at))
        used.add(event["id"])
        pairs.append((gold["incident"], event["incident"]))
    return pairs


def main():
    articles = json.load(open(sys.argv[1], encoding="utf-8"))
    coded = collections.defaultdict(list)
    for line in open(sys.argv[2], encoding="utf-8"):
        event = json.loads(line)
        coded[event["document"]["id"]].append(event)
    both = gold_only = coded_only = 0
    for article in articles:
        pairs = found(article, coded[article["id"]])
        for i, (gold, program) in enumerate(pairs):
            for other_gold, other_program in pairs[:i]:
                both += gold == other_gold and program == other_program
                gold_only += gold == other_gold and program != other_program
                coded_only += gold != other_gold and program == other_program
    p = both / max(1, both + coded_only)
    r = both / max(1, both + gold_only)
    f1 = 2 * p * r / max(1e-9, p + r)
    print(json.dumps({"incident_pairs": {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4),
                                         "right": both, "coded": both + coded_only,
                                         "gold": both + gold_only}}))


main()
