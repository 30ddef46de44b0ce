"""What of a text says that it is in another language."""

from dataclasses import replace

import pytest

from imprimatur.core.bilingual import Bilingual, State
from imprimatur.core.blocks import Gap, Heading, List, Paragraph, Run, runs
from imprimatur.core.location import Location
from imprimatur.core.text import Text, short
from imprimatur.documents.schema.records import Organisation
from imprimatur.documents.schema.registers import Registers
from imprimatur.documents.writing.foreign import told, told_blocks
from imprimatur.language.terms import read_terms

NAMES = (Bilingual("Fédération des services sociaux", ""), Bilingual("", "Franse Gemeenschapscommissie"))


def spoken(text: str, lang: str, **looks: bool) -> list[tuple[str | None, str]]:
    return [(run.lang, run.text) for run in told(runs(text, **looks), lang, NAMES)]  # type: ignore[arg-type]


def test_names_of_the_other_language_do() -> None:
    assert spoken("De Fédération des services sociaux betaalt.", "nl") == [
        (None, "De "),
        ("fr", "Fédération des services sociaux"),
        (None, " betaalt."),
    ]
    assert spoken("La Franse Gemeenschapscommissie", "fr") == [(None, "La "), ("nl", "Franse Gemeenschapscommissie")]
    assert spoken("La Fédération des services sociaux paie.", "fr") == [
        (None, "La Fédération des services sociaux paie.")
    ]


@pytest.mark.parametrize("marks", ["« %s »", "“%s”", '"%s"', "‘%s’"])
def test_quotations_of_five_words_do(marks: str) -> None:
    quoted = "Het loket is altijd dicht"
    before, after = f"Elle a dit {marks}.".split("%s")
    assert spoken(before + quoted + after, "fr") == [(None, before), ("nl", quoted), (None, after)]
    fewer = f"Elle a dit {marks}." % "Loket drie blijft gesloten"
    assert spoken(fewer, "fr") == [(None, fewer)]


@pytest.mark.parametrize(
    ("lang", "before", "quoted", "tongue"),
    [("fr", "Elle a lu « ", "The Managed Heart", "en"), ("nl", "Ze las het boek « ", "Le dernier guichet", "fr")],
)
def test_three_do_with_a_little_word(lang: str, before: str, quoted: str, tongue: str) -> None:
    after = " »."
    assert spoken(before + quoted + after, lang) == [(None, before), (tongue, quoted), (None, after)]
    fewer = before + " ".join(quoted.split()[:2]) + after
    assert spoken(fewer, lang) == [(None, fewer)]


def test_titles_in_italics_of_three_words_do() -> None:
    assert spoken("The digital divide", "fr", italic=True) == [("en", "The digital divide")]
    assert spoken("The divide", "fr", italic=True) == [(None, "The divide")]
    assert spoken("The digital divide", "fr") == [(None, "The digital divide")]


def test_whole_texts_of_five_words_do_but_not_what_is_verbatim() -> None:
    assert spoken("Contemporary European welfare policy reform", "fr") == [
        ("en", "Contemporary European welfare policy reform")
    ]
    assert spoken("Contemporary European welfare policy", "fr") == [(None, "Contemporary European welfare policy")]
    inline = (Run("The state of the "), Run("digital divide", bold=True), Run("x.be", verbatim=True))
    assert [run.lang for run in told(inline, "fr", ())] == ["en", "en", None]


def test_marks_and_what_already_says_it_are_left_alone() -> None:
    gap = Gap("C01", "titre", "note")
    inline = (Run("The state of the digital divide", gap=gap), Run("Le guichet", lang="fr"))
    assert told(inline, "nl", NAMES) == inline
    name = Run("Fédération des services sociaux")
    kept = (replace(name, lang="en"), replace(name, verbatim=True), replace(name, gap=gap))
    assert told(kept, "nl", NAMES) == kept


def test_a_name_within_a_quotation_is_not_told_again_but_one_beside_it_is() -> None:
    quoted = "Het loket van de Franse Gemeenschapscommissie is altijd dicht"
    assert spoken(f"« {quoted} », à la Franse Gemeenschapscommissie", "fr") == [
        (None, "« "),
        ("nl", quoted),
        (None, " », à la "),
        ("nl", "Franse Gemeenschapscommissie"),
    ]


def test_notes_do_too_and_stay_where_they_were() -> None:
    note = runs("Fédération des services sociaux")
    run = Run("Fédération des services sociaux en co", note=note)
    first, last = told((run,), "nl", NAMES)
    assert (first.lang, first.note, last.text) == ("fr", (), " en co")
    assert [one.lang for one in last.note] == ["fr"]


def test_every_text_of_a_tree_is_looked_at() -> None:
    title = runs("The state of the digital divide")
    heading, paragraph = told_blocks((Heading(2, title), Paragraph(title)), "fr", ())
    assert isinstance(heading, Heading) and isinstance(paragraph, Paragraph)
    assert (heading.text[0].lang, paragraph.text[0].lang) == ("en", "en")
    assert told_blocks((List(()),), "fr", ()) == (List(()),)


def named(french: str, dutch: str) -> Text:
    sides = (short(runs(name), State.GIVEN, Location("")) if name else None for name in (french, dutch))
    return Text(*sides)


def test_names_come_from_the_registers() -> None:
    terms = (
        "fr,nl,status,note\nFédération des maisons médicales,Fédération des maisons médicales,verified,\nasbl,vzw,,\n"
    )
    organisations = (
        Organisation(code="a", name=named("Maison sociale", "Sociaal huis")),
        Organisation(code="b", name=named("Tisselande", "Tisselande")),
        Organisation(code="c", name=named("Le Forum des associations", "")),
    )
    assert Registers(organisations, terms=read_terms(terms.encode())).names_of_one_language() == (
        Bilingual("Maison sociale", ""),
        Bilingual("Le Forum des associations", ""),
        Bilingual("Fédération des maisons médicales", ""),
        Bilingual("", "Sociaal huis"),
    )
