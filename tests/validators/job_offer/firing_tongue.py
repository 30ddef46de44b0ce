"""The language itself, made wrong: other languages, their terms, usages of elsewhere, signs of gender."""

from tests.validators.dossiers import JOB, changed
from tests.validators.faults import Fires, both, job, text

_CONTEXT_FR = "Le poste se libère à la suite d’un départ à la pension."
_CONTEXT_NL = "De functie komt vrij omdat een collega met pensioen gaat."


def _dutch(old: str, new: str) -> dict[str, str | bytes]:
    return text(old, new, "nl")


TONGUE = [
    Fires("L07", text(_CONTEXT_FR, _CONTEXT_NL), ("recit.fr.md:15",), "a sentence of Dutch"),
    Fires("L07", _dutch(_CONTEXT_NL, _CONTEXT_FR), ("recit.nl.md:15",), "a sentence of French"),
    Fires(
        "L07",
        text("organiser l’accueil social et en garantir la qualité", "het sociaal onthaal goed organiseren"),
        ("recit.fr.md:29",),
        "a point",
    ),
    Fires("L07", text("L’accueil au quotidien", "Het onthaal van elke dag"), ("recit.fr.md:35",), "a heading"),
    Fires(
        "L07",
        job(("nl: bachelor maatschappelijk werk of een", "nl: bachelier d’assistant social ou une autre formation #")),
        ("offre.yaml:76",),
        "a value",
    ),
    Fires(
        "L07",
        both(
            ("- patience, franchise et sens de l’humour\n- rigueur", "- geduld en gevoel voor humor\n- nauwkeurigheid"),
            ("geduld", "geduld"),
        ),
        ("recit.fr.md:72",),
        "two points, one after the other",
    ),
    Fires(
        "L07",
        _dutch(_CONTEXT_NL, "We are looking for someone who can start soon and who knows the city."),
        ("recit.nl.md:15",),
        "English",
    ),
    Fires("L08", _dutch("plezier in samenwerken", "goût collectif"), ("recit.nl.md:74",), "two words"),
    Fires("L07", text("L’équipe\n", "Het team\n"), ("recit.fr.md:43",), "a short heading, as in Dutch"),
    Fires(
        "L09",
        job(
            ("fr: Vous pouvez commencer le 1er mars 2027.", "fr: Je kunt beginnen op 1 maart 2027."),
            ("nl: Je kunt beginnen op 1 maart 2027.\n\n", "nl: Vous pouvez commencer le 1er mars 2027.\n\n"),
        ),
        ("offre.yaml:86",),
    ),
    Fires("L11", _dutch("het OCMW en", "het CPAS en"), ("recit.nl.md:5",), "CPAS"),
    Fires("L11", text("du CPAS et", "de l’OCMW et"), ("recit.fr.md:5",), "OCMW"),
    Fires(
        "L11",
        _dutch("van de Franse Gemeenschapscommissie van", "van de Commission communautaire française van"),
        ("recit.nl.md:19",),
        "a full name",
    ),
    Fires("L11", text("de la commune ;", "de la gemeente ;"), ("recit.fr.md:51",), "a word"),
    Fires("L12", _dutch("In Sint-Jans-Molenbeek zet", "In Molenbeek-Saint-Jean zet"), ("recit.nl.md:3",), "French"),
    Fires("L12", text("À Molenbeek-Saint-Jean, l’", "À Elsene, l’"), ("recit.fr.md:3",), "Dutch"),
    Fires(
        "L13",
        changed(
            JOB,
            ("offre.yaml", "écriture inclusive: épicène", "écriture inclusive: point médian"),
            ("offre.yaml", "fr: Responsable de l’accueil social", "fr: Chargé·e de l’accueil social"),
            ("recit.fr.md", "les volontaires.", "les bénévoles formé(e)s."),
        ),
        ("recit.fr.md:47",),
    ),
    Fires("L14", _dutch("stagiairs en vrijwilligers", "stagiair(e)s en vrijwillig(st)ers"), ("recit.nl.md:47",)),
    Fires("L35", job(("écriture inclusive: épicène", "inclusieve schrijfwijze: geen")), ("offre.yaml:16",)),
    Fires(
        "L35",
        job(("écriture inclusive: épicène", "écriture inclusive: {nl: genderneutrale woorden}")),
        ("offre.yaml:16",),
        "in the Dutch column",
    ),
    Fires("L16", _dutch("het bijbehorende deel van", "de inhoudsopgave van"), ("recit.nl.md:52",), "Netherlands"),
    Fires("L16", text("la coordination sociale de la commune", "la mairie"), ("recit.fr.md:51",), "France"),
    Fires("L17", _dutch("elk afzonderlijk", "desgevallend afzonderlijk"), ("recit.nl.md:30",)),
    Fires("L18", text("l’accueil social et en garantir", "l’acceuil social et en garantir"), ("recit.fr.md:29",)),
    Fires("L18", _dutch("stagiairs en vrijwilligers", "stagiairs en vrijwiligers"), ("recit.nl.md:47",), "Dutch"),
    Fires(
        "L18",
        text("- rigueur, y compris dans l’encodage\n- goût", "- rigueur dans l’encodege\n- l’encodege, le goût"),
        ("recit.fr.md:73",),
        "once for a word",
    ),
    Fires("L08", _dutch("## Vaardigheden", "## Compétences"), ("recit.nl.md:57",), "the heading of a field"),
    Fires("L08", text("## Connaissances", "## Kennis"), ("recit.fr.md:65",), "the heading of a field in French"),
    Fires("L08", _dutch("## Eigenschappen", "## Savoir-être"), ("recit.nl.md:70",), "another name of the field"),
    Fires(
        "L08",
        text(_CONTEXT_FR, "Voilà pourquoi het comité werd opgericht om de twee raden te helpen, avec nous."),
        ("recit.fr.md:15",),
        "a sentence that turns",
    ),
    Fires(
        "L07",
        _dutch(_CONTEXT_NL, "The team meets every week to discuss the situations of the residents."),
        ("recit.nl.md:15",),
        "a sentence of English",
    ),
    Fires("L11", _dutch("het OCMW en het Gewest", "het OCMW en de Région"), ("recit.nl.md:5",), "a short form"),
    Fires(
        "L11",
        _dutch(_CONTEXT_NL, "De maison médicale en het planning familial zien hetzelfde."),
        ("recit.nl.md:15",),
        "beside another French word",
    ),
    Fires("L14", _dutch("stagiairs en", "elke directeur/trice, stagiairs en"), ("recit.nl.md:47",), "a slash"),
    Fires("L14", _dutch("stagiairs en", "de assistent(e)s en"), ("recit.nl.md:47",), "in the plural"),
    Fires("L16", text(_CONTEXT_FR, "Le maire a ouvert la journée."), ("recit.fr.md:15",), "the mayor"),
    Fires("L16", _dutch(_CONTEXT_NL, "Wij betalen een reiskostenvergoeding."), ("recit.nl.md:15",), "of travel"),
    Fires(
        "L17", _dutch(_CONTEXT_NL, "Het akkoord werd afgesloten op niveau van de raad."), ("recit.nl.md:15",), "niveau"
    ),
    Fires(
        "L17",
        _dutch(_CONTEXT_NL, "De regularisatie van de situatie duurt maanden."),
        ("recit.nl.md:15",),
        "regularisatie",
    ),
]
