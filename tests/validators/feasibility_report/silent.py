"""For every code of feasibility reports, what is right but looks alike."""

from tests.validators.feasibility_report.firing import FILES, STUDY, cooperating, legal, summary, undecided
from tests.validators.ground import Silent

_WITH = STUDY.with_
_TEXT = "rapport.yaml"
_VOTES = str(FILES["votes.csv"])

ALL = [
    Silent("F01", _WITH("prochaines-etapes.csv", (";C1", ";C1, c2"), (";C2", ";")), "two answers in one cell"),
    Silent("F02", _WITH("prochaines-etapes.csv", (";C2", ";C2; C1")), "semicolon"),
    Silent("F03", _WITH("votes.csv", ("adopté;C;7", "reporté;;7")), "one vote is enough"),
    Silent("F04", _WITH("votes.csv", ("9 décembre 2026", "18 décembre 2026")), "the same day"),
    Silent("F05", _WITH(_TEXT, ("total des coûts annoncé: 82 000 €\n", "")), "no total stated"),
    Silent("F06", _WITH("plan-de-financement.csv", ("32 000 €", "")), "an amount that is missing"),
    Silent("F07", _WITH("calendrier.csv", ("mai 2027;décembre 2027", "mai 2027;mai 2027")), "the same month"),
    Silent("F08", _WITH("calendrier.csv", ("Installatie;2028;2028", "Installatie;2028;31/12/2028")), "the last day"),
    Silent(
        "F09", _WITH("calendrier.csv", ("Budget détaillé;Gedetailleerd budget\n", "BUDGET DETAILLE;\n")), "one language"
    ),
    Silent("F10", _WITH("calendrier.csv", ("mai 2027;décembre", "avril 2027;décembre")), "the same month"),
    Silent("F11", _WITH("personnel.csv", ("Passebruine;8", "Passebrune;8")), "a misspelt name"),
    Silent(
        "F12", {**FILES, "finances.csv": f"{FILES['finances.csv']}Tisselande;;1 €;1 €;1 €\n"}, "a year that is missing"
    ),
    Silent(
        "F13",
        _WITH("fonctionnement.csv", ("locaux;Locaux;Lokalen;Passebruine", "locaux;LOCAUX;Lokalen;Passebruine")),
        "case",
    ),
    Silent("F14", _WITH(_TEXT, ("[Tisselande, Passebruine]", "[Tisselande, Passebrune]")), "a misspelt entity"),
    Silent("F15", _WITH("votes.csv", (";9;8;6;1;1;5", ";9;8;;;;5")), "a show of hands"),
    Silent("F16", _WITH("votes.csv", (";7;6;6;0;0;4", ";;6;6;0;0;4")), "members unknown"),
    Silent("F17", _WITH("votes.csv", ("adopté;C;7;6;6;0;0;4", "reporté;C;7;3;;;;4")), "put off for want of quorum"),
    Silent("F18", _WITH("votes.csv", ("adopté;C;7;6;6;0;0;4", "rejeté;C;7;6;4;2;0;4")), "four fifths not reached"),
    Silent(
        "F19",
        {**FILES, "votes.csv": f"{_VOTES}{_VOTES.splitlines()[1].replace('8 décembre', '17 décembre')}\n"},
        "a second vote",
    ),
    Silent("F20", FILES),
    Silent("F21", FILES),
    Silent("F22", _WITH("votes.csv", ("adopté;C;7", "adopté;c;7")), "case"),
    Silent("F23", _WITH("notes.csv", ("B;Solidité;Stevigheid", "B;solidite;")), "one language"),
    Silent("F24", {name: content for name, content in FILES.items() if name != "notes.csv"}, "no score at all"),
    Silent("F25", summary("Nous ne disons pas « fusion ».", "We zeggen niet ‘fusie’."), "quoted"),
    Silent("F25", summary("La confusion règne.", "Wat een verwarring."), "inside another word"),
    Silent(
        "F26", summary("Le scénario retenu est le troisième.", "Het gekozen scenario is het derde."), "after the vote"
    ),
    Silent("F26", undecided("Aucun scénario retenu à ce jour.", "Het scenario is nog niet gekozen."), "denied"),
    Silent("F27", _WITH(_TEXT, ("14 janvier 2026", "décembre 2026")), "the same month"),
    Silent("F28", _WITH("reunions.csv", ("5 février 2026", "20 janvier 2026")), "between mandate and group"),
    Silent("F29", _WITH(_TEXT, ("horizon: 2028", "horizon: 2026")), "the same year"),
    Silent("F30", FILES),
    Silent("F31", summary('Voir {{ voir("Les risques") }}.', 'Zie {{ zie("De risico’s") }}.'), "a chapter"),
    Silent("F32", _WITH("votes.csv", ("sous conditions;C", "sous conditions;C")), "conditions listed"),
    Silent("F33", _WITH(_TEXT, ("tâches en cours: 14", "tâches en cours: 36")), "all of them"),
    Silent("F34", FILES),
    Silent("F35", FILES),
    Silent("F36", legal("C|3 mois après « Installation »"), "a step of the timeline"),
    Silent("F36", legal("C|dans les trois mois du vote"), "an event that everybody knows"),
    Silent(
        "T03",
        _WITH("calendrier.csv", ("mai 2027;décembre 2027", "dans le mois du vote;dans les trois mois du vote")),
        "said as delays",
    ),
    Silent("T03", _WITH("scenarios.csv", ("sans terme;zonder einde", ";"), ("totale;volledig", ";")), "the status quo"),
    Silent("T03", cooperating(("aucun;geen;aucun;geen;deux noms;twee namen", ";;;;;")), "what a cooperation leaves"),
    Silent(
        "V17",
        _WITH("scenarios.csv", ("totale;volledig", "sans objet;niet van toepassing")),
        "not asked of the status quo",
    ),
    Silent("N01", legal("A et C|mars 2027", "B, C|mars 2027"), "codes told in other words"),
    Silent("F37", legal("C|3 mois après Signer l’acte", "C|un mois avant Installation"), "a chain that ends"),
    Silent("F38", legal("C|3 mois après la fête / 3 maanden na het feest"), "both languages"),
    Silent("F38", legal("C|un mois avant INSTALLATIE"), "a step by its Dutch name"),
    Silent(
        "F39",
        legal(
            "C|au plus tard 24 mois après Budget détaillé",
            calendrier=("Installation;Installatie", "Convoquer les membres;De leden oproepen"),
        ),
        "in time",
    ),
    Silent(
        "F40",
        legal("scénario C. Apport d’universalité|mars 2027", "tous|mars 2027", "A, B|mars 2027", "|mars 2027"),
        "names",
    ),
]
