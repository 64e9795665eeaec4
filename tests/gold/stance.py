#!/usr/bin/env python3
"""Measures plugins/stance against gold that lies beside the project.

  tests/gold/stance.py seeds [-v]   triples of the five seed articles; -v lists
                                    what is missed and what is wrong
  tests/gold/stance.py dse          sign and direction between two given names;
                                    trains five models, each is asked about the
                                    folds it has not seen (minutes)
  tests/gold/stance.py stance       sign of a given source towards a given target
  tests/gold/stance.py triples      who is for or against whom in an article

$SLANT names the program (default: slant in $PATH). A row is right if source
and target match, its polarity is accepted and its sentence overlaps the gold
evidence; of several rows for one gold triple each counts once. Ends with 77
when the gold is not there.
"""
import gzip
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("SLANT_SHARED", ROOT.parent / "shared"))
SLANT = os.environ.get("SLANT", "slant")
SEEDS = SHARED / "corpora" / "seeds"


def slant(*args):
    return subprocess.run([SLANT, *map(str, args)], check=True, text=True,
                          capture_output=True).stdout


def rows(corpus, sql):
    return json.loads(slant("sql", "-c", corpus, "--json", sql))


def load_and_run(folder, *sources):
    corpus = pathlib.Path(folder) / "gold.slant"
    slant("load", "-q", "-c", corpus, *sources)
    slant("run", "-q", "-c", corpus, "stance")
    return corpus


def overlap(a_start, a_stop, b):
    return a_start < b["end"] and b["start"] < a_stop


class Score:
    def __init__(self):
        self.core = self.hit = self.rows = self.right = self.wrong = 0

    def line(self):
        p = self.right / (self.right + self.wrong) if self.right + self.wrong else 0
        r = self.hit / self.core if self.core else 0
        f = 2 * p * r / (p + r) if p + r else 0
        return (f"recall {self.hit}/{self.core} = {r:.2f}, "
                f"precision {self.right}/{self.right + self.wrong} = {p:.2f}, F1 {f:.2f}")


def fits(row, triple):
    return (row["source"] == triple["source"] and row["target"] == triple["target"]
            and overlap(row["start"], row["stop"], triple["evidence"]))


def score(found, gold, wanted, verbose=None):
    """Counts over the articles; wanted(source, target, polarity) selects."""
    s = Score()
    for name, article in gold.items():
        rows_here = [r for r in found.get(name, []) if r["modality"] != "denied"]
        for t in article["stance"]:
            if not t["core"] or not wanted(t["source"], t["target"], t["polarity"]):
                continue
            s.core += 1
            good = [r for r in rows_here if fits(r, t) and r["polarity"] in t["accept"]
                    and (r["modality"] == "alleged") == (t["modality"] == "alleged")]
            s.hit += bool(good)
            if verbose and not good:
                verbose("miss ", name, t["source"], t["target"], t["polarity"],
                        t["modality"], t.get("clause") or t["evidence"]["text"])
        for r in rows_here:
            if not wanted(r["source"], r["target"], r["polarity"]):
                continue
            same = [t for t in article["stance"] if fits(r, t) and r["polarity"] in t["accept"]]
            if any(t["core"] for t in same):
                s.right += 1
            elif not same:
                s.wrong += 1
                if verbose:
                    verbose("wrong", name, r["source"], r["target"], r["polarity"],
                            r["modality"], f'[{r["verb"]}] {r["evidence"]}')
    return s


def all_pairs_baseline(comentions):
    out = {}
    for c in comentions:
        for a, b in ((c["a"], c["b"]), (c["b"], c["a"])):
            out.setdefault(c["key"], []).append(
                {"source": a, "target": b, "polarity": 1, "modality": "asserted",
                 "start": c["start"], "stop": c["stop"], "verb": "", "evidence": ""})
    return out


def by_key(found):
    out = {}
    for r in found:
        out.setdefault(r["key"], []).append(r)
    return out


def seeds(verbose):
    if not (SEEDS / "expected.json").exists():
        print("skipped: no seeds at", SEEDS)
        sys.exit(77)
    gold = json.loads((SEEDS / "expected.json").read_text())["articles"]
    with tempfile.TemporaryDirectory() as folder:
        corpus = load_and_run(folder, *sorted(SEEDS.glob("*.txt")))
        text = "CAST(substr(CAST(d.text AS BLOB), s.start + 1, s.stop - s.start) AS TEXT)"
        found = by_key(dict(r, key=pathlib.Path(r["key"]).name) for r in rows(
            corpus, "SELECT d.key, s.start, s.stop, source, target, polarity, modality, via, "
            f"verb, {text} AS evidence FROM stance_statement s JOIN documents d "
            "ON d.id = s.document"))
        together = all_pairs_baseline(dict(r, key=pathlib.Path(r["key"]).name) for r in rows(
            corpus, "SELECT d.key, s.start, s.stop, s.a, s.b FROM stance_comention s "
            "JOIN documents d ON d.id = s.document"))
    pair = {"China", "Russia"}
    subsets = {
        "all core triples": lambda a, b, p: True,
        "polarity 1": lambda a, b, p: p == 1,
        "polarity 0": lambda a, b, p: p == 0,
        "polarity -1": lambda a, b, p: p == -1,
        "without China-Russia": lambda a, b, p: {a, b} != pair,
    }
    if verbose:
        score(found, gold, subsets["all core triples"], print)
    for name, wanted in subsets.items():
        print(f"{name + ':':22} stance   {score(found, gold, wanted).line()}")
        print(f"{'':22} baseline {score(together, gold, wanted).line()}")
    boilerplate(found, gold)


def boilerplate(found, gold):
    n = 0
    for name, article in gold.items():
        for f in article["boilerplate"]:
            n += sum(overlap(r["start"], r["stop"], f) for r in found.get(name, []))
    print("rows in boilerplate or captions:", n)


def read_lines(path):
    if not path.exists():
        print("skipped: no", path)
        sys.exit(77)
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def predict(script, items, plugins=None):
    """id -> what a script (its file, or `predict` and a task) answers."""
    args = ["script", *(["--plugins", str(plugins)] if plugins else []), *script]
    out = subprocess.run([SLANT, *args], check=True, text=True, stdout=subprocess.PIPE,
                         input="".join(json.dumps(item) + "\n" for item in items)).stdout
    return {row["id"]: row for row in map(json.loads, out.splitlines())}


def macro_f1(pairs, labels):
    total = 0
    for label in labels:
        right = sum(g == p == label for g, p in pairs)
        either = sum(g == label for g, _ in pairs) + sum(p == label for _, p in pairs)
        total += 2 * right / either if either else 0
    return total / len(labels)


def accuracy(pairs):
    return sum(g == p for g, p in pairs) / len(pairs)


def spread(name, values):
    mean = sum(values) / len(values)
    deviation = (sum((v - mean) ** 2 for v in values) / len(values)) ** 0.5
    print(f"{name}: mean {mean:.3f}, spread {deviation:.3f} over {len(values)} parts")


def trained_without(part, folder):
    """A folder of plugins whose models have not seen folds 2 part and 2 part + 1."""
    plugins = pathlib.Path(folder) / str(part)
    for name in ("actors", "sentiment", "stance"):
        shutil.copytree(ROOT / "plugins" / name, plugins / name)
    slant("script", ROOT / "plugins" / "stance" / "train.lua", SHARED / "gold",
          plugins / "stance" / "assets", part)
    return plugins


LABELS = ("neutral", "pos_ab", "pos_ba", "neg_ab", "neg_ba")


def add_attitude(sure, gold, probabilities):
    """Counts the likeliest attitude by tenth of its probability."""
    label = max(LABELS[1:], key=probabilities.get)
    tenth = min(9, int(10 * probabilities[label]))
    n, right = sure.get(tenth, (0, 0))
    sure[tenth] = n + 1, right + (label == gold)


def mistakes(pairs):
    """What becomes of pairs with an attitude, and of neutral ones."""
    ends = {"right": 0, "called neutral": 0, "wrong direction": 0, "wrong sign": 0}
    told = [(g, p) for g, p in pairs if g != "neutral"]
    for g, p in told:
        ends["right" if g == p else "called neutral" if p == "neutral" else
             "wrong direction" if g[:3] == p[:3] else "wrong sign"] += 1
    neutral = [p for g, p in pairs if g == "neutral"]
    print(f"{len(told)} with an attitude: " +
          ", ".join(f"{name} {n / len(told):.2f}" for name, n in ends.items()))
    print(f"{len(neutral)} neutral: given an attitude "
          f"{sum(p != 'neutral' for p in neutral) / len(neutral):.2f}")


def dse():
    """Trains five times, each time without the folds that are then answered."""
    items = read_lines(SHARED / "gold" / "dse.dev.jsonl")
    macro, micro, sure, all_pairs = [], [], {}, []
    with tempfile.TemporaryDirectory() as folder:
        for part in range(5):
            held = [item for item in items if item["fold"] // 2 == part]
            found = predict([HERE / "probabilities.lua"], held, trained_without(part, folder))
            pairs = [(item["gold"]["label"], found[item["id"]]["label"]) for item in held]
            all_pairs += pairs
            macro.append(macro_f1(pairs, LABELS))
            micro.append(accuracy(pairs))
            for item in held:
                add_attitude(sure, item["gold"]["label"], found[item["id"]]["probabilities"])
            print(f"folds {2 * part}, {2 * part + 1}: macro F1 {macro[-1]:.3f}, "
                  f"micro F1 {micro[-1]:.3f}")
    spread("macro F1", macro)
    spread("micro F1", micro)
    mistakes(all_pairs)
    print(f"F1 of pos_ba and neg_ba: {macro_f1(all_pairs, ('pos_ba', 'neg_ba')):.2f}")
    for tenth, (n, right) in sorted(sure.items()):
        print(f"probability {tenth / 10:.1f} to {(tenth + 1) / 10:.1f}: {n} pairs, "
              f"{right / n:.2f} right")


def stance():
    """No weight was trained on these stories."""
    items = read_lines(SHARED / "gold" / "stance.dev.jsonl.gz")
    found = predict(["predict", "stance"], items)
    right, macro = [], []
    for fold in range(10):
        pairs = [(item["gold"]["polarity"], found[item["id"]]["polarity"])
                 for item in items if item["fold"] == fold]
        right.append(accuracy(pairs))
        macro.append(macro_f1(pairs, ("POS", "NEG")))
    spread("accuracy", right)
    spread("macro F1", macro)


def triples():
    """Rules, and weights that have not seen these articles."""
    path = SHARED / "gold" / "triples.dev.jsonl.gz"
    found = predict(["predict", "triples"], read_lines(path))
    with tempfile.TemporaryDirectory() as folder:
        answer = pathlib.Path(folder) / "answer.jsonl"
        answer.write_text("".join(json.dumps(row) + "\n" for row in found.values()))
        scores = [json.loads(subprocess.run(
            [sys.executable, SHARED / "gold" / "score.py", "triples", answer, "--gold", path,
             "--fold", str(fold), "--json"], check=True, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL).stdout) for fold in range(10)]
    for key in ("doc_f1", "doc_precision", "doc_recall", "sent_f1",
                "polarity_acc_on_found_pairs"):
        spread(key, [s[key] for s in scores])


def main():
    args = [a for a in sys.argv[1:] if a != "-v"]
    if args == ["seeds"]:
        seeds("-v" in sys.argv)
    elif args == ["dse"]:
        dse()
    elif args == ["stance"]:
        stance()
    elif args == ["triples"]:
        triples()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
