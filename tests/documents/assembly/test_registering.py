"""The registers as workbooks, and what a dossier brings to them of its own."""

import re
from io import BytesIO

import pytest
from openpyxl import Workbook

from imprimatur import pipeline
from imprimatur.core.parameters import Parameters
from imprimatur.core.theme import contrast
from imprimatur.documents.assembly import assemble_registers
from imprimatur.project import Project
from imprimatur.sources import read_any
from tests.dossiers import ROOT, labels, source
from validators import check

HEAD = ("Nom FR", "Nom NL", "Sigle", "Forme juridique", "Rue FR", "Rue NL", "Numéro", "Code postal")
HEAD = (*HEAD, "Commune FR", "Commune NL", "Courriel", "Présentation FR", "Présentation NL", "Couleur principale")
ROW = ("La Clairière", "De Open Plek", "LC", "asbl", "rue du Foyer", "Haardstraat", "3", "1080")
ROW = (*ROW, "Molenbeek-Saint-Jean", "Sint-Jans-Molenbeek", "info@clairiere.be", "Nous.", "Wij.", "rvb 240, 170, 0")


def workbook(sheets: dict[str, list[tuple[str | None, ...]]]) -> bytes:
    """A workbook of rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def without(column: str, row: tuple[str | None, ...] = ROW) -> tuple[str | None, ...]:
    """The row with one cell left empty."""
    return tuple(None if name == column else cell for name, cell in zip(HEAD, row, strict=True))


def made(*files: tuple[str, str | bytes]):
    """The registers that files make, and the faults met."""
    sources = [source(name, content) for name, content in files]
    return assemble_registers([read_any(one) for one in sources], labels(), {one.name: one for one in sources})


def project(tmp_path, dossier, registers=None):
    """A project of one offer whose files are given, and of other registers."""
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    for folder, files in (("_shared", registers or {}), ("job_offer/accueil", dossier)):
        (tmp_path / "inputs" / folder).mkdir(parents=True)
        for name, content in files.items():
            (tmp_path / "inputs" / folder / name).write_bytes(content)
    return pipeline.examine(
        pipeline.write(pipeline.read(Project(tmp_path), Parameters(kind="job_offer", slug="accueil"))), check
    )


@pytest.mark.parametrize("sheet", ["Organisations", "Organisaties", "Feuil1"])
def test_a_workbook_is_a_register(sheet):
    """One row an organisation, without a code: its acronym is one. A workbook goes by its name."""
    registers, faults = made(("_shared/organisations.xlsx", workbook({sheet: [HEAD, ROW]})))
    (one,) = registers.organisations
    assert (one.code, one.printed("nl"), one.address.postcode, one.email) == (
        "lc",
        "De Open Plek",
        "1080",
        "info@clairiere.be",
    )
    assert faults == ()
    assert registers.file_of("organisations") == "_shared/organisations.xlsx"
    assert registers.file_of("persons") == "_shared/persons.xlsx"


def test_a_record_without_acronym_has_its_name_for_code():
    """And a person both names."""
    people = "Nom;Prénom;Fonction FR;Fonction NL\nD’Hondt;Éva;;\n"
    registers, _ = made(
        ("_shared/organisations.xlsx", workbook({"Organisations": [HEAD, without("Sigle")]})),
        ("_shared/persons.csv", people),
    )
    assert [one.code for one in registers.organisations] == ["la-clairiere"]
    assert [(one.code, one.full_name) for one in registers.persons] == [("eva-d-hondt", "Éva D’Hondt")]


def test_a_service_that_answers_has_one_name():
    """It is no person whose given name is missing; a family name alone is nobody yet."""
    people = "Nom;Prénom;Téléphone\nCellule Recrutement;;02 511 89 59\nVan Damme;;\n"
    registers, faults = made(("_shared/persons.csv", people))
    assert [(one.full_name, one.is_somebody) for one in registers.persons] == [("Cellule Recrutement", False)]
    assert faults == ()


def test_a_group_of_neighbours_and_a_town_hall_have_a_form():
    """An association without legal personality, a public body by the word that its people use."""
    forms = ("association de fait", "feitelijke vereniging", "commune", "OCMW")
    sheet = "nom fr;nom nl;forme juridique\n" + "".join(f"A{one};A{one};{one}\n" for one in forms)
    registers, faults = made(("_shared/organisations.csv", sheet))
    assert [one.legal_form for one in registers.organisations] == ["de_facto", "de_facto", "public", "public"]
    assert faults == ()


def test_one_colour_makes_a_theme():
    """A band that carries white text, headings darker than it, a pale ground: within the hue that was given."""
    registers, _ = made(("_shared/organisations.xlsx", workbook({"Organisations": [HEAD, ROW]})))
    theme = registers.organisations[0].theme
    assert theme.primary == "#9C6E00" and contrast(theme.primary, "#FFFFFF") >= 4.5
    assert theme.dark == "#735200" and contrast(theme.dark, "#FFFFFF") >= 7
    assert (theme.tint, theme.accent) == ("#FEF7E8", "#9C6E00")


def test_a_word_is_no_colour():
    """It is told at its cell, and the organisation has no theme."""
    registers, faults = made(
        ("_shared/organisations.xlsx", workbook({"Organisations": [HEAD, (*ROW[:-1], "bleu vif")]}))
    )
    assert [(one.code, str(one.location)) for one in faults] == [("V01", "_shared/organisations.xlsx!Organisations!N2")]
    assert registers.organisations[0].theme is None


def test_two_rows_of_one_organisation_are_one_record():
    """What one leaves empty the other fills; where they differ, neither is chosen in silence."""
    first = workbook({"Organisations": [HEAD, without("Numéro")]})
    second = "organisations:\n  - nom: La Clairière\n    adresse: {numéro: '3'}\n    courriel: bonjour@clairiere.be\n"
    registers, faults = made(("_shared/organisations.xlsx", first), ("_shared/organisations.yaml", second))
    (one,) = registers.organisations
    assert (one.address.number, one.email) == ("3", "info@clairiere.be")
    assert [(fault.code, str(fault.location)) for fault in faults] == [("T02", "_shared/organisations.yaml:4")]


def test_two_of_one_acronym_are_one_only_where_their_names_agree():
    """An acronym alone tells nobody apart."""
    other = ("Le Chantier", "De Werf", *ROW[2:])
    registers, _ = made(("_shared/organisations.xlsx", workbook({"Organisations": [HEAD, ROW, other]})))
    assert [one.printed("fr") for one in registers.organisations] == ["La Clairière", "Le Chantier"]
    assert [one.code for one in registers.organisations] == ["lc", "le-chantier"]


OFFER = "titre: {fr: Accueil, nl: Onthaal}\nemployeur: La Clairière\nresponsable: Zoé Anciaux\n".encode()
PEOPLE = [("Nom", "Prénom", "Organisation", "Nom publiable"), ("Anciaux", "Zoé", "La Clairière", "oui")]


def test_a_dossier_brings_its_own_organisation_and_people(tmp_path):
    """They are known to it, told as what the registers lack, and nothing else is said of their sheets."""
    own = workbook({"Organisations": [HEAD, ROW], "Personnes": PEOPLE})
    job = project(tmp_path, {"offre.yaml": OFFER, "nous.xlsx": own})
    assert job.document.employer.printed("nl") == "De Open Plek"
    assert job.document.owner.full_name == "Zoé Anciaux"
    told = [(one.code, str(one.location)) for one in job.findings if "nous.xlsx" in one.location.file]
    name = "job_offer/accueil/nous.xlsx"
    assert told == [("G09", f"{name}!Organisations"), ("G09", f"{name}!Personnes")]
    assert [one.message.nl for one in job.findings if one.code == "G09"] == [
        "Eén organisatie staat in dit dossier en niet in het register: LC.",
        "Eén persoon staat in dit dossier en niet in het register: Zoé Anciaux.",
    ]


def test_many_records_of_a_dossier_are_one_line_a_register(tmp_path):
    """Ten lines would read like ten tasks; every name stands in the one that is left, and in its reference."""
    others = [("Le Chantier", "De Werf", "CH", *ROW[3:]), ("Les Rives", "De Oevers", "LR", *ROW[3:])]
    own = workbook({"Organisations": [HEAD, ROW, *others]})
    more = "personnes:\n  - {prénom: Zoé, nom: Anciaux}\n  - {prénom: Ada, nom: Lova}\n".encode()
    job = project(tmp_path, {"offre.yaml": OFFER, "nous.xlsx": own, "equipe.yaml": more})
    told = [one for one in job.findings if one.code == "G09"]
    assert [(str(one.location), one.severity, one.path) for one in told] == [
        ("job_offer/accueil/equipe.yaml:2", "info", "persons"),
        ("job_offer/accueil/nous.xlsx!Organisations", "info", "organisations"),
    ]
    assert [re.sub("[\u00a0\u202f]", " ", one.message.fr) for one in told] == [
        "2 personnes sont données dans ce dossier sans figurer au registre : Zoé Anciaux, Ada Lova.",
        "3 organisations sont données dans ce dossier sans figurer au registre : LC, CH, LR.",
    ]


def test_what_the_register_knows_is_not_proposed(tmp_path):
    """Copied into the register, the row of the dossier may stay; where it says another thing, that is told."""
    own = workbook({"Organisations": [HEAD, (*ROW[:10], "bonjour@clairiere.be", *ROW[11:])]})
    job = project(
        tmp_path,
        {"offre.yaml": OFFER, "nous.xlsx": own},
        {"organisations.xlsx": workbook({"Organisations": [HEAD, ROW]})},
    )
    told = [(one.code, str(one.location)) for one in job.findings if "nous.xlsx" in one.location.file]
    assert told == [("T02", "job_offer/accueil/nous.xlsx!Organisations!K2")]
    assert job.document.employer.email == "info@clairiere.be"


def test_what_a_record_lacks_is_told_at_its_empty_cell(tmp_path):
    """In the row of the organisation that publishes, under the heading of the column; of another nobody asks."""
    other = tuple(None if at else "Autre" for at in range(len(HEAD)))
    shared = {"organisations.xlsx": workbook({"Organisations": [HEAD, other, without("Courriel")]})}
    job = project(tmp_path, {"offre.yaml": OFFER}, shared)
    told = [(one.code, str(one.location)) for one in job.findings if one.location.file.startswith("_shared/")]
    assert told == [("C01", "_shared/organisations.xlsx!Organisations!K3")]


def test_an_unknown_name_is_added_to_the_register_that_is_there(tmp_path):
    """The remedy names the file in which people write."""
    shared = {"organisations.xlsx": workbook({"Organisations": [HEAD, ROW]})}
    job = project(tmp_path, {"offre.yaml": OFFER.replace("La Clairière".encode(), b"Vitrail")}, shared)
    (one,) = [one for one in job.findings if one.code == "G01" and "Vitrail" in one.message.fr]
    assert "_shared/organisations.xlsx" in one.remedy.fr
