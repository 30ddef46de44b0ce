"""The marks of people at work: what Word, Excel and Markdown keep of a review, and what must not go out."""

from collections.abc import Sequence
from random import Random

from bench.faults.ground import Class, Ground, pick, planted, replace
from bench.faults.spots import Edit, Place, Planted, Spot

_SAYS = {
    "fr": ["à revoir", "on garde ?", "chiffre exact ?", "voir avec Fatima"],
    "nl": ["nakijken", "houden we dit?", "juist cijfer?", "zie met Fatima"],
}


def _in_word(name: str, how: str, texts: dict[str, list[str]] | None, codes: Sequence[str]) -> Class:
    """A class of what Word does to a paragraph; without texts, to a word of it."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        sorts = (
            ("paragraph", "item", "cell", "note")
            if how in ("highlight", "red", "struck", "hidden")
            else ("paragraph", "item")
        )
        spot = pick(
            rng,
            [
                one
                for one in ground.of_sort(*sorts)
                if one.form == "docx" and "{{" not in one.text and len(one.text) > 12
            ],
        )
        if spot is None:
            return None
        words = [one for one in spot.text.split() if len(one) > 4] or spot.text.split()
        text = rng.choice(texts[spot.lang]) if texts else rng.choice(words)
        return planted([Edit(spot.file, how, spot.at, text)], [spot], f"{how}: {text}")

    return Class(name, "review", tuple(codes), make)


def _in_excel(name: str, how: str, codes: Sequence[str], wide: str = "", text: str = "") -> Class:
    """A class of what Excel does to a cell; `wide` says whether a whole row, column or sheet is concerned."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        # The only sheet of a workbook cannot be hidden.
        sheets = {(one.file, one.at[0]) for one in ground.cells if one.form == "xlsx"}
        alone = {file for file, _ in sheets if sum(file == other for other, _ in sheets) == 1}
        found = [
            one
            for one in ground.cells
            if one.form == "xlsx"
            and (not wide or one.table)
            and (how != "formula" or one.text)
            and not (wide == "sheet" and one.file in alone)
        ]
        if not found:
            return None
        spot = rng.choice(found)
        said = text or rng.choice(_SAYS[spot.lang or "fr"])
        place = _wide(spot, wide)
        edit = Edit(spot.file, how, spot.at, said if how in ("comment", "formula", "fill", "replace") else "")
        also = ("C", "T", "A", "F", "S", "J", "N", "G") if wide or how in ("formula", "replace", "strike") else ()
        return Planted((edit,), (place,), f"{how} {spot.place}", form="xlsx cell", lang=spot.lang, also=also)

    return Class(name, "review", tuple(codes), make)


def _wide(spot: Spot, wide: str) -> Place:
    sheet, row, column = str(spot.at[0]), int(spot.at[1]), spot.place.cells[0].rstrip("0123456789")
    if wide == "row":
        return Place(
            spot.file, sheet=sheet, cells=tuple(f"{letter}{row}" for letter in ["", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"])
        )
    if wide == "column":
        return Place(spot.file, sheet=sheet, cells=(column, f"{column}*"))
    return Place(spot.file, sheet=sheet) if wide else spot.place


def _header(ground: Ground, rng: Random) -> Planted | None:
    """ "Confidential" in the header of a Word document."""
    files = [name for name in ground.host.files if name.endswith(".docx")]
    if not files:
        return None
    file = rng.choice(files)
    lang = "nl" if ".nl." in file else "fr"
    text = rng.choice(
        {
            "fr": ["CONFIDENTIEL – ne pas diffuser", "Document de travail", "PROJET"],
            "nl": ["VERTROUWELIJK – niet verspreiden", "Werkdocument", "ONTWERP"],
        }[lang]
    )
    return Planted((Edit(file, "header", (), text),), (Place(file),), f"header: {text}", form="docx header", lang=lang)


def _in_markdown(name: str, wraps: Sequence[str], codes: Sequence[str]) -> Class:
    """A class of marks that other programs put around words."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        found = [one for one in ground.prose if one.form == "md" and "{{" not in one.text]
        if not found:
            return None
        spot = rng.choice(found)
        words = [one for one in spot.text.split() if len(one) > 5 and one.isalpha()]
        if not words:
            return None
        word = rng.choice(words)
        text = spot.text.replace(word, rng.choice(wraps).format(word), 1)
        return planted([replace(spot, text)], [spot], f"…{word} → {text[max(text.find(word) - 20, 0) :][:60]}")

    return Class(name, "review", tuple(codes), make)


_FIELD = {
    "fr": ["REF _Ref12 \\h\tErreur ! Source du renvoi introuvable.", "PAGEREF _Toc9\tErreur ! Signet non défini."],
    "nl": [
        "REF _Ref12 \\h\tFout! Verwijzingsbron niet gevonden.",
        "PAGEREF _Toc9\tFout! Bladwijzer niet gedefinieerd.",
    ],
}
_MERGE = {"fr": ["MERGEFIELD Nom\t«Nom»", "MERGEFIELD Nom\t"], "nl": ["MERGEFIELD Naam\t«Naam»", "MERGEFIELD Naam\t"]}
_PROMPT = {
    "fr": ["Cliquez ici pour entrer du texte.", "Choisissez une date."],
    "nl": ["Klik hier om tekst in te voeren.", "Kies een datum."],
}
_ADDED = {"fr": [" et les volontaires", " (nouveau)"], "nl": [" en de vrijwilligers", " (nieuw)"]}

CLASSES = (
    _in_word("highlighted words", "highlight", None, ("R22",)),
    _in_word("red words", "red", None, ("R47",)),
    _in_word("struck words", "struck", None, ("R21",)),
    _in_word("hidden words", "hidden", None, ("R21",)),
    _in_word("comment in Word", "comment", _SAYS, ("R06",)),
    _in_word("tracked insertion", "inserted", _ADDED, ("R06",)),
    _in_word("tracked deletion", "deleted", _ADDED, ("R06",)),
    _in_word("broken field", "field", _FIELD, ("R23", "R46", "W")),
    _in_word("merge field in Word", "field", _MERGE, ("R23", "R24", "W", "R46")),
    _in_word("prompt of a control", "control", _PROMPT, ("R24", "W")),
    Class("header", "review", ("R25", "W"), _header),
    _in_excel("note on a cell", "comment", ("R30",)),
    _in_excel("coloured cell", "fill", ("R31",), text="FFFF00"),
    _in_excel("struck cell", "strike", ("R33",)),
    _in_excel("hidden row", "hide row", ("R32",), "row"),
    _in_excel("hidden column", "hide column", ("R32",), "column"),
    _in_excel("hidden sheet", "hide sheet", ("R08",), "sheet"),
    _in_excel("formula without value", "formula", ("R35", "V01"), text="=A1+B1"),
    _in_excel("error of Excel", "replace", ("R11", "V01", "R46", "W"), text="#REF!"),
    _in_markdown("struck in Markdown", ["~~{}~~", "<del>{}</del>"], ("R45",)),
    _in_markdown("highlighted in Markdown", ["=={}==", "<mark>{}</mark>"], ("R45",)),
)
"""The classes of this subject."""
