"""The results as people read them: a line a class, then what all of them give together."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from bench.faults.cases import Result
from bench.faults.classes import CLASSES
from bench.faults.hosts import host

FOUND, PRECISION = 0.95, 0.99
"""The shares below which the gate is not good enough (issue 9)."""


def table(results: Sequence[Result]) -> str:
    """One line a class: cases, found at the place, by a right code, noise, findings besides the first at the place."""
    by_class: dict[str, list[Result]] = defaultdict(list)
    for one in results:
        by_class[one.case.name].append(one)
    lines = [f"{'subject':11} {'class':44} {'cases':>5} {'place':>6} {'code':>6} {'noise':>5} {'twice':>5}  codes"]
    for name, found in by_class.items():
        verdicts = [one.verdict for one in found]
        codes = Counter(code for one in verdicts for code in dict.fromkeys(one.codes))
        noise = sum(len(one.noise) for one in verdicts)
        said = ", ".join(f"{code} {count}" for code, count in codes.most_common(6))
        errors = sum(bool(one.error) for one in found)
        if CLASSES[name].is_silent:
            alarms = sum(bool(one.new) for one in verdicts)
            shares = f"{'–':>6} {'–':>6} {alarms:5} {'':>5}"
            said = ", ".join(f"{code} {count}" for code, count in _alarms(found).most_common(6))
        else:
            twice = sum(len(one.codes) > 1 for one in verdicts)
            shares = f"{_share(sum(one.is_found for one in verdicts), len(found))} {_share(sum(one.is_coded for one in verdicts), len(found))} {noise:5} {twice:5}"
        broken = f"  {errors} broken" if errors else ""
        lines.append(f"{CLASSES[name].subject:11} {name:44} {len(found):5} {shares}  {said}{broken}")
    return "\n".join(lines)


def _alarms(results: Sequence[Result]) -> Counter[str]:
    return Counter(text.partition(" ")[0] for one in results for text in one.verdict.shown)


def _share(part: int, whole: int) -> str:
    """A share, never rounded up to the whole."""
    return f"{part * 100 // whole:4} %" if whole else "     –"


def missed(results: Sequence[Result], words: str) -> str:
    """What was missed, or told without reason, of the classes whose name holds some words."""
    lines = []
    for one in results:
        if words not in one.case.name and words != CLASSES[one.case.name].subject and words != "all":
            continue
        planted, verdict = one.case.planted, one.verdict
        head = f"{one.case.name} | {one.case.host} | {planted.form} | {' or '.join(map(str, planted.places[:3]))} | {planted.shown}"
        if one.error:
            lines.append(f"BROKEN {head} | {one.error}")
        elif CLASSES[one.case.name].is_silent:
            lines += [f"ALARM  {head}", *(f"       {text}" for text in verdict.shown)] if verdict.new else []
        elif not verdict.is_found:
            lines += [f"MISSED {head}", *(f"       {text}" for text in verdict.shown)]
        elif not verdict.is_coded or verdict.noise:
            lines += [
                f"{'NOISE ' if verdict.noise else 'CODE  '} {head}",
                *(f"       {text}" for text in verdict.shown),
            ]
    return "\n".join(lines)


def summary(results: Sequence[Result], seconds: float) -> tuple[str, bool]:
    """What all give together, and whether it is good enough."""
    faults = [one for one in results if not CLASSES[one.case.name].is_silent]
    silent = [one for one in results if CLASSES[one.case.name].is_silent]
    found = sum(one.verdict.is_found for one in faults)
    coded = sum(one.verdict.is_coded for one in faults)
    alarms = sum(bool(one.verdict.new) for one in silent)
    new = sum(one.verdict.new for one in faults) + sum(one.verdict.new for one in silent)
    true = sum(one.verdict.true for one in faults)
    broken = sum(bool(one.error) for one in results)
    of_kind: dict[str, list[float]] = defaultdict(list)
    for one in results:
        of_kind[host(one.case.host).kind].append(one.seconds)
    classes = len({one.case.name for one in faults}), len({one.case.name for one in silent})
    lines = [
        "",
        f"{len(faults)} faults in {classes[0]} classes, {len(silent)} right changes in {classes[1]} silent classes, over {len({one.case.host for one in results})} dossiers",
        f"found at the place {_share(found, len(faults))}   by a right code {_share(coded, len(faults))}   precision {true * 1000 // new / 10 if new else 100} %   false alarms {alarms}   broken {broken}",
        f"{seconds:.0f} s in all; a case takes {median(one.seconds for one in results):.2f} s warm, from changed file to findings:",
        *(
            f"  {kind:20} median {median(times):.2f} s, slowest {max(times):.2f} s"
            for kind, times in sorted(of_kind.items())
        ),
    ]
    lines += _shares("form", faults, [one.case.planted.form.partition(" ")[0] for one in faults])
    lines += _shares("kind", faults, [host(one.case.host).kind for one in faults])
    lines += _shares("language", faults, [one.case.planted.lang or "both" for one in faults])
    is_good = (
        not broken
        and not alarms
        and (not faults or found / len(faults) >= FOUND)
        and (not new or true / new >= PRECISION)
    )
    return "\n".join(lines), is_good


def _shares(title: str, results: Sequence[Result], names: Sequence[str]) -> list[str]:
    """The share found of each form, kind or language."""
    found: dict[str, list[bool]] = defaultdict(list)
    for one, name in zip(results, names, strict=True):
        found[name].append(one.verdict.is_found)
    return [
        f"found by {title}: "
        + ", ".join(
            f"{name} {_share(sum(these), len(these)).strip()} of {len(these)}" for name, these in sorted(found.items())
        )
    ]
