"""The harness of `make fidelity`: two texts whole, and every sort of fault seen."""

import pytest

from bench.fidelity.cases import KINDS, TEXTS, Case, cases, job_of, labels, measured, rendered
from bench.fidelity.forms import by_hand, capitals, flat, markdown, numbered, word
from bench.fidelity.forms_of_fields import in_fields, workbook, yaml
from bench.fidelity.measure import Share, compare
from bench.fidelity.names import names_of
from bench.fidelity.reading import in_pdf, in_word
from bench.fidelity.units import Piece, Unit, units_of
from imprimatur.core.bilingual import LANGS

TEXT = """# Nos voisins

Une **phrase** grasse. Une autre *penchée*[^1].

- un
- deux
  1. trois

## Leur rue

> Un [mot](https://exemple.example/mot).

[^1]: La note.
"""


def shape(units: list[Unit]) -> list[tuple[str, int, bool, str]]:
    made = [(unit.sort, unit.level, unit.ordered, " ".join(unit.text.split())) for unit in units]
    return [one for one in made if one[3]]


SHAPE = [
    ("heading", 1, False, "Nos voisins"),
    ("paragraph", 0, False, "Une phrase grasse. Une autre penchée."),
    ("item", 0, False, "un"),
    ("item", 0, False, "deux"),
    ("item", 1, True, "trois"),
    ("heading", 2, False, "Leur rue"),
    ("quote", 0, False, "Un mot."),
]


def told_in(text: str, printed: str) -> Share:
    """What is printed of a text where a format says another one."""
    return compare(units_of(text), units_of(printed), lambda heading: heading == "Contexte", lambda heading: False)


@pytest.mark.parametrize(
    "case",
    [
        Case("animation", "Word, as written", LANGS),
        Case("animation", "workbook", LANGS),
        Case("rapport", "Word, by hand", ("fr",)),
        Case("rapport", "Markdown, capitals", ("nl",)),
    ],
    ids=str,
)
def test_two_texts_are_printed_whole(case):
    shares = measured(case)
    assert set(shares) == {(suffix, lang) for suffix in ("docx", "pdf") for lang in case.langs}
    for share in shares.values():
        assert share.faults == []
        assert share.given > 30
        assert share.marks > 30
        assert (share.given, share.given, share.marks) == (share.printed, share.in_order, share.kept)


def test_every_text_is_measured_in_every_form_and_language():
    assert {path.name for path in TEXTS.iterdir()} == {f"{text}.{lang}.md" for text in KINDS for lang in LANGS}
    forms = {(case.text, case.form, lang) for case in cases(list(KINDS)) for lang in case.langs}
    assert len(forms) == 6 * 9 * 2
    assert [case.langs for case in cases(["mission"]) if case.form == "Word, numbered"] == [("fr",), ("nl",)]


def test_a_markdown_text_is_seen_as_a_person_sees_it():
    units = units_of(TEXT)
    assert shape(units) == SHAPE
    assert units[1].pieces == [
        Piece("Une "),
        Piece("phrase", bold=True),
        Piece(" grasse. Une autre "),
        Piece("penchée", italic=True),
        Piece("", note=(Piece("La note."),)),
        Piece("."),
    ]
    assert units[6].pieces[1] == Piece("mot", link="https://exemple.example/mot")


@pytest.mark.parametrize("make", [markdown, word])
def test_both_formats_are_read_back_in_the_same_shape(make):
    """Below the heading of the part in which they stand; the marks of what is missing come after."""
    drafts = rendered(job_of("job_offer", make(units_of(TEXT), "fr")), "fr")
    for units in (in_word(drafts["docx"]), in_pdf(drafts["pdf"])):
        found = shape(units)
        start = found.index(SHAPE[0])
        assert found[start : start + len(SHAPE)] == SHAPE
        share = compare(units_of(TEXT), units, lambda _: False, lambda _: False)
        assert (share.faults, share.given, share.marks) == ([], 9, 11)


@pytest.mark.parametrize(
    ("printed", "fault"),
    [
        (TEXT.replace("  1. trois\n", ""), "not printed: trois"),
        (TEXT.replace("- un\n", "- uns\n"), "item 0 printed as quote 0: un"),
        (TEXT.replace("Une autre *penchée*[^1].", ""), "not printed: uneautrepenchée"),
        (TEXT.replace("**phrase**", "phrase"), "bold lost: phrase"),
        (TEXT.replace("**phrase** grasse", "**phr**ase grasse"), "bold lost: phrase"),
        (TEXT.replace("*penchée*", "penchée"), "italic lost: penchée"),
        (TEXT.replace("(https://exemple.example/mot)", "(https://exemple.example/autre)"), "link lost: mot"),
        (TEXT.replace("penchée*[^1].", "penchée*.").replace("Leur rue", "Leur rue[^1]"), "called lost: e"),
        (TEXT.replace("La note.", "Le mot."), "not printed: lanote"),
        (TEXT.replace("  1. trois", "  - trois"), "item 1 printed as item 1: trois"),
        (TEXT.replace("  1. trois", "\n\n1. trois"), "item 1 printed as item 0: trois"),
        (TEXT.replace("- un\n- deux", "un\n\n- deux"), "item 0 printed as paragraph 0: un"),
        (TEXT.replace("## Leur rue", "Leur rue"), "heading 2 printed as paragraph 0: Leur rue"),
        (TEXT.replace("## Leur rue", "# Leur rue"), "heading 2 printed as heading 1: Leur rue"),
        (TEXT.replace("> Un", "Un"), "quote 0 printed as paragraph 0: Un mot."),
        (TEXT.replace("# Nos voisins\n", "") + "\n# Nos voisins\n", "out of order: unephrasegrasse"),
    ],
    ids=lambda value: value if value.count("\n") == 0 else "",
)
def test_what_is_lost_moved_or_changed_is_seen(printed, fault):
    share = told_in(TEXT, printed)
    assert fault in share.faults
    assert not share.is_whole


def test_what_is_as_it_was_given_is_no_fault():
    share = told_in(TEXT, "# À compléter\n\nRien.\n\n" + TEXT)
    assert (share.given, share.printed, share.in_order, share.marks, share.kept, share.faults) == (9, 9, 9, 11, 11, [])


def test_a_heading_that_the_document_words_is_not_looked_for():
    assert told_in(f"# Contexte\n\nUn mot.\n\n{TEXT}", f"# Le quartier\n\nUn mot.\n\n{TEXT}").is_whole


def test_order_starts_anew_at_a_passage_that_the_document_places():
    given, printed = units_of("# A\n\nUn.\n\n# B\n\nDeux.\n"), units_of("# B\n\nDeux.\n\n# A\n\nUn.\n")
    placed = compare(given, printed, lambda _: False, lambda heading: heading == "B")
    assert placed.is_whole
    assert "out of order: b" in compare(given, printed, lambda _: False, lambda _: False).faults


def test_headings_are_made_as_people_make_them():
    units = units_of("# Un\n\na\n\n## Deux ?\n\nb\n\n# Trois\n\n## Quatre\n\nc\n")

    def headings(made: list[Unit]) -> list[tuple[int, str]]:
        return [(unit.level, unit.text) for unit in made if unit.sort == "heading"]

    assert headings(numbered(units)) == [(1, "1. Un"), (2, "1.1 Deux ?"), (1, "2. Trois"), (2, "2.1 Quatre")]
    assert headings(capitals(units)) == [(1, "UN :"), (2, "DEUX ?"), (1, "TROIS :"), (2, "QUATRE :")]
    assert headings(flat(units)) == [(1, "Un"), (1, "Deux ?"), (1, "Quatre")]
    assert [unit.pieces for unit in by_hand(units)][2] == [Piece("Deux ?", bold=True)]
    assert headings(by_hand(units)) == []


@pytest.mark.parametrize("make", [workbook, yaml])
def test_fields_are_given_by_name_and_the_rest_as_sections(make):
    units = {"fr": units_of("# Contexte\n\nUn mot.\n\n# Nos voisins\n\n- un\n"), "nl": units_of("# Context\n\nEen.\n")}
    names = names_of("job_offer", labels("job_offer"))
    given = {lang: in_fields(one) for lang, one in units.items()}
    document = job_of("job_offer", make(given, names)).document
    assert (document.context.plain("fr"), document.context.plain("nl")) == ("Un mot.", "Een.")
    assert [one.title.plain("fr") for one in document.added_sections] == ["Nos voisins"]
