"""The language itself, kept silent: names, titles, quotations and loans, which look foreign and are right."""

from tests.validators.faults import Silent, job, text

_HUMOUR = "patience, franchise et sens de l’humour"


def _dutch(old: str, new: str) -> dict[str, str | bytes]:
    return text(old, new, "nl")


TONGUE = [
    Silent("L07", _dutch("de partners en", "de Fédération des services sociaux, de Ligue bruxelloise en"), "names"),
    Silent("L07", _dutch("Het team luistert,", "‘Le droit de savoir et de vouloir’: het team luistert,"), "quoted"),
    Silent("L07", _dutch("openhartigheid", "zin voor *le travail bien fait*"), "in italics"),
    Silent("L07", text(_HUMOUR, "rigueur (écrire à info@example.example, www.voor-het-onthaal.example)"), "address"),
    Silent("L08", _dutch("geduld,", "housing first, geduld,"), "a loan"),
    Silent("L09", job(("fr: [CV,", "fr: [cv,")), "one word"),
    Silent("L11", _dutch("het OCMW en", "het OCMW (in het Frans CPAS) en"), "a gloss"),
    Silent("L11", _dutch("het OCMW en", "het ‘CPAS’, het OCMW en"), "quoted"),
    Silent("L11", text("du CPAS et", "du CPAS, de la VGC, d’Actiris et"), "a name kept"),
    Silent("L11", _dutch("de partners en", "de Ligue bruxelloise pour la santé mentale en"), "a registered name"),
    Silent("L12", _dutch("de partners en", "de Université libre de Bruxelles en"), "within a name"),
    Silent("L12", text("aux partenaires", "à la Vrije Universiteit Brussel"), "within a Dutch name"),
    Silent("L12", _dutch("de partners en", "collega Sandra Forest en"), "the name of a person"),
    Silent("L13", text("les volontaires.", "les bénévoles formés et formées, directeur/directrice."), "doublets"),
    Silent("L14", _dutch("stagiairs en vrijwilligers", "stagiair(s), nieuw(e) partners en vrijwilligers"), "number"),
    Silent(
        "L35",
        job(("écriture inclusive: épicène", "écriture inclusive: {fr: épicène, nl: geen}")),
        "a style per language",
    ),
    Silent("L35", job(("écriture inclusive: épicène", "écriture inclusive: aucune")), "none in French, in French"),
    Silent("L16", _dutch("het bijbehorende deel van", "de inhoudstafel en de cao van"), "of here"),
    Silent("L16", text("la coordination sociale de la commune", "la commune, septante jours,"), "of here"),
    Silent("L17", _dutch("elk afzonderlijk", "niets kan het weerhouden van"), "the ordinary verb"),
    Silent(
        "L18", text("rigueur, y compris", "intervision, y compris la sensibilité de « l’acceuil »,"), "known, quoted"
    ),
    Silent("L18", text("rigueur, y compris", "zzyqvx, y compris"), "nothing like it"),
    Silent(
        "L18",
        text("- rigueur", "- voisinnage\n- voisinnage, encore\n- le voisinnage toujours\n- rigueur"),
        "a word of the house",
    ),
    Silent("L03", text("aux partenaires", "à Zorg voor Allen vzw"), "the end of a name"),
    Silent("L03", _dutch("de partners en", "Les Petits Riens asbl en"), "the end of a French name"),
    Silent(
        "L07", _dutch("Het team luistert,", "‘Who cares? The future of social work is here’: het team luistert,"), "cut"
    ),
    Silent(
        "L07", _dutch("openhartigheid", "Lipsky, M. (1980). Street-level bureaucracy and the public services."), "cited"
    ),
    Silent("L08", _dutch("openhartigheid", "zie www.tisselande.example/agenda?mois=5#haut."), "an address"),
    Silent("L08", text(_HUMOUR, "laptop, smartphone et internet"), "a loan of the other language"),
    Silent("L08", text("Connaissances", "Savoir"), "no heading of the other language"),
    Silent(
        "L08", _dutch("de partners en", "het boek Les métamorphoses de la question sociale française en"), "a title"
    ),
    Silent(
        "L14", _dutch("stagiairs en vrijwilligers", "directeur/coördinator, begeleider en/of tolk"), "two functions"
    ),
    Silent(
        "L16", text("la coordination sociale de la commune", "Lille, où le maire et le conseil municipal"), "of there"
    ),
    Silent("L16", _dutch("het bijbehorende deel van", "de Nederlandse wethouders en"), "of there"),
    Silent("L16", text("la coordination sociale de la commune", "Mme Le Maire"), "a name"),
    Silent("L17", _dutch("elk afzonderlijk", "de interimkantoren, wat toelaat om te starten"), "of Belgium"),
    Silent("L18", _dutch("nauwkeurigheid", "itsme, nauwkeurigheid"), "a service of here"),
]
