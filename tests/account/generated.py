"""Dossiers as people might write them, every piece of which bears a word of its own."""

from collections.abc import Iterator
from itertools import count

from hypothesis import strategies as st

HEADINGS = {
    "job_offer": "Contexte,Profil,Compétences,Langues,Qualités,Missions,Tâches,Projet,Principes du projet,Conditions,"
    "Rémunération,Avantages,Postuler,Documents à envoyer,Date limite,Livrables,Responsable,Nous offrons,Encadrement",
    "research_synthesis": "Contexte,Méthode,Démarche,Résultats,Recommandations,Concepts,Références,Partenaires,"
    "Chiffres clés,Suites,En bref,Limites,Comment citer,Territoires,Contact",
    "feasibility_report": "Mandat,Termes clés,Objectifs,Méthode,Réunions,Personnel,Finances,Thématiques,Scénarios,"
    "Coûts,Risques,Conditions,Décision demandée,Annexes,Résumé,Votes",
    "annual_report": "Contexte,Équipe,Publications,Réseau,Mot du président,Canaux,Remerciements",
}
"""Headings of each kind: fields, groups, tables, values, and some that it does not know."""
UNKNOWN = ("Notre histoire", "Vos atouts", "3. Et encore :", "BON À SAVOIR", "Méthodes de voisinage")


def _letters(number: int) -> str:
    return "".join("bcdfghjklm"[int(digit)] for digit in f"{number:04}")


class Marks:
    """Words that nobody else writes, each given once; `given` are all of them."""

    def __init__(self) -> None:
        self.given: list[str] = []
        self._numbers: Iterator[int] = count(1)

    def __call__(self) -> str:
        self.given.append(f"zq{_letters(next(self._numbers))}qz")
        return self.given[-1]


@st.composite
def texts(draw: st.DrawFn, kind: str, mark: Marks) -> str:
    """A text in Markdown: headings known and unknown at any level, over every sort of block, in any order."""
    lines: list[str] = []
    names = (*HEADINGS[kind].split(","), *UNKNOWN)
    for _ in range(draw(st.integers(1, 9))):
        sort = draw(st.sampled_from("hhhhppplllnqtsfb"))
        match sort:
            case "h":
                level, name = draw(st.integers(1, 3)), draw(st.sampled_from(names))
                lines.append(
                    f"{'#' * level} {name}" + (f" {mark()}" if draw(st.booleans()) and name in UNKNOWN else "")
                )
            case "p":
                lines.append(f"Une phrase {mark()} avec **{mark()}** dedans." if draw(st.booleans()) else mark())
            case "l":
                items = [f"- {mark()}" for _ in range(draw(st.integers(1, 3)))]
                lines.append("\n".join(items + ([f"  - {mark()}"] if draw(st.booleans()) else [])))
            case "n":
                lines.append(f"1. {mark()} : {mark()}\n2. {mark()}")
            case "q":
                lines.append(f"> {mark()}\n>\n> — {mark()}")
            case "t":
                lines.append(f"| {mark()} | Titre |\n|---|---|\n| {mark()} | {mark()} |")
            case "s":
                lines.append(f"Vous avez {mark()} :\n\n- {mark()}\n\nVous êtes {mark()} :\n\n- {mark()}")
            case "f":
                lines.append(f"Un appel[^{len(lines)}].\n\n[^{len(lines)}]: La note {mark()}.")
            case _:
                lines.append(f"`{mark()}` et [{mark()}](https://exemple.example)")
    return "\n\n".join(lines) + "\n"


@st.composite
def tables(draw: st.DrawFn, kind: str, mark: Marks) -> str:
    """A CSV table: known columns or not, ragged or not."""
    headers = draw(st.sampled_from(["Titre;Texte", "Champ;Valeur", "Compétence;Atout", "Nom;", "Langue;Niveau"]))
    headers += mark() if headers.endswith(";") else ""
    rows = [";".join(mark() for _ in range(draw(st.integers(1, 3)))) for _ in range(draw(st.integers(1, 3)))]
    return "\n".join([headers, *rows]) + "\n"


@st.composite
def dossiers(draw: st.DrawFn, kind: str) -> tuple[dict[str, str], list[str]]:
    """The files of a dossier, and the words to find again."""
    mark = Marks()
    files = {"texte.fr.md": draw(texts(kind, mark))}
    if draw(st.booleans()):
        files["suite.fr.md"] = draw(texts(kind, mark))
    if draw(st.booleans()):
        files["tekst.nl.md"] = draw(texts(kind, mark))
    if draw(st.booleans()):
        name = draw(st.sampled_from(["compétences", "langues", "liste", "autres rubriques", "champs"]))
        files[f"{name}.csv"] = draw(tables(kind, mark))
    if draw(st.booleans()):
        files["champs.yaml"] = f"titre: {mark()}\n{mark()}: {mark()}\ncontexte: {{fr: {mark()}, nl: {mark()}}}\n"
    return files, mark.given
