"""Names of columns, fields and headings: missing, unknown, misspelt."""

from collections.abc import Callable
from random import Random

from bench.faults.ground import Class, Ground, pick, planted, replace
from bench.faults.rows import row_of
from bench.faults.spots import Edit, Place, Planted


def _mistyped(text: str) -> str:
    """Two letters of the longest word exchanged."""
    word = max(text.split(), key=len)
    middle = len(word) // 2
    new = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return text.replace(word, new) if len(word) > 6 and "{{" not in text else text


def _heading(change: Callable[[str], str]) -> Callable[[Ground, Random], Planted | None]:
    """A heading changed."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(rng, ground.of_sort("heading"))
        text = change(spot.text) if spot else ""
        twin = ground.twin(spot) if spot else None
        if spot is None or text == spot.text:
            return None
        return planted([replace(spot, text)], [one for one in (spot, twin) if one], f"heading {spot.text!r} → {text!r}")

    return make


def _column_unknown(ground: Ground, rng: Random) -> Planted | None:
    """A column that the document has no use for."""
    heads = [one for one in ground.spots if one.sort == "header" and one.form in ("csv", "xlsx") and one.table]
    spot = pick(rng, heads)
    if spot is None:
        return None
    text = rng.choice(("Pourcentage du budget\t12", "Couleur préférée\tbleu", "Nombre de chaises\t40", "Kleur\tblauw"))
    place = Place(spot.file, sheet=spot.place.sheet)
    return Planted(
        (Edit(spot.file, "column added", spot.at, text),),
        (place,),
        f"column {text.split()[0]}",
        form=f"{spot.form} column",
        lang="",
    )


def _column_gone(ground: Ground, rng: Random) -> Planted | None:
    """A column of texts missing in one language."""
    heads = [
        one
        for one in ground.spots
        if one.sort == "header" and one.form in ("csv", "xlsx") and one.table and one.lang and ground.twin(one)
    ]
    heads = [
        one
        for one in heads
        if sum(
            bool(cell.text)
            for cell in ground.cells
            if (cell.file, cell.table, cell.name, cell.lang) == (one.file, one.table, one.name, one.lang)
        )
        > 1
    ]
    spot = pick(rng, heads)
    if spot is None:
        return None
    place = Place(spot.file, sheet=spot.place.sheet)
    return Planted(
        (Edit(spot.file, "column removed", spot.at),),
        (place,),
        f"column {spot.name} {spot.lang} gone",
        form=f"{spot.form} column",
        lang=spot.lang,
        also=("C", "T", "F", "A", "S"),
    )


def _column_misspelt(ground: Ground, rng: Random) -> Planted | None:
    """A name of a column with letters gone."""
    heads = [
        one
        for one in ground.spots
        if one.sort == "header" and one.form in ("csv", "xlsx") and one.table and len(one.text) > 6
    ]
    spot = pick(rng, heads)
    if spot is None:
        return None
    text = spot.text[0] + spot.text[3:]
    place = Place(spot.file, sheet=spot.place.sheet)
    return Planted(
        (replace(spot, text),),
        (place,),
        f"column {spot.text} → {text}",
        form=f"{spot.form} column",
        lang=spot.lang,
        also=("C", "T", "F", "A", "S", "L"),
    )


def _field_unknown(ground: Ground, rng: Random) -> Planted | None:
    """A field that the document does not know."""
    files = [name for name in ground.host.files if name.endswith(".yaml")]
    rows = [one for one in ground.cells if one.form == "xlsx" and not one.table and one.lang == "fr"]
    text = rng.choice((("Nombre de parkings", "12"), ("Couleur du logo", "bleu"), ("Aantal parkeerplaatsen", "12")))
    if rows and (not files or rng.random() < 0.5):
        last = max(rows, key=lambda one: int(one.at[1]))
        place = row_of(last, 1)
        return Planted(
            (Edit(last.file, "row after", last.at, "\t".join(text)),),
            (place,),
            f"field {text[0]}",
            form="xlsx row",
            lang="",
        )
    if not files:
        return None
    file = rng.choice(files)
    line = ground.host.files[file].decode().rstrip("\n").count("\n") + 2
    return Planted(
        (Edit(file, "end", (), f"{text[0].lower()}: {text[1]}"),),
        (Place(file, lines=(line, line)),),
        f"field {text[0]}",
        form="yaml key",
        lang="",
    )


def _field_gone(ground: Ground, rng: Random) -> Planted | None:
    """A value that a final needs, removed."""
    wanted = {
        "intitulé",
        "employeur",
        "date limite",
        "titre",
        "organisation",
        "année",
        "date du rapport",
        "horizon",
        "institution",
        "auteurs",
        "adresse d’envoi",
        "type",
        "type de contrat",
        "mandat donné par",
        "date du mandat",
        "date de publication",
        "entités",
        "colophon",
        "éditeur responsable",
        "publié par",
        "français approuvé par",
        "néerlandais approuvé le",
    }
    found = [
        one for one in ground.cells if one.row < 0 and one.form in ("yaml", "xlsx") and one.name.casefold() in wanted
    ]
    spot = pick(rng, found)
    if spot is None:
        return None
    return planted(
        [replace(spot, "")], [spot], f"{spot.name}: {spot.text[:40]!r} → empty", also=("C", "J", "F", "A", "S", "T")
    )


CLASSES = (
    Class(
        "heading misspelt",
        "structure",
        ("T06", "A20", "L", "A27"),
        _heading(_mistyped),
        also=("T06", "C", "L01", "A27", "F31"),
    ),
    Class(
        "heading empty",
        "structure",
        ("T07", "A20", "T06", "L01", "C", "A19"),
        _heading(lambda text: ""),
        also=("T", "C", "L", "A27", "F31"),
    ),
    Class("column unknown", "structure", ("T01",), _column_unknown),
    Class("column of one language gone", "structure", ("C", "T03"), _column_gone),
    Class("name of a column misspelt", "structure", ("T01", "C", "T03"), _column_misspelt),
    Class("field unknown", "structure", ("T01",), _field_unknown),
    Class("required field empty", "structure", ("C01", "C03", "C04", "T03"), _field_gone),
)
"""The classes of this subject."""
