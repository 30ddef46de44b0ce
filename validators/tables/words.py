"""The rules over tables in words, French and Dutch, for `docs/tables.md` and for the record of a run."""

from collections.abc import Iterable
from functools import reduce

from imprimatur.core.bilingual import NOTHING, Bilingual
from imprimatur.language.labels import Labels
from imprimatur.language.typography import typeset
from validators.tables.messages import say
from validators.tables.rules import Rule, Sort


def words_of(rule: Rule, table: str, labels: Labels) -> Bilingual:
    """What a rule of a table asks, in the names that people know its columns and fields by."""

    def column(path: str) -> Bilingual:
        return _name(f"{table}.{path}", labels)

    said = say(
        f"rule_{rule.sort.value}{'_at_least' if rule.at_least else ''}{'_where' if rule.where else ''}",
        column=column(rule.column),
        then=column(rule.then),
        other=_other(rule, labels),
        bounds=_bounds(rule, labels),
        where=joined("and", (_where(column(path), wanted, labels) for path, wanted in rule.where.items())),
    )
    return Bilingual(typeset(said.fr, "fr"), typeset(said.nl, "nl"))


def joined(by: str, pieces: Iterable[Bilingual]) -> Bilingual:
    """Pieces of a sentence with a word between them: `and`, `or`. Nothing where there are none."""
    given = list(pieces)
    return reduce(lambda one, other: say(by, one=one, other=other), given) if given else NOTHING


def _name(path: str, labels: Labels) -> Bilingual:
    return say("name", name=labels.field(path).both)


def _other(rule: Rule, labels: Labels) -> Bilingual:
    """What the column is held against: a field, a list, or a column with its table."""
    table, _, column = rule.other.partition(".")
    if column and (rule.sort is Sort.KNOWN or rule.at_least):
        return say("of", column=_name(rule.other, labels), table=_name(table, labels))
    return _name(rule.other, labels)


def _bounds(rule: Rule, labels: Labels) -> Bilingual:
    low, high = (_name(one, labels) if isinstance(one, str) else str(one) for one in (rule.low, rule.high))
    given = [say("from", bound=low)] if rule.low is not None else []
    given += [say("to", bound=high)] if rule.high is not None else []
    return joined("and", given)


def _where(column: Bilingual, wanted: tuple[str, ...], labels: Labels) -> Bilingual:
    # The enumeration of a choice is known to its column alone; no two of a kind share a value.
    choices = next(choices for choices in labels.choices.values() if wanted[0] in choices)
    names = (say("name", name=choices[value].both) for value in wanted)
    return say("where", column=column, values=joined("or", names))
