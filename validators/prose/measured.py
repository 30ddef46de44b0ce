"""Numbers typed in prose, in figures or in words, against the tables and fields that hold them.

What counts what is data (validators/prose/measures.py). Where only the whole can be meant, a contradiction is an error;
elsewhere it is asked about, and a part of the whole, another year or another organisation is none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from imprimatur.core.bilingual import Lang
from imprimatur.core.finding import Finding
from imprimatur.core.values import Hedge
from imprimatur.documents.schema.fields import specs
from imprimatur.documents.schema.records import Organisation
from imprimatur.language.folding import fold, fold_words, unaccented
from imprimatur.language.running.numbers import Number, numbers_in
from validators.examination import Examination
from validators.facts import Facts, facts_of, found_at
from validators.prose.counting import BEFORE, Said, hedged_apart, is_restricted, is_whole, noun_after, phrase, tells
from validators.prose.measures import Measure, Row, measures_of
from validators.prose.mending import mended
from validators.prose.passages import Passage, about
from validators.prose.sentences import sentence_spans, straight
from validators.values import counted, priced

_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d\d(?![\d/]|[.,-]\d)")
_ELSEWHERE = re.compile(
    r"\b(?:équipe|personnel|comité|conseil|réseau|team|personeel|raad|netwerk)\s+(?:de\s|du\s|d'|des\s|van\s)"
    r"(?:l'|la\s|het\s|de\s)?(?P<name>[^\W\d_a-zà-ÿ][\w'-]+)"
)
_RANGE_BEFORE = re.compile(r"\w\s?(?:-|–|à|ou|tot|of)\s?$")
_TELLING = 5
"""Letters of a word by which a row may be called in short: "notre lettre" for the Lettre du seuil."""
_FEW = 4
"""Of so few, any smaller number may be a part: two of three scenarios."""
_TEAM: Mapping[Lang, re.Pattern[str]] = {
    "fr": re.compile(r"\b(?:équipe|cellule|pôle)\s+(?:d'|de\s+|du\s+|des\s+)(?!la\s|l')([a-zà-ÿ]{3,})"),
    "nl": re.compile(r"\b([a-zà-ÿ]{3,}(?:team|cel|ploeg))\b"),
}
"""A part of the staff: the team of one task."""


def check(examined: Examination, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Every number that what it counts contradicts."""
    measures = list(measures_of(examined.document, examined.job.dossier.kind))
    facts, others = facts_of(examined), _Names.of(examined)
    for passage in passages:
        here = [one for one in measures if _may_speak(one, passage)]
        if not here:
            continue
        text = straight(passage.text)
        spans = sentence_spans(text)
        nouns = frozenset[str]().union(*(one.nouns[passage.lang] for one in here))
        for number in numbers_in(text, passage.lang):
            span = spans[bisect_right(spans, (number.start, len(text))) - 1]
            found = _about(passage, text, number, span, here, nouns)
            if found and not _is_aside(*found, facts, others):
                yield from _contradicted(examined, *found)


def _may_speak(measure: Measure, passage: Passage) -> bool:
    """A measure says nothing of its own field or table; `within` names the only places that it speaks of."""
    own = measure.path.partition(".")[0] if measure.rows or "." not in measure.path else measure.path
    if passage.path == own or passage.path.startswith(f"{own}."):
        return False
    return not measure.within or passage.path.startswith(measure.within)


def _about(
    passage: Passage,
    text: str,
    number: Number,
    span: tuple[int, int],
    measures: Sequence[Measure],
    nouns: frozenset[str],
) -> tuple[Said, list[Measure]] | None:
    """A number with its noun, and the measures that this noun may mean in its sentence."""
    lang = passage.lang
    if number.unit == "€":
        said = Said(passage, text, number, "", number.end, span)
        meant = [one for one in measures if one.unit]
    elif number.unit or _RANGE_BEFORE.search(text, max(0, number.start - BEFORE), number.start):
        return None
    else:
        noun, end = noun_after(text, number.end, nouns)
        said = Said(passage, text, number, noun, end, span)
        meant = [one for one in measures if noun and noun in one.nouns[lang]]
    sentence = said.sentence if meant else ""
    meant = [
        one
        for one in meant
        if (one.near[lang] is None or one.near[lang].search(sentence))  # type: ignore[union-attr]
        and not (one.unless[lang] and one.unless[lang].search(sentence))  # type: ignore[union-attr]
    ]
    return (said, meant) if meant else None


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of the organisations of the register that the document is not about, and of those it is."""

    others: frozenset[str]
    own: frozenset[str]

    @classmethod
    def of(cls, examined: Examination) -> "_Names":
        own: set[str] = set()
        for spec in specs(type(examined.document)):
            if spec.type is Organisation:
                for _, one in found_at(examined.document, spec.path):
                    own |= {straight(name) for name in one.names}
        known = {straight(name) for one in examined.registers.organisations for name in one.names[1:]}
        return cls(frozenset(name for name in known - own if len(name) > 2), frozenset(own))


def _is_aside(said: Said, meant: list[Measure], facts: Facts, names: _Names) -> bool:
    """Whether a sentence speaks of another year or another organisation, or of a part before the number."""
    lang, sentence = said.passage.lang, said.text[said.span[0] : said.span[1]]
    if phrase("part", lang, r"(?<![\w]){}\s+(?:les\s+|ces\s+|de\s+|d')?$").search(said.before):
        return True
    years = {int(year) for year in _YEAR.findall(sentence)}
    if years and facts.years and not years & set(range(min(facts.years), max(facts.years) + 1)):
        return True
    if re.match(r"(?:\s+[^\W\d][\w'-]*){0,4}\s*:\s", said.after) and not is_whole(said, meant[0]):
        return True  # it announces what the sentence enumerates
    team = _TEAM[lang].search(sentence)
    if team and said.span[0] + team.start(1) < said.number.start and not numbers_in(team[1], lang):
        near = [one.near[lang].search(unaccented(team[0])) for one in meant if one.near[lang]]  # type: ignore[union-attr]
        if near and not any(hit and (" " in hit[0] or hit[0] == unaccented(team[0])) for hit in near):
            return True
    if not any(one.rows for one in meant):
        elsewhere = _ELSEWHERE.search(sentence)
        if elsewhere and not any(fold(elsewhere["name"]) in fold(name) for name in names.own):
            return True
        return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) for name in names.others)
    return False


@dataclass(frozen=True, slots=True)
class _Clash:
    """A number and what contradicts it; `sure` where only the whole can be meant."""

    measure: Measure
    row: Row | None
    sure: bool

    @property
    def path(self) -> str:
        """Where the value stands."""
        return self.row.path if self.row else self.measure.path

    @property
    def value(self) -> Decimal:
        """The value that the number should have."""
        return self.row.value if self.row else self.measure.value


def _contradicted(examined: Examination, said: Said, meant: list[Measure]) -> Iterator[Finding]:
    held = [one for measure in meant if (one := _compared(said, measure))]
    if len(held) < len(meant) or not held:
        return
    clash = held[0]
    shown = clash.value / (clash.measure.factor(said.noun) or 1)
    yield about(
        examined,
        said.passage,
        "D23" if clash.sure and len(held) == 1 else "D24",
        value=said.passage.text[said.number.start : said.end],
        total=priced(shown) if clash.measure.unit else counted(shown),
        table=examined.label(clash.path),
        mend=mended(examined, said.passage, clash.measure, clash.row),
    )


def _compared(said: Said, measure: Measure) -> _Clash | None:
    """What contradicts a number in a measure."""
    factor, row = measure.factor(said.noun), _row(said, measure)
    if factor is None or (row is None and measure.cells):
        return None
    clash = _Clash(measure, row, is_whole(said, measure) and said.number.hedge is Hedge.EXACT)
    number, whole = said.number.value * factor, is_whole(said, measure)
    is_right = number == clash.value or number in measure.also or _is_of_named_row(said, measure, number)
    is_part = not row and number in measure.parts and (measure.rows or not whole)
    is_few = not whole and number < clash.value and (2 * number <= clash.value or clash.value <= _FEW)
    if is_right or is_part or is_few or is_restricted(said, whole) or tells(said, clash.value):
        return None
    return clash if hedged_apart(said.number, number, clash.value) else None


def _row(said: Said, measure: Measure) -> Row | None:
    """The row named nearest before the number in its sentence, else the only one named after it; of what belongs to
    rows alone, else the only one of whose name a word stands there.
    """
    before = fold(said.text[said.span[0] : said.number.start])
    places = [(max(before.rfind(name) for name in row.names), row) for row in measure.rows if row.names]
    place, row = max(places, key=lambda one: one[0], default=(-1, None))
    if place >= 0:
        return row
    named = _named_after(said, measure)
    if not named and measure.cells:
        words = _telling(said.sentence)
        named = [row for row in measure.rows if words & _telling(f"{row.said.fr} {row.said.nl}")]
    return named[0] if len(named) == 1 else None


def _named_after(said: Said, measure: Measure) -> list[Row]:
    after = fold(said.text[said.number.start : said.span[1]])
    return [row for row in measure.rows if any(name in after for name in row.names)]


def _telling(text: str) -> frozenset[str]:
    """The words of a name by which it may be called in short."""
    return frozenset(word for word in fold_words(text).split() if len(word) >= _TELLING)


def _is_of_named_row(said: Said, measure: Measure, number: Decimal) -> bool:
    """Whether a number is that of some row which the sentence names, wherever it does."""
    sentence = fold(said.text[said.span[0] : said.span[1]])
    return any(row.value == number and any(name in sentence for name in row.names) for row in measure.rows)
