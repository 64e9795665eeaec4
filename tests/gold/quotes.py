#!/usr/bin/env python3
"""Measures plugins/quotes against gold that lies beside the project.

  tests/gold/quotes.py seeds [-v]   quotations and speakers of the seed articles;
                                    -v lists what is missed and what is wrong
  tests/gold/quotes.py attr         attributions in other people's articles:
                                    mean and range over the folds
  tests/gold/quotes.py --check      attr on fold 0 only; 1 below the bounds

$SLANT names the program (default: slant in $PATH). Ends with 77 when the gold
is not there.
"""
import gzip
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("SLANT_SHARED", ROOT.parent / "shared"))
SLANT = os.environ.get("SLANT", "slant")
SEEDS = SHARED / "corpora" / "seeds"
BOUNDS = {"attribution_f1": 0.45, "direct_attribution_f1": 0.72}


def slant(*args, **more):
    return subprocess.run([SLANT, *map(str, args)], check=True, text=True,
                          capture_output=True, **more).stdout


def need(path):
    if not path.exists():
        print("skipped: no", path)
        sys.exit(77)
    return path


def same_name(a, b):
    a, b = ((x or "").lower().removeprefix("the ") for x in (a, b))
    return bool(a and b) and (a in b or b in a or a.split()[-2:] == b.split()[-2:])


def seeds(verbose):
    gold = json.loads(need(SEEDS / "expected.json").read_text())["articles"]
    with tempfile.TemporaryDirectory() as folder:
        corpus = pathlib.Path(folder) / "gold.slant"
        slant("load", "-q", "-c", corpus, *sorted(SEEDS.glob("*.txt")))
        slant("run", "-q", "-c", corpus, "quotes")
        rows = json.loads(slant(
            "sql", "-c", corpus, "--json", "SELECT d.key, q.start, q.stop, speaker, actor "
            "FROM quotes_quote q JOIN documents d ON d.id = q.document"))
    found = {(pathlib.Path(r["key"]).name, r["start"], r["stop"]): r for r in rows}
    spans = names = actors = total = outside = 0
    for name, article in gold.items():
        for q in article["quotes"]:
            row = found.get((name, q["start"], q["end"]))
            if not q["in_body"]:
                outside += row is not None
                continue
            total += 1
            spans += row is not None
            names += bool(row) and same_name(row["speaker"], q["speaker"])
            actors += bool(row) and row["actor"] == q["actor"]
            if verbose and not (row and same_name(row["speaker"], q["speaker"])):
                print(name[:3], q["text"][:60], "|", q["speaker"], "|", row and row["speaker"])
    print(f"{total} quotations of the bodies: spans {spans}, speakers {names} = "
          f"{names / total:.2f}, their states {actors} = {actors / total:.2f}; "
          f"of appeals and captions: {outside}")


def attr(folds):
    path = need(SHARED / "gold" / "attr.dev.jsonl.gz")
    lines = [line for line in gzip.open(path, "rt") if json.loads(line)["fold"] in folds]
    answers = slant("script", ROOT / "scripts" / "predict.lua", "attr", input="".join(lines))
    scores = []
    with tempfile.TemporaryDirectory() as folder:
        gold, answer = (pathlib.Path(folder) / n for n in ("gold.jsonl", "answer.jsonl"))
        gold.write_text("".join(lines))
        answer.write_text(answers)
        for fold in folds:
            scores.append(json.loads(subprocess.run(
                [sys.executable, SHARED / "gold" / "score.py", "attr", answer, "--gold", gold,
                 "--fold", str(fold), "--json"], check=True, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout))
    for key in scores[0]:
        values = [s[key] for s in scores]
        if key.endswith("f1") or "accuracy" in key:
            print(f"{key:28} {statistics.mean(values):.3f}  "
                  f"({min(values):.3f} to {max(values):.3f})")
    return scores[0]


def main():
    args = [a for a in sys.argv[1:] if a != "-v"]
    if args == ["seeds"]:
        seeds("-v" in sys.argv)
    elif args == ["attr"]:
        attr(range(10))
    elif args == ["--check"]:
        got = attr([0])
        low = {k: got[k] for k, least in BOUNDS.items() if got[k] < least}
        sys.exit(f"too low: {low}" if low else 0)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
