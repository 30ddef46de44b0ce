"""What an offer must not say, and the order of its days; approvals that cannot be."""

import re
from collections.abc import Sequence
from random import Random

from bench.faults.dates import day_of, year_of
from bench.faults.ground import Class, Ground, pick, planted, replace, swapped
from bench.faults.sentences import Pair, alone
from bench.faults.spots import Planted, Spot

OFFER = ("job_offer",)


def _asks(name: str, rows: Sequence[Pair], codes: Sequence[str] = ("J10", "K", "J")) -> Class:
    """A class of what an offer must not ask of people: in an item or a sentence of the portrait."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        row = rng.choice(rows)
        items = [
            one
            for one in ground.of_sort("item")
            if re.search(r"profil|compét|qualit|savoir|vaardig|eigensch|persoonl|kennis", one.heading.casefold())
        ]
        cells = [
            one
            for one in ground.cells
            if one.lang
            and re.search(r"profil|expérience|compétence|qualité|diplôme|valeurs|disponib", one.name.casefold())
        ]
        spot = pick(rng, [one for one in items + cells if row[0 if one.lang == "fr" else 1]])
        if spot is None:
            return None
        text = row[0 if spot.lang == "fr" else 1]
        return swapped(
            spot,
            text if spot.sort == "item" else f"{spot.text} ; {text}" if spot.lang == "fr" else f"{spot.text}; {text}",
        )

    return Class(name, "fairness", tuple(codes), make, also=("L02", "L01", "A16"), kinds=OFFER)


def _field(ground: Ground, *names: str) -> Spot | None:
    """The value of a field by its name, in any of its spellings."""
    found = [one for one in ground.cells if one.name.casefold() in names and one.row < 0]
    return found[0] if found else None


def _instead(
    name: str,
    fields: Sequence[str],
    texts: Sequence[str],
    codes: Sequence[str],
    kinds: Sequence[str] = (),
    also: Sequence[str] = (),
    ends: Sequence[str] = (),
) -> Class:
    """A class of values that a field cannot have in fact, though their form is right; `ends` are the fields that they
    contradict. A text may say the year of the field, and those around it.
    """

    def make(ground: Ground, rng: Random) -> Planted | None:
        spots = [one for one in ground.cells if one.name.casefold() in fields]
        spot = pick(rng, spots)
        if spot is None:
            return None
        year = int(year_of(spot.text) or ground.host.year)
        text = rng.choice(texts).format(year=year, before=year - 1, after=year + 1, far=year + 6)
        if text == spot.text:
            return None
        others = [one for one in ground.cells if one.name.casefold() in ends]
        return planted([replace(spot, text)], [spot, *others], f"{spot.name}: {spot.text} → {text}")

    return Class(name, "fact", tuple(codes), make, tuple(also), kinds=tuple(kinds))


def _swapped_fields(name: str, one: str, other: str, codes: Sequence[str], kinds: Sequence[str]) -> Class:
    """A class of two values of one row exchanged."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        pairs = [
            (a, b)
            for a in ground.cells
            for b in ground.cells
            if a.name.casefold() == one
            and b.name.casefold() == other
            and (a.file, a.table, a.row) == (b.file, b.table, b.row)
            and a.text != b.text
        ]
        if not pairs:
            return None
        a, b = rng.choice(pairs)
        return planted([replace(a, b.text), replace(b, a.text)], [a, b], f"{a.name} {a.text} ⇄ {b.name} {b.text}")

    return Class(name, "fact", tuple(codes), make, kinds=tuple(kinds))


def _approval_before(ground: Ground, rng: Random) -> Planted | None:
    """An approval given years before what it approves was written."""
    spot = pick(rng, [one for one in ground.cells if "approuvé le" in one.name.casefold() and day_of(one.text)])
    return (
        swapped(spot, spot.text.replace(year_of(spot.text), str(int(year_of(spot.text)) - rng.choice((2, 3, 10)))))
        if spot
        else None
    )


CLASSES = (
    _asks(
        "age in French",
        [
            ("vous avez entre 25 et 35 ans", ""),
            ("moins de 30 ans", ""),
            ("jeune et dynamique", ""),
            ("âge maximum : 40 ans", ""),
            ("une équipe jeune cherche son jeune talent", ""),
        ],
    ),
    _asks(
        "leeftijd in het Nederlands",
        [
            ("", "je bent tussen 25 en 35 jaar"),
            ("", "jonger dan 30 jaar"),
            ("", "jong en dynamisch"),
            ("", "maximumleeftijd: 40 jaar"),
            ("", "een jonge kracht"),
        ],
    ),
    _asks(
        "sex",
        [
            ("de préférence une femme", "bij voorkeur een vrouw"),
            ("homme de terrain, robuste", "man met ervaring op het terrein"),
            ("poste réservé aux femmes", "functie voorbehouden aan vrouwen"),
            ("une jeune femme souriante", "een vriendelijke jonge vrouw"),
        ],
    ),
    _asks(
        "domicile",
        [
            ("domicilié en Région bruxelloise", "gedomicilieerd in het Brussels Gewest"),
            ("habiter à Molenbeek", "in Molenbeek wonen"),
            ("vous résidez dans la commune", "je woont in de gemeente"),
            ("domicile à moins de 10 km", "woonplaats binnen de 10 km"),
        ],
    ),
    _asks(
        "mother tongue and origin",
        [
            ("langue maternelle française", "Nederlands als moedertaal"),
            ("de nationalité belge", "van Belgische nationaliteit"),
            ("francophone de naissance", "geboren Nederlandstalige"),
            ("d’origine maghrébine", "van Maghrebijnse origine"),
        ],
    ),
    _asks(
        "health and family",
        [
            ("en bonne santé", "in goede gezondheid"),
            ("sans enfants à charge", "zonder kinderen ten laste"),
            ("célibataire de préférence", "bij voorkeur alleenstaand"),
            ("sans handicap", "zonder handicap"),
        ],
    ),
    alone(
        "pay of before",
        "fairness",
        ("J17",),
        [
            ("Indiquez votre dernier salaire.", "Vermeld uw laatste loon."),
            ("Joignez vos trois dernières fiches de paie.", "Voeg uw laatste drie loonfiches toe."),
        ],
    ),
    _instead(
        "publication after the deadline",
        ("date de publication",),
        ["20/02/{after}", "15 mars {after}", "20 décembre {far}"],
        ("J", "D"),
        OFFER,
        ends=("date limite",),
    ),
    _instead(
        "interviews before the deadline",
        ("dates des entretiens",),
        ["5 janvier {year}", "10 décembre {before}"],
        ("J", "D"),
        OFFER,
        ends=("date limite",),
    ),
    _instead(
        "start before the deadline",
        ("entrée en fonction", "début"),
        ["2 janvier {year}", "1er décembre {before}"],
        ("J01", "J", "D"),
        OFFER,
        also=("J02",),
        ends=("date limite",),
    ),
    _instead(
        "deadline years away",
        ("date limite",),
        ["15 janvier {far}", "15 janvier 2015"],
        ("J", "D", "V"),
        OFFER,
        also=("J01",),
        ends=("date de publication", "entrée en fonction", "début"),
    ),
    _swapped_fields("minimum above maximum", "brut mensuel minimum", "brut mensuel maximum", ("J08",), OFFER),
    _instead(
        "hours and fraction",
        ("heures par semaine",),
        ["38 h/semaine", "12 h/semaine", "24"],
        ("J03",),
        OFFER,
        ends=("régime de travail",),
    ),
    _instead(
        "hours beyond reason",
        ("heures par semaine",),
        ["304", "83 h/semaine", "0"],
        ("J03", "T05", "V", "D"),
        OFFER,
        ends=("régime de travail",),
    ),
    _instead(
        "pay beyond reason",
        ("brut mensuel minimum",),
        ["26 €", "264 000 €"],
        ("J08", "T05", "D", "J"),
        OFFER,
        also=("J08",),
        ends=("brut mensuel maximum",),
    ),
    Class("approval before its text", "fact", ("D", "C04", "A", "F", "S", "J"), _approval_before),
    _instead(
        "approval in the future",
        ("français approuvé le", "néerlandais approuvé le"),
        ["12/05/{far}", "31/12/2048", "1/2/2062"],
        ("D", "V", "C04", "A", "F", "S", "J"),
    ),
    _instead(
        "board years before the report",
        ("approuvé par le conseil d’administration le", "approuvé par l’assemblée générale le"),
        ["18/03/2012", "22/04/2001", "18/03/1027"],
        ("A", "D", "V"),
        ("annual_report",),
    ),
    _instead(
        "more full-time equivalents than people",
        ("etp",),
        ["40", "112", "28,5"],
        ("D", "A01", "F", "T05", "A"),
        ("annual_report", "feasibility_report"),
        also=("A01",),
        ends=("effectif", "etp annoncés"),
    ),
    _instead("headcount announced", ("effectif annoncé",), ["5", "30", "2"], ("A02", "D"), ("annual_report",)),
    _instead(
        "full-time equivalents announced", ("etp annoncés",), ["3,2", "23", "1,3"], ("A01", "D"), ("annual_report",)
    ),
    _instead(
        "numbers announced",
        (
            "chercheurs annoncés",
            "territoires annoncés",
            "missions annoncées",
            "plénières annoncées",
            "ateliers annoncés",
            "ateliers annulés annoncés",
        ),
        ["9", "6", "12"],
        ("A03", "A04", "D"),
        ("annual_report",),
    ),
    _instead(
        "total of costs announced",
        ("total des coûts annoncé",),
        ["28 000 €", "92 000 €", "820 000 €"],
        ("F05", "D"),
        ("feasibility_report",),
        also=("F06",),
    ),
    _instead(
        "more votes than voters",
        ("pour",),
        ["16", "60", "99"],
        ("F15", "F18", "D"),
        ("feasibility_report",),
        ends=("présents", "membres", "contre", "abstentions"),
    ),
    _instead(
        "more present than members",
        ("présents",),
        ["18", "80"],
        ("F16", "F15", "D"),
        ("feasibility_report",),
        also=("F15",),
        ends=("membres", "pour", "contre"),
    ),
    _instead(
        "tasks under way above tasks",
        ("tâches en cours",),
        ["140", "41", "63"],
        ("F33", "A", "D", "G04"),
        ("feasibility_report", "annual_report"),
        ends=("tâches listées",),
    ),
    _instead(
        "mandate after the report",
        ("date du mandat",),
        ["14 janvier {after}", "14 janvier {far}"],
        ("F27", "D"),
        ("feasibility_report",),
        also=("F28",),
        ends=("date du rapport",),
    ),
    _instead(
        "horizon past", ("horizon",), ["2018", "2012"], ("F29", "F08", "D"), ("feasibility_report",), also=("F08",)
    ),
    _instead(
        "end of research before its start",
        ("fin de la recherche",),
        ["juin 2021", "mars 2019"],
        ("S08", "D"),
        ("research_synthesis",),
        ends=("début de la recherche",),
    ),
    _instead(
        "publication before the end of research",
        ("date de publication",),
        ["12 mars 2024", "1er février 2025"],
        ("S09", "S14", "D"),
        ("research_synthesis",),
        also=("S14", "S11"),
        ends=("fin de la recherche",),
    ),
    _instead(
        "year of foundation after the facts",
        ("réseau créé en", "entrée"),
        ["2061", "2091"],
        ("A", "D", "V"),
        ("annual_report",),
    ),
)
"""The classes of this subject."""
