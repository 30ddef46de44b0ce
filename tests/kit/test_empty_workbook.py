"""The kit as a person meets it: read back empty it lacks what is missing, filled in it loses nothing."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.finding import Severity
from imprimatur.core.own_marks import EXAMPLES, OWN_LINE
from imprimatur.documents.kind import load_kind
from imprimatur.documents.schema.fields import Need, Spec, specs, value_at
from imprimatur.documents.schema.records import MODELS
from imprimatur.documents.schema.vocabulary import vocabulary
from imprimatur.kinds import KINDS
from imprimatur.kit.empty_workbook import skeleton
from imprimatur.kit.guidance import load_guidance
from imprimatur.kit.new_dossier import new_dossier
from imprimatur.kit.outline import Wanted
from imprimatur.kit.wanted import wishes
from imprimatur.language.labels import Labels, load_labels
from imprimatur.language.typography import typeset
from tests.dossiers import assembled, examined
from tests.flows.projects import ROOT
from tests.kit import filling

TEMPLATES = ROOT / "templates"
OFFER = load_labels(TEMPLATES, "job_offer")
DATA = {"fr": "donnees.xlsx", "nl": "gegevens.xlsx"}
EVERY = [(kind, lang) for kind in KINDS for lang in LANGS]


def labels_of(kind: str) -> Labels:
    return load_labels(TEMPLATES, kind)


@cache
def dossier(kind: str, lang: Lang, languages: tuple[Lang, ...] = LANGS) -> Mapping[str, bytes]:
    return new_dossier(TEMPLATES, kind, lang, languages)


def book(kind: str = "job_offer", lang: Lang = "fr", *choice: str) -> Workbook:
    content = skeleton(TEMPLATES, kind, lang, LANGS, Wanted(choice)) if choice else dossier(kind, lang)[DATA[lang]]
    return filling.opened(content)


def said(sheet: Any, row: int, column: int) -> str:
    """What stands in a cell, plain spaces in the place of those that hold."""
    return re.sub("[\u00a0\u202f]", " ", str(sheet.cell(row, column).value))


def row_of(sheet: Any, path: str, labels: Labels, lang: Lang) -> int:
    name = labels.field(path).of(lang)
    return next(row for row, found in filling.rows(sheet) if found in (name, path))


def asked(kind: str) -> tuple[list[Spec], list[Spec], list[Spec]]:
    """The single fields, the tables and the long texts of a kind."""
    known = specs(load_kind(kind).model)
    texts = [one for one in known if one.is_text and one.rich]
    tables = [one for one in known if one.is_table]
    return [one for one in known if one not in (*texts, *tables)], tables, texts


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_every_field_has_its_row_and_every_table_its_sheet(kind: str, lang: Lang) -> None:
    made = book(kind, lang)
    fields, tables, _ = asked(kind)
    assert [sheet.title for sheet in made.worksheets[:2]] == {
        "fr": ["Mode d’emploi", "Données"],
        "nl": ["Handleiding", "Gegevens"],
    }[lang]
    assert len(list(filling.rows(made.worksheets[1]))) == len(fields)
    assert len(made.worksheets) == 2 + len(tables) + len(MODELS)
    assert all(sheet.sheet_state == "visible" for sheet in made.worksheets)
    assert not any(row.hidden for sheet in made.worksheets for row in sheet.row_dimensions.values())


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_the_same_kit_has_the_same_bytes(kind: str, lang: Lang) -> None:
    assert new_dossier(TEMPLATES, kind, lang, LANGS) == dossier(kind, lang)


def test_required_fields_come_first_under_each_heading() -> None:
    sheet = book().worksheets[1]
    names = [str(sheet.cell(row, 1).value) for row in range(4, sheet.max_row + 1)]
    at = names.index(OWN_LINE + "La fonction")
    assert names[at + 1 : at + 5] == ["Intitulé de la fonction", "Employeur", "Type de contrat", "Référence"]
    assert [said(sheet, 4 + at + row, 2) for row in (1, 2, 4)] == [
        "obligatoire (FR et NL)",
        "obligatoire",
        "selon le cas : si l’offre demande de la rappeler",
    ]


@pytest.mark.parametrize(
    ("path", "lang", "need"),
    [
        ("fee.vat", "fr", "selon le cas : s’il s’agit d’une mission"),
        ("fee.vat", "nl", "afhankelijk van het geval: als het om een opdracht gaat"),
        ("profile.diploma", "fr", "selon le cas : si le profil d’un emploi le demande"),
        ("application.email", "fr", "selon le cas : si aucune autre manière de postuler n’est donnée"),
        ("headline", "fr", "facultatif"),
        ("approvals.fr.by", "nl", "voor de definitieve versie"),
    ],
)
def test_how_much_a_field_is_needed_says_in_which_case(path: str, lang: Lang, need: str) -> None:
    sheet = book(lang=lang).worksheets[1]
    assert said(sheet, row_of(sheet, path, OFFER, lang), 2) == need


def test_what_belongs_to_other_contracts_stands_last_under_its_case_or_not_at_all() -> None:
    sheet = book().worksheets[1]
    names = [str(sheet.cell(row, 1).value).removeprefix(OWN_LINE) for row in range(4, sheet.max_row + 1)]
    fees = names.index("Honoraires – uniquement s’il s’agit d’une mission")
    pay = names.index("Rémunération – uniquement s’il s’agit d’un contrat de travail")
    assert (
        max(names.index(one) for one in ("La fonction", "Candidature")) < pay < fees < names.index("Langues et suivi")
    )
    hired = book("job_offer", "fr", "cdi")
    names = [str(hired.worksheets[1].cell(row, 1).value) for row in range(4, hired.worksheets[1].max_row + 1)]
    assert OWN_LINE + "Rémunération" in names
    assert not {"Mode de paiement", "Prestataires admis", "Fin du contrat"} & set(names)
    assert "Livrables" not in hired.sheetnames
    kept = row_of(hired.worksheets[1], "contract.kind", OFFER, "fr")
    assert hired.worksheets[1].cell(kept, 3).value == "Contrat à durée indéterminée"
    start = row_of(hired.worksheets[1], "contract.start", OFFER, "fr")
    assert hired.worksheets[1].cell(start, 2).value == "obligatoire"


def test_every_contract_can_be_chosen_and_only_offers_have_any() -> None:
    assert wishes(TEMPLATES, "job_offer").contracts == tuple(OFFER.choices["ContractKind"])
    assert wishes(TEMPLATES, "annual_report").contracts == ()
    for choice in wishes(TEMPLATES, "job_offer").contracts:
        content = skeleton(TEMPLATES, "job_offer", "fr", LANGS, Wanted((choice,)))
        job = assembled("job_offer", {"donnees.xlsx": content})
        assert job.document.contract.kind == choice  # type: ignore[attr-defined]


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_every_field_but_a_choice_has_one_example_greyed_beside_it_or_over_its_column(kind: str, lang: Lang) -> None:
    made = book(kind, lang)
    mark, labels = EXAMPLES[lang == "nl"], labels_of(kind)
    sheet = made.worksheets[1]
    for row, name in filling.rows(sheet):
        help_ = sheet.cell(row, 5).value
        assert str(help_).count(mark) == 1, name
        assert [piece.font.color.rgb for piece in help_ if not isinstance(piece, str)] == ["006B6B6B"], name
    for spec in asked(kind)[1]:
        found = made[next(one for one in made.sheetnames if one in (*labels.field(spec.path).spellings, spec.path))]
        told = [str(cell.value or "").startswith(EXAMPLES) for cell in found[5]]
        assert all(told) or spec.path in ("accepted", "added_sections"), (spec.path, told)


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_it_prints_on_a4_as_wide_as_is_read_with_its_names_on_every_page(kind: str, lang: Lang) -> None:
    for place, sheet in enumerate(book(kind, lang).worksheets):
        setup = sheet.page_setup
        assert (setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage) == (9, True)
        # The contents alone may be set on one page: whoever fills in many rows gets as many pages as they take.
        assert setup.fitToHeight == 0 or place == 0
        width = sum(float(one.width) for one in sheet.column_dimensions.values())
        assert setup.orientation == ("portrait" if width <= 110 else "landscape")
        # What a page cannot show at two thirds of its size takes several, each with the name of its row.
        assert (setup.fitToWidth > 1, sheet.print_title_cols is not None) == (width > 215, width > 215)
        assert (width - 36) / setup.fitToWidth <= 215
    head = {sheet.title: sheet.print_title_rows for sheet in book(kind, lang).worksheets[1:]}
    assert list(head.values()) == ["$3:$3", *["$4:$4"] * (len(head) - 1)]


def test_a_choice_offers_its_words_in_a_list() -> None:
    sheet = book(lang="nl").worksheets[1]
    cell = f"C{row_of(sheet, 'contract.kind', OFFER, 'nl')}"
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if cell in str(rule.sqref).split()]
    words = ",".join(label.nl for label in OFFER.choices["ContractKind"].values())
    assert lists == [f'"{words}"']


def test_a_date_and_a_number_are_questioned_and_words_are_not() -> None:
    sheet = book().worksheets[1]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    start = f"C{row_of(sheet, 'contract.start', OFFER, 'fr')}"
    assert rules[start].formula1 == (
        f"IF(ISNUMBER({start}),OR(AND({start}>=1900,{start}<=2100),AND({start}>=32874,{start}<=73415)),TRUE)"
    )
    posts = f"C{row_of(sheet, 'positions_count', OFFER, 'fr')}"
    assert rules[posts].formula1 == f"IF(ISNUMBER({posts}),AND({posts}>=0,{posts}=INT({posts})),TRUE)"
    assert {rules[one].errorStyle for one in (start, posts)} == {"warning"}
    assert {rules[one].type for one in (start, posts)} == {"custom"}


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_untouched_it_lacks_what_an_empty_dossier_lacks_and_says_nothing_else(kind: str, lang: Lang) -> None:
    titled = {"titre.yaml": f"title: {{{lang}: Au seuil}}\n"}
    lacking = {(one.code, one.path, one.lang) for one in examined(kind, titled).findings}
    job = examined(kind, {**titled, **dossier(kind, lang)})
    assert {(one.code, one.path, one.lang) for one in job.findings} == lacking
    assert {one.location.file.rpartition("/")[2] for one in job.findings if one.code == "C01"} <= {
        DATA[lang],
        *(f"{ {'fr': 'textes', 'nl': 'teksten'}[lang] }.{side}.docx" for side in LANGS),
    }


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_what_is_missing_is_told_at_its_own_cell(kind: str, lang: Lang) -> None:
    content = dossier(kind, lang)
    sheet = filling.opened(content[DATA[lang]]).worksheets[1]
    job = examined(kind, {"titre.yaml": f"title: {{{lang}: Au seuil}}\n", **content})
    places = {finding.path: finding.location for finding in job.findings if finding.code == "C01"}
    for spec in asked(kind)[0]:
        if spec.need is Need.REQUIRED and spec.path != "title":
            row = row_of(sheet, spec.path, labels_of(kind), lang)
            assert (places[spec.path].sheet, places[spec.path].cell) == (sheet.title, f"C{row}"), spec.path


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_filled_in_everything_comes_back(kind: str, lang: Lang) -> None:
    labels = labels_of(kind)
    content = dict(dossier(kind, lang))
    made = filling.opened(content[DATA[lang]])
    filled = filling.fill_fields(made.worksheets[1], kind, labels, lang)
    fields, tables, texts = asked(kind)
    assert filled == {one.path for one in fields}
    chapters = load_guidance(TEMPLATES, kind).chapters
    names = vocabulary(load_kind(kind).model, labels)
    sheets = {names.resolve(sheet.title): sheet for sheet in made.worksheets[2:]}
    columns = {one.path: filling.fill_table(sheets[one.path], one, labels, lang) for one in tables}
    content[DATA[lang]] = filling.bytes_of(made)
    for name in [one for one in content if one.endswith(".docx")]:
        content[name], count = filling.fill_texts(content[name], filling.TEXTS[name.split(".")[1]])
        assert count == len(texts) + len(chapters)
    job = assembled(kind, content)
    assert [one for one in job.findings if one.code[0] in "RTVGN"] == []
    for spec in (*fields, *texts):
        value: Any = value_at(job.document, spec.path)
        assert value not in (None, ()), spec.path
        if spec.is_text:
            assert (value.plain("fr"), value.plain("nl")) == ("Texte français", "Nederlandse tekst"), spec.path
    for spec in tables:
        row, *others = value_at(job.document, spec.path)
        # Chapters are written in Word too.
        written = [one.title.plain(lang) for one in others]
        assert written == [typeset(one.title.of(lang), lang) for one in (chapters if spec.path == "sections" else ())]
        narratives = {one.path for one in specs(spec.type) if one.named_by}
        assert columns[spec.path] | narratives == {one.path for one in specs(spec.type)}
        for column in specs(spec.type):
            if column.path not in narratives:
                assert getattr(row, column.path) not in (None, ()), (spec.path, column.path)


def test_an_example_is_no_value_wherever_it_is_left() -> None:
    made = book()
    sheet = made.worksheets[1]
    sheet.cell(row_of(sheet, "headline", OFFER, "fr"), 3, "ex. → Une porte ouverte")
    deliverables = made["Livrables"]
    assert str(deliverables.cell(5, 1).value).startswith("ex. → ")
    deliverables.cell(5, 1, "Rapport final")
    job = assembled("job_offer", {"donnees.xlsx": filling.bytes_of(made)})
    assert not job.document.headline  # type: ignore[attr-defined]
    (row,) = job.document.deliverables  # type: ignore[attr-defined]
    assert (row.title.plain("fr"), row.title.plain("nl"), row.due) == ("Rapport final", "", None)


def test_an_example_that_was_changed_is_told_at_its_cell() -> None:
    made = book()
    deliverables = made["Livrables"]
    deliverables.cell(5, 1).value = str(deliverables.cell(5, 1).value) + " et annexes"
    deliverables.cell(6, 2).value = "bv. → Eindverslag"
    job = assembled("job_offer", {"donnees.xlsx": filling.bytes_of(made)})
    told = [(one.location.cell, one.values["value"]) for one in job.findings if one.code == "R60"]
    assert [place for place, _ in told] == ["A5", "B6"]
    assert str(told[1][1]) == "bv. → Eindverslag"
    assert not job.document.deliverables  # type: ignore[attr-defined]


@pytest.mark.parametrize(("lang", "choice"), [("fr", ()), ("nl", ()), ("fr", ("cdi",)), ("nl", ("cdi",))])
def test_what_is_typed_over_the_help_is_told_at_its_cell(lang: Lang, choice: tuple[str, ...]) -> None:
    made = book("job_offer", lang, *choice)
    fields = made.worksheets[1]
    row = row_of(fields, "title", OFFER, lang)
    fields.cell(row, 5).value = "Agent d’accueil"
    job = assembled("job_offer", {"donnees.xlsx": filling.bytes_of(made)})
    (told,) = [one for one in job.findings if one.code[0] == "R"]
    assert (told.code, told.location.sheet, told.location.cell) == ("R61", fields.title, f"E{row}")
    assert str(told.values["value"]) == "Agent d’accueil"


def test_what_is_typed_on_the_guide_is_told() -> None:
    made = book()
    made.worksheets[0].cell(60, 1, "Demander le salaire à la direction")
    job = assembled("job_offer", {"donnees.xlsx": filling.bytes_of(made)})
    (found,) = [one for one in job.findings if one.location.sheet == "Mode d’emploi"]
    assert (found.code, found.severity) == ("T01", Severity.ERROR)


def test_the_progress_counts_what_is_required_in_each_part() -> None:
    made = book("annual_report")
    guide = made.worksheets[0]
    lines = {str(row[0].value).removeprefix(OWN_LINE): row[3].value for row in guide.iter_rows() if row[3].value}
    total = str(lines["Obligatoires encore à remplir"])
    first, last = map(int, re.findall(r"\$D\$(\d+)", total))
    assert total == f"=SUM($D${first}:$D${last})"
    assert str(guide.cell(last, 1).value) == OWN_LINE + "Constats acceptés"
    assert lines["Le rapport"] == (
        "=SUMPRODUCT(('Données'!$B$5:$B$10=\"obligatoire\")*('Données'!$C$5:$C$10=\"\"))"
        "+SUMPRODUCT(('Données'!$B$5:$B$10=\"obligatoire (FR et NL)\")"
        "*((('Données'!$C$5:$C$10=\"\")+('Données'!$D$5:$D$10=\"\"))>0))"
    )
    assert lines["Chapitres"] == "–"
    study = book("feasibility_report").worksheets[0]
    risks = {str(row[0].value).removeprefix(OWN_LINE): row[3].value for row in study.iter_rows()}["Risques"]
    assert str(risks).startswith("=IF(COUNTA('Risques'!$A$5:$")
    assert str(risks).endswith('$205,"bv. → *")=0,1,0)')


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_the_first_sheet_leads_to_every_other_and_says_what_it_is_for(kind: str, lang: Lang) -> None:
    made = book(kind, lang)
    guide = made.worksheets[0]
    links = [cell for row in guide.iter_rows() for cell in row if cell.hyperlink]
    order = [cell.hyperlink.location.partition("!")[0].strip("'").replace("''", "'") for cell in links]
    assert list(dict.fromkeys(order)) == made.sheetnames[1:]
    assert [cell.value for cell in links if not cell.offset(0, 1).value] == []
    backs = [cell for sheet in made.worksheets[1:] for cell in sheet[2] if cell.hyperlink]
    assert [cell.hyperlink.location for cell in backs] == [f"'{guide.title}'!A1"] * len(made.sheetnames[1:])


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_the_required_sheets_come_first_and_their_tabs_say_so(kind: str, lang: Lang) -> None:
    made = book(kind, lang)
    names = vocabulary(load_kind(kind).model, labels_of(kind))
    known = {one.path: one for one in asked(kind)[1]}
    places = []
    for sheet in made.worksheets[2:]:
        spec = known.get(str(names.resolve(sheet.title)))
        if spec is None:
            # The sheets of the registers: see test_record_sheets.py.
            continue
        follows = spec.path in ("added_sections", "accepted")
        # Chapters are written in Word: their sheet is for who wants to say more of them.
        required = spec.need is Need.REQUIRED and spec.path != "sections"
        rare = spec.path in load_guidance(TEMPLATES, kind).rarely
        places.append(3 if follows else 2 if rare else int(not required))
        colours = ("FFF2B632", "FF7FA6C4", "FFCBDBE7", "FF6B6B6B")
        assert sheet.sheet_properties.tabColor.rgb == colours[places[-1]], spec.path
    assert places == sorted(places) and len(set(places)) > 1


def test_the_contents_say_how_many_long_texts_wait_in_word() -> None:
    guide = book().worksheets[0]
    rows = {str(row[0].value).removeprefix(OWN_LINE): [cell.value for cell in row[1:4]] for row in guide.iter_rows()}
    assert rows["Textes obligatoires"] == ["Présentation de l’organisation", "obligatoire", "1 dans Word"]
    assert "Description du projet" in rows["Textes selon le cas"][0]


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_no_heading_ends_a_page_with_less_than_two_of_its_rows(kind: str, lang: Lang) -> None:
    sheet = book(kind, lang).worksheets[1]
    ends = {one.id for one in sheet.row_breaks.brk}
    headings = [row for row in range(4, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith(OWN_LINE)]
    assert ends
    # A part of one row stands whole before the heading of the next.
    assert not {end for end in ends if end + 1 not in headings} & {row + step for row in headings for step in (0, 1)}
    assert not ends & set(headings)


@pytest.mark.parametrize("only", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_for_one_language_has_no_place_for_the_other(kind: str, only: Lang) -> None:
    """It says its language, and what is typed in it is read as that language."""
    content = dict(dossier(kind, only, (only,)))
    assert [name for name in content if name.endswith(".docx")] == [
        {"fr": "textes.fr.docx", "nl": "teksten.nl.docx"}[only]
    ]
    made = filling.opened(content[DATA[only]])
    headers = {str(cell.value) for sheet in made.worksheets for cell in sheet[4]}
    other_name = {"fr": "NL", "nl": "FR"}[only]
    assert not any(header.endswith(f" {other_name}") for header in headers)
    first = made.worksheets[1]
    names = {str(row[0].value): row for row in first.iter_rows(min_row=4)}
    field = {"fr": "Langues du document", "nl": "Talen van het document"}[only]
    assert names[field][2].value == {"fr": "français", "nl": "Nederlands"}[only]
    unwanted = {"fr": "Néerlandais approuvé", "nl": "Frans goedgekeurd"}[only]
    assert not [name for name in names if name.startswith(unwanted)]
    title = labels_of(kind).field("title").of(only)
    names[title][2].value = "Au seuil"
    job = assembled(kind, {DATA[only]: filling.bytes_of(made)})
    assert job.languages == (only,)
    assert job.document.title.plain(only) == "Au seuil"  # type: ignore[attr-defined]


def test_the_former_kit_is_read_as_before() -> None:
    """The workbook that `imprimatur new job-offer` wrote before it guided, every cell of it filled in."""
    made = load_workbook(Path(__file__).parent / "former" / "job_offer.fr.xlsx")
    first, model = made.worksheets[0], load_kind("job_offer").model
    fields = {name: one for one in specs(model) for name in OFFER.field(one.path).spellings}
    asked = [fields[str(first.cell(row, 1).value)] for row in range(2, first.max_row + 1)]
    assert len(asked) > 70
    for row, spec in enumerate(asked, start=2):
        first.cell(row, 2, filling.answer(spec, OFFER, "fr"))
        if spec.is_text:
            first.cell(row, 3, filling.answer(spec, OFFER, "fr", "nl"))
    made["Livrables"].cell(2, 1, "Rapport final")
    job = assembled("job_offer", {"donnees.xlsx": filling.bytes_of(made)})
    assert [one for one in job.findings if one.code[0] in "RTVGN"] == []
    missing = [one.path for one in asked if not one.is_table and not value_at(job.document, one.path)]
    assert missing == []
    assert [one.title.plain("fr") for one in job.document.deliverables] == ["Rapport final"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_filled_in_and_drafted_nothing_is_lost(kind: str, lang: Lang) -> None:
    """Every cell and every question answered: the account of what was given finds nothing unread and nothing unused."""
    job = examined(kind, filling.filled_in(kind, lang, dossier(kind, lang), labels_of(kind)))
    assert [(one.code, str(one.location)) for one in job.findings if one.code[0] in "RTGN"] == []
    for side in LANGS:
        printed = str(job.manuscripts[side])
        assert not [mark for mark in (*EXAMPLES, "▹") if mark in printed]


@pytest.mark.parametrize("lang", LANGS)
def test_what_few_need_stands_last_under_headings_of_its_own(lang: Lang) -> None:
    made = book("annual_report", lang)
    heads = {"fr": "pour aller plus loin", "nl": "voor wie verder wil gaan"}[lang]
    front = [said(made.worksheets[0], row, 1).lower() for row in range(1, made.worksheets[0].max_row + 1)]
    at = [place for place, line in enumerate(front) if heads in line]
    assert len(at) == 2
    group = next(one for one in load_guidance(TEMPLATES, "annual_report").groups if "income_stated" in one.fields)
    assert group.rarely and OWN_LINE.lower() + group.heading.of(lang).lower() in front[at[0] :]
    rare = labels_of("annual_report").field("federations").of(lang).lower()
    assert OWN_LINE + rare in front[at[1] :]
    optional = {"fr": "facultatif", "nl": "facultatie"}[lang]
    assert optional in group.heading.of(lang) and len(group.heading.of(lang)) <= 37
    offer = book(lang=lang).worksheets[0]
    assert not any(heads in said(offer, row, 1).lower() for row in range(1, 60))


@pytest.mark.parametrize(
    ("lang", "name", "told"),
    [
        ("fr", "Français approuvé par", "si l’un d’eux change, il est à approuver à nouveau"),
        ("fr", "Néerlandais approuvé le", "Un nouveau jour l’approuve à nouveau"),
        ("fr", "Langue d’origine des textes", "vide, c’est le français"),
        ("fr", "Parties écrites d’abord dans l’autre langue", "écrit dans l’autre langue"),
        ("nl", "Frans goedgekeurd door", "moet die opnieuw worden goedgekeurd"),
        ("nl", "Nederlands goedgekeurd op", "Een nieuwe dag keurt hem opnieuw goed"),
    ],
)
def test_beside_an_approval_and_a_source_stands_what_they_do(lang: Lang, name: str, told: str) -> None:
    rows = [
        [str(cell.value or "") for cell in row] for sheet in book(lang=lang).worksheets for row in sheet.iter_rows()
    ]
    (row,) = (one for one in rows if one[0].replace("\u00a0", " ") == name)
    plain = " ".join(" ".join(row).replace("\u202f", " ").split())
    assert told in plain
    assert "2027" not in plain


def test_the_style_of_the_french_is_asked_in_the_french_cell_alone() -> None:
    sheet = book().worksheets[1]
    rows = {str(sheet.cell(row, 1).value).rstrip(" *"): row for row in range(1, sheet.max_row + 1)}
    merged = {one.min_row for one in sheet.merged_cells.ranges}
    assert rows["Mention de genre"] in merged
    assert rows["Écriture inclusive"] not in merged
