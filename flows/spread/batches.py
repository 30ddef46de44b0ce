"""A batch: dossiers that go to another process or machine together, and their outcomes on the way back."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from flows.messages import say
from flows.runner import End, Outcome, run
from imprimatur.core.asked import Asked
from imprimatur.core.composition import Stage
from imprimatur.core.errors import ImprimaturError
from imprimatur.core.parameters import Parameters
from imprimatur.project import Project

Batch = Sequence[Parameters]
Spread = Callable[[list[Batch]], Iterable[tuple[Batch, Sequence[Outcome] | None]]]
"""Has batches built somewhere, and yields each with its outcomes in order, or None where it did not come back."""

_OUTCOMES = TypeAdapter(tuple[Outcome, ...])


def build(project: Project, wanted: Iterable[Mapping[str, Any]]) -> str:
    """Build the drafts of a batch one after the other, in this process; their outcomes, packed.

    Raises ValueError, before any is built, where a batch asks for what no night does: a final version, which somebody
    asks for in person, or a build that says of itself who asked for it.
    """
    drafts = [Parameters.model_validate(one) for one in wanted]
    if any(one.stage is not Stage.DRAFT or one.asked != Asked() for one in drafts):
        raise ValueError("a batch is of drafts that nobody asked for by name")
    return packed([run(project, one) for one in drafts])


def rebuilt(wanted: Sequence[Parameters], size: int, spread: Spread) -> list[Outcome]:
    """The outcomes of dossiers that are built in batches, in the order asked for.

    A batch that did not come back is asked for again dossier by dossier, so that only the guilty one fails.
    """
    made = _told(spread(list(cut(wanted, size))))
    again: list[Batch] = [[one] for one in wanted if one not in made]
    if again:
        made |= _told(spread(again))
    return [made.get(one) or died(one) for one in wanted]


def cut(wanted: Sequence[Parameters], size: int) -> Iterator[Batch]:
    """Batches of that many dossiers, the last one of what is left."""
    yield from (wanted[start : start + size] for start in range(0, len(wanted), size))


def _told(brought: Iterable[tuple[Batch, Sequence[Outcome] | None]]) -> dict[Parameters, Outcome]:
    return {
        parameters: outcome
        for batch, outcomes in brought
        if outcomes is not None and len(outcomes) == len(batch)
        for parameters, outcome in zip(batch, outcomes, strict=True)
        if outcome.dossier == _name(parameters)
    }


def died(parameters: Parameters) -> Outcome:
    """The outcome of a dossier whose process died, wherever it was tried."""
    name = _name(parameters)
    return Outcome(name, parameters.stage, ImprimaturError.exit_code, say("run_died", name=name), end=End.BROKEN)


def _name(parameters: Parameters) -> str:
    return f"{parameters.kind}/{parameters.slug}"


def packed(outcomes: Sequence[Outcome]) -> str:
    """Outcomes as JSON, to travel between machines."""
    return _OUTCOMES.dump_json(tuple(outcomes)).decode()


def unpacked(content: object) -> tuple[Outcome, ...] | None:
    """The outcomes that came back; None of what cannot be read as such."""
    try:
        return _OUTCOMES.validate_json(content) if isinstance(content, str) else None
    except ValueError:
        return None


def asked(batch: Batch) -> list[dict[str, Any]]:
    """A batch as it travels: the day too, which no output tells."""
    return [{**one.model_dump(mode="json"), "today": one.today.isoformat() if one.today else None} for one in batch]
