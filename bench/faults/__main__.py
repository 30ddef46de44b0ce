"""The table of what is found of planted faults; exit code 1 where too little is found or anything right is held up.

`python -m bench.faults [--kind KIND]… [--class WORDS]… [--limit N] [--seed N] [--jobs N] [--show WORDS] [--list]`
"""

import argparse
import os
import sys
import time

from bench.faults.cases import planned, run
from bench.faults.classes import CLASSES
from bench.faults.report import missed, summary, table

CASES = 10
"""How many cases a class has at most where nothing else is asked."""


def main(given: list[str]) -> int:
    """Plant, run, print the table and the summary; 1 where the gate is not good enough."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults")
    parser.add_argument("--kind", action="append", default=[], help="only this kind of document")
    parser.add_argument(
        "--class",
        action="append",
        default=[],
        dest="wanted",
        help="only classes or subjects whose name holds these words",
    )
    parser.add_argument("--limit", type=int, default=CASES, help="cases of each class")
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--jobs", type=int, default=min(os.cpu_count() or 1, 2))
    parser.add_argument(
        "--show", action="append", default=[], help="list what was missed of classes whose name holds these words"
    )
    parser.add_argument("--list", action="store_true", help="name the classes and stop")
    asked = parser.parse_args(given)
    names = [
        name
        for name, one in CLASSES.items()
        if not asked.wanted or any(word in (name, one.subject) or word in name for word in asked.wanted)
    ]
    if asked.list:
        print("\n".join(f"{CLASSES[name].subject:12} {name}" for name in names))
        return 0
    started = time.perf_counter()
    results = run(planned(names, asked.kind, asked.limit, asked.seed), asked.jobs)
    print(table(results))
    for words in asked.show:
        print(missed(results, words))
    text, is_good = summary(results, time.perf_counter() - started)
    print(text)
    return 0 if is_good else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
