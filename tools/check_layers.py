#!/usr/bin/env python3
"""Holds every folder of src/ to its place: nothing includes upwards, no stage includes another.

  tools/check_layers.py [ROOT]

The order is that of docs/architecture.md. Prints the place of every include that breaks it; exit
status 1 where there is one.
"""
import pathlib
import re
import sys

# Folders of one row may not include each other, unless the row is a chain (each its predecessors).
ORDER = [
    ("chain", ["core", "text", "resources", "model", "names"]),
    ("apart", ["ingest", "clean", "segment", "syntax", "entity", "coref", "quote", "geo", "when", "event",
               "relation"]),
    ("chain", ["dictionary", "pipeline", "publish"]),
]
INCLUDE = re.compile(r'^\s*#\s*include\s*"([a-z_]+)/')


def allowed():
    """For each folder, the folders that it may include."""
    below, result = [], {}
    for kind, row in ORDER:
        for i, folder in enumerate(row):
            result[folder] = set(below) | {folder} | (set(row[:i]) if kind == "chain" else set())
        below += row
    return result


def faults(root):
    may = allowed()
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in (".cc", ".h"):
            continue
        relative = path.relative_to(root)
        folder = relative.parts[1]
        if folder not in may:
            yield f"{relative}: folder src/{folder} has no place in tools/check_layers.py"
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if match and match[1] in may and match[1] not in may[folder]:
                yield f"{relative}:{number}: {folder} may not include {match[1]}: {line.strip()}"
    for path in sorted((root / "include").rglob("*.h")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if match and match[1] != "khaldun":
                yield f"{path.relative_to(root)}:{number}: a public header includes an inner one"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent)
    found = list(faults(root))
    print("\n".join(found) or "layers: in order")
    sys.exit(1 if found else 0)


main()
