"""A file given as an annex by its name: `annexe-1-budget.fr.docx`, `bijlage-1-begroting.nl.md`."""

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Heading, Inline, Run, plain
from imprimatur.core.dossier import Narrative
from imprimatur.core.file_names import stem_of
from imprimatur.documents.assembly.outline import Addition
from imprimatur.documents.messages import say
from imprimatur.documents.schema.document import Position
from imprimatur.language.annexes import annex_in_file, annex_of


def annexed(narrative: Narrative, lang: Lang) -> Addition | None:
    """The annex that a file is, whatever headings it has; None where its name says nothing of the sort.

    Its title is its first heading, after `Annexe 1` or `Bijlage 1` where that is not typed there.
    """
    stem = stem_of(narrative.location.file)
    number = annex_in_file(stem)
    if number is None:
        return None
    first, blocks = narrative.blocks[0], list(narrative.blocks)
    heading = blocks.pop(0) if isinstance(first, Heading) else None
    title = first.text if isinstance(first, Heading) else ()
    if not annex_of(plain(title)):
        title = _titled(title, " ".join(filter(None, (say["annex"].of(lang), number))))
    place = heading.location if heading else narrative.location
    return Addition("", Position.AFTER, inner=False, title=title, location=place, level=1, blocks=blocks)


def _titled(title: Inline, name: str) -> Inline:
    return (Run(f"{name} – "), *title) if title else (Run(name),)
