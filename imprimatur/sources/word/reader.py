"""Word documents: one narrative, plus the entries of the tables that head a field column and a value column.

The document's XML is walked here, rather than converted by a library, because every block must know the paragraph it
comes from and because tracked changes, comments and typed lists matter. What a document says and the reading does not
carry is a finding at its paragraph.
"""

from imprimatur.core.blocks import Inline
from imprimatur.core.dossier import Narrative, Reading
from imprimatur.core.file_names import language_of
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.sources.package import refusal, unreadable
from imprimatur.sources.size import too_long
from imprimatur.sources.word.body import Body, TooLong, inline_reader
from imprimatur.sources.word.flow import flow
from imprimatur.sources.word.headings import with_headings, without_proposed
from imprimatur.sources.word.opc import Package
from imprimatur.sources.word.parts import with_drawn_words
from imprimatur.sources.word.xml import child


def read(source: Source) -> Reading:
    """The narrative and the entries of a Word document, in the language that the file's name announces.

    Paragraphs count as Word shows them, those of tables aside: what stands in a table is placed at the paragraph before
    it, with a cell such as `T1 R2C3`.
    """
    refused = refusal(source)
    if refused:
        return Reading(findings=(refused,))
    location = Location(source.name)
    main = Package(source.content).main
    body = Body(inline_reader(main), location)
    try:
        found = list(body.pieces(child(with_drawn_words(main), "w:body")))
        pieces, by_hand = with_headings(without_proposed(found, body.asked))
    except TooLong:
        return Reading(findings=(unreadable(source, too_long()),))
    blocks = flow(pieces)
    body.end(main, by_hand)
    narratives = (Narrative(language_of(source.name), blocks, location),) if blocks else ()
    return Reading(tuple(body.entries), (), narratives, (*body.reader.told.findings, *body.findings))


def paragraphs(source: Source) -> list[tuple[Location, str, Inline]]:
    """Every paragraph that is read of a document that is no danger: its place, its path in the XML, its text."""
    main = Package(source.content).main
    body = Body(inline_reader(main), Location(source.name))
    list(body.pieces(child(with_drawn_words(main), "w:body")))
    tree = main.root.getroottree()
    here = [one for one in body.met if one[1].getroottree().getroot() is main.root]
    return [(place, tree.getpath(node), text) for place, node, text in here]
