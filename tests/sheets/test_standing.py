"""Where passages, cells, figures and marks stand: on pages written for it, and on those of a real draft."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.edition import Blank, Edition, PassageSort
from imprimatur.editions import loaded
from imprimatur.sheets.folded import folded
from imprimatur.sheets.pages import opened
from imprimatur.sheets.sheet import Areas, Standing
from imprimatur.sheets.standing import standings
from tests.sheets.made import draft, edition, pdf, row, said


def standing(content: bytes, edition: Edition) -> tuple[Standing, ...]:
    return standings(edition, opened(content).letters())[0]


def pages(areas: Areas) -> list[int]:
    return [one.page for one in areas]


def test_a_contents_list_and_a_running_head_are_not_taken_for_the_heading() -> None:
    body = (
        "<div role=doc-toc><ul><li><a href='#a'>Le contexte</a></li></ul></div>"
        "<h2 id=a style='break-before: page; string-set: h content()'>Le contexte</h2><p>Une suite de mots.</p>"
    )
    heading, text = standing(
        pdf(body, "@page { @top-left { content: string(h) } }"),
        edition(said("Le contexte", PassageSort.HEADING), said("Une suite de mots.")),
    )
    assert pages(heading.areas) == [1]
    assert heading.areas[0].bottom <= text.areas[0].top + 0.03


def test_words_cut_at_the_end_of_a_line_are_found_and_their_lines_make_one_area() -> None:
    words = "Une administration particulièrement inclusive et extraordinairement constitutionnelle. " * 3
    (text,) = standing(pdf(f"<p style='hyphens: auto; width: 40mm'>{words}</p>"), edition(said(words)))
    (area,) = text.areas
    assert area.bottom - area.top > 0.1


def test_a_paragraph_of_two_pages_has_an_area_on_each() -> None:
    words = " ".join(f"mot{number}" for number in range(400))
    (text,) = standing(pdf(f"<p>{words}</p>"), edition(said(words)))
    assert pages(text.areas) == list(range(len(text.areas)))
    assert len(text.areas) > 1


def test_a_table_repeats_its_head_and_parts_a_row_over_two_pages() -> None:
    long = " ".join(f"mot{number}" for number in range(60))
    rows = "".join(f"<tr><td>Poste {number}<td>{number * 11}" for number in range(12))
    body = f"<table><thead><tr><th>Poste<th>Montant</thead>{rows}<tr><td>{long}<td>{long[::-1]}</table>"
    told = edition(
        row("Poste | Montant"), *(row(f"Poste {n} | {n * 11}") for n in range(12)), row(f"{long} | {long[::-1]}")
    )
    found = standing(pdf(body), told)
    assert all(one.areas for one in found)
    assert [number.cell for number in found[5].numbers] == [0, 1]
    (amount,) = found[5].numbers[1].areas
    (poste,) = found[5].cells[0]
    assert amount.left > poste.right
    assert abs(amount.top - poste.top) < 0.01


def test_a_figure_printed_before_what_it_counts_is_found() -> None:
    cards = "".join(f"<div><p style='font-size: 20pt'>{n}</p><p>choses comptées</p></div>" for n in (9, 19, 9))
    found = standing(pdf(cards), edition(*(row(f"choses comptées | {n}") for n in (9, 19, 9))))
    tops = [one.numbers[0].areas[0].top for one in found]
    assert tops == sorted(tops)
    assert len(set(tops)) == 3


def test_a_note_is_found_apart_from_the_passage_that_calls_it() -> None:
    body = "<p>Avant la note<span style='float: footnote'>Ce que dit la note.</span> puis la suite.</p><p>Après.</p>"
    told = edition(said("Avant la note puis la suite."), said("Ce que dit la note.", PassageSort.NOTE), said("Après."))
    text, note, after = standing(pdf(body), told)
    assert note.areas[0].top > after.areas[0].top > text.areas[0].top


def test_a_mark_of_a_draft_is_found_in_its_cell_and_alone() -> None:
    body = (
        "<p>Date limite <mark>[à compléter : date]</mark> fin</p><p><mark>[à compléter : lieu]</mark></p><p>Après.</p>"
    )
    told = edition(
        said("Date limite  fin"), said("Après."),
        blanks=(Blank(0, 0, 12, "[à compléter : date]", "C01-A"), Blank(1, 0, 0, "[à compléter : lieu]", "", True)),
    )  # fmt: skip
    passages, blanks = standings(told, opened(pdf(body)).letters())
    assert [len(one) for one in blanks] == [1, 1]
    assert blanks[0][0].top < blanks[1][0].top < passages[1].areas[0].top
    assert passages[0].areas[0].left < blanks[0][0].left


def test_a_picture_is_known_by_the_words_that_describe_it() -> None:
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='50'><rect width='100' height='50'/></svg>"
    body = f"<p>Avant.</p><img alt='Une porte' src=\"data:image/svg+xml,{svg.replace('#', '%23')}\">"
    (_, picture) = standing(pdf(body), edition(said("Avant."), said("Une porte", PassageSort.FIGURE)))
    (area,) = picture.areas
    assert area.right > area.left
    assert area.bottom > area.top


def test_a_page_without_structure_is_read_as_it_is_drawn() -> None:
    import weasyprint

    content = weasyprint.HTML(string="<p>Un début.</p><p>Une fin.</p>").write_pdf()
    one, two = standing(content, edition(said("Un début."), said("Une fin.")))
    assert one.areas[0].bottom <= two.areas[0].top + 0.01


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_everything_that_a_real_draft_says_is_found_on_its_pages(lang: str) -> None:
    content = (draft() / f"forum-ets-2021.{lang}.pdf").read_bytes()
    told = next(one for one in loaded((draft() / "edition.json").read_bytes()) if one.lang == lang)
    passages, blanks = standings(told, opened(content).letters())
    assert len(passages) > 50
    assert [one.text for one, found in zip(told.passages, passages, strict=True) if not found.areas] == []
    assert [one for found in passages for one in found.numbers if not one.areas] == []
    assert len(blanks) == 5
    assert all(blanks)


@given(st.text(max_size=40), st.text(max_size=40))
def test_folding_keeps_letters_and_digits_and_knows_their_signs(one: str, two: str) -> None:
    text = folded(one + two)
    assert text.text == folded(one).text + folded(two).text
    assert len(text.text) == len(text.signs)
    assert text.signs == sorted(text.signs)
    assert folded(text.text).text == text.text


@pytest.mark.parametrize(
    ("printed", "kept"),
    [("l’ef\u00adfi\ufb01cace", "leffificace"), ("1\u202f234,50 €", "123450"), ("Œuvre ÉTÉ", "œuvreete"), ("m²", "m2")],
)
def test_what_fonts_and_lines_change_is_the_same(printed: str, kept: str) -> None:
    assert folded(printed).text == kept


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_what_marks_a_passage_leaves_the_lines_above_and_below_free(lang: str) -> None:
    """A font asks for more room than its letters take: in an office's lines, that of the ones around."""
    (one,) = [each for each in loaded((draft() / "edition.json").read_bytes()) if each.lang == lang]
    letters = opened((draft() / f"{one.slug}.{lang}.pdf").read_bytes()).letters()
    texts = [
        found.areas
        for passage, found in zip(one.passages, standings(one, letters)[0], strict=True)
        if passage.sort in (PassageSort.HEADING, PassageSort.PARAGRAPH, PassageSort.ITEM)
    ]
    areas = sorted((area for areas in texts for area in areas), key=lambda area: (area.page, area.top))
    for upper, lower in pairwise(areas):
        if upper.page == lower.page and upper.right > lower.left and lower.right > upper.left:
            assert lower.top - upper.bottom > 0.002, (upper, lower)


def test_all_that_is_drawn_of_a_sign_is_within_its_area() -> None:
    """An accent on a capital stands higher than letters do, a comma below lower."""
    high, plain = (
        standing(pdf(f"<p style='font-size: 30pt'>{text}</p>"), edition(said(text)))[0].areas[0]
        for text in ("Ếo", "xo")
    )
    assert high.top < plain.top
    assert high.bottom == plain.bottom
