"""Findings accepted on purpose: a person gives the reference of a line, a reason, a name and a day in the dossier.

A reference is worked out from what the line says (`Group.reference`): it holds for that code, at that field, with those
values, and for nothing else. As soon as the value changes, the reference is another: the acceptance lapses and says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.finding import Finding, Severity, Waiver
from imprimatur.findings.blocking import stops
from imprimatur.findings.catalogue import finding
from imprimatur.findings.grouping import grouped
from imprimatur.findings.messages import say

NEVER = frozenset("CNVX")
"""Families of which no error can be accepted. C: something the document needs, an approval among it, is not there. N:
words given would be lost. V: a value was not understood and counts as missing. X: the acceptances themselves."""
LOSSES = frozenset(
    """
    R01 R02 R04 R07 R08 R10 R11 R12 R13 R21 R23 R24 R32 R34 R35 R40 R43 T01 T02 T03 T24 P01 P02 A26 A28 F30 S12
    G01 G02
    """.split()
)
"""Errors of other families that mean the same: what stands there was not read, would not be printed (a name that the
registers do not know is none in the document), or would be printed as a code that nobody can read. To accept them is to
publish a document that lacks it."""
_ASKED = ("reference", "reason", "by", "on")
_SAME_SIGN = str.maketrans({"O": "0", "I": "1", "L": "1", "\u2013": "-", "\u2011": "-", " ": None, "\u00a0": None})
"""What a hand writes for a sign of a reference."""


def can_be_accepted(one: Finding) -> bool:
    """Whether a person may accept a finding: a judgement about what is printed, never a loss or a lack."""
    if one.severity is Severity.FATAL:
        return False
    return not stops(one.severity) or not (one.code[0] in NEVER or one.code in LOSSES)


def accepting(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> Iterator[Finding]:
    """The findings, each line accepted with its waiver, and what is wrong with the waivers themselves."""
    found = tuple(findings)
    groups = [(group.reference, group) for group in grouped(found)]
    told = frozenset(one.path for one in found if stops(one.severity))
    first = {_sounds(reference): (reference, group.first) for reference, group in reversed(groups)}
    given: dict[str, Waiver] = {}
    wrong: list[Finding] = []
    for waiver in waivers:
        known, accepted = first.get(_sounds(waiver.reference), ("", None))
        lacking = [name for name in _ASKED if not getattr(waiver, name)]
        # What a cell holds instead is told already: a mark of what is to come, a day that cannot be read.
        untold = [name for name in lacking if f"{waiver.path}.{name}" not in told]
        fault = _lacking(waiver, untold) if untold else None if lacking else _fault(waiver, accepted)
        wrong += [fault] if fault else []
        if not (fault or lacking):
            given.setdefault(known, waiver)
    for reference, group in groups:
        yield from (replace(one, waiver=given.get(reference)) for one in group.findings)
    yield from wrong


def _lacking(waiver: Waiver, lacking: list[str]) -> Finding:
    """What an acceptance does not say."""
    names = [say(f"waiver_{name}") for name in lacking]
    what = Bilingual(", ".join(name.fr for name in names), ", ".join(name.nl for name in names))
    return _about(waiver, "X01", value=waiver.reference or "…", what=what)


def _fault(waiver: Waiver, accepted: Finding | None) -> Finding | None:
    """What keeps a whole acceptance from holding."""
    if accepted is None:
        return _about(waiver, "X02", value=waiver.reference)
    if not can_be_accepted(accepted):
        return _about(waiver, "X03", value=waiver.reference, message=accepted.message)
    return None


def _about(waiver: Waiver, code: str, **values: str | Bilingual) -> Finding:
    return finding(code, waiver.location, values, path=waiver.path, owner=waiver.by, section=say("accepted"))


def _sounds(reference: str) -> str:
    return reference.upper().translate(_SAME_SIGN)
