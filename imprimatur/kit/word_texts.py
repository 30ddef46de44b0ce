"""Word texts to begin with: the long texts of a kind under their headings, each with the question that it answers.

A question stands in a field that Word empties as soon as something is typed in it. One that is still there is known as
ours by its signs, whatever program saved the file, and leaves its text missing.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from imprimatur.core.bilingual import Lang
from imprimatur.core.own_marks import OWN_TAG, PROPOSED, QUESTION
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.kit import looks
from imprimatur.kit.asking import Asking
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.messages import say
from imprimatur.kit.outline import ALL, Wanted, outline
from imprimatur.kit.saved import saved
from imprimatur.language.labels import load_labels
from imprimatur.language.typography import typeset, typeset_around

_QUESTION = "Imprimatur"
"""The style of letters of a question; other programs leave it on what is typed in its place, where it says nothing."""
_LETTERS = "Calibri"


def word_texts(templates: Path, kind: str, lang: Lang, languages: Sequence[Lang], wanted: Wanted = ALL) -> bytes:
    """The Word text of one language; empty for a kind without long texts. Raises UnknownDossier for an unknown kind."""
    model = load_kind(kind).model
    labels, guidance = load_labels(templates, kind), load_guidance(templates, kind)
    asking = Asking(labels, guidance, lang, (lang,))
    asked = outline(model, guidance, labels, lang, languages, wanted)
    if not asked.texts and not asked.chaptered:
        return b""
    document, names = _document(lang), vocabulary(model, labels)
    _ask(document, f"{labels.word('kind', lang)} – {asking.say('texts_lead')}")
    # The calls in a hint keep their straight quotes.
    for hint in (asking.say("texts_pictures"), *(typeset_around(one.of(lang), lang, ()) for one in guidance.hints)):
        _ask(document, hint)
    for spec in asked.texts:
        document.add_heading(asking.name(spec.path, names), level=1)
        known = guidance.questions.get(spec.path)
        question = typeset(known.of(lang), lang) if known else asking.say("question")
        need = asking.need(spec)
        _ask(document, f"{need[0].upper()}{need[1:]} – {question}")
    if asked.chaptered:
        document.add_heading(asking.name(asked.chaptered.path, names), level=1)
        _ask(document, asking.say("chapters_lead"))
    for chapter in asked.chapters:
        title, question = (typeset(one.of(lang), lang) for one in (chapter.title, chapter.question))
        document.add_heading(title, level=2)
        _ask(document, f"{title}{PROPOSED}{question}")
    return saved(document)


def headings(found: Sequence[tuple[int, str]], lang: Lang) -> bytes:
    """A Word text with headings alone, each with its level, and a question under those that open no other."""
    document = _document(lang)
    for (level, text), after in zip(found, [*found[1:], (0, "")], strict=True):
        document.add_heading(text, level=level)
        if after[0] <= level:
            _ask(document, typeset(say["question"].of(lang), lang))
    return saved(document)


def _document(lang: Lang) -> Any:
    """An empty document in the looks of the kit and in its language, with the styles of headings that we read."""
    document = Document()
    styles: Any = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = _LETTERS, Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    usual = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    usual.set(qn("w:val"), f"{lang}-BE")
    for level, size in ((1, 15), (2, 13), (3, 11)):
        font = styles[f"Heading {level}"].font
        font.name, font.size, font.color.rgb = _LETTERS, Pt(size), RGBColor.from_string(looks.DARK)
        styles[f"Heading {level}"].element.rPr.rFonts.attrib.clear()
        font.name = _LETTERS
    question = styles.add_style(_QUESTION, WD_STYLE_TYPE.CHARACTER)
    question.font.italic, question.font.color.rgb = True, RGBColor.from_string(looks.GREY)
    return document


def _ask(document: Any, question: str) -> None:
    """A question in a field of its own, emptied by the first letter typed in it.

    The field stands inside its paragraph: of one around a paragraph, LibreOffice drops the letters' style.
    """
    paragraph = parse_xml(
        f"<w:p {nsdecls('w')}><w:sdt><w:sdtPr><w:tag w:val='{OWN_TAG}'/><w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent><w:r><w:rPr><w:rStyle w:val='{_QUESTION}'/></w:rPr><w:t/></w:r></w:sdtContent></w:sdt></w:p>"
    )
    next(paragraph.iter(qn("w:t"))).text = question.join(QUESTION)
    document.element.body.insert(len(document.element.body) - 1, paragraph)
