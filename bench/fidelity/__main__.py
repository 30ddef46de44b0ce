"""The table of what is printed of realistic texts; exit code 1 where anything is lost, moved or changed.

`python -m bench.fidelity [NAME …]`: all texts by default, else those whose names are given (`animation`, …).
"""

import os
import sys
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from bench.fidelity.cases import KINDS, cases, measured
from bench.fidelity.measure import Share


def main(names: list[str]) -> int:
    """Measure, print the table and what is not as it was given; 1 where there is any."""
    wanted = list(cases(names or list(KINDS)))
    rows: dict[tuple[str, str, str], Share] = defaultdict(Share)
    faults: list[str] = []
    with ProcessPoolExecutor(min(os.cpu_count() or 1, len(wanted)), get_context("spawn")) as pool:
        for case, shares in zip(wanted, pool.map(measured, wanted), strict=True):
            for (suffix, lang), share in shares.items():
                rows[case.kind, case.form, suffix] += share
                faults += [f"{case.text}.{lang}, {case.form}, {suffix}: {fault}" for fault in share.faults]
    print(table(rows))
    print("\n".join(faults))
    return 1 if faults else 0


def table(rows: dict[tuple[str, str, str], Share]) -> str:
    """The shares as people read them, one line a kind, form and format."""
    shares = f"{'sentences':>9} {'printed':>8} {'in order':>8} {'marks':>6} {'kept':>8}"
    lines = [f"{'kind':20} {'form':22} {'format':6} {shares}"]
    for (kind, form, suffix), one in rows.items():
        printed, ordered = _percent(one.printed, one.given), _percent(one.in_order, one.given)
        counts = f"{one.given:9} {printed:>8} {ordered:>8} {one.marks:6} {_percent(one.kept, one.marks):>8}"
        lines.append(f"{kind:20} {form:22} {suffix:6} {counts}")
    return "\n".join(lines)


def _percent(part: int, whole: int) -> str:
    """A share, never rounded up to the whole."""
    return f"{part * 1000 // whole / 10:.1f} %" if whole else "–"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
