#!/usr/bin/env python3
"""What the tables of counts cost, held against Python's Counter.

usage: tests/bench/counts.py [--slant PROGRAM] [--times N] FILE...

FILE is what `slant load` takes. The reference counts the same texts with
collections.Counter and re under the rule antconc; the first 20 words must agree
in frequency and documents. CPU seconds are medians, taken in turn.
"""
import argparse
import csv
import io
import os
import re
import sqlite3
import statistics
import subprocess
import tempfile
import unicodedata
from collections import Counter

WORDS = re.compile(r"[^\W\d_]+")
TOP = 20


def cpu(call):
    """(CPU seconds of this process and its children, result)."""
    before = os.times()
    result = call()
    after = os.times()
    return sum(after[i] - before[i] for i in range(4)), result


def kept_texts(corpus):
    """The text of each document without its removed stretches."""
    db = sqlite3.connect(corpus)
    removed = {}
    for document, start, stop in db.execute("SELECT document, start, stop FROM removed"):
        removed.setdefault(document, []).append((start, stop))
    for document, text in db.execute("SELECT id, text FROM text"):
        if document in removed:
            data = bytearray(text.encode())
            for start, stop in removed[document]:
                data[start:stop] = b" " * (stop - start)
            text = data.decode()
        yield text


def reference(corpus):
    frequency, documents = Counter(), Counter()
    for text in kept_texts(corpus):
        words = WORDS.findall(unicodedata.normalize("NFKC", text.casefold()))
        frequency.update(words)
        documents.update(set(words))
    return frequency, documents


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def agree(slant, corpus, counted):
    frequency, documents = counted
    rows = csv.DictReader(io.StringIO(run(
        slant, "freq", "-q", "-c", corpus, "--tokens", "antconc", "-n", str(TOP), "--csv")))
    for row in rows:
        word = row["word"]
        if (int(row["frequency"]), int(row["docfreq"])) != (frequency[word], documents[word]):
            raise SystemExit(f"{word}: slant has {row['frequency']} in {row['docfreq']}, "
                             f"Counter {frequency[word]} in {documents[word]}")


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--slant", default=os.path.join(here, "../../build/slant"))
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "a.slant")
        subprocess.run([args.slant, "load", "-q", "-c", corpus, *args.files], check=False)
        middle = run(args.slant, "sql", "-q", "-c", corpus, "--csv",
                     "SELECT max(id) / 2 FROM documents").split()[-1]
        base = [args.slant, "-c", corpus, "-q", "-n", str(TOP)]
        commands = {
            "freq, all": ["freq"],
            "freq, a condition": ["freq", "--where", "id > 0"],
            "freq --by": ["freq", "--by", "id % 10"],
            "keyness": ["keyness", "--target", f"id > {middle}"],
            "collocates of a word": ["collocates", "president"],
            "collocates, all pairs": ["collocates", "--min", "5"],
        }
        spent = {name: [] for name in commands}
        peer = []
        for _ in range(args.times):
            seconds, counted = cpu(lambda: reference(corpus))
            peer.append(seconds)
            for name, command in commands.items():
                seconds, _ = cpu(lambda c=command: run(base[0], c[0], *base[1:], *c[1:]))
                spent[name].append(seconds)
        agree(args.slant, corpus, counted)
    counter = statistics.median(peer)
    print(f"first {TOP} words agree with Counter, which takes {counter:.2f} CPU s")
    for name, seconds in spent.items():
        median = statistics.median(seconds)
        print(f"{name:24} {median:6.3f} CPU s   Counter takes {counter / median:5.0f} times that")


if __name__ == "__main__":
    main()
