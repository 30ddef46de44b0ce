"""A complete offer in a single workbook, as staff fill one in: the ground in which faults are planted."""

from io import BytesIO

from openpyxl import Workbook

ENTRIES: list[tuple[str, str | int, str, str]] = [
    ("Intitulé de la fonction", "Coordination de projet", "Projectcoördinatie", ""),
    ("Mention de genre", "H/F/X", "", ""),
    ("Écriture inclusive", "aucune", "", ""),
    ("Employeur", "Tisselande", "", ""),
    ("Contexte", "Le projet (3 ans) commence.", "Het project (3 jaar) begint.", ""),
    ("Mission principale", "Vous coordonnez.", "Je coördineert.", ""),
    ("Objectifs", "- relier\n- écouter", "- verbinden\n- luisteren", ""),
    ("Missions", "- animer\n- écrire", "- leiden\n- schrijven", ""),
    ("Encadrement", "la coordination", "de coördinatie", ""),
    ("Diplôme", "bachelier", "bachelor", ""),
    ("Expérience équivalente admise", "oui", "", ""),
    ("Années d’expérience", "3 ans", "", ""),
    ("Domaine d’expérience", "gestion de projets", "projectbeheer", ""),
    ("Type de contrat", "CDD", "", ""),
    ("Entrée en fonction", "01/03/2027", "", "Salomé Vandorenne"),
    ("Fin du contrat", "28/02/2028", "", ""),
    ("Régime de travail", "mi-temps", "", ""),
    ("Heures par semaine", 19, "", ""),
    ("Horaire", "en journée", "overdag", ""),
    ("Lieu de travail", "Bruxelles", "Brussel", ""),
    ("Commission paritaire", "CP 332", "", ""),
    ("Barème", "barème 2", "barema 2", ""),
    ("Brut mensuel minimum", "2.640 €", "", ""),
    ("Brut mensuel maximum", "3 520 €", "", ""),
    ("Avantages", "- chèques-repas", "- maaltijdcheques", ""),
    ("Documents à envoyer", "- CV\n- lettre", "- cv\n- brief", ""),
    ("Adresse d’envoi", "emploi@tisselande.example", "", ""),
    ("Date limite", "vendredi 15 janvier 2027", "", ""),
    ("Personne de contact", "Yasmina Tellouch", "", ""),
    ("Date de publication", "1/12/2026", "", ""),
    ("Français approuvé par", "Salomé Vandorenne", "", ""),
    ("Français approuvé le", "23/11/2026", "", ""),
    ("Néerlandais approuvé par", "Bram Oosterwijck", "", ""),
    ("Néerlandais approuvé le", "24/11/2026", "", ""),
]
"""Field, French or only value, Dutch, who completes it. The first stands in row 3."""
TABLES: dict[str, list[list[str | int | None]]] = {
    "Tâches": [
        ["Groupe FR", "Groupe NL", "Niveau", "Texte FR", "Texte NL"],
        ["Terrain", "Terrein", 1, "mener 10 entretiens", "10 gesprekken voeren"],
        [None, None, 2, "en écrire 5", "er 5 van uitschrijven"],
        ["Équipe", "Team", 1, "préparer la réunion", "de vergadering voorbereiden"],
    ],
    "Langues": [["Langue", "Niveau", "Atout"], ["français", "maîtrise", "non"], ["néerlandais", "notions", "oui"]],
    "Compétences": [
        ["Compétence FR", "Compétence NL", "Atout"],
        ["écoute", "luisterbereidheid", "non"],
        ["rédaction", "schrijven", "non"],
    ],
    "Soutiens": [["Organisation", "Type de soutien"], ["COCOF", "structurel"]],
}


def complete() -> Workbook:
    """The workbook itself, for a test to break."""
    book = Workbook()
    page = book.active
    page.title = "Offre"
    page.append(["Coordination de projet"])
    page.merge_cells("A1:E1")
    page.append(["Champ", "Français", "Nederlands", "Statut", "Responsable"])
    for name, french, dutch, owner in ENTRIES:
        page.append([name, french, dutch or None, None, owner or None])
    for name, rows in TABLES.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def cell(field: str, lang: str = "fr") -> str:
    """The address of a value on the first sheet."""
    row = next(position for position, entry in enumerate(ENTRIES, 3) if entry[0] == field)
    return f"{'B' if lang == 'fr' else 'C'}{row}"
