"""What one language says and the other does not, unit by unit."""

from tests.validators.faults import Fires, job, text

_TEAM = " Het team luistert, informeert, verwijst door en begeleidt waar dat nodig is."

IN_STEP = [
    Fires("L20", text("Le poste se libère", "Merci.\n\nLe poste se libère"), ("recit.fr.md:15",), "a paragraph"),
    Fires("L21", text(_TEAM, "", "nl"), ("recit.nl.md:9",), "a sentence dropped"),
    Fires(
        "L21",
        text("quand il le faut, accompagne.", "quand il le faut, accompagne. Un permis de conduire est exigé."),
        ("recit.nl.md:9",),
        "a requirement added",
    ),
    Fires("L22", text("waar dat nodig is.", "waar dat nodig is. Dat is zo.", "nl"), ("recit.nl.md:9",)),
    Fires("L24", text("L’équipe écoute, informe", "L’équipe n’écoute pas, informe"), ("recit.nl.md:9",), "in French"),
    Fires("L24", text("het team steunen", "het team niet steunen", "nl"), ("recit.nl.md:30",), "in Dutch"),
    Fires("L25", text("plezier in samenwerken", "geen plezier in samenwerken", "nl"), ("recit.nl.md:74",)),
    Fires("L26", text("bonne connaissance", "mauvaise connaissance"), ("recit.nl.md:67",)),
    Fires("L27", text("pratique de la médiation (atout)", "pratique de la médiation"), ("recit.nl.md:63",), "asset"),
    Fires("L28", text("réunion hebdomadaire", "réunion"), ("recit.nl.md:45",)),
    Fires(
        "L29",
        job(("één dag per week", "vier dagen per week"), ("un jour par semaine", "trois jours par semaine")),
        ("offre.yaml:47",),
    ),
    Fires("L30", text("une douzaine de langues", "beaucoup de langues"), ("recit.nl.md:9",)),
    Fires(
        "L31",
        job(("verantwoordelijkheid van Salomé Vandorenne", "verantwoordelijkheid van Yasmina Tellouch")),
        ("offre.yaml:32",),
        "a name",
    ),
    Fires("L31", job(("maaltijdcheques van € 8", "maaltijdcheques van $ 8")), ("offre.yaml:66",), "a currency"),
]
