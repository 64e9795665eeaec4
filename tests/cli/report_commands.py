"""Runs every command that a report shows beside a number, and compares.

usage: report_commands.py REPORT.html; `slant` is found in PATH.
"""
import csv
import html
import io
import re
import subprocess
import sys


def commands(page):
    """What a number counts, the number, and the command; innermost only."""
    for part in page.split("<details")[1:]:
        head = re.match(r"[^>]*><summary[^>]*>([^<]*?) ([\d,]+)</summary>", part)
        body = part.split("</details>")[0]
        command = re.search(r"All: <code>(.*?)</code>", body, re.S)
        if head and command:
            yield (head[1], int(head[2].replace(",", "")), html.unescape(command[1]))


def rows_of(command):
    out = subprocess.run(["bash", "-c", command + " --csv"], check=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    return len(list(csv.reader(io.StringIO(out.decode(), newline="")))) - 1


def main():
    csv.field_size_limit(sys.maxsize)
    with open(sys.argv[1], encoding="utf-8") as f:
        page = f.read()
    kinds = set()
    for label, number, command in commands(page):
        rows = rows_of(command)
        kinds.add(label)
        if rows != number:
            print(f"{label} {number}, but {rows}: {command}")
    print("asked again: " + ", ".join(sorted(kinds)))


main()
