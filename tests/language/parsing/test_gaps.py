"""What is left in a text that is not finished, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.language.parsing.gaps import gap_in, is_gap, perhaps_gap_in
from imprimatur.language.parsing.marks import broken_in, note_in, status_in

UNFINISHED = [
    "Le poste commence le [date à préciser] à Jette.",
    "Het team telt XXX mensen.",
    "Prenez contact avec xxxx au 02 ???",
    "Le local est situé rue ______ 12.",
    "Montant : ........ €",
    "De zaal (te bevestigen) ligt in Jette.",
    "Budget [nog aan te vullen door Joris] in 2027",
    "Le service accueille les habitants. À compléter.",
    "Les chiffres : à préciser.",
    "Le lieu est connu, date à confirmer.",
    "Nous comptons XX membres.",
    "Nous comptons xx membres.",
    "Het budget bedraagt XX euro.",
    "Rendez-vous le .. mars à Jette.",
    "Rendez-vous le __ mars.",
    "Réunion le xx/xx/2026 à Jette.",
    "Datum: ../../2026",
    "La dame (?) est venue",
    "Il y a ?? personnes",
    "[nom] est venu.",
    "L’asbl <nom> est née",
    "Bonjour {nom}, voici",
    "Madame «NOM_ASSO», nous",
    "Chère «Nom»",
    "Le budget s’élève à n/a.",
    "Ici lorem ipsum dolor.",
    "Le service est ouvert (à revoir) le lundi.",
    "Le service est ouvert À COMPLÉTER le lundi.",
    "Le service de à compléter est ouvert.",
    "Insérer photo",
    "[photo]",
    "Cliquez ici pour taper du texte",
    "Klik hier om tekst in te voeren",
    "Titre 1",
    "texte à insérer ici",
    "[organisation]",
    "Cijfers volgen: TBC",
    "De cijfers (volgt)",
    "De cijfers van 2026 (nog aan te vullen)",
    "De cijfers van 2026: nader te bepalen.",
    "Coût : … €",
    "né en 20xx",
    "Le TODO",
    "TODO : relire",
    "wordt aangevuld",
    "volgt",
    "à venir",
    "suit",
    "blabla",
    "Le projet blabla en 2026.",
    "0000",
    "00/00/0000",
    "Les réunions ont lieu le jeudi (horaire à confirmer).",
    "(à confirmer par le comité)",
    "Rue XXX 12",
    "au XX de la rue",
    "…….",
    "Met de steun van XXX.",
    "une aide de XXX",
    "We telden .... deelnemers",
]
SAID = [
    "à confirmer par le comité",
    "Un formulaire à compléter en ligne",
    "Le tome XXX des annales, au XXXe siècle",
    "Vraiment ?? [...] oui, etc...",
    "les données à vérifier par le service",
    "la date reste à confirmer par le comité",
    "à suivre",
    "Malcolm X",
    "Malcolm XXX",
    "une todo list partagée",
    "Todo el mundo",
    "etc.…",
    "et ainsi de suite, etc...",
    "« Je suis […] venue »",
    "« [organisation] nous a aidés »",
    "(sic)",
    "5 < 8 personnes",
    "#bruxelles",
    "info@tisselande.example",
    "Suivez-nous : @Tisselande",
    "Que faire ?",
    "Le louis XX",
    "au XXe siècle",
    "Een formulier om in te vullen",
    "Op een nader te bepalen datum",
    "Het is nodig om de lijst aan te vullen.",
    "Trois étapes : à préparer, à relire, à valider.",
    "Ce qui suit est vrai.",
    "Zoals volgt:",
    "Le chien qui le suit.",
    "De cursus die zij volgt.",
    "dd. 3 mei",
    "Le tableau reste à vérifier avec les services",
    "tbc-screening voor iedereen",
    "TBC is een longziekte.",
    "La suite à venir dépend du budget.",
    "Les années à venir.",
    "À venir ensuite, un colloque.",
    "Papieren-Merelstraat 7 (te voltooien),",
    "Un questionnaire (à compléter en ligne)",
    "(à renvoyer avant le 3 mars)",
    "les défis à relever, à préciser et à chiffrer ensemble",
    "Une méthode à définir avec les équipes.",
    "prix : 3 000 000 €",
    "le mot «nom»",
    "I + II + XX = ?",
    "de mars à mai…",
    "Et alors ?? Rien.",
    "texte (voir p. 3)",
    "Cliquez ici pour vous inscrire",
    "une photo à ajouter au dossier",
    "x",
    "2 x 3",
    "X",
    "Generatie X",
    "à définir avec l’équipe",
    "horaire à définir avec l’équipe",
    "à confirmer par le notaire, selon la loi",
    "GROUPE DE TRAVAIL",
]
NOTES = [
    "Le chiffre exact, à demander à Karim.",
    "Barème : à demander à Karim",
    "Un formulaire a été envoyé. Le montant, à demander à Karim.",
    "@Fatima: peux-tu vérifier ?",
    "@Fatima peux-tu vérifier ?",
    "Le service (voir Fatima) est ouvert.",
    "Voir Fatima.",
    "Le chiffre est juste. Demander à Karim.",
    "(demander à Karim)",
    "Check bij Lies",
    "check bij Lies!",
    "note pour moi",
    "Note pour moi : ajouter le chiffre",
    "ne pas oublier",
    "Ne pas oublier de demander le chiffre.",
    "NB : à vérifier avec Fatima",
    "Kan je dit nakijken?",
    "(nog te checken bij Joris)",
    "Le service accueille 12 personnes - à vérifier avec Salomé",
    "(relu par Fatima)",
    "pas sûr ?",
    "On garde ça ?",
    "zie Fatima",
    "Zie Lies Peeters",
]
ADVICE = [
    "Suivez-nous : @Tisselande",
    "Écrivez à info@tisselande.example",
    "Voir Annexe 2",
    "Voir Van Parijs (2014)",
    "(voir Dupont, 2019)",
    "(zie Vandermeersch 2020)",
    "Ne pas oublier les familles monoparentales reste un défi",
    "Kan je goed luisteren?",
    "Il faut demander à Karim son accord",
    "NB : les chiffres sont arrondis.",
    "voir Bruxelles",
    "Une note pour nous tous",
    "Pouvez-vous vérifier la recevabilité d'une demande ? La question revient souvent.",
    "(voir Marie Dupont, 2019)",
    "Contrat avec Fatima",
    "Vous pouvez demander à Salomé Vandorenne",
    "Contacter Joris pour réserver",
    "Le formulaire, à demander à Marie Dupont, se remet avant le 3 mai.",
    "Note d’information : à demander à Lucie Renard",
    "Het reglement (te vragen aan Marie Dupont)",
    "La suite est à voir sur place : à demander à Lucie Renard, 02 511 11 11",
    "(te vragen aan Lucie Renard, lucie@asbl.example)",
]
MARKS = [
    "CONFIDENTIEL – ne pas diffuser",
    "VERTROUWELIJK",
    "intern gebruik",
    "usage interne",
    "Embargo jusqu’au 3 mars 2027",
    "Version provisoire",
    "brouillon",
    "DRAFT",
    "v2 - relu par Fatima",
    "Rapport 2026 – DRAFT",
    "Rapport annuel (version provisoire)",
    "Voorlopige versie van 3 mei 2026",
    "Document de travail",
    "Ce texte est CONFIDENTIEL et interne.",
    "Ontwerpversie",
    "Draft v3",
    "ne pas diffuser",
    "BROUILLON",
    "Version provisoire du 12/03/2026",
    "Niet verspreiden!",
]
ORDINARY = [
    "Les entretiens sont confidentiels.",
    "Un lieu confidentiel",
    "un outil à usage interne",
    "Le secret est vertrouwelijk behandeld",
    "De gegevens worden vertrouwelijk behandeld.",
    "un budget provisoire",
    "Concept",
    "Het concept is nieuw",
    "conceptnota",
    "Un document de travail a été rédigé.",
    "Een eerste draft werd besproken.",
    "Projet de texte sur le logement",
    "concept van zorg: nieuw",
    "Le droit, de l'ébauche à la loi",
    "ontwerp van ordonnantie",
    "Version 2 du plan",
    "embargo sur les armes",
    "GROUPE DE TRAVAIL LOGEMENT",
]


@pytest.mark.parametrize("text", UNFINISHED)
def test_words_still_to_come(text: str) -> None:
    assert is_gap(text) or gap_in(text)


@pytest.mark.parametrize("text", SAID)
def test_words_that_say_something(text: str) -> None:
    assert not is_gap(text)
    assert gap_in(text) == ""


@pytest.mark.parametrize("text", NOTES)
def test_a_note_to_a_colleague(text: str) -> None:
    assert note_in(text) or is_gap(text)


@pytest.mark.parametrize("text", ADVICE)
def test_advice_to_a_reader(text: str) -> None:
    assert note_in(text) == ""


@pytest.mark.parametrize("text", MARKS)
def test_a_mark_of_a_draft_or_a_secret(text: str) -> None:
    assert status_in(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_words_of_a_sentence_are_no_mark(text: str) -> None:
    assert status_in(text) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le poste commence le [date à préciser] à Jette.", "[date à préciser]"),
        ("Het team telt XXX mensen.", "XXX"),
        ("De zaal (te bevestigen) ligt in Jette.", "te bevestigen"),
        ("Le lieu est connu, date à confirmer.", "date à confirmer."),
        ("Réunion le xx/xx/2026 à Jette.", "xx/xx/2026"),
        ("Le service est ouvert À COMPLÉTER le lundi.", "À COMPLÉTER"),
        ("Madame «NOM_ASSO», nous", "«NOM_ASSO»"),
    ],
)
def test_the_very_words_are_told(text: str, found: str) -> None:
    assert gap_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("La date est à préciser.", "La date est à préciser"),
        ("Nous verrons les habitants du quartier à compléter", "à compléter"),
        ("À compléter avec les chiffres de 2026.", "À compléter avec"),
        ("La date reste à confirmer par le comité.", ""),
        ("Un formulaire à compléter", ""),
        ("Il y a une liste à tenir et à compléter", ""),
    ],
)
def test_what_may_be_meant_is_asked(text: str, found: str) -> None:
    assert perhaps_gap_in(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("voir Erreur ! Source du renvoi introuvable.", "Erreur ! Source du renvoi introuvable"),
        ("Fout! Verwijzingsbron niet gevonden.", "Fout! Verwijzingsbron niet gevonden"),
        ("Error! Reference source not found.", "Error! Reference source not found"),
        ("soit #REF! euros", "#REF!"),
        ("Erreur ! Il manque un mot.", ""),
        ("#bruxelles", ""),
    ],
)
def test_a_reference_that_found_nothing(text: str, found: str) -> None:
    assert broken_in(text) == found


@pytest.mark.parametrize("title", ["À venir", "Te doen", "Nom, prénom", "n/a", "Titre du rapport"])
def test_a_heading_may_name_what_is_to_come(title: str) -> None:
    assert not is_gap(title, title=True)


def test_a_heading_may_be_unfinished() -> None:
    assert is_gap("Titre à définir", title=True)
    assert is_gap("XXX", title=True)


@given(st.text(alphabet="xX?.…_[]()<>{}«»@ àéAaBb,:/0-\n", max_size=80))
def test_what_is_told_stands_in_the_text(text: str) -> None:
    for question in (gap_in, note_in, status_in, broken_in, perhaps_gap_in):
        assert question(text) in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Entretiens avec X agentes d’accueil.", "avec X"),
        ("Je volgt de permanenties gedurende ? uur.", "gedurende ?"),
        ("Rendez-vous le .../.../2027.", ".../.../2027"),
        ("L’atelier était animé par Prénom Nom.", "Prénom Nom"),
        ("La demande [réf.] dépasse l’offre.", "[réf.]"),
        ("De cijfers (bron ontbreekt) dalen.", "(bron ontbreekt)"),
        ("Les cas (source ?) augmentent.", "(source ?)"),
        ("Ils sont douze, nom du partenaire à ajouter.", "nom du partenaire à ajouter."),
        ("Ils sont douze. Texte français à fournir.", "Texte français à fournir."),
        ("Ils sont douze. Chiffres à recevoir de la compta.", "Chiffres à recevoir de la compta."),
        ("Niemand gaat weg – nog aanvullen.", "nog aanvullen."),
        ("Ils sont douze. Ajouter une phrase sur les volontaires.", "Ajouter une phrase sur les volontaires"),
        ("Sed ut perspiciatis unde omnis iste natus error.", "Sed ut perspiciatis unde"),
        ("Contact : Mme XX.", "Mme XX"),
        ("Contact : %nom%.", "%nom%"),
        ("Contact: $NAAM$.", "$NAAM$"),
        ("On verra. %% nakijken %%", "%% nakijken %%"),
        ("On verra. *** NALEZEN ***", "*** NALEZEN ***"),
        ("On verra [SV : à raccourcir].", "[SV : à raccourcir]"),
        ("Une XXX est créée.", "XXX"),
        ("Il XXX peut-être.", "XXX"),
    ],
)
def test_what_stands_for_words_to_come_in_a_sentence(text: str, words: str) -> None:
    assert gap_in(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Le formulaire, à compléter par le candidat, est joint.",
        "Malcolm X est le héros de la pièce.",
        "Qui ? Quoi ? Où ? Trois questions suffisent.",
        "« On vient pour les … enfants », dit-elle.",
        "Ils sont douze. Les chiffres à recevoir de la commune sont publiés.",
        "Hier delen we verhalen; foto’s toevoegen aan de website mag.",
        "Vice versa, a priori, in fine.",
        "Avec qui ? Personne ne le demande.",
        "De 20 %, puis 30 % encore, en US$ ou en A$.",
        "Louis XXX est mort, dit le chapitre XXX du livre.",
        "Des produits 100% bio et 50% locaux.",
        "Subsides à recevoir",
        "Cotisations sociales à recevoir",
    ],
)
def test_what_only_looks_like_words_to_come(text: str) -> None:
    assert (gap_in(text), perhaps_gap_in(text)) == ("", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Elle relaie auprès de la Région à compléter.", "à compléter"),
        ("Contact chez Actiris à recevoir", "à recevoir"),
        ("Subsides à confirmer", "à confirmer"),
        ("Ils sont douze. Reste à rédiger la conclusion.", "Reste à rédiger la conclusion"),
        ("Ils sont douze. Dit stuk moet nog herschreven worden.", "Dit stuk moet nog herschreven worden"),
    ],
)
def test_what_may_be_words_to_come(text: str, words: str) -> None:
    assert perhaps_gap_in(text) == words


def test_marks_may_follow_one_another_and_colleagues_owe_something() -> None:
    assert status_in("Ils sont douze. Version du 12/03, ne pas diffuser.") == "Version du 12/03, ne pas diffuser"
    assert note_in("Ils sont douze. Karim doit encore m’envoyer les chiffres.") != ""
    assert note_in("Le candidat doit nous envoyer une lettre.") == ""
