"""The build of files: fields and rows missing, unknown, twice; values that cannot be read; what answers to nothing."""

import re
from collections.abc import Callable, Sequence
from random import Random

from bench.faults.ground import Class, Ground, pick, planted, replace, swapped
from bench.faults.spots import Edit, Place, Planted, Spot

_COLUMNS = ("", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def row_of(spot: Spot, by: int = 0) -> Place:
    """The whole row of a cell, or one below it."""
    if spot.form == "csv":
        return Place(spot.file, lines=(spot.place.lines[0] + by,) * 2)
    if spot.form == "xlsx":
        row = int(spot.at[1]) + by
        return Place(spot.file, sheet=str(spot.at[0]), cells=tuple(f"{letter}{row}" for letter in _COLUMNS))
    return spot.place


def _tables(ground: Ground) -> list[Spot]:
    """The first cell of every row of a table in a workbook or a CSV."""
    seen: set[tuple[str, str, int]] = set()
    found = []
    for one in ground.cells:
        key = (one.file, one.place.sheet, one.row)
        if one.form in ("csv", "xlsx") and one.table and key not in seen:
            seen.add(key)
            found.append(one)
    return found


def _row_twice(ground: Ground, rng: Random) -> Planted | None:
    """A row pasted twice."""
    spot = pick(rng, _tables(ground))
    if spot is None:
        return None
    shift = (spot.file, spot.place.sheet, int(spot.at[1 if spot.form == "xlsx" else 0]) + (spot.form == "csv"), 1)
    return Planted(
        (Edit(spot.file, "row after", spot.at),),
        (row_of(spot), row_of(spot, 1)),
        f"row of {spot.text[:40]!r} twice",
        shift=shift,
        form=f"{spot.form} row",
        lang=spot.lang,
    )


def _one_side(ground: Ground, rng: Random) -> Planted | None:
    """A row or a field with one of its languages emptied."""
    found = [
        one
        for one in ground.cells
        if one.lang and (twin := ground.twin(one)) and twin.text.strip() and one.form in ("csv", "xlsx")
    ]
    spot = pick(rng, found)
    return _emptied(spot) if spot else None


def _emptied(spot: Spot) -> Planted:
    place = spot.place if spot.form == "xlsx" else row_of(spot)
    return Planted(
        (replace(spot, ""),),
        (place,),
        f"{spot.name} {spot.lang}: {spot.text[:50]!r} → empty",
        form=f"{spot.form} {spot.sort}",
        lang=spot.lang,
    )


def _text_gone(ground: Ground, rng: Random) -> Planted | None:
    """A text of a YAML file emptied in one language."""
    found = [one for one in ground.cells if one.form == "yaml" and one.lang and ground.twin(one) and len(one.text) > 10]
    spot = pick(rng, found)
    return swapped(spot, "") if spot else None


def _part_gone(ground: Ground, rng: Random) -> Planted | None:
    """The text below a heading removed in one language."""
    spots = [one for one in ground.spots if one.form in ("md", "docx") and one.lang]
    found = []
    for before, one, after in zip(spots, spots[1:], [*spots[2:], None], strict=False):
        alone = before.sort == "heading" and one.sort == "paragraph" and (after is None or after.sort == "heading")
        if alone and before.file == one.file:
            found.append((before, one))
    if not found:
        return None
    heading, spot = rng.choice(found)
    twin = ground.twin(heading)
    at = [heading, spot, *([twin] if twin else [])]
    return planted(
        [Edit(spot.file, "replace", spot.at, "") if spot.form == "docx" else Edit(spot.file, "remove", spot.at)],
        at,
        f"text below {heading.text!r} gone",
        also=("L02", "L01", "C03", "S"),
    )


def _item_gone(ground: Ground, rng: Random) -> Planted | None:
    """An item of a list in one language only."""
    found = [one for one in ground.items if one.lang and ground.twin(one)]
    spot = pick(rng, found)
    if spot is None:
        return None
    by = (spot.file, "", spot.place.paragraph or spot.place.lines[0], -1)
    near = [
        one
        for one in ground.spots
        if one.file == spot.file and one.sort in ("item", "heading", "paragraph") and one.heading == spot.heading
    ]
    twins = [twin for one in near if (twin := ground.twin(one))]
    return planted(
        [Edit(spot.file, "remove", spot.at)], [*near, *twins], f"item {spot.text[:50]!r} gone", shift=by, also=("L02",)
    )


def _chapter_gone(ground: Ground, rng: Random) -> Planted | None:
    """A whole narrative missing in one language."""
    files = [name for name in ground.host.files if re.search(r"\.(fr|nl)\.(md|docx)$", name)]
    if not files:
        return None
    file = rng.choice(files)
    lang = "nl" if ".nl." in file else "fr"
    other = file.replace(f".{lang}.", f".{'fr' if lang == 'nl' else 'nl'}.")
    return Planted(
        (Edit(file, "remove file"),),
        (Place(other), Place(file), Place(path="chapters")),
        f"{file} missing",
        also=("C", "L", "A", "S", "F", "J"),
        form="file",
        lang=lang,
    )


def _heading(change: Callable[[str], str]) -> Callable[[Ground, Random], Planted | None]:
    """A heading changed."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(rng, ground.of_sort("heading"))
        text = change(spot.text) if spot else ""
        return swapped(spot, text) if spot and text != spot.text else None

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


def _unreadable(sorts: str, texts: Sequence[str], name: str) -> Class:
    """A class of values that are none of their sort."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(
            rng,
            [
                one
                for one in ground.cells
                if re.fullmatch(sorts, one.text) and not one.lang and "annonc" not in one.name
            ],
        )
        return swapped(spot, rng.choice(texts).format(spot.text)) if spot else None

    return Class(name, "structure", ("V", "T05", "F", "A", "S", "J"), make, also=("A", "F", "S", "J", "T"))


def _choice(ground: Ground, rng: Random) -> Planted | None:
    """A word that is none of the choices of a field."""
    wanted = {
        "type de contrat",
        "mention de genre",
        "certitude",
        "résultat",
        "thème",
        "tenue",
        "statut du rapport",
        "atout",
        "niveau",
        "décidé",
        "statu quo",
        "écriture inclusive",
        "fédération",
        "niveau de pouvoir",
        "type de soutien",
    }
    spot = pick(rng, [one for one in ground.cells if one.name.casefold() in wanted and not one.lang])
    return swapped(spot, rng.choice(("peut-être bien", "bleu", "comme d’habitude", "misschien"))) if spot else None


def _broken(name: str, codes: Sequence[str], suffix: str, change: Callable[[str, Random], tuple[str, int]]) -> Class:
    """A class of files whose marks are broken on a line."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        files = [one for one in ground.host.files if one.endswith(suffix)]
        if not files:
            return None
        file = rng.choice(files)
        text, line = change(ground.host.files[file].decode(), rng)
        if not line:
            return None
        edits = (Edit(file, "remove file"), Edit(file, "add file", text=text))
        place = Place(file, lines=(max(line - 1, 1), line + 1))
        return Planted(
            edits,
            (place,),
            f"line {line}: {text.splitlines()[line - 1][:70]}",
            form=suffix,
            lang="",
            also=("C", "T", "L", "N", "A", "F", "J", "S", "G", "R"),
        )

    return Class(name, "structure", tuple(codes), make)


def _yaml_tab(text: str, rng: Random) -> tuple[str, int]:
    lines = text.split("\n")
    found = [at for at, line in enumerate(lines) if re.match(r"^  [^ #-][^:]*: [^>|\[{]", line)]
    if not found:
        return text, 0
    at = rng.choice(found)
    lines[at] = "\t" + lines[at].lstrip()
    return "\n".join(lines), at + 1


def _csv_quote(text: str, rng: Random) -> tuple[str, int]:
    lines = text.rstrip("\n").split("\n")
    at = rng.randrange(1, len(lines))
    first, mark, rest = lines[at].partition(";")
    lines[at] = f'"{first}{mark}{rest}'
    return "\n".join(lines) + "\n", at + 1


def _reference(pattern: str, new: str, name: str, codes: Sequence[str]) -> Class:
    """A class of expressions that name something that does not exist."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        found = [one for one in ground.spots if re.search(pattern, one.text) and one.sort != "header"]
        spot = pick(rng, found)
        return swapped(spot, re.sub(pattern, new, spot.text, count=1)) if spot else None

    return Class(name, "structure", tuple(codes), make, also=("S03", "S16", "L01"))


def _code(name: str, columns: Sequence[str], text: str, codes: Sequence[str]) -> Class:
    """A class of cells that answer to a row that does not exist."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(rng, [one for one in ground.cells if one.name.casefold() in columns and one.row >= 0])
        return swapped(spot, text) if spot else None

    return Class(name, "structure", tuple(codes), make, also=("F", "S", "T", "L"))


CLASSES = (
    Class("row twice", "structure", ("T04", "A12", "F", "S01", "J12", "T02"), _row_twice, also=("A", "F", "S", "T")),
    Class("cell of one language empty", "structure", ("C03", "T03"), _one_side),
    Class("text of one language empty", "structure", ("C03", "C01"), _text_gone),
    Class("text below a heading gone", "structure", ("T07", "C03", "L01", "C01"), _part_gone),
    Class("item in one language only", "structure", ("L01", "L02"), _item_gone, also=("A16",)),
    Class("narrative of one language missing", "structure", ("C03", "C01", "A28", "C07"), _chapter_gone),
    Class(
        "heading misspelt",
        "structure",
        ("T06", "A20", "L", "A27"),
        _heading(lambda text: text[:2] + text[3:] if len(text) > 5 else text),
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
    Class("column of one language gone", "structure", ("C03", "T03", "C01"), _column_gone),
    Class("name of a column misspelt", "structure", ("T01", "C03", "T03"), _column_misspelt),
    Class("field unknown", "structure", ("T01",), _field_unknown),
    Class("required field empty", "structure", ("C01", "C03", "C04", "T03"), _field_gone),
    _unreadable(
        r"\d+",
        ["{} environ", "une dizaine", "{}?", "1O", "beaucoup", "{} à peu près"],
        "no number in a cell of numbers",
    ),
    _unreadable(
        r"(\d+/\d+/\d{4}|\d+(er)? [a-zéû]+ \d{4})",
        ["bientôt", "début {}", "{} ou plus tard", "dans deux semaines", "le 12"],
        "no day in a cell of days",
    ),
    _unreadable(
        r"[\d  .,]+ €", ["{} brut", "beaucoup", "?? €", "{} ou 3", "deux mille"], "no amount in a cell of amounts"
    ),
    Class("choice unknown", "structure", ("V03", "V01", "V"), _choice, also=("A", "F", "S", "J", "C")),
    _broken("indented by a tab", ("R07", "R10", "T01"), ".yaml", _yaml_tab),
    _broken("quote not closed", ("R37",), ".csv", _csv_quote),
    _reference(r'(cite|citeer)\("[a-z]+', r'\1("inconnu', "citation of nothing", ("S02", "S12")),
    _reference(
        r'(nombre|aantal|somme|som|valeur|waarde|tableau|tabel|liste|lijst|champ|veld)\("[A-ZÉa-zé’ ]+"',
        r'\1("Inexistant"',
        "expression over nothing",
        ("A26", "F30", "S12", "J", "T30"),
    ),
    _reference(r'(voir|zie)\("[^"]+"', r'\1("Un titre absent"', "reference to no heading", ("A27", "F31", "S13")),
    _code("scenario unknown", ("scénario",), "Z", ("F22", "V03", "F")),
    _code("condition unknown", ("répond à",), "C99", ("F02", "F")),
    _code("step depends on nothing", ("dépend de",), "Une étape oubliée", ("F09", "F")),
    _code("number of a recommendation skipped", ("numéro",), "47", ("S01", "A", "T")),
    _code("source of a concept unknown", ("source",), "inconnu1999", ("S02", "S")),
)
"""The classes of this subject."""
