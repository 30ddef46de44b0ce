"""What blocks, said here and nowhere else: which findings stop a stage, and how many stand before the final version.

The number of points to settle that a person reads (terminal, page of findings, draft, manifest, digest) is always
`len(blocking(…))` over the languages asked for: each cell, line or paragraph to mend is a point. Where the same finding
stands on several cells, one line tells it and says how many points it stands for. One accepted on purpose is no point.
"""

from collections.abc import Iterable

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.composition import Stage
from imprimatur.core.finding import Finding, Severity

_STOPS: dict[Stage, frozenset[Severity]] = {
    Stage.DRAFT: frozenset({Severity.FATAL}),
    Stage.FINAL: frozenset({Severity.FATAL, Severity.ERROR}),
}


def stops(severity: Severity, stage: Stage = Stage.FINAL) -> bool:
    """Whether a finding of this severity stops a stage."""
    return severity in _STOPS[stage]


def concerning(findings: Iterable[Finding], langs: Iterable[Lang]) -> tuple[Finding, ...]:
    """The findings about some languages: their own, and those about no language in particular."""
    asked = (None, *langs)
    return tuple(one for one in findings if one.lang in asked)


def blocking(
    findings: Iterable[Finding], stage: Stage = Stage.FINAL, langs: Iterable[Lang] = LANGS
) -> tuple[Finding, ...]:
    """The findings that the gate stops at, at a stage and for some languages."""
    return tuple(one for one in concerning(findings, langs) if stops(one.severity, stage) and not one.waiver)
