#!/usr/bin/env python3
"""Measures plugins/stance against gold that lies beside the project.

  tests/gold/stance.py seeds [-v]   triples of the five seed articles; -v lists
                                    what is missed and what is wrong
  tests/gold/stance.py dse          sign and direction between two given names,
                                    in other people's sentences (folds 0-4)

$SLANT names the program (default: slant in $PATH). A row is right if source
and target match, its polarity is accepted and its sentence overlaps the gold
evidence; of several rows for one gold triple each counts once. Ends with 77
when the gold is not there.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("SLANT_SHARED", ROOT.parent / "shared"))
SLANT = os.environ.get("SLANT", "slant")
SEEDS = SHARED / "corpora" / "seeds"


def slant(*args):
    return subprocess.run([SLANT, *map(str, args)], check=True, text=True,
                          capture_output=True).stdout


def rows(corpus, sql):
    return json.loads(slant("sql", "-c", corpus, "--json", sql))


def load_and_run(folder, *sources, plugins=None):
    corpus = pathlib.Path(folder) / "gold.slant"
    slant("load", "-q", "-c", corpus, *sources)
    slant("run", "-q", "-c", corpus, *(["--plugins", plugins] if plugins else []), "stance")
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


# Stands in for plugins/actors where the two names are given: A and B.
GIVEN_NAMES = """
return {
  api = 1, name = "actors", version = "1.0.0", summary = "two given names",
  metadata = { "vars" },
  results = {
    document = { mentions = "integer" },
    rows = { mention = { at = "span", entity = "string", kind = "string", actor = "string" } },
  },
  document = function(doc)
    for _, name in ipairs({ "A", "B" }) do
      local at = doc:bytes(tonumber(doc.vars[name .. "_from"]), tonumber(doc.vars[name .. "_to"]))
      doc:emit("mention", { at = at, entity = name, kind = "person", actor = name })
    end
    return { mentions = 2 }
  end,
}
"""


def name_end(text, stop):
    """The gold cuts the last letter of some names."""
    while stop < len(text) and chr(text[stop]).isalnum() and text[stop] < 128:
        stop += 1
    return stop


def dse_records(path):
    for line in path.open():
        d = json.loads(line)
        a, b, text = d["a"], d["b"], d["text"].encode()
        spans = [(x["bfrom"], name_end(text, x["bto"])) for x in (a, b)]
        if d["fold"] > 4 or spans[0][1] > spans[1][0]:
            continue
        try:
            for span in spans:
                text[span[0]:span[1]].decode()
        except UnicodeDecodeError:
            continue
        yield {"id": d["id"], "text": d["text"], "language": "en", "label": d["gold"]["label"],
               "A_from": str(spans[0][0]), "A_to": str(spans[0][1]),
               "B_from": str(spans[1][0]), "B_to": str(spans[1][1])}


def dse():
    path = SHARED / "gold" / "dse.dev.jsonl"
    if not path.exists():
        print("skipped: no", path)
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        plugin = pathlib.Path(folder) / "plugins" / "actors"
        for part in ("lib", "assets"):
            shutil.copytree(ROOT / "plugins" / "actors" / part, plugin / part)
        (plugin / "init.lua").write_text(GIVEN_NAMES)
        source = pathlib.Path(folder) / "in.jsonl"
        source.write_text("".join(json.dumps(r) + "\n" for r in dse_records(path)))
        corpus = load_and_run(folder, source, plugins=plugin.parent)
        found = rows(corpus, "SELECT d.id, d.label, s.source, s.polarity, s.score "
                     "FROM documents d LEFT JOIN stance_statement s ON s.document = d.id "
                     "AND s.modality <> 'denied' AND s.polarity <> 0")
    report_dse(found)


def report_dse(found):
    best = {}
    for r in found:
        old = best.get(r["id"])
        if not old or abs(r["score"] or 0) > abs(old["score"] or 0):
            best[r["id"]] = r
    pairs = []
    for r in best.values():
        guess = "neutral"
        if r["source"]:
            guess = (("pos" if r["polarity"] > 0 else "neg")
                     + ("_ab" if r["source"] == "A" else "_ba"))
        pairs.append((r["label"], guess))
    f1s = []
    for label in ("neutral", "pos_ab", "pos_ba", "neg_ab", "neg_ba"):
        right = sum(g == p == label for g, p in pairs)
        said = sum(p == label for _, p in pairs)
        gold = sum(g == label for g, _ in pairs)
        f1s.append(2 * right / (said + gold) if said + gold else 0)
        print(f"{label:8} precision {right}/{said} = {right / max(said, 1):.2f}, "
              f"recall {right}/{gold} = {right / max(gold, 1):.2f}")
    micro = sum(g == p for g, p in pairs) / len(pairs)
    neutral = sum(g == "neutral" for g, _ in pairs) / len(pairs)
    print(f"macro F1 {sum(f1s) / 5:.3f}, micro F1 {micro:.3f} (always neutral: {neutral:.3f})")


def main():
    args = [a for a in sys.argv[1:] if a != "-v"]
    if args == ["seeds"]:
        seeds("-v" in sys.argv)
    elif args == ["dse"]:
        dse()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
