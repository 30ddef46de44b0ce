"""Every code kept silent: neighbours of the faults, which people write rightly."""

from tests.validators.dossiers import JOB, MISSION
from tests.validators.faults import COPY, DUTCH_COPY, Silent, both, job, mission, produced, text, word, xlsx
from tests.validators.job_offer import calls
from tests.validators.job_offer.firing_posts import SILENT as POSTS
from tests.validators.job_offer.firing_sheets import SILENT
from tests.validators.job_offer.firing_tables import RIGHT
from tests.validators.job_offer.silent_in_step import IN_STEP
from tests.validators.job_offer.silent_names import NAMES
from tests.validators.job_offer.silent_texts import TEXTS
from tests.validators.job_offer.silent_tongue import TONGUE

_ANY = ("R35", "R01", "R02", "R03", "R04", "R08", "R10", "C06", "T01")
_HUMOUR_FR, _HUMOUR_NL = "patience, franchise et sens de l’humour", "geduld, openhartigheid en gevoel voor humor"

READING = [
    *(Silent(code, JOB, "complete offer") for code in _ANY),
    Silent(
        "R05", job(("nombre de postes: 1\n", ""), x__xlsx=xlsx(["Champ", "Valeur"], ["Nombre de postes", 1])), "value"
    ),
    Silent("R06", job(x__docx=word()), "no comment"),
    Silent("R07", job(x__yaml="renouvelable: non\n"), "well written"),
    Silent(
        "R09",
        both(
            ("# Contexte\n", "# Contexte\n\n![Le bureau](p.png)\n"), ("# Context\n", "# Context\n\n![Kantoor](p.png)\n")
        ),
        "alternative text",
    ),
    Silent("R11", job(("référence: TIS-2027-01", "référence: '#2027'")), "a number sign"),
    Silent("R12", job(x__docx=word()), "nothing embedded"),
    *(Silent(f"R{number}", job(x__docx=word()), "an ordinary text") for number in (20, 21, 25, 26, 28)),
    Silent("R45", job(("Papieren-Merelstraat 7, ", "Papieren-Merelstraat 7 < 8, ")), "a sign of mathematics"),
    Silent("R46", job(("Papieren-Merelstraat 7, ", "Papieren-Merelstraat 7 (te voltooien), ")), "an announcement"),
    Silent("R49", job(x__docx=word()), "a text of one's own"),
    Silent("R49", job(x__docx=produced("")), "properties that say less than all"),
    Silent("R47", job(x__docx=word(look="color")), "another colour"),
    Silent("R22", job(x__docx=word(look="color")), "a coloured text"),
    Silent("R23", job(x__docx=word(form='<w:fldSimple w:instr=" XE x "/>')), "an entry of an index"),
    Silent("R24", job(x__docx=word(form="<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>")), "no prompt"),
    Silent("R27", job(x__docx=word(form='<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')), "a known sign"),
    Silent("R13", job(x__bib="@comment{a {braces} b}\n@book{a, title = {T}}\n"), "a comment beside a reference"),
]

VALUES = [
    Silent(
        "V01",
        job(("entrée en fonction: 1er mars 2027", "entrée en fonction: dès que possible en mars 2027")),
        "vague date",
    ),
    Silent("V02", JOB, "right weekday"),
    Silent("V03", job(("type: CDI", "type: onbepaalde duur")), "Dutch word"),
    Silent("V04", job(("CP 332", "PC 332")), "Dutch letters"),
    Silent("V05", job(("régime de travail: 4/5", "régime de travail: temps plein"), ("30,4", "40")), "in bounds"),
    Silent("V10", job(("nombre de postes: 1", "nombre de postes: deux")), "a number in words"),
    Silent("V11", job(("régime de travail: 4/5", "régime de travail: 4/5 (30h24)")), "the same hours"),
    Silent("V12", job(("type: CDI", "type: CDI à temps partiel 4/5")), "working time beside the contract"),
    Silent("V12", job(("minimum: 2.640 €", "minimum: 2.640 € brut/mois")), "what the field says itself"),
    Silent("V13", job(("1er mars 2027\n", "à convenir\n")), "a start may be left open"),
    Silent("V14", job(("français approuvé le: 23/11/2026", "français approuvé le: 23/11/26")), "a short year"),
    Silent("V15", job(("1er mars 2027\n", "2027\n")), "a year"),
    Silent("V16", job(("limite: vendredi 15 janvier 2027", "limite: 2027-01-15")), "a date where one is asked"),
    Silent("G01", job(("Yasmina Tellouch", "TELLOUCH Yasmina")), "other order"),
    Silent("G02", job(("Yasmina Tellouch", "Zénobie Quatresous")), "another name"),
]

MISSING = [
    Silent("C01", MISSION, "mission without committee"),
    Silent("C01", mission(("  fin: 30 juin 2027\n", "  durée: {fr: 4 mois, nl: 4 maanden}\n")), "duration for end"),
    Silent(
        "C01",
        job(("  adresse d’envoi: emploi@tisselande.example", "  formulaire en ligne: www.tisselande.example")),
        "page for mailbox",
    ),
    Silent(
        "C01", job(("heures par semaine: 30,4 h/semaine", "heures par semaine: beaucoup")), "unreadable is not missing"
    ),
    Silent("C01", job(("commission paritaire: CP 332", "commission paritaire: CCT 332")), "wrong is not missing"),
    Silent("C02", job(("mesure d’emploi: ACS\n", "")), "optional field"),
    Silent("C02", MISSION, "pay range of a mission"),
    Silent("C03", job(("  fr: Accueil social\n  nl: Sociaal onthaal\n", "  fr:\n  nl:\n")), "absent in both"),
    Silent("C04", JOB, "approved"),
    Silent(
        "C05",
        job(("  nl: Verantwoordelijke sociaal onthaal", "  nl: Verantwoordelijke sociaal onthaal\n  statut: approuvé")),
        "approved",
    ),
    Silent("C06", {"offre.yaml": "intitulé: {fr: Poste}\n"}, "a title is enough"),
]

TABLES = [
    Silent("T01", job(("mesure d’emploi: ACS", "TEWERKSTELLINGSMAATREGEL: GECO")), "Dutch name"),
    Silent("V17", job(("nombre de postes: 1\n", "nombre de postes: –\n")), "a dash"),
    Silent("T02", job(x__yaml="référence: TIS-2027-01\n"), "same value twice"),
    Silent("T06", text("# Base légale", "# 4. BASE LÉGALE :"), "numbered, in capitals, with a colon"),
    Silent("T06", text("# Base légale", "## Une histoire\n\nDeux rues.\n\n# Base légale"), "part of a text"),
    Silent("T07", text("# Base légale", "## Une histoire\n\n# Base légale"), "part of a text"),
    Silent("T08", JOB, "everything under a heading"),
    Silent("T09", text("## Qualités", "## Qualités\n\nVous avez :"), "an introduction to a list"),
    Silent(
        "T03",
        mission(
            ("rapport final;eindrapport;20 pages;20 pagina’s;", "rapport final;eindrapport;;;"), file="livrables.csv"
        ),
        "optional cells",
    ),
    Silent("C08", job(("mention de genre", "langues du document: FR et NL\nmention de genre")), "both languages"),
    Silent("C09", job(("maîtrise;", ";"), ("notions;", ";"), file="langues.csv"), "a cell is filled"),
    Silent("C10", job(x__xlsx=b"rien"), "an unread file beside a complete dossier"),
    Silent("T04", job(("arabe;notions", "arabe;maîtrise"), file="langues.csv"), "same level twice"),
    Silent("T30", text("une douzaine de langues", "une douzaine de langues `{{ n }}`"), "code"),
    Silent("T05", mission(("15/06/2027", "30/06/2027"), file="livrables.csv"), "last day"),
    Silent("T05", mission(("15/06/2027", "juin 2027"), file="livrables.csv"), "month"),
]

LANGUAGES = [
    Silent("L01", both(("- patience,", "- patience,"), ("\nTisselande bestaat", "\nTisselande bestaat")), "same lists"),
    Silent("L01", text("Le poste se libère", "Merci.\n\nLe poste se libère"), "one paragraph more"),
    Silent("L02", both(("2 permanences", "deux permanences"), ("2 keer", "2 keer")), "in letters"),
    Silent(
        "L02",
        both(
            ("En 2025", "Le 1er février 2025, à 9 h 30, pour 200 000 €, en 2025"),
            ("In 2025", "Op 1 februari 2025, om 9.30 uur, voor € 200.000, in 2025"),
        ),
        "formats",
    ),
    Silent(
        "L03",
        text("Tisselande vertegenwoordigen", "Tisselande en CBCS asbl vertegenwoordigen", "nl"),
        "registered name",
    ),
    Silent(
        "L03",
        text("- rédaction claire, en français", "- rédaction claire, en français, sur un PC récent"),
        "a computer",
    ),
    Silent("L04", text("- établir l’horaire", "- a) établir l’horaire (même l’été)"), "mark of a point"),
    Silent(
        "L05",
        both(
            ("qu’en 2024.", "qu’en 2024 (info@tisselande.example, 02 511 89 59)."),
            ("dan in 2024.", "dan in 2024 (info@tisselande.example, 02/511.89.59)."),
        ),
        "same number",
    ),
    *TONGUE,
]

OFFERS = [
    Silent("J01", job(("1er mars 2027\n  régime", "dès que possible en janvier 2027\n  régime")), "same month"),
    Silent("J01", job(("1er mars 2027\n  régime", "dès que possible\n  régime")), "as soon as possible"),
    Silent("J02", mission(("fin: 30 juin 2027", "fin: mars 2027")), "month of the start"),
    Silent("J03", job(("30,4", "30")), "tolerance"),
    Silent(
        "J03", job(("régime de travail: 4/5", "régime de travail: temps plein ou 4/5"), ("30,4", "38")), "alternative"
    ),
    Silent("J03", job(("régime de travail: 4/5", "régime de travail: mi-temps"), ("30,4", "19")), "half of 38"),
    Silent("J04", JOB, "contract of employment"),
    Silent("J05", job(("CP 332", "CP 330.01.10")), "known"),
    Silent(
        "J06",
        job(("barème 1/55-1/61-1/77", "CCT 104 et CP 319.02"), ("barema 1/55-1/61-1/77", "cao 104 en PC 319.02")),
        "national agreement",
    ),
    Silent("J07", job(("  brut mensuel maximum: 3 520 €\n", "")), "starting pay"),
    Silent("J08", job(("2.640", "3.520")), "equal"),
    Silent("J09", mission(("type: mission", "type: CDD")), "fixed term"),
    Silent(
        "J12",
        both(
            (
                "# Objectifs\n",
                COPY,
            ),
            ("# Doelstellingen\n", DUTCH_COPY),
        ),
        "equal copy",
    ),
    Silent(
        "K06",
        job(("1080 Molenbeek-Saint-Jean", "1080 Bruxelles"), ("1080 Sint-Jans-Molenbeek", "1080 Brussel")),
        "Brussels for a commune",
    ),
    Silent(
        "K06",
        job(
            ("1080 Molenbeek-Saint-Jean", "2027 heures de présence"), ("1080 Sint-Jans-Molenbeek", "2027 uren aanwezig")
        ),
        "another number",
    ),
    Silent("J14", text("## L’équipe\n", "## Le profil des publics\n"), "heading with more words"),
    Silent("J15", text("L’équipe écoute", "L’équipe aime lire. Plus tard, elle écoute"), "reading"),
    Silent(
        "J16", job(("fr: Responsable de l’accueil social", "fr: Responsable de l’accueil social X/Y")), "other letters"
    ),
    Silent(
        "L15",
        job(
            ("écriture inclusive: épicène", "écriture inclusive: point médian"),
            ("fr: Responsable de l’accueil social", "fr: Chargé·e de l’accueil social"),
        ),
        "style that holds it",
    ),
]

_ORDINARY_FR = [
    "expérience du travail avec des jeunes",
    "connaissance du secteur de la jeunesse",
    "accompagnement de jeunes travailleurs",
    "expérience avec des jeunes en décrochage",
    "animation de groupes d’enfants de moins de douze ans",
    "aisance avec un public dont le français n’est pas la langue maternelle",
    "bonne présentation orale des résultats",
    "accompagnement de mères célibataires",
    "promotion de la bonne santé",
    "auprès de personnes sans handicap ou non",
    "excellente maîtrise du néerlandais",
    "goût pour les jeunes associations",
]
_ORDINARY_NL = [
    "ervaring met jongeren",
    "kennis van het jeugdwerk",
    "werken met jonge vrouwen",
    "begeleiding van jonge medewerkers",
    "ervaring met een publiek van wie Nederlands niet de moedertaal is",
    "begeleiding van alleenstaande moeders zonder kinderen",
    "uitstekende beheersing van het Nederlands",
]

WORDS = [
    *(Silent("J10", text(_HUMOUR_FR, words), words) for words in _ORDINARY_FR),
    *(Silent("J10", text(_HUMOUR_NL, words, "nl"), words) for words in _ORDINARY_NL),
    Silent(
        "J10",
        text("Les demandes deviennent", "De jeunes candidats réfugiés viennent. Les demandes deviennent"),
        "the public",
    ),
    Silent(
        "J11",
        text("au quartier, aux", "au quartier, avec un contrat d’étudiant et sa période d’essai, aux"),
        "students",
    ),
    Silent(
        "J17",
        job(("l’ancienneté utile est reconnue en totalité, sur attestation", "le salaire suit l’ancienneté")),
        "pay offered",
    ),
]

ALL = [
    *SILENT,
    *RIGHT,
    *READING,
    *VALUES,
    *MISSING,
    *TABLES,
    *LANGUAGES,
    *OFFERS,
    *WORDS,
    *TEXTS,
    *TONGUE,
    *IN_STEP,
    *NAMES,
    *POSTS,
    *calls.SILENT,
]
