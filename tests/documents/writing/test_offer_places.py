"""Where an offer says what: a picture or quotation beside who we are, the scale named once."""

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Facts, Quotation, plain
from imprimatur.core.composition import Composition
from imprimatur.documents.job_offer import write
from tests.dossiers import assembled, labels


def composed(text: str, scale: str = "1/55", lang: Lang = "fr") -> Composition:
    yaml = f"contrat:\n  type: CDI\nrémunération:\n  barème:\n    fr: {scale}\n"
    files = {"recit.fr.md": f"# Présentation de l’organisation\n\n{text}\n", "offre.yaml": yaml}
    job = assembled("job_offer", files)
    return write(job.document, job.provenance, labels(), lang).composition  # type: ignore[arg-type]


def test_a_quotation_of_the_presentation_stands_beside_it_and_nowhere_else() -> None:
    parts = composed("Nous accueillons.\n\n> La porte est ouverte.\n\nNous écoutons.").parts
    (beside,) = parts["beside"]
    assert isinstance(beside, Quotation) and plain(beside.text) == "La porte est ouverte."
    assert [type(block).__name__ for block in parts["presentation"]] == ["Paragraph", "Paragraph"]


def test_a_quotation_alone_has_nothing_to_stand_beside() -> None:
    parts = composed("> La porte est ouverte.").parts
    assert parts["beside"] == ()
    assert [type(block).__name__ for block in parts["presentation"]] == ["Quotation"]


def test_a_scale_that_names_itself_is_labelled_by_what_it_is_for() -> None:
    for scale, label in (("barème 1/55", "Rémunération"), ("1/55", "Barème")):
        (facts,) = composed("x", scale).parts["conditions"]
        assert isinstance(facts, Facts)
        assert label in [plain(said) for said, _ in facts.rows]
