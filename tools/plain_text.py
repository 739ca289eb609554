#!/usr/bin/env python3
"""Plain text to learn word vectors from, one paragraph a line.

  plain_text.py DATA > TEXT

DATA holds the open sets: text/open_text.txt.xz, events/, geo/, stories/ and pages/. Sets that figures are measured on
(articles_dev, codebook_dev, time/) are left out, and so are the development parts of the treebanks.
"""
import gzip
import json
import lzma
import sys

SETS = [
    ("events/plv_train.jsonl", ["text"]),
    ("events/event_place_train.jsonl", ["text"]),
    ("events/synthetic_stories.jsonl.gz", ["title", "text"]),
    ("geo/lgl.jsonl.gz", ["title", "text"]),
    ("geo/trnews.jsonl.gz", ["title", "text"]),
    ("stories/clusters_dev.jsonl.gz", ["title", "text"]),
    ("pages/gold.jsonl.gz", ["text"]),
]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    data = sys.argv[1]
    sys.stdout.reconfigure(encoding="utf-8")
    with lzma.open(f"{data}/text/open_text.txt.xz", "rt", encoding="utf-8") as file:
        sys.stdout.writelines(file)
    for name, fields in SETS:
        read = gzip.open if name.endswith(".gz") else open
        with read(f"{data}/{name}", "rt", encoding="utf-8") as file:
            for line in file:
                record = json.loads(line)
                for field in fields:
                    for paragraph in (record.get(field) or "").splitlines():
                        if paragraph.strip():
                            print(" ".join(paragraph.split()))


main()
