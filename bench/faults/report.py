"""The results as people read them: a line a class, then what all of them give together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from bench.faults.cases import Result
from bench.faults.classes import CLASSES
from bench.faults.hosts import host

FOUND, PRECISION = 0.95, 0.99
"""The shares below which the gate is not good enough (issue 9)."""


def table(results: Sequence[Result]) -> str:
    """One line a class: cases, found at the place, by a right code, noise, more than one finding at the place.

    Of a silent class, the noise is the number of its false alarms.
    """
    lines = [f"{'subject':11} {'class':44} {'cases':>5} {'place':>6} {'code':>6} {'noise':>5} {'twice':>5}  codes"]
    for name, found in _grouped(results, (one.case.name for one in results)).items():
        verdicts, is_silent = [one.verdict for one in found], CLASSES[name].is_silent
        noise = sum(bool(one.new) if is_silent else len(one.noise) for one in verdicts)
        place = "–" if is_silent else _share(sum(one.is_found for one in verdicts), len(found))
        code = "–" if is_silent else _share(sum(one.is_coded for one in verdicts), len(found))
        twice = sum(len(one.codes) > 1 for one in verdicts)
        said = Counter(
            code for one in verdicts for code in dict.fromkeys(_alarms(one.shown) if is_silent else one.codes)
        )
        codes = ", ".join(f"{code} {count}" for code, count in said.most_common(6))
        errors = sum(bool(one.error) for one in found)
        broken = f"  {errors} broken" if errors else ""
        shares = f"{len(found):5} {place:>6} {code:>6} {noise:5} {twice:5}"
        lines.append(f"{CLASSES[name].subject:11} {name:44} {shares}  {codes}{broken}")
    return "\n".join(lines)


def _alarms(shown: Sequence[str]) -> list[str]:
    return [text.partition(" ")[0] for text in shown]


def _grouped(results: Iterable[Result], names: Iterable[str]) -> dict[str, list[Result]]:
    """Results by a name, in the order in which the names come."""
    found: dict[str, list[Result]] = defaultdict(list)
    for one, name in zip(results, names, strict=True):
        found[name].append(one)
    return found


def _share(part: int, whole: int) -> str:
    """A share, never rounded up to the whole."""
    return f"{part * 100 // whole} %" if whole else "–"


def missed(results: Sequence[Result], words: str) -> str:
    """What was missed, or told without reason, of the classes whose name holds some words, or of a subject."""
    lines: list[str] = []
    for one in results:
        if words in one.case.name or words in (CLASSES[one.case.name].subject, "all"):
            sort = _sort(one)
            planted = one.case.planted
            places = " or ".join(map(str, planted.places[:3]))
            about = f"{one.case.name} | {one.case.host} | {planted.form} {planted.lang} | {places}"
            if sort:
                lines.append(f"{sort:6} {about} | {planted.shown}{one.error}")
                lines += [f"       {text}" for text in one.verdict.shown]
    return "\n".join(lines)


def _sort(one: Result) -> str:
    """What is not as it should be about a case; nothing where all is well."""
    verdict = one.verdict
    if one.error:
        return "BROKEN"
    if CLASSES[one.case.name].is_silent:
        return "ALARM" if verdict.new else ""
    if not verdict.is_found:
        return "MISSED"
    return "NOISE" if verdict.noise else "" if verdict.is_coded else "CODE"


def summary(results: Sequence[Result], seconds: float) -> tuple[str, bool]:
    """What all give together, and whether it is good enough."""
    faults = [one for one in results if not CLASSES[one.case.name].is_silent]
    silent = [one for one in results if CLASSES[one.case.name].is_silent]
    found, coded = (sum(one.verdict.is_found for one in faults), sum(one.verdict.is_coded for one in faults))
    alarms, broken = sum(bool(one.verdict.new) for one in silent), sum(bool(one.error) for one in results)
    new, true = sum(one.verdict.new for one in results), sum(one.verdict.true for one in faults)
    dossiers = len({one.case.host for one in results})
    counts = [len({one.case.name for one in these}) for these in (faults, silent)]
    precision = f"{true * 1000 // new / 10} %" if new else "–"
    lines = [
        "",
        f"{len(faults)} faults in {counts[0]} classes, {len(silent)} right changes in {counts[1]} silent classes, "
        f"over {dossiers} dossiers, in {seconds:.0f} s",
        f"found at the place {_share(found, len(faults))}, by a right code {_share(coded, len(faults))}, "
        f"precision {precision}, false alarms {alarms}, broken {broken}",
        "from the bytes of a changed file to the findings, warm:",
    ]
    for kind, these in sorted(_grouped(results, (host(one.case.host).kind for one in results)).items()):
        times = [one.seconds for one in these]
        lines.append(f"  {kind:20} median {median(times):.2f} s, slowest {max(times):.2f} s")
    lines.append(_shares("form", faults, [one.case.planted.form.partition(" ")[0] for one in faults]))
    lines.append(_shares("kind", faults, [host(one.case.host).kind for one in faults]))
    lines.append(_shares("language", faults, [one.case.planted.lang or "none" for one in faults]))
    before = sorted({f"{one.case.host}: {text}" for one in results for text in one.before})
    lines += ["of complete dossiers untouched, and so false or to be mended:", *before] if before else []
    is_enough = (not faults or found >= FOUND * len(faults)) and (not new or true >= PRECISION * new)
    return "\n".join(lines), is_enough and not (broken or alarms or before)


def _shares(title: str, results: Sequence[Result], names: Sequence[str]) -> str:
    """The share found of each form, kind or language."""
    shares = (
        f"{name} {_share(sum(one.verdict.is_found for one in these), len(these))} of {len(these)}"
        for name, these in sorted(_grouped(results, names).items())
    )
    return f"found by {title}: " + ", ".join(shares)
