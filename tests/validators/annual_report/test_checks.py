"""Every check of the annual report speaks where something is wrong, at its place, and is silent beside it."""

import pytest

from imprimatur.core.finding import Severity
from imprimatur.findings.catalogue import catalogue
from tests.validators.annual_report import firing, modules, silent
from tests.validators.annual_report.dossiers import REPORT, chapter, found, places, report
from tests.validators.dossiers import IN_STEP, first_of_each
from validators.annual_report.book import CATALOGUE

_WARNINGS = {"A04", "A07", "A11", "A13", "A14", "A17", "A18", "A21", "A23", "A24", "A62", "A63"} | {
    *("A65", "A68", "A69", "A70", "A71")
}
FIRING, SILENT = [*firing.ALL, *modules.FIRING], [*silent.ALL, *modules.SILENT]


def the(code, files, lang=None):
    """The one finding of a code, in a language."""
    (one,) = [one for one in found(files) if one.code == code and lang in (None, one.lang)]
    return one


def test_a_complete_report_gives_no_finding():
    """Not one: what is complete and right is left in peace."""
    assert found(REPORT) == []


@pytest.mark.parametrize("case", first_of_each(FIRING))
def test_fires_at_its_place_alone(case):
    """One fault, and what is found of it, at the place where it stands."""
    told = [one for one in found(case.files, case.slug) if case.code in IN_STEP or one.code not in IN_STEP]
    assert places(told, case.slug) == case.expected


@pytest.mark.parametrize("case", first_of_each(SILENT))
def test_is_silent_beside_it(case):
    """What is right but looks alike gives no finding of that sort."""
    assert case.code not in [one.code for one in found(case.files, case.slug)]


@pytest.mark.parametrize("code", catalogue(CATALOGUE))
def test_every_code_fires_and_keeps_silent_somewhere(code):
    """No sort of finding without both proofs."""
    assert any(case.code == code for case in FIRING), "no report makes it fire"
    assert any(case.code == code for case in SILENT), "no report keeps it silent"


def test_severities():
    """As the field list marks them: errors hold the final report back, warnings and advice do not."""
    sorts = catalogue(CATALOGUE).values()
    assert {one.code for one in sorts if one.severity is Severity.WARNING} == _WARNINGS
    assert {one.code for one in sorts if one.severity is Severity.INFO} == {"A29", "A67", "A73"}
    assert {one.severity for one in sorts} == {Severity.INFO, Severity.WARNING, Severity.ERROR}


def test_a_typed_number_is_answered_by_the_expression_to_write():
    """The number, the table's value and what to write, in both languages."""
    one = the("D24", chapter("deux ateliers", "vingt ateliers", number=2))
    assert one.message.fr == "« vingt ateliers » : est-ce bien ce nombre ? « Sessions » donne 4."
    assert 'À la place du nombre, écrivez {{ nombre("Sessions", type="atelier") }} ;' in one.remedy.fr
    assert 'Schrijf {{ aantal("Sessies", soort="workshop") }} in de plaats' in one.remedy.nl


@pytest.mark.parametrize(
    ("files", "written"),
    [
        (chapter('{{ somme("Équipe", "ETP") }} équivalents', "3,2 équivalents"), '{{ somme("Équipe", "ETP") }}'),
        (
            chapter('{{ valeur("Canaux", "Lettre du seuil", "Public") }} abonnés', "3 000 abonnés"),
            '{{ valeur("Canaux", "Lettre du seuil", "Public") }}',
        ),
        (
            chapter('{{ champ("Nombre de membres") }} associations', "50 associations"),
            '{{ champ("Nombre de membres") }}',
        ),
    ],
)
def test_the_expression_fits_the_measure(files, written):
    """A sum, a cell and a field each have their own."""
    assert f"écrivez {written} ;" in next(one for one in found(files) if one.code in ("D23", "D24")).remedy.fr


def test_a_missing_chapter_names_its_file_its_author_and_its_day():
    """What is wanted, of whom, by when; the author owns the finding."""
    one = the("A28", firing.without("02-journee.nl.md"))
    assert one.message.fr == (
        "« La journée annuelle » n’existe pas en néerlandais : il manque le fichier 02-journee.nl.md."
    )
    assert one.remedy.nl == (
        "Yasmina Tellouch zet 02-journee.nl.md in de map tegen 22 februari 2027; "
        "de andere taal kan als voorbeeld dienen."
    )
    assert (one.owner, one.path, one.lang, one.section.fr) == (
        "Yasmina Tellouch",
        "sections.1.body",
        "nl",
        "La journée annuelle",
    )


def test_findings_of_a_table_go_to_the_author_of_the_chapter_that_draws_on_it():
    """The table of sessions is drawn on by the second chapter."""
    one = the("T03", report(("atelier;2;Orienter;Doorverwijzen", "atelier;2;Orienter;"), file="sessions.csv"))
    assert (one.owner, one.section.nl) == ("Yasmina Tellouch", "De jaarlijkse dag")
    assert one.message.fr == "« Sessions » : la colonne « Titre » est vide à cette ligne."


def test_figures_are_compared_from_heading_to_heading():
    """A number that only one language has is found in its section, and the chapter is named."""
    one = the("L02", chapter("deux ateliers ont été filmés", "deux ateliers ont été filmés 48 fois", number=2))
    assert str(one.location).endswith("02-journee.nl.md:5")
    assert one.message.nl.startswith("‘De jaarlijkse dag’")
    assert one.owner == "Yasmina Tellouch"
