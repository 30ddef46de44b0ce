from datetime import date

import pytest

from imprimatur.core.blocks import Figure, List, Paragraph, Quotation, Run, Table, plain
from imprimatur.core.walking import inlines, walk
from imprimatur.sources import read_all, read_any
from tests.sources.making import codes, outline, source, values
from tests.sources.making_word import picture

PNG = picture().getvalue()


def test_front_matter_and_body_keep_their_lines() -> None:
    text = "---\ntitre: Un titre\ncontrat:\n  fin: 2027-01-01\n---\n\n# Contexte\n\nUn texte.\n"
    reading = read_any(source("a/recit.fr.md", text))
    assert values(reading) == {
        "titre": {"": ("Un titre", "a/recit.fr.md:2")},
        "contrat.fin": {"": (date(2027, 1, 1), "a/recit.fr.md:4")},
    }
    (narrative,) = reading.narratives
    assert narrative.lang == "fr"
    assert outline(narrative.blocks) == ["# Contexte", "Un texte."]
    assert [str(block.location) for block in narrative.blocks] == ["a/recit.fr.md:7", "a/recit.fr.md:9"]


@pytest.mark.parametrize(("name", "lang"), [("r.fr.md", "fr"), ("r.NL.md", "nl"), ("r.md", None), ("fr.md", None)])
def test_the_language_comes_from_the_name(name: str, lang: str | None) -> None:
    assert read_any(source(name, "x")).narratives[0].lang == lang


def test_lists_nest_to_any_depth_with_their_lines() -> None:
    text = "- a\n  - b\n    1. c\n       - d\n\n  encore\n- e\n"
    (narrative,) = read_any(source("r.md", text)).narratives
    assert outline(narrative.blocks) == [
        ("-", "a", [("-", "b", [("1.", "c", [("-", "d", [])])]), "encore"]),
        ("-", "e", []),
    ]
    lines = [item.location.line for block in walk(narrative.blocks) if isinstance(block, List) for item in block.items]
    assert lines == [1, 7, 2, 3, 4]


def test_inline_marks_links_notes_and_breaks() -> None:
    text = "Un **mot** *dit*[^1], [ici](https://exemple.be) et <https://exemple.be/x>\\\nfin.\n\n[^1]: La *note*.\n"
    (narrative,) = read_any(source("r.md", text)).narratives
    (paragraph,) = narrative.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == (
        Run("Un "),
        Run("mot", bold=True),
        Run(" "),
        Run("dit", italic=True, note=(Run("La "), Run("note", italic=True), Run("."))),
        Run(", "),
        Run("ici", link="https://exemple.be"),
        Run(" et "),
        Run("https://exemple.be/x", link="https://exemple.be/x", verbatim=True),
        Run("\nfin."),
    )


def test_stars_of_inclusive_writing_are_not_emphasis() -> None:
    (narrative,) = read_any(source("r.md", "un*e candidat*e **motivé*e**\n")).narratives
    assert narrative.blocks[0].text == (Run("un*e candidat*e "), Run("motivé*e", bold=True))  # type: ignore[union-attr]


def test_tables_and_quotations() -> None:
    text = "| A | B |\n|---|---|\n| 1 | **2** |\n\n> Une phrase.\n>\n> — Quelqu’un\n"
    (narrative,) = read_any(source("r.md", text)).narratives
    table, quotation = narrative.blocks
    assert table == Table(((Run("A"),), (Run("B"),)), (((Run("1"),), (Run("2", bold=True),)),))
    assert quotation == Quotation((Run("Une phrase."),), (Run("Quelqu’un"),))
    assert (table.location.line, quotation.location.line) == (1, 5)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "[x](file:///etc/passwd)"])
def test_html_and_unsafe_links_are_plain_text(text: str) -> None:
    (narrative,) = read_any(source("r.md", text)).narratives
    (paragraph,) = narrative.blocks
    assert isinstance(paragraph, Paragraph)
    assert all(not run.link for run in paragraph.text)


def test_a_link_that_no_reader_can_follow_is_told_once_a_paragraph() -> None:
    """A file of a server, another text, a place in this one; one that is none for the parser is printed as it is."""
    text = (
        "[a](//serveur/b) [b](//serveur/b) [c](<notre récit.nl.md>) "
        "[d](https://d.be) [e](mailto:e@e.be) [f](tel:021)\n\n"
        "[g](#h)\n\n[i](file:///etc/passwd)\n\n<vbscript:alert(1)>\n\n<https://k.be>, [l], (m) et [n] (o)\n"
    )
    reading = read_any(source("r.md", text))
    told = [
        (one.code, one.location.line, one.values.get("excerpt", one.values.get("value"))) for one in reading.findings
    ]
    assert told == [
        *(("P31", 1, "//serveur/b"), ("P31", 1, "notre récit.nl.md"), ("P31", 3, "#h")),
        *(("R45", 5, "[i](file:///etc/passwd)"), ("R45", 7, "<vbscript:alert(1)>")),
    ]
    assert [run.link for run in reading.narratives[0].blocks[0].text if run.link] == [  # type: ignore[union-attr]
        *("https://d.be", "mailto:e@e.be", "tel:021")
    ]


def test_pictures_are_taken_from_the_dossier() -> None:
    text = source("a/recit.fr.md", '![Une carte](img/carte.png "Le quartier")\n\n- x\n\n  ![](img/carte.png)\n')
    readings = read_all([source("a/img/carte.png", PNG), text])
    (narrative,) = readings[1].narratives
    assert narrative.blocks[0] == Figure(PNG, "image/png", "Une carte", (Run("Le quartier"),))
    assert codes(readings[1]) == [("R09", "a/recit.fr.md:5")]
    assert [block.alt for block in walk(narrative.blocks) if isinstance(block, Figure)] == ["Une carte", ""]


@pytest.mark.parametrize(
    ("target", "code"),
    [("absente.png", "R01"), ("fausse.png", "R40"), ("dessin.svg", "R40"), ("../b/x.png", "R02"), ("/x.png", "R02")],
)
def test_a_picture_that_cannot_be_used_is_left_out_with_a_finding(target: str, code: str) -> None:
    files = [
        source("a/fausse.png", b"GIF89a"),
        source("a/dessin.svg", b'<!DOCTYPE svg [<!ENTITY x "y">]><svg/>'),
        source("a/r.md", f"Texte.\n\n![Carte]({target})\n"),
    ]
    reading = read_all(files)[2]
    assert outline(reading.narratives[0].blocks) == ["Texte."]
    assert codes(reading) == [(code, "a/r.md:3")]


def test_a_fault_in_the_front_matter_leaves_the_body() -> None:
    reading = read_any(source("r.md", "---\na: b: c\n---\n# Titre\n"))
    assert codes(reading) == [("R07", "r.md:2")]
    assert [plain(block.text) for block in reading.narratives[0].blocks] == ["Titre"]  # type: ignore[union-attr]


def test_a_numbered_list_starts_where_its_author_started() -> None:
    text = "1. un\n\nUne remarque.\n\n3. trois\n4. quatre\n"
    blocks = read_any(source("r.md", text)).narratives[0].blocks
    assert [(block.start, len(block.items)) for block in blocks if isinstance(block, List)] == [(1, 1), (3, 2)]


def test_braces_in_code_or_escaped_are_verbatim():
    """They are the author's own; an entity or another escaped sign is ordinary text."""
    text = r"Un `{{ x }}`, \{\{ y \}\}, {{ z }} et \* &amp; fin."
    (paragraph,) = read_any(source("a.fr.md", text)).narratives[0].blocks
    assert [(run.text, run.verbatim) for run in paragraph.text] == [
        ("Un ", False),
        ("{{ x }}", True),
        (", ", False),
        ("{{", True),
        (" y ", False),
        ("}}", True),
        (", {{ z }} et * & fin.", False),
    ]


@pytest.mark.parametrize(
    ("text", "last", "found"),
    [
        (">" * 99 + " fin", "fin", []),
        (">" * 100 + " fin", "Après.", [("R43", "a.fr.md:1")]),
        ("".join("  " * depth + f"- a{depth}\n" for depth in range(49)), "a48", []),
        ("".join("  " * depth + f"- a{depth}\n" for depth in range(60)), "a48", [("R43", "a.fr.md:50")]),
        (">" * 99 + " - fin", "Après.", [("R43", "a.fr.md:1")]),
    ],
)
def test_what_is_nested_too_deep_to_be_read_is_told(text: str, last: str, found: list[tuple[str, str]]) -> None:
    """A hundred levels, where the library's twenty made the rest vanish."""
    after = "" if text.startswith((">" * 99 + " fin", "- a")) else "\n\nAprès."
    reading = read_any(source("a.fr.md", text + after))
    said = [plain(inline) for one in reading.narratives for inline, _ in inlines(one.blocks)]
    assert (said[-1], codes(reading)) == (last, found)


def test_pictures_in_headings_and_tables_are_not_lost() -> None:
    """They stand after what holds them."""
    text = "# Titre ![x](a.png)\n\n| a | b |\n|---|---|\n| ![y](a.png) | c |\n"
    *_, reading = read_all([source("a.png", PNG), source("z.fr.md", text)])
    assert [type(block).__name__ for block in reading.narratives[0].blocks] == ["Heading", "Figure", "Table", "Figure"]
    assert codes(reading) == []


def test_the_boxes_of_a_list_of_tasks_are_signs() -> None:
    (narrative,) = read_any(source("r.md", "- [x] permis **B**\n- [ ] permis C\n- [X]\n- [y] autre\n")).narratives
    assert outline(narrative.blocks) == [
        ("-", "☑ permis B", []),
        ("-", "☐ permis C", []),
        ("-", "[X]", []),
        ("-", "[y] autre", []),
    ]
