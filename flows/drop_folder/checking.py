"""The feedback on one dossier: translations that came back are taken, everything is checked and told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from flows.drop_folder.copies import Announce, Bounds, Doing, How
from flows.drop_folder.dossiers import Dossier
from flows.drop_folder.messages import Words, say
from flows.runner import Outcome, told
from imprimatur.core.bilingual import Bilingual, Tongue
from imprimatur.core.dossier import Reading
from imprimatur.core.location import Location
from imprimatur.core.parameters import Parameters
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import finding
from imprimatur.project import Project

BOUNDS = Bounds(cpu=180, memory=1024 * 1024 * 1024)
"""What a check may take. The largest of the samples takes seconds, and a third of that memory."""
SET_ASIDE = 3
"""Files of one dossier that may end the process that reads them; with more, something else is wrong."""
_TAKING = "*"
"""What is announced while translations are taken: no file is called so."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What became of a check: what there is to say, and whether the dossier can be drafted."""

    lines: tuple[str, ...]
    is_sound: bool


def feedback(doing: Doing, project: Project, dossier: Dossier, words: Words, bounds: Bounds = BOUNDS) -> Feedback:
    """Check a dossier and publish what was found.

    A file that ends the process that reads it is set aside and told like any other fault; the rest is checked.
    """
    aside: dict[str, Bilingual] = {}
    taking = True
    while True:
        ended = doing(bounds, check_one, project, dossier, words.tongue, aside, taking)
        if ended.how in (How.DONE, How.STOPPED):
            break
        if ended.at == _TAKING and taking:
            taking = False  # C19 tells of them then
        elif ended.at in ("", _TAKING, *aside) or len(aside) >= SET_ASIDE:
            line = words.of(say("check_ended", name="/".join(dossier), reason=_reason(ended.how, bounds)))
            return Feedback((line,), is_sound=False)
        else:
            aside[ended.at] = _reason(ended.how, bounds)
    if ended.how is How.STOPPED:
        return Feedback((), is_sound=False)
    lines, outcome = ended.value
    said = [words.of(say("set_aside", name=name, reason=reason)) for name, reason in aside.items()]
    return Feedback((*lines, *said, _line(outcome, words)), not aside and outcome.fault is None)


def _reason(how: How, bounds: Bounds) -> Bilingual:
    return say(f"ended_{how}", minutes=round(bounds.hang / 60)) if how is How.HUNG else say(f"ended_{how}")


def _line(outcome: Outcome, words: Words) -> str:
    if outcome.fault:
        return words.of(say("stopped", name=outcome.dossier, reason=outcome.fault))
    key = {0: "checked_none", 1: "checked_one"}.get(outcome.blocking, "checked")
    return words.of(say(key, name=outcome.dossier, count=outcome.blocking))


def check_one(
    announce: Announce,
    project: Project,
    dossier: Dossier,
    tongue: Tongue,
    aside: Mapping[str, Bilingual],
    taking: bool,
) -> tuple[tuple[str, ...], Outcome]:
    """The check itself, in whatever process: the lines about translations that came back, and what became of it."""
    from flows.coming_back import take_back

    lines: tuple[str, ...] = ()
    if taking:
        announce(_TAKING)
        lines = tuple(take_back(project, *dossier, Words(tongue)))

    def each(reader: Callable[[Source], Reading], sources: Iterable[Source]) -> Iterator[Reading]:
        for source in sources:
            if source.name in aside:
                yield _set_aside(source, aside[source.name])
            else:
                announce(source.name)
                yield reader(source)
        announce("")

    outcome = told(project, Parameters(kind=dossier[0], slug=dossier[1]), each)
    return lines, replace(outcome, findings=())


def _set_aside(source: Source, reason: Bilingual) -> Reading:
    about: dict[str, str | int | Bilingual] = {"file": source.name, "reason": reason}
    return Reading(findings=(finding("R01", Location(source.name), about),))
