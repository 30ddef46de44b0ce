"""Inlines as words and marks, and what came back held to the marks of its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.blocks import Gap, Inline, Run
from imprimatur.translation.exchange.codes import Part
from imprimatur.translation.exchange.marks import (
    Mark,
    Pieces,
    as_text,
    from_text,
    inline_of,
    pieces_of,
    tidy,
    with_notes,
)
from imprimatur.translation.exchange.rebuilding import rebuilt
from imprimatur.translation.reasons import reason_said
from imprimatur.translation.unit import digest
from tests.translation.exchange.inlines import INLINES

SOURCE = (
    Run("Voir "),
    Run("le ", bold=True),
    Run("site", bold=True, link="https://exemple.be/fr"),
    Run(" de "),
    Run('{{ nombre("lits") }}'),
    Run(" lits", note=(Run("En 2026."),)),
)
CODED = 'Voir <strong>le <a href="https://exemple.be/fr">site</a></strong> de {{ nombre("lits") }} lits<note n="1"/>'


def back(text: str, source: Inline = SOURCE, target: str = "nl") -> tuple[str, str]:
    """The fault, and its mark, of a text that came back for a source."""
    pieces = pieces_of(source)
    got = rebuilt(pieces, from_text(text, pieces), target)  # type: ignore[arg-type]
    return got.fault, got.mark


def said(text: str, source: Inline = SOURCE) -> Inline:
    """The inline of a text that came back without a fault."""
    pieces = pieces_of(source)
    got = rebuilt(pieces, from_text(text, pieces), "nl")
    assert (got.fault, got.mark) == ("", "")
    return with_notes(got.inline, source)


def test_an_inline_is_words_and_numbered_marks() -> None:
    pieces = pieces_of(SOURCE)
    assert as_text(pieces) == CODED
    assert [(one.number, one.part) for one in pieces if isinstance(one, Mark)] == [
        (1, Part.OPEN),
        (2, Part.OPEN),
        (2, Part.CLOSE),
        (1, Part.CLOSE),
        (3, Part.LONE),
        (4, Part.LONE),
    ]


def test_marks_of_a_target_are_numbered_as_those_of_its_source() -> None:
    source = pieces_of(SOURCE)
    target = (
        Run('{{ aantal("bedden") }} bedden', note=(Run("In 2026."),)),
        Run(", zie de "),
        Run("website", bold=True, link="https://exemple.be/nl"),
        Run(" ook", italic=True),
    )
    pieces = pieces_of(target, source)
    assert [(one.number, one.code) for one in pieces if isinstance(one, Mark) and one.part is not Part.CLOSE] == [
        (3, '{{ aantal("bedden") }}'),
        (4, '<note n="1"/>'),
        (2, '<a href="https://exemple.be/nl">'),
        (1, "<strong>"),
        (5, "<em>"),
    ]
    got = rebuilt(source, pieces, "nl")
    assert with_notes(got.inline, SOURCE, target) == tidy(target)


@given(INLINES)
def test_an_inline_that_comes_back_unchanged_is_the_same(inline: Inline) -> None:
    pieces = pieces_of(inline)
    assert with_notes(inline_of(pieces), inline) == tidy(inline)
    assert digest(inline_of(pieces)) == digest(tidy(inline))
    again = from_text(as_text(pieces), pieces)
    assert with_notes(inline_of(again), inline) == tidy(inline)
    got = rebuilt(pieces, again, "fr")
    assert got.fault == ""
    assert with_notes(got.inline, inline) == tidy(inline)


@given(INLINES)
def test_a_tidied_inline_says_the_same(inline: Inline) -> None:
    assert tidy(tidy(inline)) == tidy(inline)
    assert "".join(run.text for run in tidy(inline)) == "".join(run.text for run in inline).strip() or any(
        run.note for run in inline
    )


@given(INLINES, st.data())
def test_a_mark_that_is_lost_doubled_or_renamed_is_told(inline: Inline, data: st.DataObject) -> None:
    pieces = pieces_of(inline)
    marks = [n for n, one in enumerate(pieces) if isinstance(one, Mark) and not one.look.paired]
    if not marks:
        return
    place = data.draw(st.sampled_from(marks))
    mark = pieces[place]
    assert isinstance(mark, Mark)
    without: Pieces = (*pieces[:place], *pieces[place + 1 :])
    twice: Pieces = (*pieces[: place + 1], mark, *pieces[place + 1 :])
    other: Pieces = (*pieces[:place], Mark(99, Part.LONE, mark.look), *pieces[place + 1 :])
    words = "".join(one if isinstance(one, str) else "" for one in without)
    if mark.look.value not in words and "." not in words:
        assert rebuilt(pieces, without, "fr").fault == "mark_lost"
    assert rebuilt(pieces, twice, "fr").fault == "mark_doubled"
    assert rebuilt(pieces, other, "fr").fault == "mark_unknown"


@given(INLINES, st.randoms(use_true_random=False))
def test_marks_in_another_order_are_told_or_well_nested(inline: Inline, chance: object) -> None:
    pieces = list(pieces_of(inline))
    chance.shuffle(pieces)  # type: ignore[attr-defined]
    open_: list[int] = []
    nested = True
    for one in pieces:
        if isinstance(one, Mark) and one.part is Part.OPEN:
            open_.append(one.number)
        elif isinstance(one, Mark) and one.part is Part.CLOSE:
            nested = nested and open_[-1:] == [one.number]
            open_ = open_[:-1]
    got = rebuilt(pieces_of(inline), tuple(pieces), "fr")
    assert nested or got.fault in ("mark_nested", "mark_lost")


@given(st.text(st.sampled_from('<>/&;{}" =nsteoamrgpcud1#\n'), max_size=60))
def test_no_text_that_comes_back_raises(text: str) -> None:
    pieces = from_text(text, pieces_of(SOURCE))
    rebuilt(pieces_of(SOURCE), pieces, "nl")
    assert as_text(from_text(as_text(pieces))) == as_text(pieces)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (CODED.replace("<strong>", "").replace("</strong>", ""), ("mark_lost", "<strong>")),
        (CODED.replace('<note n="1"/>', ""), ("mark_lost", '<note n="1"/>')),
        (CODED.replace('{{ nombre("lits") }}', "12"), ("mark_lost", '{{ nombre("lits") }}')),
        (CODED.replace('{{ nombre("lits") }}', '{{ nombre("tables") }}'), ("mark_unknown", '{{ nombre("tables") }}')),
        (CODED + '{{ nombre("lits") }}', ("mark_doubled", '{{ nombre("lits") }}')),
        (CODED + '<note n="1"/>', ("mark_doubled", '<note n="1"/>')),
        (CODED + '<note n="2"/>', ("mark_unknown", '<note n="2"/>')),
        (CODED + '<a href="https://autre.be">x</a>', ("mark_unknown", '<a href="https://autre.be">')),
        (
            CODED.replace("https://exemple.be/fr", "file:///etc/passwd"),
            ("mark_unknown", '<a href="file:///etc/passwd">'),
        ),
        (CODED.replace("</a></strong>", "</strong></a>"), ("mark_nested", "</strong>")),
        (CODED.replace("</strong>", ""), ("mark_nested", "<strong>")),
        (CODED.replace("</a></strong>", "</a></strong></strong>"), ("mark_unknown", "</strong>")),
        (
            '<strong><a href="https://exemple.be/fr"></a></strong> x {{ nombre("lits") }}<note n="1"/>',
            ("mark_lost", "</a>"),
        ),
        (CODED, ("", "")),
    ],
)
def test_what_is_wrong_with_marks_is_told(text: str, fault: tuple[str, str]) -> None:
    assert back(text) == fault
    if fault[0]:
        assert fault[1] in reason_said(*fault).fr and fault[1] in reason_said(*fault).nl


def test_each_language_has_its_own_way() -> None:
    assert said(
        'Voor <a href="https://exemple.be/nl">de <strong>site</strong></a> '
        '<em>en</em> {{ aantal("bedden") }} bedden<note n="1"/>'
    ) == (
        Run("Voor "),
        Run("de ", link="https://exemple.be/nl"),
        Run("site", bold=True, link="https://exemple.be/nl"),
        Run(" "),
        Run("en", italic=True),
        Run(' {{ aantal("bedden") }} bedden', note=(Run("En 2026."),)),
    )
    ordinal = (Run("Le 1"), Run("er", raised="super"), Run(" lot de 20 m"), Run("2", raised="super"))
    assert back("Perceel 1 van 20 m<sup>2</sup>", ordinal) == ("", "")
    assert back("Perceel 1 van 20 m2", ordinal) == ("mark_lost", "<sup>")


def test_a_passage_in_the_target_language_needs_no_mark_there() -> None:
    source = (Run("On dit "), Run("gezellig", lang="nl"), Run(" et "), Run("cosy", lang="en"))
    assert back('Men zegt gezellig en <span lang="en">cosy</span>', source) == ("", "")
    assert back('Men zegt <span lang="nl">gezellig</span> en cosy', source) == ("mark_lost", '<span lang="en">')
    assert said('Men zegt <span lang="nl">gezellig</span> en <span lang="en">cosy</span>', source) == (
        Run("Men zegt gezellig en "),
        Run("cosy", lang="en"),
    )


def test_a_verbatim_address_may_be_the_other_language_s() -> None:
    source = (Run("Voir "), Run("www.exemple.be/fr", verbatim=True), Run(" ou "), Run("x = 2", verbatim=True))
    assert back("Zie <code>www.exemple.be/nl</code> of <code>x = 2</code>", source) == ("", "")
    assert back("Zie www.exemple.be/nl of x = 2", source) == ("", "")
    assert back("Zie de website of x = 2", source) == ("mark_lost", "<code>www.exemple.be/fr</code>")
    assert back("Zie <code>www.exemple.be/nl</code> of <code>x = 3</code>", source) == (
        "mark_unknown",
        "<code>x = 3</code>",
    )


def test_a_title_in_an_expression_is_said_in_each_language() -> None:
    source = (Run('Voir {{ voir("Les scénarios") }} {{ cite("a2020") }}'),)
    assert back('Zie {{ voir("De scenario’s") }} {{ citeer("a2020") }}', source) == ("", "")
    assert back('Zie {{ zie("De scenario’s") }} {{ cite("b2020") }}', source) == ("mark_unknown", '{{ cite("b2020") }}')


def test_expressions_of_the_same_things_go_together() -> None:
    source = (Run('A {{ cite("a2020") }} B {{ cite("b2020") }} C {{ nombre("lits") }}'),)
    assert back('{{ citeer("b2020") }} {{ aantal("bedden") }} {{ citeer("a2020") }}', source) == ("", "")
    assert back('{{ citeer("b2020") }} {{ nombre("lits") }}', source) == ("mark_lost", '{{ cite("a2020") }}')
    assert back('{{ citeer("b2020") }} {{ aantal("bedden") }} {{ citeer("b2020") }}', source) == (
        "mark_doubled",
        '{{ citeer("b2020") }}',
    )


def test_a_code_that_came_back_as_its_number_says_what_the_source_says() -> None:
    pieces = pieces_of(SOURCE)
    bare = from_text(CODED.replace(' href="https://exemple.be/fr"', ""), pieces)
    renumbered = tuple(
        Mark(2, one.part, one.look) if isinstance(one, Mark) and one.look.sort == "link" else one for one in bare
    )
    got = rebuilt(pieces, renumbered, "nl")
    assert with_notes(got.inline, SOURCE) == tidy(SOURCE)


def test_what_composition_adds_is_no_mark() -> None:
    gap = Gap("C01", "date", "À donner.")
    assert (
        as_text(pieces_of((Run("figure "), Run("3", target="fig-3", said="trois"), Run(" ?", gap=gap)))) == "figure 3 ?"
    )


def test_white_space_between_two_looks_has_what_both_have() -> None:
    spaced = (Run("a", bold=True), Run(" "), Run("b", bold=True), Run(" ", italic=True), Run("c"))
    assert as_text(pieces_of(spaced)) == "<strong>a b</strong> c"
