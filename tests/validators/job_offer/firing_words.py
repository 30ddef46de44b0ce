"""Words that an offer should not hold, each made to fire."""

from tests.validators.faults import Fires, both, job, text

_PROTECTED_FR = [
    "jeune diplômé",
    "une personne jeune et dynamique",
    "âgé de moins de 30 ans",
    "âge maximum : 35 ans",
    "avoir moins de 26 ans",
    "néerlandais, de préférence langue maternelle",
    "locuteur natif",
    "de nationalité belge",
    "bonne présentation",
    "présentation soignée",
    "uniquement des femmes",
    "célibataire",
    "être en bonne santé",
    "sans handicap",
    "de confession catholique",
    "francophone de naissance",
    "un homme avec de l’expérience",
    "sans enfants à charge",
    "vous êtes catholique",
    "vous habitez la commune",
]
_PROTECTED_NL = [
    "jonge medewerker",
    "jong en dynamisch",
    "tussen 25 en 35 jaar",
    "maximumleeftijd",
    "Nederlands als moedertaal",
    "native speaker",
    "Belgische nationaliteit",
    "verzorgd voorkomen",
    "enkel vrouwen",
    "zonder kinderen",
    "in goede gezondheid",
    "zonder handicap",
    "katholieke overtuiging",
    "man met ervaring op het terrein",
    "geen jonge kinderen",
    "kandidaten boven de vijftig",
    "tweetalig van huis uit",
]


def _without_figures(words: str) -> bool:
    return not any(character.isdigit() for character in words)


WORDS = [
    *(
        Fires("J10", text("patience, franchise et sens de l’humour", words), ("recit.fr.md:72",), words)
        for words in _PROTECTED_FR
        if _without_figures(words)
    ),
    *(
        Fires("J10", text("geduld, openhartigheid en gevoel voor humor", words, "nl"), ("recit.nl.md:72",), words)
        for words in _PROTECTED_NL
        if _without_figures(words)
    ),
    *(
        Fires(
            "J10",
            both(
                ("patience, franchise et sens de l’humour", french),
                ("geduld, openhartigheid en gevoel voor humor", dutch),
            ),
            places,
            french,
        )
        for french, dutch, places in [
            ("âgé de moins de 30 ans", "30 plannen", ("recit.fr.md:72",)),
            ("âge maximum : 35 ans", "35 plannen", ("recit.fr.md:72",)),
            ("avoir moins de 26 ans", "26 plannen", ("recit.fr.md:72",)),
            ("25 à 35 projets", "tussen 25 en 35 jaar", ("recit.nl.md:72",)),
        ]
    ),
    Fires("J11", text("au quartier, aux", "au quartier, après une période d’essai, aux"), ("recit.fr.md:31",)),
    Fires("J11", text("met de wijk, de", "met de wijk, na drie maanden proef, de", "nl"), ("recit.nl.md:31",), "Dutch"),
    Fires("J17", job(("fr: [CV,", "fr: [CV et dernière fiche de paie,")), ("offre.yaml:91",)),
    Fires("J17", job(("nl: [cv,", "nl: [cv en laatste loonfiche,")), ("offre.yaml:92",), "Dutch"),
]
