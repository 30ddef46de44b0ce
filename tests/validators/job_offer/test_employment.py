"""What is known of employment measures: one entry a choice, and the same that ask something of the person."""

import pytest

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.documents.job_offer.choices import Measure
from imprimatur.documents.job_offer.model import UNCONDITIONED
from tests.dossiers import labels
from validators.job_offer.employment import _pattern, laws


def test_every_measure_has_its_law_in_both_languages() -> None:
    assert list(laws()) == list(Measure)
    assert all(set(laws()[one]["law"]) == set(LANGS) for one in Measure)


def test_the_measures_that_ask_nothing_are_those_of_the_model() -> None:
    """The model asks for conditions of access where the law sets some, the check says which."""
    assert tuple(one for one in Measure if "asks" not in laws()[one]) == UNCONDITIONED
    assert all(("told" in laws()[one]) == ("asks" in laws()[one]) for one in Measure)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("measure", [one for one in Measure if one not in UNCONDITIONED])
def test_what_a_law_asks_is_recognised_as_told(measure: Measure, lang: Lang) -> None:
    """The words that the remedy proposes satisfy the check."""
    assert _pattern(measure, "told", lang).search(laws()[measure]["asks"][lang].replace("’", "'"))


@pytest.mark.parametrize(
    ("lang", "said", "measure"),
    [
        ("fr", "Il s’agit d’un poste ACS à temps plein", Measure.ACS),
        ("nl", "een GECO-betrekking", Measure.ACS),
        ("nl", "deze geco-functie", Measure.ACS),
        ("fr", "engagement sous article 60", Measure.ARTICLE_60),
        ("fr", "une convention de premier emploi", Measure.ROSETTA),
        ("nl", "een startbaanovereenkomst", Measure.ROSETTA),
        ("fr", "poste Maribel", Measure.MARIBEL),
        ("nl", "met een inschakelingscontract", Measure.INSERTION),
        ("fr", "un poste APE", Measure.APE),
        ("fr", "les conditions Activa", Measure.ACTIVA),
        ("fr", "contrat PTP", Measure.PTP),
        ("fr", "un poste SINE", Measure.SINE),
        ("fr", "emploi d’insertion en économie sociale", Measure.ECOSOC),
        ("fr", "contrat d’adaptation professionnelle", Measure.PHARE),
    ],
)
def test_prose_names_a_measure(lang: Lang, said: str, measure: Measure) -> None:
    found = [one for one in Measure if _pattern(one, "named", lang).search(said.replace("’", "'"))]
    assert found == [measure]


@pytest.mark.parametrize(
    "said", ["les articles 60 et 61 de la loi", "un projet activable", "le poste que vous occupez"]
)
def test_other_words_name_none(said: str) -> None:
    assert not [one for one in Measure if _pattern(one, "named", "fr").search(said)]


def test_each_measure_is_read_in_both_languages() -> None:
    """By the words printed, which the drop-down of the kit offers."""
    words = [labels().choice("Measure", one.value, lang) for one in Measure for lang in LANGS]
    assert len(set(words)) == len(words) - sum(
        labels().choice("Measure", one.value, "fr") == labels().choice("Measure", one.value, "nl") for one in Measure
    )
