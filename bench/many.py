"""A federation of many dossiers, made from the samples: `python -m bench many FOLDER [N] [SEED]`.

Of 1,000 dossiers, 850 are offers, 70 feasibility reports, 50 syntheses and 30 annual reports. Each is a sample in which
the association, the people, the place, some figures and dates are others, so that no two documents are the same and
nothing that was rendered for one serves another. Two in five lack something, as in life: they come from the samples
that lack it, or their Dutch is not approved yet. Associations and people stand in the registers, fifty dossiers for one
set of them. The samples themselves are there too, since some dossiers draw on them. Same number and seed, same bytes.
"""

import io
import random
import re
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from imprimatur.project import RECORD, Project

ROOT = Path(__file__).parent.parent
SHARES = {"job_offer": 850, "feasibility_report": 70, "research_synthesis": 50, "annual_report": 30}
"""How many of a thousand dossiers are of each kind."""
HOUSE = 50
"""Dossiers for each set of associations and people."""
UNAPPROVED = 0.15
"""The part of the copies of complete samples whose Dutch is not approved."""
NAMES = (
    "Tisselande Passebruine Clairevoie Concordelle Limpide Tournecuiller Vandorenne Oosterwijck Tellouch Corvillain "
    "Lindemaecker Benkhaloud Solvynck Morrehaegen Lambrechies Desrousseaux Rondenet Hazzaoui Ceulebroeck Tilmaquin "
    "Ouedrane Pauwelinckx Castermoen Andenaken"
).split()
"""The associations and people of fiction, whose names change from one set to the next."""
_REGISTERED = {"organisations.xlsx": (1, 31, 4), "persons.xlsx": (1, 8, None)}
"""The registers: their sheet, the columns of the code and of the enterprise number, counted from 0."""
_LOGO = 26
_ENDS = "ard bert court dael ery fort gem hove ines land mont nois rode steen ville waert".split()
_WORDS = ("xl/", "word/")
"""Where the words of a workbook or a Word file stand in it."""
_MONTHS = (("mars 2027", "maart 2027"), ("avril 2027", "april 2027"), ("mai 2027", "mei 2027"))
_APPROVED = re.compile(r"\{néerlandais approuvé[^}]*\}")
_DATED = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_CODED = re.compile(r"&#(\d{3,5});")


@dataclass(frozen=True, slots=True)
class Sample:
    """What is varied in a sample: a title in French and Dutch, figures in each of their forms, names; and its share.

    In a kit the names of our examples stay: the words that help are known by what they say.
    """

    titles: tuple[str, ...]
    figures: tuple[tuple[str, ...], ...] = ()
    share: int = 1
    names: tuple[str, ...] = tuple(NAMES)
    months: bool = False


SAMPLES = {
    "job_offer/tisselande-accueil-2027": Sample(
        ("Responsable de l’accueil social", "Verantwoordelijke sociaal onthaal"),
        (("1 860", "1.860"), ("2.640", "2 640"), ("3 520",)),
        7,
        months=True,
    ),
    "job_offer/limpide-accueil-2027": Sample(
        ("Gestionnaire d’accueil des bains publics", "Onthaalbeheerder van de openbare badhuizen"),
        (("2 940",), ("4 310",)),
        5,
        ("Limpide",),
    ),
    "job_offer/forum-ets-2021": Sample(("phase exploratoire de l’ETS", "verkennende fase van de ETS"), share=2),
    "job_offer/ama-recherche-action-2023": Sample(
        ("Chargé·e de projet – recherche-action", "Projectmedewerker actieonderzoek"), share=2
    ),
    "job_offer/smes-connect-2022": Sample(("Chargé·e de projets Connect", "Projectmedewerker Connect"), share=2),
    "job_offer/forum-crebis-2019": Sample(
        (
            "Responsable de la gestion opérationnelle et administrative du Crebis",
            "Verantwoordelijke operationeel en administratief beheer van Crebis",
        ),
        share=2,
    ),
    "feasibility_report/tisselande-horizon": Sample(
        (
            "Trois scénarios pour l’aide sociale dans l’ouest de Bruxelles",
            "Drie scenario’s voor sociale hulp in het westen van Brussel",
        ),
        share=3,
    ),
    "feasibility_report/cbcs-forum-rapprochement": Sample(
        (
            "Ce qui a été étudié, proposé et décidé de 2019 à 2024",
            "Wat er van 2019 tot 2024 onderzocht, voorgesteld en beslist werd",
        )
    ),
    "research_synthesis/dernier-guichet": Sample(
        (
            "vues par des Bruxelloises et des Bruxellois de 65 ans et plus",
            "gezien door Brusselaars van 65 jaar en ouder",
        ),
        share=3,
    ),
    "research_synthesis/sport-culture-pauvrete": Sample(
        (
            "L’accès des personnes en situation de pauvreté aux services culturels et sportifs",
            "De toegang van mensen in armoede tot het culturele en sportieve aanbod",
        )
    ),
    "research_synthesis/volontariat-action-sociale": Sample(
        ("Le volontariat en action sociale", "Vrijwilligerswerk in de sociale sector")
    ),
    "annual_report/concordelle-2025": Sample(
        ("D’une porte à l’autre sans se perdre", "Van deur tot deur zonder te verdwalen"), share=2
    ),
    "annual_report/tournecuiller-2025": Sample(
        ("Rapport d’activités", "Activiteitenverslag"), share=2, names=("Tournecuiller",)
    ),
    "annual_report/cbcs-2024": Sample(
        (
            "Coordonner, chercher, informer, se rapprocher",
            "Coördineren, onderzoeken, informeren, toenadering zoeken",
        )
    ),
}


def federation(folder: Path, count: int, seed: int = 1) -> Project:
    """A project of that many dossiers, the samples among them, in a folder that must not exist."""
    project = Project(folder)
    shutil.copytree(ROOT / "templates", project.templates)
    shutil.copytree(ROOT / "inputs", project.inputs, ignore=shutil.ignore_patterns(f"*{RECORD}"))
    for kind, slug, sample, number in planned(count, seed):
        _copy(project, kind, slug, sample, number, random.Random(f"{seed}/{kind}/{slug}"))
    for name, columns in _REGISTERED.items():
        _register(project.inputs / "_shared" / name, range(1, 2 + count // HOUSE), *columns)
    return project


def planned(count: int, seed: int) -> Iterator[tuple[str, str, str, int]]:
    """The dossiers beyond the samples: kind, slug, the sample that each is made from, and its number."""
    chance, number = random.Random(seed), 0
    for kind, share in SHARES.items():
        samples = {name.partition("/")[2]: one.share for name, one in SAMPLES.items() if name.startswith(kind)}
        for _ in range(max(0, round(count * share / 1000) - len(samples))):
            number += 1
            (sample,) = chance.choices(list(samples), list(samples.values()))
            yield kind, f"{sample}-{number:05d}", sample, number


def _copy(project: Project, kind: str, slug: str, sample: str, number: int, chance: random.Random) -> None:
    change = _changing(f"{kind}/{sample}", number, chance)
    origin, home = ROOT / "inputs" / kind, project.inputs / kind
    files = [one for one in sorted(origin.glob(f"{sample}/*")) if one.name != RECORD]
    for path in files or sorted(origin.glob(f"{sample}.*")):
        made = home / slug / path.name if files else home / f"{slug}{path.suffix}"
        made.parent.mkdir(exist_ok=True)
        made.write_bytes(_changed(path, change))


def _changing(name: str, number: int, chance: random.Random) -> Callable[[str], str]:
    """What makes of the text of a sample that of another dossier."""
    about, house = SAMPLES[name], 1 + number // HOUSE
    pairs = [(title, f"{title}, site {number}") for title in about.titles]
    for forms in about.figures:
        value = round(int(re.sub(r"\D", "", forms[0])) + chance.randrange(-9, 10) * 10)
        pairs += [(form, _like(form, value)) for form in forms]
    if about.months:
        pairs += zip(_MONTHS[0], chance.choice(_MONTHS), strict=True)
    pairs += _renamed(house, about.names)
    unapproved = chance.random() < UNAPPROVED

    def change(text: str) -> str:
        for before, after in pairs:
            text = text.replace(before, after)
        return _APPROVED.sub("{}", text) if unapproved else text

    return change


def _like(form: str, value: int) -> str:
    """A number above a thousand, written as another one is."""
    return f"{value // 1000}{form[1]}{value % 1000:03d}"


def _renamed(house: int, names: Iterable[str] = NAMES) -> list[tuple[str, str]]:
    """The names of a set of associations and people, as they are written, in addresses, in capitals."""
    more = [(one, one[:4] + _ENDS[house % 16] + (_ENDS[house // 16 % 16] if house > 15 else "")) for one in names]
    return [(write(one), write(other)) for one, other in more for write in (str, str.lower, str.upper)]


def _changed(path: Path, change: Callable[[str], str]) -> bytes:
    content = path.read_bytes()
    if path.suffix in (".yaml", ".md", ".csv"):
        return change(content.decode()).encode()
    return _rewritten(content, change) if path.suffix in (".docx", ".xlsx") else content


def _rewritten(content: bytes, change: Callable[[str], str]) -> bytes:
    """A Word file or a workbook whose words are changed where they stand."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for info in before.infolist():
            part = before.read(info)
            if info.filename.startswith(_WORDS) and info.filename.endswith(".xml"):
                part = change(_CODED.sub(lambda found: chr(int(found[1])), part.decode())).encode()
            elif info.filename == "docProps/core.xml":
                part = _DATED.sub(b"2026-01-01T00:00:00Z", part)
            after.writestr(zipfile.ZipInfo(info.filename, (2026, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _register(path: Path, houses: range, sheet: int, code: int, number: int | None) -> None:
    """Add to a register the associations, or people, of every set."""
    book = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book.worksheets[sheet].iter_rows(min_row=6)]
    for house in houses:
        names = _renamed(house)
        for row in rows:
            made = [_renamed_in(cell, names) for cell in row]
            if made == row:
                continue
            if number is not None:
                made[number] = _enterprise(house * 100 + rows.index(row))
                made[_LOGO] = row[_LOGO]
            book.worksheets[sheet].append(made)
    saved = io.BytesIO()
    book.save(saved)
    path.write_bytes(_rewritten(saved.getvalue(), str))


def _renamed_in(cell: object, names: list[tuple[str, str]]) -> object:
    if not isinstance(cell, str):
        return cell
    for before, after in names:
        cell = cell.replace(before, after)
    return cell


def _enterprise(number: int) -> str:
    """An enterprise number that is valid, and nobody's: from 0111.200.000 on."""
    head = f"{1112000 + number:08d}"
    whole = f"{head}{97 - int(head) % 97:02d}"
    return f"{whole[:4]}.{whole[4:7]}.{whole[7:]}"


def main(folder: str, count: str = "1000", seed: str = "1") -> None:
    """Make a federation, and say what is in it."""
    project = federation(Path(folder), int(count), int(seed))
    kinds = [kind for kind, _ in project.dossiers()]
    print(f"{len(kinds)} dossiers:", ", ".join(f"{kinds.count(kind)} {kind}" for kind in SHARES))


if __name__ == "__main__":
    main(*sys.argv[1:])
