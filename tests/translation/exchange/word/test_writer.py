"""The Word file of two columns: what its translator finds in it."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from imprimatur.core.blocks import Run
from imprimatur.rendering.docx.xml import name
from imprimatur.rendering.package import members
from imprimatur.translation.exchange.interface import Parcel, Segment
from imprimatur.translation.exchange.marks import pieces_of
from imprimatur.translation.exchange.word import write
from imprimatur.translation.exchange.word.changes import changed
from imprimatur.translation.unit import Sort, UnitState
from tests.translation.exchange.parcels import PARCEL, named
from tests.translation.exchange.word.returning import body_of, cell, rows, text_of

BODY = body_of(write(PARCEL))


def runs_with(element: Any, look: str) -> list[str]:
    return [text_of(run) for run in element.iter(name("r")) if run.find(f"{name('rPr')}/{name(look)}") is not None]


def test_the_same_parcel_gives_the_same_bytes() -> None:
    assert write(PARCEL) == write(replace(PARCEL))


def test_the_source_is_locked_and_the_target_stays_in_its_row() -> None:
    for row in range(4):
        for column, lock in ((1, "sdtContentLocked"), (2, "sdtLocked")):
            for paragraph in cell(BODY, row, column).iter(name("p")):
                controls = paragraph.findall(name("sdt"))
                assert [one.find(f".//{name('lock')}").get(name("val")) for one in controls] == [lock]
                assert not paragraph.findall(name("r"))


def test_every_column_has_its_language() -> None:
    for row in range(4):
        for column, tag in ((1, "fr-BE"), (2, "nl-BE")):
            paragraph = next(cell(BODY, row, column).iter(name("p")))
            assert {one.get(name("val")) for one in paragraph.iter(name("lang"))} == {tag}


def test_looks_are_looks_and_all_else_is_a_mark_with_its_meaning() -> None:
    source = cell(BODY, 0, 1)
    words, legend, terms = source.findall(name("p"))
    assert text_of(words) == "Accueillir tous les publics à 20 % & plus.⟦1⟧"
    assert runs_with(words, "b") == ["tous"]
    assert text_of(legend) == "⟦1⟧ verwijzing naar noot 1"
    assert text_of(terms) == "Termen: accueil → onthaal"


def test_a_target_has_the_marks_of_its_source() -> None:
    _, source, legend = cell(BODY, 1, 1).findall(name("p"))
    assert text_of(source).endswith("⟦1⟧le site⟦/1⟧ : ⟦2⟧ lits < 10.")
    assert text_of(cell(BODY, 1)) == "Zie ⟦1⟧de site⟦/1⟧ : ⟦2⟧ bedden < 10."
    assert text_of(legend) == '⟦1⟧ link naar https://exemple.be/fr?a=1&b=2 · ⟦2⟧ {{ nombre("lits") }}'


def one_row(segment: Segment) -> Any:
    return cell(body_of(write(Parcel("d", "T", "fr", "nl", (segment,)))), 0, 1)


def test_what_changed_is_struck_and_underlined_word_by_word() -> None:
    former, now = (
        (Run("Le bureau ouvre à neuf heures."),),
        (Run("Le bureau ouvre à "), Run("dix", bold=True), Run(" heures.")),
    )
    source = one_row(Segment(named(1), "Ici", now, (Run("Het"),), UnitState.TO_REVISE, former))
    assert runs_with(source, "strike") == ["neuf"]
    assert runs_with(source, "u") == ["dix"]
    assert runs_with(source, "b") == ["dix"]
    assert text_of(source) == "Le bureau ouvre à neufdix heures."


def test_another_text_is_struck_whole_above_the_new_one() -> None:
    source = one_row(Segment(named(1), "Ici", (Run("Tout est neuf."),), former=(Run("Rien ne va plus ici"),)))
    former, now = source.findall(name("p"))
    assert runs_with(former, "strike") == ["Rien ne va plus ici"]
    assert text_of(now) == "Tout est neuf."
    assert not runs_with(now, "strike") and not runs_with(now, "u")


def test_an_expression_that_stayed_is_not_new() -> None:
    now = pieces_of((Run('Il y a {{ nombre("lits") }} lits libres.'),))
    told = changed(pieces_of((Run('Il y a {{ nombre("lits") }} lits.'),)), now)
    assert told is not None
    assert "".join(one for change, one in told if change == "new" and isinstance(one, str)) == " libres"
    assert [change for change, one in told if not isinstance(one, str)] == [""]


def test_headers_are_repeated_and_short_rows_stay_whole() -> None:
    for table in BODY.iter(name("tbl")):
        assert table.find(f"{name('tr')}/{name('trPr')}/{name('tblHeader')}") is not None
    assert all(row.find(f"{name('trPr')}/{name('cantSplit')}") is not None for row in rows(BODY))
    longer = Segment(named(1), "Ici", (Run("mot " * 200),))
    (row,) = rows(body_of(write(Parcel("d", "T", "fr", "nl", (longer,)))))
    assert row.find(name("trPr")) is None


def test_fields_have_headings_and_small_ones_share_theirs() -> None:
    def at(*places: str) -> list[str]:
        segments = [Segment(named(n), place, (Run("x"),)) for n, place in enumerate(places)]
        body = body_of(write(Parcel("d", "T", "fr", "nl", tuple(segments))))
        return [text_of(p) for p in body.iter(name("p")) if "Heading1" in etree.tostring(p.find(name("pPr"))).decode()]

    assert at("A", "B › alinea 1", "B › alinea 2", "C") == ["A · B · C"]
    assert at("A", "B › 1", "B › 2", "B › 3", "C") == ["A", "B", "C"]
    assert at("Taken 1 › alinea 1", "Taken 2 › alinea 1", "Taken 3 › alinea 1") == ["Taken"]
    assert at("A", "B", "C", "D", "E") == ["A · B · C · D …"]


def test_a_row_says_its_field_where_its_section_is_shared() -> None:
    def told(*places: str) -> list[list[str]]:
        segments = [Segment(named(n), place, (Run("x"),)) for n, place in enumerate(places)]
        body = body_of(write(Parcel("d", "T", "fr", "nl", tuple(segments))))
        return [[text_of(p) for p in row.find(name("tc")).findall(name("p"))[1:]] for row in rows(body)]

    assert told("Titel", "Methode › alinea 1") == [["Titel", "te vertalen"], ["Methode › alinea 1", "te vertalen"]]
    assert told("Titel") == [["te vertalen"]]
    assert told("Taken 1 › alinea 1", "Taken 2") == [["1 › alinea 1", "te vertalen"], ["2", "te vertalen"]]


def test_terms_stand_at_the_end_and_a_link_leads_there() -> None:
    (link,) = BODY.iter(name("hyperlink"))
    assert link.get(name("anchor")) in [one.get(name("name")) for one in BODY.iter(name("bookmarkStart"))]
    table = list(BODY.iter(name("tbl")))[-1]
    assert [[text_of(one) for one in row.iter(name("tc"))] for row in table.iter(name("tr"))] == [
        ["Frans", "Nederlands"],
        ["accueil", "onthaal"],
        ["=SOMME", "a;b"],
    ]


@pytest.mark.parametrize(
    ("to", "lead"),
    [
        ("nl", "Goeiedag, hier zijn 4 teksten om te vertalen van het Frans naar het Nederlands."),
        ("fr", "Bonjour, voici 4 textes à traduire du néerlandais au français."),
    ],
)
def test_it_tells_in_the_language_of_its_translator_what_to_do(to: Any, lead: str) -> None:
    sent = replace(PARCEL, source="fr" if to == "nl" else "nl", target=to)
    words = [text_of(one).replace("\u00a0", " ") for one in body_of(write(sent)).iter(name("p"))]
    assert words[1].startswith(lead)


def test_only_what_is_needed_is_told() -> None:
    plain = Parcel("d", "T", "fr", "nl", (Segment(named(1), "Ici", (Run("Mot."),)),))
    words = text_of(body_of(write(plain)))
    assert "hier is 1 tekst " in words
    assert "⟦1⟧" not in words and "doorgehaald" not in words and "Alle termen" not in words


def test_headings_and_items_look_like_it() -> None:
    for sort, style in (
        (Sort.HEADING, "ImpSourceHeading"),
        (Sort.ITEM, "ImpSourceItem"),
        (Sort.PARAGRAPH, "ImpSource"),
    ):
        (paragraph,) = one_row(Segment(named(1), "Ici", (Run("x"),), sort=sort)).findall(name("p"))
        assert paragraph.find(f".//{name('pStyle')}").get(name("val")) == style
        assert (paragraph.find(f".//{name('numPr')}") is not None) == (sort is Sort.ITEM)


def test_pages_have_their_numbers_and_the_file_its_language_and_title() -> None:
    parts = members(write(PARCEL))
    feet = [one.decode() for key, one in parts.items() if key.startswith("word/footer")]
    assert len(feet) == 2 and all("PAGE" in one and "NUMPAGES" in one for one in feet)
    assert "Vertaling – Onthaal &amp; &lt;co&gt;" in parts["docProps/core.xml"].decode()
    assert "nl-BE" in parts["docProps/core.xml"].decode()
