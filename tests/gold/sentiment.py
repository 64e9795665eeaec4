#!/usr/bin/env python3
"""How well plugins/sentiment reads tone, on people's ratings.

    tests/gold/sentiment.py [--slant PROGRAM]           figures, per set of folds
    tests/gold/sentiment.py [--slant PROGRAM] --check   a test: least figures, seeds

Sentences rated by people (nyt: mean of 20 raters; mtsc: label towards a target)
are loaded as documents and run through the program; VADER's answers for the same
sentences stand beside. The figures here are those of the rules (sentiment.method=
rules): the models were trained on these sentences, how good they are on others
says `slant script plugins/sentiment/train.lua check`. Words and numbers of the
rules were chosen on folds 0-4, so folds 5-9 are the figures to believe. VADER-equal
mode is compared with VADER line by line. The data is not part of the project: it is
looked for in $SLANT_SHARED, else in ../shared; without it, exit 77.
"""
import argparse
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("SLANT_SHARED", ROOT.parent / "shared"))
CHOSEN, HELD = range(0, 5), range(5, 10)
NEUTRAL = 0.5  # of the gold, as VADER's authors have it
BAND = 0.5 / 4  # of slant's valence; VADER's compound has 0.05
LEAST_R, LEAST_SEED_AGREEMENT = 0.57, 0.75
RULES = ("sentiment.method=rules",)


def read_jsonl(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


class Corpus:
    """A corpus made from files, with sentiment run on it."""

    def __init__(self, slant, folder, files, settings=()):
        self.slant, self.file = slant, str(pathlib.Path(folder) / "c.slant")
        self.do("load", *map(str, files))
        self.do("run", "sentiment", *(arg for one in settings for arg in ("--set", one)))

    def do(self, verb, *args):
        return subprocess.run(
            [self.slant, verb, "-q", "-c", self.file, *args],
            stdout=subprocess.PIPE, text=True, check=True).stdout

    def sql(self, query):
        return json.loads(self.do("sql", "--json", query))


def read_sentences(slant, items, settings, columns):
    """id -> row of the document table, one sentence a document."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "sentences.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for item in items:
                record = {"id": item["id"], "language": "en", "text": item["text"]}
                out.write(json.dumps(record) + "\n")
        rows = Corpus(slant, folder, [path], settings).sql(
            f"SELECT d.key, {columns} FROM documents d JOIN sentiment s ON s.document = d.id")
    return {row["key"]: row for row in rows}


def valences(slant, items):
    """id -> mean valence, 0 where there is no evidence; and the ids with any."""
    rows = read_sentences(slant, items, RULES, "s.mean")
    found = {key: row["mean"] for key, row in rows.items() if row["mean"] is not None}
    return {item["id"]: found.get(item["id"], 0) for item in items}, set(found)


def differ_from_vader(slant):
    """How many lines of vader.expected.jsonl differ."""
    expected = {row["id"]: row for row in read_jsonl(SHARED / "gold" / "vader.expected.jsonl")}
    items = [item for task in ("nyt", "mtsc")
             for item in read_jsonl(SHARED / "gold" / f"{task}.dev.jsonl")
             if item["id"] in expected]
    names = ("compound", "pos", "neg", "neu")
    rows = read_sentences(
        slant, items, ("sentiment.method=vader",
                       f"sentiment.lexicon={SHARED / 'gold' / 'vader_lexicon.txt'}"),
        ", ".join("s." + name for name in names))
    wrong = sum(any(abs(rows[key][name] - row[name]) > 5e-5 for name in names)
                for key, row in expected.items())
    print(f"VADER-equal mode: {wrong} of {len(expected)} sentences differ")
    return wrong


def pearson(a, b):
    ma, mb = sum(a) / len(a), sum(b) / len(b)
    up = sum((x - ma) * (y - mb) for x, y in zip(a, b))
    return up / math.sqrt(sum((x - ma) ** 2 for x in a) * sum((y - mb) ** 2 for y in b))


def macro_f1(gold, got):
    total = 0
    for label in (-1, 0, 1):
        both = sum(g == label == p for g, p in zip(gold, got))
        of_either = gold.count(label) + got.count(label)
        total += 2 * both / of_either if of_either else 0
    return total / 3


def sign(value, band):
    return (value > band) - (value < -band)


def figures(items, scores, gold_of, band):
    gold = [gold_of(item) for item in items]
    got = [scores[item["id"]] for item in items]
    labels = [sign(value, NEUTRAL) for value in gold]
    return pearson(gold, got), macro_f1(labels, [sign(value, band) for value in got])


def gold_of(item):
    gold = item["gold"]
    return gold["valence"] if "valence" in gold else \
        {"neg": -1, "neu": 0, "pos": 1}[gold["label"]]


def measure(slant, task, vader):
    """Prints the figures of a task; returns Pearson r on the held folds."""
    items = [i for i in read_jsonl(SHARED / "gold" / f"{task}.dev.jsonl") if i["id"] in vader]
    scores, found = valences(slant, items)
    for name, folds in ("folds 0-4, chosen on", CHOSEN), ("folds 5-9, held out", HELD):
        part = [item for item in items if item["fold"] in folds]
        share = sum(item["id"] in found for item in part) / len(part)
        print(f"{task} {name}: {len(part)} sentences, {share:.2f} with evidence")
        for system, values, band in ("slant", scores, BAND), ("VADER", vader, 0.05):
            r, f1 = figures(part, values, gold_of, band)
            print(f"  {system}  Pearson r {r:.3f}  macro F1 {f1:.3f}")
        held = figures(part, scores, gold_of, BAND)[0]
    return held


def overlaps(row, span):
    return row["start"] < span["end"] and span["start"] < row["stop"]


def seeds(slant):
    """Share of core stances of one sign whose sentence's tone has that sign; and
    whether no sentence lies in what must be removed."""
    folder = SHARED / "corpora" / "seeds"
    expected = json.loads((folder / "expected.json").read_text())["articles"]
    agree = total = 0
    with tempfile.TemporaryDirectory() as work:
        for name, article in expected.items():
            place = pathlib.Path(work) / name
            place.mkdir()
            rows = Corpus(slant, place, [folder / name]).sql(
                "SELECT start, stop, valence FROM sentiment_sentence")
            for part in article["boilerplate"]:
                if part["level"] == "must" and any(overlaps(row, part) for row in rows):
                    sys.exit(f"{name}: tone was read in a removed {part['kind']}")
            for row in rows:
                signs = {s["polarity"] for s in article["stance"]
                         if s["core"] and overlaps(row, s["evidence"])}
                if len(signs) == 1 and signs != {0}:
                    total += 1
                    agree += signs == {sign(row["valence"], 0)}
    print(f"seeds: tone has the sign of the stance in {agree} of {total} sentences")
    return agree / total


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--slant", default=str(ROOT / "build" / "slant"))
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    if not (SHARED / "gold" / "nyt.dev.jsonl").exists():
        print(f"skipped: no rated sentences in {SHARED}/gold")
        return 77
    vader = {row["id"]: row["compound"]
             for row in read_jsonl(SHARED / "gold" / "vader.expected.jsonl")}
    r = measure(args.slant, "nyt", vader)
    if not args.check:
        measure(args.slant, "mtsc", vader)
    agreement = seeds(args.slant)
    if differ_from_vader(args.slant):
        return 1
    if args.check and (r < LEAST_R or agreement < LEAST_SEED_AGREEMENT):
        print(f"too low: r must be {LEAST_R}, the seeds {LEAST_SEED_AGREEMENT}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
