"""Whose a finding is that was met while reading: of the chapter, the field or the dossier that holds its place."""

from imprimatur.core.finding import Finding
from tests.dossiers import examined
from tests.validators.annual_report.dossiers import chapter, found, report
from tests.validators.faults import job


def only(code: str, findings: list[Finding]) -> Finding:
    (one,) = (one for one in findings if one.code == code)
    return one


def test_a_placeholder_in_a_chapter_is_its_authors() -> None:
    """As is what a check finds there: same person, same section, same day."""
    files = chapter("deux ateliers", "deux ateliers (XXX)", number=2)
    one = only("R46", found(files))
    told = only("L02", found(chapter("deux ateliers ont été filmés", "deux ateliers ont été filmés 48 fois", number=2)))
    assert told.owner and told.due
    assert (one.owner, one.section, one.due) == (told.owner, told.section, told.due)


def test_the_cell_of_a_table_goes_to_the_chapter_that_draws_on_it() -> None:
    files = report(
        ("atelier;2;Orienter;Doorverwijzen", "atelier;2;Orienter (à compléter);Doorverwijzen"), file="sessions.csv"
    )
    one = only("R46", found(files))
    assert (one.owner, one.section.nl) == ("Yasmina Tellouch", "De jaarlijkse dag")


def test_a_dossier_that_one_person_looks_after_is_hers() -> None:
    files = job(("nombre de postes: 1\n", "nombre de postes: un ou deux\n"))
    one = only("V01", list(examined("job_offer", files).findings))
    assert one.owner == "Salomé Vandorenne"
    assert one.section.fr == "Nombre de postes"


def test_what_a_register_holds_is_nobodys() -> None:
    files = {**job(), "_shared/persons.csv": "Prénom;Nom\n"}
    assert all(
        not one.owner for one in examined("job_offer", files).findings if one.location.file.startswith("_shared/")
    )
