"""Every code made to fire: one change to a complete dossier, and all that must be found, at its very place."""

from datetime import datetime

from tests.validators.dossiers import JOB
from tests.validators.faults import COPY, DUTCH_COPY, Fires, both, job, mission, produced, text, word, xlsx
from tests.validators.job_offer import calls
from tests.validators.job_offer.firing_in_step import IN_STEP
from tests.validators.job_offer.firing_names import NAMES
from tests.validators.job_offer.firing_posts import FIRES as POSTS
from tests.validators.job_offer.firing_sheets import FIRES, computed
from tests.validators.job_offer.firing_tables import TABLES as TYPED_TABLES
from tests.validators.job_offer.firing_texts import TEXTS
from tests.validators.job_offer.firing_tongue import TONGUE
from tests.validators.job_offer.firing_words import WORDS

_HOURS = "\n  heures par semaine: 30,4 h/semaine"
_PROJECT = (
    "projet: {titre du projet: {fr: Ponts, nl: Bruggen}, description du projet: {fr: Relier., nl: Verbinden.}, "
    "début du projet: 2028, fin du projet: 2027}"
)
_DUTCH = str(JOB["recit.nl.md"])
_LEGAL = _DUTCH[_DUTCH.index("# Wettelijke basis") : _DUTCH.index("# Doelstellingen")]
_TASKS_LINE = "tâches: {fr: [mener 10 entretiens, lire, rédiger], nl: [10 gesprekken voeren, lezen, schrijven]}\n"
_TASKS = """Groupe FR;Groupe NL;Niveau;Texte FR;Texte NL
Terrain;Terrein;1;mener 10 entretiens;10 gesprekken voeren
Profil;Kandidaat;1;lire;lezen
"""

_WORD = "<w:t> en secret</w:t>"
_PROMPT = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent/></w:sdt>"

READING = [
    Fires("R01", job(photo__xlsx=b"not a workbook"), ("photo.xlsx",)),
    Fires("R02", job(ancien__xlsx=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ("ancien.xlsx",)),
    Fires("R03", job(notes__xyz="mémo"), ("notes.xyz",)),
    Fires("R04", job(notes__xlsx=xlsx([1], [2])), ("notes.xlsx!Offre",)),
    Fires(
        "R05",
        job(("nombre de postes: 1\n", ""), x__xlsx=computed()),
        ("x.xlsx!Offre!B2",),
    ),
    Fires(
        "R35",
        job(("nombre de postes: 1\n", ""), x__xlsx=xlsx(["Champ", "Valeur"], ["Nombre de postes", "=1+1"])),
        ("x.xlsx!Offre!B2",),
    ),
    Fires("R06", job(x__docx=word(comment=True)), ("x.docx ¶2",)),
    Fires("R07", job(x__yaml="titre: [a\n"), ("x.yaml:2",)),
    Fires("R08", job(x__xlsx=xlsx(["a", "b"], sheet_state="hidden")), ("x.xlsx!Offre",)),
    Fires(
        "R09",
        both(("# Contexte\n", "# Contexte\n\n![](photo.png)\n"), ("# Context\n", "# Context\n\n![](photo.png)\n")),
        ("recit.fr.md:13", "recit.nl.md:13"),
    ),
    Fires("R10", job(x__xlsx=xlsx(["Champ", "Valeur"], [None, "perdu"])), ("x.xlsx!Offre!B2",)),
    Fires(
        "R11",
        job((_HOURS, ""), x__xlsx=xlsx(["Champ", "Valeur"], ["Heures par semaine", "#N/A"])),
        ("x.xlsx!Offre!B2",),
    ),
    Fires("R12", job(x__docx=word(chart=True)), ("x.docx ¶2",)),
    Fires("R20", job(x__docx=word(form="<w:novelty/>")), ("x.docx ¶2",)),
    Fires("R21", job(x__docx=word(form=f"<w:r><w:rPr><w:vanish/></w:rPr>{_WORD}</w:r>")), ("x.docx ¶2",), "hidden"),
    Fires("R21", job(x__docx=word(form=f"<w:r><w:rPr><w:strike/></w:rPr>{_WORD}</w:r>")), ("x.docx ¶2",), "struck"),
    Fires("R22", job(x__docx=word(look="highlight")), ("x.docx ¶2",)),
    Fires("R45", job(("Papieren-Merelstraat 7, ", "Papieren-Merelstraat 7,<br> ")), ("offre.yaml:44",)),
    Fires("R46", job(("Papieren-Merelstraat 7, ", "Papieren-Merelstraat 7, XXX, ")), ("offre.yaml:44",)),
    Fires("R47", job(x__docx=word(look="red")), ("x.docx ¶2",)),
    *(Fires("R49", job(x__docx=produced(stage)), ("x.docx",), stage) for stage in ("draft", "final", "redline", "?")),
    Fires("R23", job(x__docx=word(form='<w:fldSimple w:instr=" REF x "/>')), ("x.docx ¶2",)),
    Fires("R24", job(x__docx=word(form=_PROMPT.format("<w:showingPlcHdr/>"))), ("x.docx ¶2",)),
    Fires("R25", job(x__docx=word(header="Tisselande asbl")), ("x.docx",)),
    Fires("R26", job(x__docx=word(look="b")), ("x.docx ¶1",)),
    Fires("R27", job(x__docx=word(look="rFonts")), ("x.docx ¶1",)),
    Fires("R28", job(x__docx=word(form='<w:r><w:footnoteReference w:id="7"/></w:r>')), ("x.docx ¶2",)),
    Fires("R13", job(x__bib="@book{a,\n title = {Oups\n@comment{}\n"), ("x.bib:1",)),
]

VALUES = [
    Fires("V01", job(("1er mars 2027\n", "un de ces jours\n")), ("offre.yaml:36",)),
    Fires("V02", job(("vendredi 15", "lundi 15")), ("offre.yaml:94",)),
    Fires("V03", job(("type: CDI", "type: CDX")), ("offre.yaml:35",)),
    Fires("V04", job(("CP 332", "CCT 332")), ("offre.yaml:50",)),
    Fires("V05", job(("30,4", "60")), ("offre.yaml:38",)),
    Fires(
        "V17", job(("commission paritaire: CP 332", "commission paritaire: à compléter")), ("offre.yaml:50",), "value"
    ),
    Fires("V17", job(("fr: Responsable de l’accueil social", "fr: à compléter")), ("offre.yaml:9",), "text"),
    Fires("V10", job(("nombre de postes: 1", "nombre de postes: environ 3")), ("offre.yaml:11",)),
    Fires("V11", job(("régime de travail: 4/5", "régime de travail: 4/5 (30 h)")), ("offre.yaml:37",)),
    Fires("V12", job(("type: CDI", "type: CDI avec voiture")), ("offre.yaml:35",)),
    Fires("V12", job(("minimum: 2.640 €", "minimum: 2.640 € par jour")), ("offre.yaml:54",), "a day in a month"),
    Fires("D21", job(("minimum: 2.640 €", "minimum: 12,50 €/h")), ("offre.yaml:55",), "an hour beside a month"),
    Fires("V13", job(("limite: vendredi 15 janvier 2027", "limite: dès que possible")), ("offre.yaml:94",)),
    Fires("V14", job(("français approuvé le: 23/11/2026", "français approuvé le: novembre 2026")), ("offre.yaml:5",)),
    Fires("V15", job(("1er mars 2027\n", "46447\n")), ("offre.yaml:36",)),
    Fires(
        "V16",
        job(
            ("  régime de travail: 4/5\n", ""),
            x__xlsx=xlsx(["Champ", "Valeur"], ["Régime de travail", datetime(2026, 5, 4)]),
        ),
        ("x.xlsx!Offre!B2",),
    ),
    Fires("G01", job(("Yasmina Tellouch", "Zénobie Quatresous")), ("offre.yaml:95",)),
    Fires("G02", job(("Yasmina Tellouch", "Yasmina Telouch")), ("offre.yaml:95",)),
]

MISSING = [
    Fires("C01", job(("commission paritaire: CP 332", "commission paritaire:")), ("offre.yaml:50",), "neutral"),
    Fires("C01", job(("mention de genre: H/F/X\n", "")), ("offre.yaml",), "absent line"),
    Fires("C01", mission(("  fin: 30 juin 2027\n", "")), ("offre.yaml",), "mission without end"),
    Fires("C01", job(("référence: TIS-2027-01\n", "")), ("offre.yaml",), "reference asked for"),
    Fires(
        "C01",
        job(("intitulé:\n  fr: Responsable de l’accueil social\n  nl: Verantwoordelijke sociaal onthaal\n", "")),
        ("offre.yaml",),
        "text in neither language",
    ),
    Fires(
        "C01",
        mission(
            ("{mode de paiement: forfait, montant: 8 000 €, TVA: TVAC, ", "{mode de paiement: forfait, TVA: TVAC, ")
        ),
        ("offre.yaml",),
        "fee",
    ),
    Fires(
        "C01",
        mission(("  adresse d’envoi: emploi@tisselande.example\n", "")),
        ("offre.yaml",),
        "neither mailbox nor page",
    ),
    Fires("C02", job(("date de publication: 1er décembre 2026\n", "")), ("offre.yaml",)),
    Fires("C03", job(("\n  nl: Verantwoordelijke sociaal onthaal", "\n  nl:")), ("offre.yaml:10",)),
    Fires("C03", text(_LEGAL, "", "nl"), ("recit.fr.md:17",), "narrative"),
    Fires("C04", job(("français approuvé par: Salomé Vandorenne, ", "")), ("offre.yaml",)),
    Fires(
        "C05",
        job(
            (
                "  nl: Verantwoordelijke sociaal onthaal",
                "  nl: Verantwoordelijke sociaal onthaal\n  statut: à confirmer",
            )
        ),
        ("offre.yaml:9", "offre.yaml:10"),
    ),
    Fires("C06", {"offre.yaml": "# rien\n"}, ("offre.yaml",)),
]

TABLES = [
    Fires("T01", job(("mesure d’emploi", "couleur")), ("offre.yaml:71",)),
    Fires(
        "T01",
        job(("commission paritaire:", "commission paritère:")),
        ("offre.yaml:50",),
        "one finding for a slip in a name",
    ),
    Fires("T02", job(x__yaml="référence: TIS-2027-02\n"), ("x.yaml:1",)),
    Fires(
        "T06",
        both(
            ("# Base légale", "# Nos partenaires\n\nDeux communes.\n\n# Base légale"),
            ("# Wettelijke basis", "# Onze partners\n\nTwee gemeenten.\n\n# Wettelijke basis"),
        ),
        ("recit.fr.md:17", "recit.nl.md:17"),
    ),
    Fires("T07", text("# Base légale", "# Cadre de vie\n\n# Base légale"), ("recit.fr.md:17",)),
    Fires(
        "T08",
        both(
            ("# Présentation de l’organisation", "Bienvenue.\n\n# Présentation de l’organisation"),
            ("# Voorstelling van de organisatie", "Welkom.\n\n# Voorstelling van de organisatie"),
        ),
        ("recit.fr.md:1", "recit.nl.md:1"),
    ),
    Fires(
        "T09",
        both(
            ("- patience,", "- patience,\n\nDe plus :\n\n- patience,"),
            ("- geduld,", "- geduld,\n\nBovendien:\n\n- geduld,"),
        ),
        ("recit.fr.md:70", "recit.nl.md:70"),
    ),
    Fires("T03", job(("arabe;notions;", "arabe;;"), file="langues.csv"), ("langues.csv:4",)),
    Fires(
        "T03",
        mission(("rapport final;eindrapport;", ";;"), file="livrables.csv"),
        ("livrables.csv:3",),
        "both languages of a cell, once",
    ),
    Fires("C08", job(("mention de genre", "langues du document: français\nmention de genre")), ("offre.yaml:42",)),
    Fires(
        "C09",
        job(("Niveau;", ""), ("maîtrise;", ""), ("bonne connaissance;", ""), ("notions;", ""), file="langues.csv"),
        ("langues.csv",),
        "a column that nobody typed",
    ),
    Fires(
        "C09",
        job(("maîtrise;", ";"), ("bonne connaissance;", ";"), ("notions;", ";"), file="langues.csv"),
        ("langues.csv:1",),
        "a column of empty cells",
    ),
    Fires(
        "T03",
        mission(("rapport final;eindrapport;", "rapport final;;"), file="livrables.csv"),
        ("livrables.csv:3",),
        "one language of a cell",
    ),
    Fires(
        "T04",
        both(
            (
                "mois de mars 2027.\n",
                "mois de mars 2027.\n\n| Mot | Sens |\n|---|---|\n| aide | agir |\n| Aide | agir |\n",
            ),
            ("maart 2027.\n", "maart 2027.\n\n| Woord | Zin |\n|---|---|\n| hulp | doen |\n| steun | doen |\n"),
        ),
        ("recit.fr.md:20",),
        "a row of a table in a text",
    ),
    Fires("T04", job(("arabe;", "français;"), file="langues.csv"), ("langues.csv:4",)),
    Fires(
        "T04",
        mission(("rapport final;eindrapport", "carte des services;kaart van de diensten"), file="livrables.csv"),
        ("livrables.csv:3",),
        "both languages, once",
    ),
    Fires("T05", mission(("15/06/2027", "15/07/2027"), file="livrables.csv"), ("livrables.csv:3",)),
    Fires("T30", job(("référence: TIS-2027-01", "référence: 'TIS-{{ n }}'")), ("offre.yaml:17",), "no text"),
    Fires("T30", job(("canaux de diffusion: [Actiris,", "canaux de diffusion: ['{{ x',")), ("offre.yaml:20",), "rows"),
    Fires("T30", text("une douzaine de langues", '{{ nombre("Langues") }} langues'), ("recit.fr.md:9",), "a text"),
    Fires("T30", text("une douzaine de langues", "une {% douzaine"), ("recit.fr.md:9",), "another sign"),
]

LANGUAGES = [
    Fires("L01", text("- accueillir les stagiaires et les volontaires.\n", ""), ("recit.nl.md:47",)),
    Fires("L01", text("## Le réseau et les constats\n", "Chaque semaine aussi :\n"), ("recit.nl.md:49",), "headings"),
    Fires("L02", text("10 jours", "12 jours"), ("recit.nl.md:24",)),
    Fires(
        "L02",
        job(("Je kunt beginnen op 1 maart 2027.", "Je kunt beginnen op 1 maart 2028.")),
        ("offre.yaml:87",),
        "date",
    ),
    Fires(
        "L03",
        job(
            ("de leiding van een team", "de leiding van een team (3 ETP)"),
            ("l’animation d’une équipe", "l’animation d’une équipe (3 ETP)"),
        ),
        ("offre.yaml:81",),
    ),
    Fires("L04", text("(CASG)", "(CASG"), ("recit.fr.md:19",)),
    Fires("L05", text("plus qu’en 2024.", "plus qu’en 2024. Écrivez à info@tisselande.example."), ("recit.nl.md:5",)),
    *TONGUE,
]

OFFERS = [
    Fires("J01", job(("1er mars 2027\n  régime", "1er janvier 2027\n  régime")), ("offre.yaml:36",)),
    Fires("J02", mission(("fin: 30 juin 2027", "fin: 28 février 2027")), ("offre.yaml:21",), "contract"),
    Fires(
        "J02",
        job(
            (
                "mesure d’emploi: ACS",
                _PROJECT,
            )
        ),
        ("offre.yaml:71",),
        "project",
    ),
    Fires("J03", job(("30,4", "19")), ("offre.yaml:38",)),
    Fires(
        "J04",
        mission(("honoraires:", "rémunération: {barème: {fr: barème 2, nl: barema 2}}\nhonoraires:")),
        ("offre.yaml:24",),
    ),
    Fires("J05", job(("CP 332", "CP 323")), ("offre.yaml:50",)),
    Fires(
        "J06",
        job(
            ("barème 1/55-1/61-1/77", "barème 2 de la CCT 319.02"), ("barema 1/55-1/61-1/77", "barema 2 van PC 319.02")
        ),
        ("offre.yaml:52",),
    ),
    Fires("J07", job(("  brut mensuel minimum: 2.640 €\n  brut mensuel maximum: 3 520 €\n", "")), ("offre.yaml",)),
    Fires("J08", job(("2.640", "3.640")), ("offre.yaml:55",)),
    Fires(
        "J09",
        job(("entrée en fonction: 1er mars 2027", "entrée en fonction: 1er mars 2027\n  fin: 2028")),
        ("offre.yaml:37",),
    ),
    Fires(
        "J12",
        both(
            (
                "# Objectifs\n",
                COPY.replace(", aux partenaires et aux pouvoirs publics", ""),
            ),
            ("# Doelstellingen\n", DUTCH_COPY),
        ),
        ("recit.fr.md:25",),
    ),
    Fires(
        "K06",
        job(("1080 Molenbeek-Saint-Jean", "1050 Molenbeek-Saint-Jean"), ("1080 Sint-Jans-Molenbeek", "1050 Brussel")),
        ("offre.yaml:43",),
    ),
    Fires("J14", {**mission((_TASKS_LINE, "")), "tâches.csv": _TASKS}, ("tâches.csv:3",)),
    Fires("J15", text("d’expulsion. L’équipe", "d’expulsion. Lire la suite L’équipe"), ("recit.fr.md:9",)),
    Fires(
        "J16",
        job(("fr: Responsable de l’accueil social", "fr: Responsable de l’accueil social (h/f/x)")),
        ("offre.yaml:9",),
        "French",
    ),
    Fires(
        "J16",
        job(("nl: Verantwoordelijke sociaal onthaal", "nl: Verantwoordelijke sociaal onthaal M/V")),
        ("offre.yaml:10",),
        "Dutch",
    ),
    Fires(
        "L15", text("l’équipe, individuellement", "l’équipe (agent·e·s compris), individuellement"), ("recit.fr.md:30",)
    ),
]

ALL = [
    *FIRES,
    *TYPED_TABLES,
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
    *calls.FIRES,
]
