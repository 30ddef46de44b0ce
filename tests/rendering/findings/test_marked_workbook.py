"""The marked copies of workbooks: the cells, the notes and the list; the rest as it was, the bytes always the same."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.dossier import Dossier
from imprimatur.core.finding import Waiver
from imprimatur.core.location import Location
from imprimatur.findings.catalogue import finding
from imprimatur.rendering.findings.page import report
from imprimatur.rendering.interface import Templates
from imprimatur.sources import read_any
from tests.dossiers import ROOT, labels, source

NAME = "job_offer/test/sous dossier/équipe d’accueil.xlsx"
TEMPLATES = Templates(ROOT / "templates")


def workbook() -> Workbook:
    """A workbook with what people put in theirs: a title, a formula, looks, a note, a second sheet."""
    book = Workbook()
    page = book.active
    page.title = "Offre d’été"
    page["A2"], page["A3"], page["B3"] = "Titre", "Fin", None
    page["B4"] = "=1+1"
    page["C3"].comment = Comment("Vu avec Ada", "Ada")
    page["A3"].font = Font(bold=True)
    page.merge_cells("A2:C2")
    book.create_sheet("Équipe")["A1"] = "Nom"
    book.properties.modified = datetime(2020, 5, 4, 3, 2, 1)
    return book


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def missing(cell: str = "", sheet: str = "Offre d’été", file: str = NAME, field: str = "Fin"):
    """A finding at a place."""
    about = {"field": Bilingual(field, f"{field} (nl)")}
    return finding("C01", Location(file, sheet, cell), about, path="contract.end", owner="Ada")


def copies(*findings, content: bytes | None = None):
    """The marked copies by name."""
    dossier = Dossier("job_offer", "test", (source(NAME, content or saved(workbook())),))
    made = report(findings, labels(), dossier, TEMPLATES)
    return {one.name: one.content for one in made if one.name.endswith(".xlsx")}


def opened(*findings, lang: str = "fr"):
    """The marked copy of a language, as openpyxl reads it."""
    return load_workbook(BytesIO(copies(*findings)[f"annotated/sous dossier/équipe d’accueil.{lang}.xlsx"]))


def test_a_copy_a_language():
    """Named after the workbook."""
    assert list(copies(missing("B3"))) == [
        "annotated/sous dossier/équipe d’accueil.fr.xlsx",
        "annotated/sous dossier/équipe d’accueil.nl.xlsx",
    ]


def test_the_failing_cell_is_marked_and_says_what_to_do():
    """Fill, border and a note: not colour alone."""
    cell = opened(missing("B3"))["Offre d’été"]["B3"]
    assert (cell.fill.start_color.rgb, cell.border.left.style) == ("00FBE3E0", "medium")
    assert cell.comment.author == "Imprimatur"
    assert cell.comment.text == (
        "– Imprimatur –\n"
        "Il manque\u00a0: Fin. [C01]\n"
        "→ Complétez cet endroit. Si personne n’a encore l’information, laissez la place vide\u00a0: "
        "le projet la marque, et la version définitive attend.\n"
        "Par qui\u00a0: Ada"
    )


def test_the_dutch_copy_speaks_dutch():
    """Note and list alike."""
    book = opened(missing("B3"), lang="nl")
    assert book["Offre d’été"]["B3"].comment.text.startswith("– Imprimatur –\nOntbreekt: Fin (nl). [C01]")
    assert [cell.value for cell in book["Aan te vullen"][2]] == [
        "Ernst",
        "Waar",
        "Rubriek",
        "Wat",
        "Te doen",
        "Door wie",
        "Tegen",
        "Referentie",
    ]


def test_the_first_sheet_lists_its_own_findings_with_links_then_those_of_other_files():
    """Which no link can reach."""
    book = opened(missing("B3"), missing(), missing("", "", "job_offer/test/a.fr.md", field="=1+1"))
    assert book.sheetnames[0] == "À compléter"
    sheet = book["À compléter"]
    rows = [(sheet.cell(row, 2).value, sheet.cell(row, 2).hyperlink) for row in range(3, sheet.max_row + 1)]
    assert [(where, link.location if link else None) for where, link in rows] == [
        ("feuille «\u00a0Offre d’été\u00a0», fichier équipe d’accueil.xlsx", "'Offre d’été'!A1"),
        ("cellule B3, feuille «\u00a0Offre d’été\u00a0», fichier équipe d’accueil.xlsx", "'Offre d’été'!B3"),
        (None, None),
        (None, None),
        ("fichier a.fr.md", None),
    ]
    assert sheet["A6"].value == "Dans les autres fichiers du dossier"
    assert sheet.auto_filter.ref == "A2:H4"
    assert book.active is sheet


def test_the_same_finding_on_several_cells_is_one_row_and_every_cell_has_its_mark():
    """The row leads to the first."""
    book = opened(missing("B4"), missing("B3"), missing("B5"))
    sheet = book["À compléter"]
    assert sheet["B3"].value == "cellules B3 à B5, feuille «\u00a0Offre d’été\u00a0», fichier équipe d’accueil.xlsx"
    assert (sheet["B3"].hyperlink.location, sheet["B4"].value) == ("'Offre d’été'!B3", None)
    notes = [book["Offre d’été"][cell].comment for cell in ("B3", "B4", "B5")]
    assert all(note and note.text.count("[C01]") == 1 for note in notes)


def test_what_was_accepted_is_not_marked():
    """Nobody has anything to do there."""
    waiver = Waiver("C01-AAAAA", "Convenu", "Ada", None, Location(NAME))
    assert copies(replace(missing("B3"), waiver=waiver)) == {}


def test_a_finding_without_a_cell_is_noted_at_the_head_of_its_sheet():
    """Beside the first thing that a reader sees there."""
    assert opened(missing())["Offre d’été"]["A2"].comment.text.startswith("– Imprimatur –\nIl manque\u00a0: Fin. [C01]")


def test_several_findings_share_the_note_of_their_cell_and_keep_the_one_before():
    """Nothing that a colleague wrote is lost."""
    comment = opened(missing("C3"), missing("C3", field="Début"))["Offre d’été"]["C3"].comment
    assert comment.text.startswith("Vu avec Ada\n\n– Imprimatur –\n")
    assert comment.author == "Ada"
    assert comment.text.count("[C01]") == 2


def test_a_cell_inside_a_merged_range_is_marked_where_it_shows():
    """The others cannot bear a note."""
    sheet = opened(missing("B2"))["Offre d’été"]
    assert sheet["A2"].comment is not None
    assert str(sheet.merged_cells) == "A2:C2"


def test_the_rest_of_the_workbook_is_kept():
    """Formulas as they are, looks, other sheets."""
    book = opened(missing("B3"))
    assert book["Offre d’été"]["B4"].value == "=1+1"
    assert book["Offre d’été"]["A3"].font.bold
    assert book["Équipe"]["A1"].value == "Nom"


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "+32", "-1", "@SUM(A1)"])
def test_what_begins_like_a_formula_is_listed_as_text(typed):
    """Excel must never compute what somebody typed."""
    one = finding("G01", Location(NAME, "Équipe", "A1"), {"value": "x", "register": "x", "file": "x"}, owner=typed)
    cell = opened(one)["À compléter"]["F3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (typed, "s", True)


def test_what_a_person_typed_as_text_stays_text():
    """It may begin like a formula; a formula stays the formula it was."""
    book = workbook()
    sheet = book["Équipe"]
    for row, typed in enumerate(("=HYPERLINK(1)", "+32 2 1", "-1", "@x"), 1):
        cell = sheet.cell(row, 2, typed)
        cell.data_type = "s"
    name = "annotated/sous dossier/équipe d’accueil.fr.xlsx"
    made = load_workbook(BytesIO(copies(missing("B3"), content=saved(book))[name]))
    told = [(cell.value, cell.data_type) for (cell,) in made["Équipe"]["B1:B4"]]
    assert told == [("=HYPERLINK(1)", "s"), ("+32 2 1", "s"), ("-1", "s"), ("@x", "s")]
    assert made["Offre d’été"]["B4"].data_type == "f"


def test_a_copy_that_comes_back_is_marked_anew():
    """Its former list, notes and colours go; what a colleague noted stays."""
    name = "annotated/sous dossier/équipe d’accueil.fr.xlsx"
    once = copies(missing("B3"), missing("C3"))[name]
    again = load_workbook(BytesIO(copies(missing("B4"), content=once)[name]))
    assert again.sheetnames == ["À compléter", "Offre d’été", "Équipe"]
    page = again["Offre d’été"]
    assert page["B3"].comment is None
    assert page["B3"].fill.fill_type is None
    assert page["C3"].comment.text == "Vu avec Ada"
    assert page["B4"].comment.text.startswith("– Imprimatur –")


def test_the_list_of_a_copy_that_comes_back_is_not_read():
    """The person corrects the copy and drops it: only what was theirs is read."""
    content = copies(missing("B3"))["annotated/sous dossier/équipe d’accueil.fr.xlsx"]
    before = read_any(source(NAME, saved(workbook())))
    after = read_any(source(NAME, content))
    assert [entry.name for entry in after.entries] == [entry.name for entry in before.entries]
    assert [table.name for table in after.tables] == [table.name for table in before.tables]
    assert after.findings == before.findings


def test_a_sheet_that_already_bears_the_name_is_kept():
    """A copy that comes back marked can be marked again."""
    book = workbook()
    book.create_sheet("À compléter")["A1"] = "à moi"
    content = copies(missing("B3"), content=saved(book))["annotated/sous dossier/équipe d’accueil.fr.xlsx"]
    again = load_workbook(BytesIO(content))
    assert again.sheetnames == ["À compléter (2)", "Offre d’été", "Équipe", "À compléter"]
    assert again["À compléter"]["A1"].value == "à moi"


def test_same_bytes_and_the_times_of_the_original():
    """No clock enters the copy."""
    content = saved(workbook())
    first, second = copies(missing("B3"), content=content), copies(missing("B3"), content=content)
    assert first == second
    for copy in first.values():
        assert load_workbook(BytesIO(copy)).properties.modified == load_workbook(BytesIO(content)).properties.modified


def test_no_copy_of_a_refused_file_or_of_one_without_findings():
    """What was not opened once is not opened now."""
    about = {"file": "x", "reason": "x"}
    assert copies(missing(file="job_offer/test/autre.xlsx")) == {}
    assert copies(missing("B3"), finding("R02", Location(NAME), about), content=b"not a workbook") == {}
