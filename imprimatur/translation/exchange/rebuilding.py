"""The inline rebuilt from what came back, held to the marks of its source.

**Every mark of the source comes back once, well nested, around words.** Emphasis carries meaning: bold and italic that
were lost are a fault, as all else. What each language has its own way of is left to it:

- a link may lead to the page in the other language, a verbatim address be that language's own, or be typed as words;
- an expression may be said in the other language: `{{ nombre("lits") }}` as `{{ aantal("bedden") }}`;
- raised letters (1er) are spelling, and words that the source sets apart as the target's language need it no more;
- a translator may stress more than the source does, or set words apart as foreign: what the source has is asked for.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Inline
from imprimatur.translation.exchange.codes import ADDRESS, Look, Part, Sort, counterpart
from imprimatur.translation.exchange.marks import ADDED, Mark, Pieces, inline_of


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """An inline rebuilt, with the fault of its marks (a key of `translation/messages.yaml`) and the code of the mark.

    Both are empty where nothing is wrong. With a fault the inline is what the marks that can be followed make.
    """

    inline: Inline
    fault: str = ""
    mark: str = ""


def rebuilt(source: Pieces, back: Pieces, target: Lang) -> Rebuilt:
    """The inline of what came back in the target language, held to the marks of the source.

    A mark that came back as its number alone, or with another code than it may have, says what the source's says.
    """
    known = {one.number: one for one in source if isinstance(one, Mark) and one.part is not Part.CLOSE}
    settled = tuple(_settled(one, known) if isinstance(one, Mark) else one for one in back)
    fault, mark = _Walk(known).fault(settled)
    if not fault:
        lost = _lost(source, known, settled, target)
        fault, mark = ("mark_lost", lost.code) if lost else ("", "")
    if fault:
        return Rebuilt(inline_of(settled), fault, mark)
    own = {one.number for one in settled if isinstance(one, Mark) and one.look == Look(Sort.SPEECH, target)}
    return Rebuilt(inline_of(tuple(one for one in settled if isinstance(one, str) or one.number not in own)))


@dataclass(slots=True)
class _Walk:
    """A walk over what came back, that finds the first mark out of its place."""

    known: dict[int, Mark]
    seen: set[int] = field(default_factory=set)
    open: list[Mark] = field(default_factory=list)
    filled: set[int] = field(default_factory=set)

    def fault(self, pieces: Sequence[str | Mark]) -> tuple[str, str]:
        """The fault with the code of its mark; two empty texts where nothing is wrong."""
        for piece in pieces:
            if isinstance(piece, str):
                self.filled |= {one.number for one in self.open} if piece.strip() else set()
            elif found := self._met(piece):
                return found, piece.code
        if self.open:
            return "mark_nested", self.open[-1].code
        return "", ""

    def _met(self, mark: Mark) -> str:
        if mark.part is Part.CLOSE:
            if not self.open or self.open[-1].number != mark.number:
                return "mark_nested" if mark.number in self.seen or mark.number in self.known else "mark_unknown"
            self.open.pop()
            return "" if mark.number in self.filled else "mark_lost"
        known = self.known.get(mark.number)
        if (known is None and mark.look.sort not in ADDED) or (known and known.part is not mark.part):
            return "mark_unknown"
        if mark.number in self.seen:
            return "mark_doubled"
        self.seen.add(mark.number)
        if mark.part is Part.OPEN:
            self.open.append(mark)
        else:
            self.filled |= {one.number for one in self.open}
        return ""


def _settled(mark: Mark, known: dict[int, Mark]) -> Mark:
    """A mark that came back, with the look of its number in the source where it has none that it may have."""
    asked = known.get(mark.number)
    return replace(mark, look=asked.look) if asked and not counterpart(asked.look, mark.look) else mark


def _lost(source: Pieces, known: dict[int, Mark], back: Pieces, target: Lang) -> Mark | None:
    """The first mark of the source that is missed. Marks of one look stand in for each other: of m² and 1er, the one
    that came back may be either."""
    words = "".join(one for one in back if isinstance(one, str))
    seen = {one.number for one in back if isinstance(one, Mark)}
    asked = [one for one in known.values() if _asked(one, source, words, target)]
    came = Counter(known[number].look for number in seen if number in known)
    wanted = Counter(one.look for one in asked)
    return next((one for one in asked if one.number not in seen and came[one.look] < wanted[one.look]), None)


def _asked(mark: Mark, source: Pieces, words: str, target: Lang) -> bool:
    """Whether a mark of the source that did not come back is missed."""
    match mark.look.sort:
        case Sort.SPEECH:
            return mark.look.value != target
        case Sort.RAISED:
            return not _around(mark, source).isalpha()
        case Sort.VERBATIM:
            address = counterpart(mark.look, Look(Sort.VERBATIM, "x.x")) and ADDRESS.search(words)
            return not (address or mark.look.value in words)
    return True


def _around(mark: Mark, source: Pieces) -> str:
    """The words that a mark of the source stands around."""
    start = source.index(mark)
    end = source.index(replace(mark, part=Part.CLOSE))
    return "".join(one if isinstance(one, str) else "" for one in source[start:end])
