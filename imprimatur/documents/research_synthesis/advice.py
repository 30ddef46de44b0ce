"""What a research synthesis asks for and announces: recommendations by addressee, and what comes next."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from imprimatur.core.blocks import Block, Blocks, Heading, Inline, Item, List, Run, plain, runs
from imprimatur.documents.research_synthesis.model import ResearchSynthesis
from imprimatur.documents.writing.chapters import Writing
from imprimatur.documents.writing.composer import Composer, capitalised, joined
from imprimatur.language.folding import fold_words
from imprimatur.language.formatting import format_date

_STEM = 5
"""Letters by which two forms of a word are seen to be one: `federaal` and `federale`, not `en` and `et`."""


def recommendations(writing: Writing, synthesis: ResearchSynthesis) -> Blocks:
    """Numbered, grouped by addressee in the order of their first number."""
    composer = writing.composer
    groups: dict[str, list[tuple[int | None, Item]]] = {}
    titles: dict[str, Inline] = {}
    for i, one in enumerate(synthesis.recommendations):
        path = f"recommendations.{i}"
        addressee = writing.inline(one.addressee, f"{path}.addressee")
        power = composer.choice(one.power) if one.power else ""
        power = f" ({power})" if power and not is_said(power, plain(addressee)) else ""
        titles.setdefault(plain(addressee), addressee)
        text = (*writing.inline(one.recommendation, f"{path}.recommendation"), *runs(power))
        groups.setdefault(plain(addressee), []).append((one.number, Item((*text, *unread(composer, path)))))
    blocks: list[Block] = []
    for name, items in groups.items():
        blocks += [Heading(2, titles[name]), *_numbered(items)]
    return tuple(blocks)


def is_said(power: str, addressee: str) -> bool:
    """Whether an addressee tells the level of power by its own name: `À la Région`, `Aan de federale overheid`."""
    said = {word[:_STEM] for word in fold_words(addressee).split()}
    return any(word[:_STEM] in said for word in fold_words(power).split() if len(word) >= _STEM)


def _numbered(items: Sequence[tuple[int | None, Item]]) -> Iterable[List]:
    """Lists that count as the numbers of their items do: a new one where these jump, bullets where there is none."""
    # Numbers that follow one another are all as far from their ranks; the others stand alone.
    numbered = ((number, rank, item) for rank, (number, item) in enumerate(items))
    for far, group in groupby(numbered, key=lambda one: one[0] - one[1] if one[0] else None):
        (first, _, item), *others = group
        yield List((item, *(other for _, _, other in others)), ordered=far is not None, start=first or 1)


def follow_up(writing: Writing, synthesis: ResearchSynthesis) -> Blocks:
    """What comes next: sort, event and date, an item each."""
    lines: list[Item] = []
    for i, one in enumerate(synthesis.follow_up):
        when = format_date(one.date, writing.composer.lang) if one.date else ""
        kind = runs(f"{writing.composer.choice(one.kind)}." if one.kind else "", bold=True)
        event = joined([writing.inline(one.event, f"follow_up.{i}.event"), runs(when)])
        lines.append(Item((*joined([capitalised(kind), event], " "), *unread(writing.composer, f"follow_up.{i}"))))
    return (List(tuple(lines)),) if lines else ()


def unread(composer: Composer, path: str) -> Inline:
    """What could not be read of a row, after a space."""
    rest = composer.rest(path)
    return (Run(" "), *rest) if rest else ()
