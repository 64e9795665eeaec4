#!/usr/bin/env python3
"""Titles, dates and outlets that slant finds in news texts, against the gold.

    tests/gold/metadata.py [--slant PROGRAM]           figures
    tests/gold/metadata.py [--slant PROGRAM] --check   a test: least figures

PolNeAR: 840 texts in files called OUTLET_DATE_SLUG.txt; the first line of 649 is
the title, mostly with a full stop glued on. Seesaw: 438 texts, 228 of which begin
with their title. The data is looked for in $SLANT_SHARED, else in ../shared;
without it, exit 77.
"""
import argparse
import csv
import gzip
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("SLANT_SHARED", ROOT.parent / "shared"))
LEAST = 0.95


def plain(s):
    s = (s or "").replace("\u2019", "'").replace("\u2018", "'")
    return " ".join(s.split()).rstrip(".").lower()


def load(slant, folder, *args):
    """The documents of a new corpus, by file name."""
    corpus = str(pathlib.Path(folder) / "c.slant")
    subprocess.run([slant, "load", "-q", "-c", corpus, *map(str, args)],
                   check=True)
    rows = subprocess.run(
        [slant, "sql", "-c", corpus, "--csv",
         "SELECT uri, title, published, outlet FROM documents"],
        check=True, capture_output=True, text=True).stdout
    os.remove(corpus)
    return {os.path.basename(r["uri"]): r
            for r in csv.DictReader(io.StringIO(rows))}


def polnear(slant, folder):
    with gzip.open(SHARED / "corpora/polnear/polnear-train.jsonl.gz", "rt") as f:
        gold = [json.loads(line) for line in f]
    texts = pathlib.Path(folder) / "polnear"
    texts.mkdir()
    for g in gold:
        (texts / g["file"]).write_text(g["text"], encoding="utf-8")
    got = load(slant, folder, texts, "--pattern", "{outlet}_{date}_{slug}.txt")
    held = [g for g in gold
            if plain(g["text"].split("\n")[0]) == plain(g["title"])]
    known = [g for g in gold if g["source"] != "Western Journalism"]
    yield "PolNeAR titles", len(held), sum(
        plain(got[g["file"]]["title"]) == plain(g["title"]) for g in held)
    yield "PolNeAR dates", len(gold), sum(
        got[g["file"]]["published"] == g["date"] for g in gold)
    # `west-journal` is no name that anybody could know.
    yield "PolNeAR outlets", len(known), sum(
        got[g["file"]]["outlet"].removeprefix("The ").replace("HuffPost",
        "Huffington Post") == g["source"] for g in known)


def seesaw(slant, folder):
    with open(SHARED / "corpora/seesaw/meta.jsonl", encoding="utf-8") as f:
        gold = [json.loads(line) for line in f]
    got = load(slant, folder, SHARED / "corpora/seesaw/text")
    title = {g["id"]: got[os.path.basename(g["file"])]["title"] for g in gold}
    held = [g for g in gold if g["title_in_text"]]
    bare = [g for g in gold if not g["title_in_text"]]
    yield "Seesaw titles", len(held), sum(
        plain(title[g["id"]]) == plain(g["title"]) for g in held)
    yield "Seesaw without a title", len(bare), sum(
        not title[g["id"]] for g in bare)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slant", default=str(ROOT / "build/slant"))
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    if not (SHARED / "corpora/polnear/polnear-train.jsonl.gz").exists():
        print(f"skipped: no texts in {SHARED}")
        return 77
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for what, n, right in (*polnear(args.slant, folder),
                               *seesaw(args.slant, folder)):
            print(f"{what:24} {right:4} of {n:4}  {right / n:.3f}")
            bad += right < LEAST * n
    return 1 if args.check and bad else 0


if __name__ == "__main__":
    sys.exit(main())
