"""Tables of figures typed in texts, with their faults and rightly made, in an offer."""

from tests.validators.faults import Fires, Silent, both


def _tables(
    rows: str, dutch: str = "", above: tuple[str, str] = ("Coûts (en euros)", "Kosten (in euro)")
) -> dict[str, str | bytes]:
    """The offer with a table at the head of its context in both languages, its rows parted by `;`, a caption above."""

    def table(words: str, caption: str) -> str:
        header, *lines = (f"| {' | '.join(line.split(' | '))} |" for line in words.split("; "))
        return "\n".join((caption, "", header, "|---" * (header.count("|") - 1) + "|", *lines))

    french, flemish = table(rows, above[0]), table(dutch or rows, above[1])
    return both(("# Contexte\n", f"# Contexte\n\n{french}\n"), ("# Context\n", f"# Context\n\n{flemish}\n"))


_WRONG = "Poste | Montant; Loyer | 1 200; Eau | 80; Total | 1 300"
_RIGHT = "Poste | Montant; Loyer | 1 200; Eau | 80; Total | 1 280"
_SIDES = (
    "Poste | 2025; Produits | ; Dons | 90; Ventes | 10; Total produits | 100; Charges | ; Loyer | (50); Eau | (20); "
)
_RIGHT_NL = "Post | Bedrag; Huur | 1.200; Water | 80; Totaal | 1.280"
_SIDES_NL = (
    "Post | 2025; Opbrengsten | ; Giften | 90; Verkoop | 10; Totaal opbrengsten | 100; Kosten | ; Huur | (50); "
    "Water | (20); "
)
_NO_CAPTION = ("Voici les coûts.", "Dit zijn de kosten.")

TABLES = [
    Fires("T40", _tables(_WRONG, _RIGHT_NL.replace("1.280", "1.300")), ("recit.fr.md:19", "recit.nl.md:19")),
    Fires(
        "T40",
        _tables(_SIDES + "Total charges | (70); Résultat | 40", _SIDES_NL + "Totaal kosten | (70); Resultaat | 40"),
        ("recit.fr.md:25", "recit.nl.md:25"),
        "result",
    ),
    Fires("T41", _tables(_RIGHT, _RIGHT_NL, _NO_CAPTION), ("recit.fr.md:15", "recit.nl.md:15")),
    Fires(
        "T42",
        _tables("Loyer | 1 200 €; Eau | 80 €", "Huur | € 1.200; Water | € 80"),
        ("recit.fr.md:15", "recit.nl.md:15"),
    ),
]

RIGHT = [
    Silent("T40", _tables(_RIGHT, _RIGHT_NL), "the sum of all"),
    Silent("T40", _tables(_SIDES + "Total charges | (70); Résultat | 30"), "sides and their difference"),
    Silent(
        "T40", _tables("Poste | €; A | 1; B | 2; Total | 3; C | 4; D | 1; Total | 5; Total général | 8"), "sum of sums"
    ),
    Silent("T40", _tables("Poste | €; A | 5; dont B | 2; C | 1; Total | 6"), "a part of a line"),
    Silent("T40", _tables("Poste | Prix moyen; A | 5; B | 2; Total | 4"), "an average"),
    Silent("T40", _tables("Poste | %; A | 50 %; B | 49 %; Total | 100 %"), "hundredths"),
    Silent("T40", _tables("Poste | €; A | 50; Total | 60"), "a single line"),
    Silent("T41", _tables(_RIGHT, _RIGHT_NL), "a title above"),
    Silent("T41", _tables("Lieu | Séances; A | 12; B | 9", above=_NO_CAPTION), "no amounts"),
    Silent("T41", _tables("Lieu | Personnes; A | 1 200; B | 90", above=_NO_CAPTION), "persons, thousands apart"),
    Silent("T42", _tables(_RIGHT, _RIGHT_NL), "headings"),
    Silent("T42", _tables("Poste | 2025; Loyer | 1 200"), "a year"),
]
