"""Files of every form with texts in every sort of place, and the texts that are put in their place."""

from io import BytesIO

from docx import Document
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from imprimatur.core.blocks import Inline, Run, plain
from imprimatur.core.location import Location
from imprimatur.translation.write_back.held import Held, contents
from imprimatur.translation.write_back.interface import Edit, Refused
from imprimatur.translation.write_back.registry import apply_to

YAML = """\
# Une offre, avec ses remarques
intitulé:
  fr: Chargée de projet   # à relire
  nl: "Medewerker: project"
accroche: {fr: Une porte, nl: 'Een ''deur'''}   # ici
procédure:
  fr: >-
    Indiquez la référence dans l’objet
    du message.
  nl: |
    Eerste alinea.

    - een punt
    - een ander
tâches:
  fr: [lire, "écrire, relire"]
  nl:
    - lezen  # eerst
    # puis
    - schrijven
soutiens:
  - {organisation: COCOF, période: {fr: année 2027, nl: jaar 2027}}
"""
MARKDOWN = """\
---
titre: Een titel
---
# Kop één

Een alinea die over
twee regels loopt[^1], met **vet**.

- punt een
  - dieper punt
- punt twee
  gaat verder

1. eerste
2. tweede

> Een citaat.
>
> — Wie het zegt

| Kolom A | Kolom B |
|---|---|
| cel een | cel twee |

Laatste alinea.

[^1]: Een noot.
"""
CSV = 'Tâche FR;Tâche NL;Échéance\r\n"lire; relire";lezen;2027\r\nécrire;"schrijven ""goed""";\r\n'

_LETTERS = "abcdéèçïABZ 0123 .,:;!?'’\"#*_[]|`<>&~^+=-–•()/\\@%€$"
_WORDS = st.text(st.sampled_from(_LETTERS), min_size=1, max_size=24)
PLAIN = _WORDS.filter(lambda text: any(map(str.isalpha, text))).map(lambda text: (Run(text),))
_CLEAN = st.text(st.sampled_from("abcdéè 0123"), min_size=1, max_size=12).filter(str.strip)
_MARKED = st.builds(
    Run,
    _CLEAN.map(str.strip),
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from(["", "", "https://example.org/a_b", "mailto:a@example.org"]),
)
MARKED = st.lists(_MARKED, min_size=1, max_size=4).map(
    lambda runs: tuple(piece for run in runs for piece in (run, Run(" ")))[:-1]
)


def word() -> bytes:
    """A Word text with a heading, marks, a list and a table."""
    document = Document()
    document.add_heading("Kop één", 1)
    paragraph = document.add_paragraph("Een alinea met ")
    paragraph.add_run("vet").bold = True
    paragraph.add_run(" en gewoon.")
    document.add_paragraph("punt een", style="List Bullet")
    document.add_paragraph("punt twee", style="List Bullet")
    document.add_paragraph("• getypt punt")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), "Kop A,Kop B,een,twee".split(","), strict=True
    ):
        cell.text = text
    document.add_paragraph("Laatste alinea.")
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def workbook() -> bytes:
    """A workbook with fields, a table, a formula, a validation and a rich text."""
    book = Workbook()
    fields = book.active
    assert fields is not None
    fields.title = "Champs"
    for row in (("Champ", "FR", "NL"), ("Titre", "Le titre", "De titel"), ("Liste", "- un\n- deux", "- een\n- twee")):
        fields.append(row)
    tasks = book.create_sheet("Tâches")
    tasks.append(("Tâche (fr)", "Tâche (nl)", "Heures"))
    tasks.append(("lire", "lezen", 2))
    tasks.append(("écrire", None, 3))
    rich = CellRichText("gewoon ", TextBlock(InlineFont(b=True), "vet"), " einde")
    tasks["B3"] = rich
    tasks["E1"] = "=SUM(C2:C3)"
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def held(name: str, content: bytes) -> list[Held]:
    """The texts of a file that have letters and are in Dutch or in no language."""
    return [
        one
        for one in contents(name, content).texts
        if any(map(str.isalpha, plain(one.inline))) and one.lang in ("", "nl")
    ]


def place_of(name: str, content: bytes, text: str) -> Location:
    """Where a text stands."""
    return next(one.location for one in contents(name, content).texts if plain(one.inline) == text)


def put(name: str, content: bytes, one: Held, text: Inline) -> tuple[bytes, tuple[Refused, ...]]:
    """The file with another text in the place of one."""
    edit = Edit("nl", text, one.sort, one.level, at=one.location, was=one.inline, cell=one.cell)
    return apply_to(name, content, [edit])
