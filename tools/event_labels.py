#!/usr/bin/env python3
"""Labels coded events as right or wrong by the open sets, for training and measuring the scorer of events.

  event_labels.py reports SHARED VERDICTS         prints the labelled reports as JSON lines, to be coded
  event_labels.py labels SHARED VERDICTS EVENTS   prints a label line for each event that the sets decide

VERDICTS (bench/event_verdicts.tsv) are events of news texts as a person judged them; their sentences also
stand alone, since the other sets are single sentences picked because they hold an event. EVENTS is what `khaldun code --format jsonl --all-types --all-statuses --least-confidence 0` makes of the
reports. A label line is: report, group, set, begin, end, type, status, label, weight; groups are kept
whole in cross-validation.
"""
import collections
import gzip
import json
import os
import sys

# What the sets say of one event: how much it counts. Sentences that were picked because they hold an
# event teach less of what is none.
WEIGHT = {"articles": "1", "news": "1", "alone": "0.15", "pairs": "0.3", "spans": "0.2", "codebook": "0.3"}


def lines(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as f:
        return [json.loads(line) for line in f if line.strip()]


def read_verdicts(path):
    with open(path, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    return [(report, *map(int, spans), type_, verdict == "right") for report, *spans, type_, verdict, _ in rows]


class Sets:
    def __init__(self, shared, verdicts):
        self.verdicts = read_verdicts(verdicts)
        data = os.path.join(shared, "data")
        sys.path.insert(0, os.path.join(shared, "score"))
        asked, sys.argv = sys.argv, ["", "input", os.devnull]  # a program: it runs when it is imported
        import score_events
        sys.argv = asked
        self.score = score_events
        with open(os.path.join(data, "events/articles_dev.json"), encoding="utf-8") as f:
            self.articles = json.load(f)
        self.pairs = lines(os.path.join(data, "events/plv_train.jsonl"))
        self.codebook = lines(os.path.join(data, "events/codebook_dev.jsonl"))
        self.spans = lines(os.path.join(data, "events/cameo_spans_train.jsonl"))
        texts = {a["text"][:300] for a in self.articles}
        self.news = [r for name in ("geo/lgl.jsonl.gz", "geo/trnews.jsonl.gz", "stories/clusters_dev.jsonl.gz",
                                  "pages/gold.jsonl.gz")
                     for r in lines(os.path.join(data, name)) if r["text"][:300] not in texts]

    def reports(self):
        for r in self.articles + self.pairs + self.codebook + self.news:
            yield {k: r.get(k) or None for k in ("id", "text", "published", "title", "url")}
        for r in self.spans:
            yield {"id": r["id"], "text": " ".join(r["tokens"])}
        text = {r["id"]: r["text"] for r in self.news}
        for report, begin, end in sorted({v[:3] for v in self.verdicts}):
            yield {"id": self.alone(report, begin), "text": text[report][begin:end]}

    @staticmethod
    def alone(report, begin):
        return f"{report}-alone-{begin}"

    def article_labels(self, article, events):
        """As score_events.py finds an event again; an event that only one coder saw decides nothing."""
        text = article["text"]
        for e in events:
            actual = e["status"] == "actual"
            found = []
            for g in article["events"]:
                if self.score.fold(g["type"]) != self.score.fold(e["type"]) or (g["status"] == "actual") != actual:
                    continue
                begin = text.find(g["sentence"])
                trigger = self.score.trigger_span(text, g["sentence"], g["trigger"])
                at = (e["trigger"]["begin"], e["trigger"]["end"])
                shared = any(self.score.touches(e[side], a["text"]) or self.score.touches(e[side], a.get("name"))
                             for side in ("source", "target") for a in g[side])
                inside = self.score.overlap(at, (begin, begin + len(g["sentence"])))
                if trigger and self.score.overlap(at, trigger) or inside and shared:
                    found.append(bool(g.get("optional")))
            if not all(found) or not found:
                yield e, bool(found)

    def pair_labels(self, sentence, events):
        for e in events:
            source, target = e["source"], e["target"]
            touches = self.score.touches
            both = touches(source, sentence["source"]) and touches(target, sentence["target"])
            mutual = (not target and len(source) > 1 and touches(source, sentence["source"])
                      and touches(source, sentence["target"]))
            if e["status"] == "actual" and (both or mutual):
                yield e, self.score.fold(e["type"]) == self.score.fold(sentence["type"])

    def span_labels(self, sentence, events):
        said = lambda tag: " ".join(w for w, t in zip(sentence["tokens"], sentence["tags"]) if t.endswith("-" + tag))
        if not sentence["quad"] or not said("S") or not said("T"):
            return
        for e in events:
            if e["status"] == "actual" and self.score.touches(e["source"], said("S")) \
                    and self.score.touches(e["target"], said("T")):
                yield e, self.score.QUAD.get(e["type"]) == sentence["quad"]

    def codebook_labels(self, sentence, events):
        for e in events:
            if e["status"] == "actual" and sentence.get("cameo") and e["cameo"][:2] == sentence["cameo"][:2]:
                yield e, True

    def labels(self, coded):
        events = collections.defaultdict(list)
        for e in coded:
            events[e["document"]["id"]].append(e)
        for set_, records, judge in (("articles", self.articles, self.article_labels), ("pairs", self.pairs, self.pair_labels),
                                     ("spans", self.spans, self.span_labels),
                                     ("codebook", self.codebook, self.codebook_labels)):
            for r in records:
                for e, right in judge(r, events[r["id"]]):
                    yield r["id"], r["id"], set_, e["trigger"]["begin"], e["trigger"]["end"], e["type"], e["status"], right
        group = {r["id"]: r.get("event") or r["id"] for r in self.news}
        for report, begin, end, first, last, type_, right in self.verdicts:
            yield report, group[report], "news", first, last, type_, "actual", right
            yield (self.alone(report, begin), group[report], "alone", first - begin, last - begin, type_, "actual",
                   right)


def main():
    if len(sys.argv) == 4 and sys.argv[1] == "reports":
        for r in Sets(*sys.argv[2:]).reports():
            print(json.dumps(r, ensure_ascii=False))
    elif len(sys.argv) == 5 and sys.argv[1] == "labels":
        for *fields, right in Sets(*sys.argv[2:4]).labels(lines(sys.argv[4])):
            print(*fields, int(right), WEIGHT[fields[2]], sep="\t")
    else:
        sys.exit(__doc__)


main()
