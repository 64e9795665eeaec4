#!/usr/bin/env python3
"""Loads pages and exports in many forms and compares what slant takes them for.

usage: check.py SLANT [--figures]

pages/: each page marks its story's blocks by <!--b--> ... <!--/b--> and ends in
a comment `expect {...}`: title, date, outlet, author; `either` holds blocks that
may be kept or not. exports/: expected.json beside this file says the same of
each article, with its blocks as `body`. A file NAME.docx.xml becomes
NAME.docx. lines.txt: lines that are no story (-) or are (+), each tried as the
last paragraph of one, and those that are also as the middle one. Exit 1 when anything differs; --figures counts only.
"""
import html
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
STORY = ("Envoys of Russia and China met in the port of Vessen on Friday to talk "
         "about the border, the ministry said in a statement.",
         "The talks were the third since the patrols began in spring, and the "
         "first to which observers of the union had been admitted.",
         "A spokesman praised the tone of the meeting, but critics of the "
         "treaty doubt that it will outlast the winter.")
FIELDS = ("title", "date", "outlet", "author")


def fold(s):
    return re.sub(r"\s+", " ", (s or "").replace("\u00a0", " ")
                  .replace("\u3000", " ")).strip()


def blocks_of(markup):
    inner = re.sub(r"<!--|-->", "", markup)  # a story that scripts hold
    inner = re.sub(r"</(li|p|blockquote)>", "\n", inner)
    text = html.unescape(re.sub(r"<[^>]*>", "", inner))
    return [fold(line) for line in text.split("\n") if fold(line)]


def expected_page(path):
    with open(path, encoding="utf-8") as page:
        text = page.read()
    want = json.loads(re.search(r"<!-- expect (.*) -->", text, re.S).group(1))
    want["body"] = [block for part in re.findall(
        r"<!--b-->(.*?)<!--/b-->", text, re.S) for block in blocks_of(part)]
    return want


def expected():
    folder = os.path.join(HERE, "pages")
    want = {name: expected_page(os.path.join(folder, name))
            for name in sorted(os.listdir(folder))}
    with open(os.path.join(HERE, "expected.json"), encoding="utf-8") as f:
        want.update(json.load(f))
    return want


def put_files(folder):
    for part in ("pages", "exports"):
        for name in os.listdir(os.path.join(HERE, part)):
            with open(os.path.join(HERE, part, name), "rb") as f:
                data = f.read()
            to = os.path.join(folder, name)
            if name.endswith(".docx.xml"):
                with zipfile.ZipFile(to[:-4], "w") as z:
                    z.writestr("word/document.xml", data)
                continue
            with open(to, "wb") as f:
                f.write(data)


def load(slant):
    with tempfile.TemporaryDirectory() as work:
        folder = os.path.join(work, "in")
        os.mkdir(folder)
        put_files(folder)
        corpus = os.path.join(work, "forms.slant")
        subprocess.run([slant, "load", "-q", "-c", corpus, folder], check=True)
        db = sqlite3.connect(corpus)
        got = {}
        for row in db.execute("SELECT id, uri, title, published, outlet, "
                              "author, text FROM documents"):
            text = (row[6] or "").encode()
            kept, at = b"", 0
            for start, stop in db.execute(
                    "SELECT start, stop FROM removed WHERE document = ? "
                    "ORDER BY start", (row[0],)):
                kept += text[at:start] + b"\n\n"
                at = stop
            kept += text[at:]
            got[os.path.basename(row[1])] = {
                "title": row[2], "date": row[3] and row[3][:10],
                "outlet": row[4], "author": row[5],
                "body": [fold(b) for b in kept.decode().split("\n\n")
                         if fold(b)]}
        db.close()
        return got


def lines_wrong(slant):
    """Lines of lines.txt that are taken for the other thing."""
    with open(os.path.join(HERE, "lines.txt"), encoding="utf-8") as f:
        lines = [line.rstrip("\n") for line in f]
    with tempfile.TemporaryDirectory() as work:
        source = os.path.join(work, "lines.jsonl")
        with open(source, "w", encoding="utf-8") as f:
            for i, line in enumerate(lines):
                for middle in (False, True):
                    text = list(STORY)
                    text.insert(2 if middle else 3, line[2:])
                    f.write(json.dumps({"id": f"{i}.{middle:d}", "text":
                                        "\n\n".join(text)}) + "\n")
        corpus = os.path.join(work, "lines.slant")
        subprocess.run([slant, "load", "-q", "-c", corpus, source], check=True)
        db = sqlite3.connect(corpus)
        removed = {}
        for key, text, start, stop in db.execute(
                "SELECT key, text, start, stop FROM documents AS d "
                "JOIN removed AS r ON r.document = d.id"):
            removed.setdefault(key, []).append(
                text.encode()[start:stop].decode())
        db.close()
    wrong = []
    for i, line in enumerate(lines):
        last, inside = removed.get(f"{i}.0", []), removed.get(f"{i}.1", [])
        if line[0] == "-" and line[2:] not in "\n".join(last):
            wrong.append(f"line kept: {line[2:]}")
        if line[0] == "+" and last + inside:
            wrong.append(f"line removed: {line[2:]}")
        story = [p for p in STORY if p in "\n".join(last + inside)]
        if story:
            wrong.append(f"story removed with: {line[2:]}")
    return wrong, len(lines)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    want, got = expected(), load(sys.argv[1])
    wrong = [f"{name}: not expected" for name in got if name not in want]
    right = {field: 0 for field in FIELDS}
    hit = miss = false = 0
    for name, w in want.items():
        g = got.get(name, {"body": []})
        for field in FIELDS:
            if w[field] == g.get(field):
                right[field] += 1
            else:
                wrong.append(f"{name}: {field} is {g.get(field)!r}, "
                             f"not {w[field]!r}")
        body = [fold(b) for b in w["body"]]
        whole = " ".join(g["body"])
        for block in body:
            hit += block in whole
            miss += block not in whole
            if block not in whole:
                wrong.append(f"{name}: lost: {block}")
        known = " ".join(body + [fold(b) for b in w.get("either", [])])
        for block in g["body"]:
            if block not in known:
                false += 1
                wrong.append(f"{name}: kept: {block}")
    lines, n_lines = lines_wrong(sys.argv[1])
    wrong += lines
    if "--figures" not in sys.argv:
        print("\n".join(wrong))
    precision, recall = hit / max(1, hit + false), hit / max(1, hit + miss)
    print(f"{len(want)} articles: segments precision {precision:.3f} recall "
          f"{recall:.3f} F1 "
          f"{2 * precision * recall / max(1e-9, precision + recall):.3f};",
          ", ".join(f"{field} {right[field]}" for field in FIELDS))
    print(f"{n_lines} lines: {n_lines - len(lines)} right")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
