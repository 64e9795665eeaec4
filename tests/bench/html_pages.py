#!/usr/bin/env python3
"""Scores the HTML reader on saved pages with gold segments, titles and dates.

usage: html_pages.py SLANT [FOLDER]

FOLDER holds expected.jsonl and pages/ (default: ../shared/corpora/html beside
the project; without it the script says so and exits 77). A wanted segment
counts when it stands in the kept text, an unwanted one when it does not.
Exit 1 when a figure is under its goal.
"""
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

GOALS = {"segment F1": 0.93, "titles": 22, "dates": 20}
HERE = os.path.dirname(os.path.abspath(__file__))


def fold(s):
    return re.sub(r"\s+", " ", (s or "").replace("\u00a0", " ")).strip()


def load(slant, folder):
    with tempfile.TemporaryDirectory() as work:
        corpus = os.path.join(work, "pages.slant")
        done = subprocess.run(
            [slant, "load", "-q", "-c", corpus, os.path.join(folder, "pages")],
            check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"slant load ended with {done.returncode}")
        db = sqlite3.connect(corpus)
        documents = {}
        for row in db.execute(
                "SELECT id, uri, title, author, published, text FROM documents"):
            text = (row[5] or "").encode()
            kept, at = b"", 0
            for start, stop in db.execute(
                    "SELECT start, stop FROM removed WHERE document = ? "
                    "ORDER BY start", (row[0],)):
                kept += text[at:start]
                at = stop
            kept += text[at:]
            documents[os.path.basename(row[1])] = {
                "title": row[2], "author": row[3], "published": row[4],
                "kept": fold(kept.decode())}
        db.close()
        return documents


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = sys.argv[2] if len(sys.argv) > 2 else os.path.join(
        HERE, "../../../shared/corpora/html")
    gold = os.path.join(folder, "expected.jsonl")
    if not os.path.exists(gold):
        print(f"skipped: no {gold}")
        sys.exit(77)
    documents = load(sys.argv[1], folder)
    count = dict.fromkeys(("hit", "miss", "false", "titles", "n_titles",
                           "dates", "n_dates", "authors", "n_authors"), 0)
    with open(gold, encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    for page in pages:
        name = os.path.basename(page["file"])
        got = documents.get(name, {"kept": "", "title": None, "author": None,
                                   "published": None})
        wrong = []
        for segment in page["must_contain"]:
            found = fold(segment) in got["kept"]
            count["hit" if found else "miss"] += 1
            if not found:
                wrong.append(f"lost: {segment}")
        for segment in page["must_not_contain"]:
            if fold(segment) in got["kept"]:
                count["false"] += 1
                wrong.append(f"kept: {segment}")
        for field, gold_value, same in (
                ("title", page["title"],
                 fold(page["title"]).lower() == fold(got["title"]).lower()),
                ("date", page["date"],
                 page["date"] == (got["published"] or "")[:10]),
                ("author", page["author"],
                 fold(page["author"]).lower() == fold(got["author"]).lower())):
            if gold_value is None:
                continue
            count[f"n_{field}s"] += 1
            count[f"{field}s"] += same
            if not same:
                key = "published" if field == "date" else field
                wrong.append(f"{field}: {got[key]!r}, not {gold_value!r}")
        for line in wrong:
            print(f"{name}: {line}")
    precision = count["hit"] / max(1, count["hit"] + count["false"])
    recall = count["hit"] / max(1, count["hit"] + count["miss"])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    figures = {"segment F1": f1, "titles": count["titles"],
               "dates": count["dates"]}
    print(f"segments: precision {precision:.3f} recall {recall:.3f} "
          f"F1 {f1:.3f} (wanted {count['hit']}/{count['hit'] + count['miss']}, "
          f"unwanted kept {count['false']})")
    for field in ("titles", "dates", "authors"):
        print(f"{field}: {count[field]}/{count[f'n_{field}']}")
    sys.exit(any(figures[name] < goal for name, goal in GOALS.items()))


if __name__ == "__main__":
    main()
