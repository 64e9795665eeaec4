"""Answers each line with its length."""
import sys
import time

for line in sys.stdin:
    if line == "die\n":
        sys.exit(3)
    if line == "slow\n":
        time.sleep(0.2)
    print(len(line) - 1, flush=True)
