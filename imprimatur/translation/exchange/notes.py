"""What a translator is told of a text beside it, in the language that it is translated into."""

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import plain
from imprimatur.translation.exchange.interface import Segment
from imprimatur.translation.messages import say


def notes_of(segment: Segment, lang: Lang) -> tuple[str, ...]:
    """Where a text stands, how its source read when it was translated, the terms that occur in it."""
    said = [segment.where] if segment.where else []
    if segment.former:
        said.append(say("note_former", text=plain(segment.former)).of(lang))
    if segment.terms:
        terms = "; ".join(f"{source} = {target}" for source, target in segment.terms)
        said.append(say("note_terms", terms=terms).of(lang))
    return tuple(said)
