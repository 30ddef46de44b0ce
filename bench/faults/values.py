"""Values that cannot be read, marks of files broken, names that answer to nothing."""

import re
from collections.abc import Callable, Sequence
from random import Random

from bench.faults.ground import Class, Ground, pick, planted, replace, swapped
from bench.faults.spots import Edit, Place, Planted


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


def _code(name: str, tables: Sequence[str], columns: Sequence[str], text: str, codes: Sequence[str]) -> Class:
    """A class of cells that answer to a row that does not exist."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        found = [one for one in ground.cells if one.name.casefold() in columns and one.table.casefold() in tables]
        spot = pick(rng, [one for one in found if one.row >= 0])
        twin = ground.twin(spot) if spot else None
        if spot is None:
            return None
        at = [one for one in (spot, twin) if one]
        return planted([replace(one, text) for one in at], at, f"{spot.name}: {spot.text} → {text}")

    return Class(name, "structure", tuple(codes), make, also=("F", "S", "T", "L"))


CLASSES = (
    _unreadable(
        r"\d+",
        ["une dizaine ou plus", "{}?", "1O", "beaucoup", "pas mal"],
        "no number in a cell of numbers",
    ),
    _unreadable(
        r"(\d+/\d+/\d{4}|\d+(er)? [a-zéû]+ \d{4})",
        ["bientôt", "début {}", "{} ou plus tard", "dans deux semaines", "le 12"],
        "no day in a cell of days",
    ),
    _unreadable(r"[\d  .,]+ €", ["beaucoup", "?? €", "{} ou 3", "deux mille"], "no amount in a cell of amounts"),
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
    _code("scenario unknown", ("notes", "votes"), ("scénario",), "Z", ("F22", "V03", "F")),
    _code("condition unknown", ("prochaines étapes", "prochaines-etapes"), ("répond à",), "C99", ("F02", "F")),
    _code("step depends on nothing", ("calendrier",), ("dépend de",), "Une étape oubliée", ("F09", "F")),
    _code("number of a recommendation skipped", ("recommandations",), ("numéro",), "47", ("S01", "A", "T")),
    _code("source of a concept unknown", ("concepts",), ("source",), "inconnu1999", ("S02", "S")),
)
"""The classes of this subject."""
