"""What is not finished: words to come, remarks of people at work, sentences cut short, words typed twice."""

import re
from collections.abc import Callable, Sequence
from random import Random

from bench.faults.ground import Class, Ground, pick, planted, replace, swapped
from bench.faults.sentences import alone
from bench.faults.spots import Edit, Planted, Spot

UNFINISHED = ("R46", "V17", "C05", "R24", "W")
_CUT = {
    "fr": ["et les", "de la", "dans le", "pour que", "avec un"],
    "nl": ["en de", "van het", "in een", "zodat", "met een"],
}


def instead(name: str, codes: Sequence[str], words: dict[str, list[str]], chosen: Callable[[Spot], bool]) -> Class:
    """A class whose words stand in the place of a whole cell."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(rng, [one for one in ground.cells if chosen(one)])
        return swapped(spot, rng.choice(words[spot.lang or "fr"])) if spot else None

    return Class(name, "unfinished", tuple(codes), make)


def _is_text(spot: Spot) -> bool:
    return spot.lang in ("fr", "nl") and len(spot.text) > 8 and "{{" not in spot.text


def _is_date(spot: Spot) -> bool:
    return bool(re.search(r"\b(19|20)\d\d\b", spot.text)) and len(spot.text) < 26


def _rewritten(name: str, change: Callable[[Spot, Random], str], codes: Sequence[str] = UNFINISHED) -> Class:
    """A class whose fault is made of the passage itself."""

    def make(ground: Ground, rng: Random) -> Planted | None:
        spot = pick(rng, ground.prose)
        text = change(spot, rng) if spot else ""
        return swapped(spot, text) if spot and text and text != spot.text else None

    return Class(name, "unfinished", tuple(codes), make)


def _word_gone(sign: str) -> Callable[[Spot, Random], str]:
    """A word or a number in the middle of a passage with a sign in its place."""

    def change(spot: Spot, rng: Random) -> str:
        found = [
            one for one in re.finditer(r"(?<= )[\wà-ÿ’]{4,}(?= )", spot.text) if "{{" not in spot.text[: one.end()]
        ]
        if not found:
            return ""
        one = rng.choice(found)
        return spot.text[: one.start()] + sign + spot.text[one.end() :]

    return change


def _cut(spot: Spot, rng: Random) -> str:
    """The last sentence stops where something should follow."""
    words = spot.text.split()
    if len(words) < 12 or "{{" in spot.text or "[^" in spot.text:
        return ""
    return " ".join(words[: len(words) - rng.randrange(3, 6)]).rstrip(".,;:") + " " + rng.choice(_CUT[spot.lang])


def _cut_word(spot: Spot, rng: Random) -> str:
    """The last word stops in its middle."""
    text = spot.text.rstrip(" .!?")
    last = text.rpartition(" ")[2]
    return "" if len(last) < 8 or not last.isalpha() else text[: -rng.randrange(3, 5)]


def _word_twice(spot: Spot, rng: Random) -> str:
    """A short word typed twice."""
    wanted = {
        "fr": r"(?<= )(de|la|le|les|et|dans|pour|une|un|que|des)(?= )",
        "nl": r"(?<= )(de|het|een|en|van|voor|met|in|op)(?= )",
    }
    found = list(re.finditer(wanted[spot.lang], spot.text))
    if not found:
        return ""
    one = rng.choice(found)
    return f"{spot.text[: one.end()]} {one[0]}{spot.text[one.end() :]}"


def _sentence_twice(spot: Spot, rng: Random) -> str:
    """A sentence pasted twice."""
    first, mark, rest = spot.text.partition(". ")
    if "{{" in spot.text or "[^" in spot.text or len(first) < 25:
        return ""
    return f"{first}. {first}. {rest}" if mark else f"{spot.text} {spot.text}"


def _empty_note(ground: Ground, rng: Random) -> Planted | None:
    """A footnote without text."""
    spot = pick(rng, ground.of_sort("note"))
    if spot is None:
        return None
    how = "note emptied" if spot.form == "docx" else "replace"
    return planted([Edit(spot.file, how, spot.at, "")], [spot], f"note {spot.text[:60]!r} → nothing")


def _empty_item(ground: Ground, rng: Random) -> Planted | None:
    """An item of a list without words."""
    spot = pick(rng, [one for one in ground.items if one.lang])
    return planted([replace(spot, "")], [spot], f"item {spot.text[:60]!r} → nothing") if spot else None


CLASSES = (
    alone(
        "to complete, in brackets",
        "unfinished",
        UNFINISHED,
        [
            ("[à compléter]", "[aan te vullen]"),
            ("(à compléter)", "(aan te vullen)"),
            ("[compléter ici]", "[hier aanvullen]"),
            ("[…à compléter par la direction…]", "[…aan te vullen door de directie…]"),
        ],
    ),
    alone(
        "to complete, in words",
        "unfinished",
        UNFINISHED,
        [
            ("À compléter.", "Aan te vullen."),
            ("Suite à rédiger.", "Vervolg nog te schrijven."),
            ("Texte à venir.", "Tekst volgt."),
            ("Paragraphe à développer.", "Deze alinea nog uit te werken."),
            ("À COMPLÉTER", "AAN TE VULLEN"),
        ],
    ),
    alone(
        "to be checked",
        "unfinished",
        UNFINISHED,
        [
            ("(chiffre à vérifier)", "(cijfer na te kijken)"),
            ("(à vérifier !)", "(te controleren!)"),
            ("[date à confirmer]", "[datum te bevestigen]"),
            ("(à confirmer par l’équipe)", "(te bevestigen door het team)"),
            ("(source ?)", "(bron?)"),
        ],
    ),
    _rewritten("XXX for a word", _word_gone("XXX")),
    _rewritten("xx for a word", _word_gone("xxxx")),
    _rewritten("??? for a word", _word_gone("???")),
    _rewritten("dots for a word", _word_gone("…………")),
    _rewritten("underscores for a word", _word_gone("_______")),
    alone(
        "TODO",
        "unfinished",
        UNFINISHED,
        [
            ("TODO", "TODO"),
            ("TODO : ajouter les chiffres.", "TODO: cijfers toevoegen."),
            ("TO DO relire", "TO DO nalezen"),
            ("TBC", "TBC"),
            ("[TBD]", "[TBD]"),
        ],
    ),
    alone(
        "date to come",
        "unfinished",
        UNFINISHED,
        [
            ("La prochaine réunion a lieu le xx/xx/{year}.", "De volgende vergadering vindt plaats op xx/xx/{year}."),
            ("Le bilan sera présenté le .../.../{year}.", "De balans wordt voorgesteld op .../.../{year}."),
            ("Le bilan sera présenté le ?? juin.", "De balans wordt voorgesteld op ?? juni."),
            ("La visite est prévue le JJ/MM/AAAA.", "Het bezoek is gepland op DD/MM/JJJJ."),
        ],
        also=("L02",),
    ),
    alone(
        "name to come",
        "unfinished",
        UNFINISHED,
        [
            ("L’accueil est assuré par [nom à préciser].", "Het onthaal gebeurt door [naam nog in te vullen]."),
            ("Contact : [nom].", "Contact: [naam]."),
            ("La réunion était animée par Prénom Nom.", "De vergadering werd geleid door Voornaam Naam."),
            ("L’atelier était animé par M. XX.", "Het atelier werd geleid door dhr. XX."),
        ],
    ),
    alone(
        "see somebody",
        "unfinished",
        UNFINISHED,
        [
            ("Voir Fatima.", "Zie Fatima."),
            ("(voir avec Fatima)", "(te bekijken met Fatima)"),
            ("À demander à Karim.", "Te vragen aan Karim."),
            ("(demander à la compta)", "(vragen aan de boekhouding)"),
            ("Fatima, peux-tu compléter ?", "Fatima, kan jij dit aanvullen?"),
        ],
    ),
    alone(
        "see the mail",
        "unfinished",
        UNFINISHED,
        [
            ("(cf. mail de Paul)", "(zie mail van Paul)"),
            ("Reprendre ici le texte de l’année passée.", "Hier de tekst van vorig jaar overnemen."),
            ("Insérer le tableau.", "Tabel invoegen."),
            ("[insérer photo]", "[foto invoegen]"),
        ],
    ),
    alone(
        "lorem ipsum",
        "unfinished",
        UNFINISHED,
        [
            (
                "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
                "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
            ),
            (
                "Sed ut perspiciatis unde omnis iste natus error sit voluptatem.",
                "Sed ut perspiciatis unde omnis iste natus error sit voluptatem.",
            ),
        ],
        also=("L",),
    ),
    alone(
        "to translate",
        "unfinished",
        UNFINISHED,
        [
            ("[à traduire]", "[te vertalen]"),
            ("(traduction à revoir)", "(vertaling na te kijken)"),
            ("[FR suit]", "[NL volgt]"),
            ("Texte français à fournir.", "Nederlandse tekst nog te leveren."),
        ],
    ),
    alone(
        "draft",
        "unfinished",
        UNFINISHED,
        [
            ("(brouillon)", "(kladversie)"),
            ("PROJET – NE PAS DIFFUSER", "ONTWERP – NIET VERSPREIDEN"),
            ("Version provisoire, ne pas citer.", "Voorlopige versie, niet citeren."),
        ],
    ),
    alone(
        "merge field",
        "unfinished",
        (*UNFINISHED, "T30", "R45"),
        [
            ("Bonjour «Prénom».", "Dag «Voornaam»."),
            ("Bonjour <<PRENOM>>.", "Dag <<VOORNAAM>>."),
            ("Contact : {{{{prenom}}}}.", "Contact: {{{{voornaam}}}}."),
            ("Contact : {{ MERGEFIELD Nom }}", "Contact: {{ MERGEFIELD Naam }}"),
            ("Contact : $NOM$.", "Contact: $NAAM$."),
            ("Contact : %nom%.", "Contact: %naam%."),
        ],
        also=("A26", "F30", "S12"),
    ),
    alone(
        "prompt of Word",
        "unfinished",
        UNFINISHED,
        [
            ("Cliquez ici pour entrer du texte.", "Klik hier om tekst in te voeren."),
            ("Cliquez ou appuyez ici pour entrer du texte.", "Klik of tik om tekst in te voeren."),
            ("Choisissez un élément.", "Kies een item."),
            ("[Tapez ici]", "[Typ hier]"),
        ],
    ),
    alone(
        "broken reference typed",
        "unfinished",
        (*UNFINISHED, "R23", "A15"),
        [
            ("(voir Erreur ! Source du renvoi introuvable.)", "(zie Fout! Verwijzingsbron niet gevonden.)"),
            ("(voir page Erreur ! Signet non défini.)", "(zie pagina Fout! Bladwijzer niet gedefinieerd.)"),
            ("(voir Error! Reference source not found.)", "(zie Error! Reference source not found.)"),
        ],
    ),
    alone(
        "pointer to nothing",
        "unfinished",
        ("A15", "W", "A27", "F31", "S13"),
        [
            ("Le tableau 14 ci-dessous en donne le détail.", "Tabel 14 hieronder geeft de details."),
            ("Voir le point 9.7.", "Zie punt 9.7."),
            ("Le détail figure à l’annexe 12.", "De details staan in bijlage 12."),
            ("Le graphique ci-dessous le montre.", "De grafiek hieronder toont dat."),
        ],
        also=("L02",),
    ),
    instead(
        "to complete, in a cell",
        (*UNFINISHED, "V01", "V03"),
        {
            "fr": ["à compléter", "A COMPLETER", "À compléter !", "en attente", "à définir", "à rédiger"],
            "nl": ["aan te vullen", "in te vullen", "nog te bepalen", "volgt nog", "te schrijven", "in afwachting"],
        },
        _is_text,
    ),
    instead(
        "XXX in a cell",
        (*UNFINISHED, "V01", "C03"),
        {"fr": ["XXX", "xxx", "???", "TODO", "TBD"], "nl": ["XXX", "xxx", "???", "TODO", "TBD"]},
        _is_text,
    ),
    instead(
        "n/a in a cell",
        (*UNFINISHED, "V01", "C01", "C03", "T03"),
        {"fr": ["n/a", "N/A", "s.o.", "néant ?", "/"], "nl": ["n/a", "N/A", "n.v.t.", "nvt?", "/"]},
        _is_text,
    ),
    instead(
        "a dash for a cell",
        (*UNFINISHED, "V01", "C01", "C03", "T03"),
        {"fr": ["-", "–", "…", "?"], "nl": ["-", "–", "…", "?"]},
        _is_text,
    ),
    instead(
        "a remark in a cell",
        UNFINISHED,
        {
            "fr": ["voir Fatima", "demander à Karim", "idem année passée ?", "cf. mail du 12"],
            "nl": ["zie Fatima", "vragen aan Karim", "zelfde als vorig jaar?", "zie mail van 12"],
        },
        _is_text,
    ),
    instead(
        "date to come in a cell",
        (*UNFINISHED, "V01", "V13", "V14"),
        {
            "fr": ["xx/xx/2026", "??/06/2026", "à fixer", "JJ/MM/AAAA", "00/00/2026"],
            "nl": ["xx/xx/2026", "??/06/2026", "te bepalen", "DD/MM/JJJJ", "00/00/2026"],
        },
        _is_date,
    ),
    _rewritten("sentence cut short", _cut),
    _rewritten("word cut short", _cut_word, (*UNFINISHED, "L")),
    _rewritten("word twice", _word_twice),
    _rewritten("sentence twice", _sentence_twice),
    Class("footnote without text", "unfinished", ("R28", "W"), _empty_note),
    Class("item without words", "unfinished", ("W", "A16", "L01"), _empty_item, also=("L01",)),
    alone(
        "bracket not closed",
        "unfinished",
        ("L04",),
        [
            (
                "L’horaire (adapté en été est affiché à l’entrée.",
                "Het uurrooster (aangepast in de zomer hangt aan de ingang.",
            ),
            ("Le groupe dit « ensemble, et le reste suit.", "De groep zegt ‘samen, en de rest volgt."),
        ],
    ),
)
"""The classes of this subject."""
