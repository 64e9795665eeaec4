#!/usr/bin/env python3
"""Scores near-duplicate clusters on a corpus whose copies are marked.

usage: near_duplicates.py SLANT FILE.jsonl

FILE has a record a line with `id` and, in copies, `copy_of` (make_corpora.py of
../shared/bench writes such). Recall: marked copies that share a cluster with
their original. Precision: documents that joined the cluster of an older one and
are marked as its copy, or as a copy of the same story. Prints what the load
cost with and without the pass. Exit 1 under recall 0.97 or precision 0.99.
"""
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def forget_clusters(corpus):
    """As after a load that died before its end."""
    db = sqlite3.connect(corpus)
    db.execute("DELETE FROM duplicate WHERE resemblance < 1")
    db.execute("UPDATE meta SET cluster = id WHERE cluster <> id")
    db.execute("UPDATE corpus SET value = 0 WHERE name = 'clustered'")
    db.commit()
    db.close()


def pass_alone(slant, corpus, work):
    """CPU seconds of the comparison, without the signatures."""
    spent = []
    os.mkdir(os.path.join(work, "nothing"))
    for forget in (False, True) * 3:
        if forget:
            forget_clusters(corpus)
        before = cpu()
        subprocess.run([slant, "load", "-q", "-c", corpus,
                        os.path.join(work, "nothing")], check=True)
        spent.append(cpu() - before)
    return min(spent[1::2]) - min(spent[::2])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    slant, path = sys.argv[1:]
    with open(path, encoding="utf-8") as lines:
        copies = {str(d["id"]): str(d["copy_of"]) for d in map(json.loads, lines)
                  if d.get("copy_of") is not None}
    with tempfile.TemporaryDirectory() as work:
        corpus = os.path.join(work, "c.slant")
        before = cpu()
        subprocess.run([slant, "load", "-q", "-c", corpus, path], check=True)
        spent = cpu() - before
        db = sqlite3.connect(corpus)
        cluster = dict(db.execute("SELECT key, cluster FROM meta"))
        joined = db.execute(
            "SELECT a.key, b.key, d.containment, d.resemblance "
            "FROM duplicate AS d JOIN meta AS a ON a.id = d.document "
            "JOIN meta AS b ON b.id = d.original").fetchall()
        documents, = db.execute("SELECT count(*) FROM meta").fetchone()
        text, = db.execute("SELECT sum(bytes) FROM meta").fetchone()
        db.close()
        alone = pass_alone(slant, corpus, work)
    found = sum(cluster[c] == cluster[o] for c, o in copies.items()
                if c in cluster and o in cluster)
    wrong = [row for row in joined
             if copies.get(row[0], row[0]) != copies.get(row[1], row[1])]
    recall = found / max(1, len(copies))
    precision = 1 - len(wrong) / max(1, len(joined))
    print(f"{documents} documents, {len(copies)} marked copies, "
          f"{len(joined)} joined: recall {recall:.4f} precision {precision:.4f}")
    print(f"load {spent:.2f} CPU s, "
          f"{os.path.getsize(path) / 1e6 / spent:.1f} MB per CPU s")
    print(f"comparison alone {alone:.2f} CPU s, "
          f"{text / 1e6 / alone:.0f} MB of text per CPU s")
    for row in wrong[:20]:
        print("not marked: %s joined %s, containment %.2f resemblance %.2f" % row)
    for c, o in copies.items():
        if cluster.get(c) != cluster.get(o):
            print(f"missed: {c}, a copy of {o}")
    sys.exit(recall < 0.97 or precision < 0.99)


if __name__ == "__main__":
    main()
