"""What is missing because a file could not be read is said once, at that file; what is missing anyway is said."""

from tests.validators.dossiers import JOB, found, places
from tests.validators.faults import job


def without_dutch() -> dict[str, str | bytes]:
    """The complete offer, its Dutch text damaged."""
    files = {name: content for name, content in JOB.items() if name != "recit.nl.md"}
    return {**files, "recit.nl.docx": b"rien"}


def test_a_damaged_file_of_one_language_explains_what_that_language_lacks() -> None:
    findings = found(without_dutch())
    assert places(findings) == [("R01", "recit.nl.docx"), ("C10", "recit.nl.docx")]
    told = findings[1]
    assert told.values["count"] == "10"
    assert told.message.fr.endswith(
        " : Présentation de l’organisation, Mission du service, Contexte, Base légale, Objectifs… (en tout : 10)."
    )


def test_it_explains_nothing_of_the_other_language() -> None:
    files = without_dutch()
    files["offre.yaml"] = str(files["offre.yaml"]).replace("référence: TIS-2027-01\n", "").replace("CP 332", "")
    assert ("C01", "offre.yaml") in {(code, place.partition(":")[0]) for code, place in places(found(files))}


def test_a_file_read_in_part_explains_its_rest() -> None:
    assert places(found(job(("référence: TIS", "référence: [TIS")))) == [
        ("R07", "offre.yaml:18"),
        ("C10", "offre.yaml"),
    ]


def test_a_file_of_another_sort_explains_nothing() -> None:
    """A leaflet beside the dossier holds no field of it."""
    findings = found(job(("date limite: vendredi 15 janvier 2027", "date limite:"), affiche__pdf=b"%PDF-1.7"))
    assert {code for code, _ in places(findings)} >= {"C01", "R34"}
    assert "C10" not in {code for code, _ in places(findings)}


def test_an_employer_a_letter_off_explains_what_the_register_would_supply() -> None:
    """The house texts come back with the name; what the offer itself lacks is asked for as ever."""
    assert places(found(job(("employeur: Tisselande", "employeur: Tisselende")))) == [("G02", "offre.yaml:18")]
    lacking = job(("employeur: Tisselande", "employeur: Tisselende"), ("référence: TIS-2027-01\n", ""))
    assert [code for code, _ in places(found(lacking))] == ["C01", "G02"]
