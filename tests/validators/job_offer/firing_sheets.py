"""What the form of a sheet or the characters of a file say, each made to fire and to keep silent.

The languages of the complete offer stand in a workbook here, changed by one word, one look or one row.
"""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from imprimatur.core.own_marks import example
from tests.validators.dossiers import JOB
from tests.validators.faults import Files, Fires, Silent

_ROWS = [line.split(";") for line in str(JOB["langues.csv"]).splitlines()]


def sheet(change: Callable[[Any], object] = lambda page: None) -> Files:
    """The complete offer, its languages in a workbook that is changed."""
    book = Workbook()
    page = book.active
    page.title = "Langues"
    for row in _ROWS:
        page.append(row)
    change(page)
    stream = BytesIO()
    book.save(stream)
    return {**{name: text for name, text in JOB.items() if name != "langues.csv"}, "x.xlsx": stream.getvalue()}


def _csv(text: str, encoding: str = "utf-8") -> Files:
    return {**JOB, "langues.csv": text.encode(encoding)}


def _note(text: str, author: str = "Anne") -> Callable[[Any], object]:
    return lambda page: setattr(page["B3"], "comment", Comment(text, author))


def _colour(colour: str) -> Callable[[Any], object]:
    return lambda page: setattr(page["B3"], "fill", PatternFill("solid", fgColor=colour))


def _hide(row: int) -> Callable[[Any], object]:
    def change(page: Any) -> None:
        page.append(["russe", "notions", None])
        page.row_dimensions[row].hidden = True

    return change


def _strike(*, struck: bool) -> Callable[[Any], object]:
    def change(page: Any) -> None:
        page.append(["russe", "notions", None])
        for cell in page[5]:
            cell.font = Font(strike=struck)

    return change


def _heading(row: int) -> Callable[[Any], object]:
    def change(page: Any) -> None:
        page.insert_rows(row)
        page.cell(row, 1).value = "Europe"
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)

    return change


def _remark(text: str | None) -> Callable[[Any], object]:
    def change(page: Any) -> None:
        page["D1"], page["D2"] = "Remarques", text

    return change


def _number(code: str) -> Files:
    book = Workbook()
    page = book.active
    page.append(["Champ", "Valeur"])
    page.title = "Offre"
    page.append(["Nombre de postes", 1.04])
    page["B2"].number_format = code
    stream = BytesIO()
    book.save(stream)
    return {
        **JOB,
        "offre.yaml": str(JOB["offre.yaml"]).replace("nombre de postes: 1\n", ""),
        "x.xlsx": stream.getvalue(),
    }


def computed() -> bytes:
    """A workbook with a formula and the value that Excel stored for it."""
    book = Workbook()
    page = book.active
    page.title = "Offre"
    page.append(["Champ", "Valeur"])
    page.append(["Nombre de postes", "=1+0"])
    stream = BytesIO()
    book.save(stream)
    stored = BytesIO()
    with ZipFile(stream) as old, ZipFile(stored, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, re.sub(rb"</f><v ?/>|</f><v></v>", b"</f><v>1</v>", part))
    return stored.getvalue()


def _helped(help_: str, posts: int | None = None) -> Files:
    book = Workbook()
    page = book.active
    page.title = "Offre"
    page.append(["Champ", "Valeur", "Aide"])
    page.append(["Nombre de postes", posts, help_])
    page.append(["Canaux de diffusion", None, f"un texte\n{example('Actiris', 'fr')}"])
    stream = BytesIO()
    book.save(stream)
    return {**JOB, "x.xlsx": stream.getvalue()}


def _rows(*rows: list[Any]) -> Callable[[Any], object]:
    return lambda page: [page.append(row) for row in rows]


_TEXT = str(JOB["langues.csv"])
_TWICE = str(JOB["offre.yaml"]).replace("Une porte ouverte", "Une porte dÃ©jÃ\xa0 ouverte")
_DUTCH = ["Étape", "Début"], ["Préparer", 2027]

FIRES = [
    Fires("R30", sheet(_note("à vérifier")), ("x.xlsx!Langues!B3",)),
    Fires("R31", sheet(_colour("FFFF00")), ("x.xlsx!Langues!B3",)),
    Fires("R32", sheet(_hide(5)), ("x.xlsx!Langues!A5",)),
    Fires("R33", sheet(_strike(struck=True)), ("x.xlsx!Langues!A5",)),
    Fires("R34", {**JOB, "notes.odt": b"x"}, ("notes.odt",)),
    Fires("R36", {**JOB, "offre.yaml": _TWICE}, ("offre.yaml:13",)),
    Fires("R37", _csv(_TEXT.replace("arabe", '"arabe')), ("langues.csv:4",)),
    Fires("R38", _csv(_TEXT.replace("arabe", "arabe\u200e")), ("langues.csv:4",)),
    Fires("R39", sheet(lambda page: setattr(page.oddHeader.center, "text", "Tisselande asbl")), ("x.xlsx!Langues",)),
    Fires("R60", sheet(_rows([example("russe", "fr").replace("russe", "turc")])), ("x.xlsx!Langues!A5",)),
    Fires("R61", _helped("deux postes"), ("x.xlsx!Offre!C2",)),
    Fires("T20", _csv(f"{_TEXT}Total;;\n"), ("langues.csv:5",)),
    Fires("T22", sheet(_heading(3)), ("x.xlsx!Langues!A3",)),
    Fires("T23", sheet(_remark("à revoir")), ("x.xlsx!Langues!D1",)),
    Fires("T24", sheet(_rows([], *_DUTCH)), ("x.xlsx!Langues!A6",)),
    Fires("T25", _csv(_TEXT.replace("arabe", "Langue;Niveau;Atout\narabe")), ("langues.csv:4",)),
    Fires("T26", _csv(f"{_TEXT}\n* à jour en mai;;\n"), ("langues.csv:6",)),
    Fires("T27", _number("0"), ("x.xlsx!Offre!B2",)),
    Fires("T29", _csv(_TEXT, "mac_roman"), ("langues.csv",)),
]

SILENT = [
    Silent("R30", sheet(_note("FR: 2024 : 0,8", "Imprimatur")), "our own note"),
    Silent("R31", sheet(_colour("FFF2CC")), "the ground of a template"),
    Silent("R32", sheet(_hide(9)), "an empty row"),
    Silent("R33", sheet(_strike(struck=False)), "a row like the others"),
    Silent("R34", JOB, "nothing from elsewhere"),
    Silent("R36", _csv(_TEXT.replace("arabe", "Âge d’or, Ã la carte")), "capitals with accents"),
    Silent("R37", _csv(_TEXT.replace("arabe", '"arabe"')), "a closed quotation mark"),
    Silent("R38", _csv(_TEXT.replace("arabe", "arabe\u00a0")), "a space"),
    Silent("R39", sheet(lambda page: setattr(page.oddFooter.center, "text", "&P/&N")), "page numbers"),
    Silent("R60", sheet(_rows([example("russe", "fr")])), "an example as it was"),
    Silent("R61", _helped(f"un nombre\n{example('2', 'fr')}"), "help as it was"),
    Silent("R61", _helped("au choix", 1), "beside a value that a former kit gave"),
    Silent("T20", _csv(f"{_TEXT}Totonac;notions;\n"), "a word alike"),
    Silent("T22", sheet(_rows(["russe", "notions", None])), "a row"),
    Silent("T23", sheet(_remark(None)), "no remark"),
    Silent("T24", sheet(_rows([], ["russe", "notions", None])), "a row after an empty one"),
    Silent("T25", _csv(_TEXT), "one header"),
    Silent("T26", _csv(f"Langues / Talen;;\n{_TEXT}"), "the title of the table"),
    Silent("T27", _number("0.00"), "what is shown"),
    Silent("T29", _csv(_TEXT, "cp1252"), "as Excel writes"),
]
