"""Answers each line with its length, some with more lines than one."""
import sys
import time

for line in sys.stdin:
    if line == "die\n":
        sys.exit(3)
    if line == "slow\n":
        time.sleep(0.2)
    if line == "twice\n":
        sys.stdout.write("one answer\nanother one\n")
    if line == "rest\n":
        sys.stdout.write("an answer\nthe beginning of")
    print(len(line) - 1, flush=True)
    if line == "later\n":
        time.sleep(0.05)
        print("by the way", flush=True)
