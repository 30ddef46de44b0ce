"""The language of a title, said only where it is sure."""

import pytest

from imprimatur.core.bilingual import Lang, Speech
from imprimatur.language.titles import foreign_tongue, is_told, title_tongue, tongue_of


@pytest.mark.parametrize(
    ("title", "tongue"),
    [
        ("The digital divide", "en"),
        ("Second-level digital divide: Differences in people’s online skills", "en"),
        ("Street-level bureaucracy: Dilemmas of the individual in public services", "en"),
        ("Journal of European Social Policy", "en"),
        ("La vie au guichet : relation administrative et traitement de la misère", "fr"),
        ("Ce que l’accueil apprend : cahier d’observation", "fr"),
        ("Sociologie et sociétés", "fr"),
        ("Het laatste loket?", "nl"),
        ("Tijdschrift voor Sociologie", "nl"),
        ("Wirtschaft und Gesellschaft", "de"),  # one little word between two that no dictionary has
        ("Je ne sais plus à qui parler", "fr"),  # "je" is Dutch too
        ("Die Würde des Menschen ist unantastbar und mit der Zeit", "de"),
        ("Das Recht auf Wohnen", "de"),  # two little words, half of all in no dictionary
        ("Gesellschaft und Sociale zekerheid für Wirtschaft", "de"),
        ("The house", "en"),
        ("The digital divide Tisselande", "en"),
        ("The digital divide in the house of Gesellschaft Tisselande Wirtschaft", "en"),  # seven words of ten
        ("Contemporary European welfare policy reform Krokantig research network", "en"),  # seven of eight
    ],
)
def test_little_words_and_dictionaries_tell(title: str, tongue: Speech) -> None:
    assert tongue_of(title) == tongue


@pytest.mark.parametrize(
    "title",
    [
        "",
        "1984",
        "Participation",  # one word, of three languages
        "Welzijnsbarometer",  # one word, though of one
        "Rapport social 2023",
        "Brussels Studies",
        "Handbuch der Sozialarbeit",  # a single German article
        "Wirtschaft und Stad",  # one little word, and a word of another language
        "Gesellschaft zur",  # nothing that it joins
        "Le voor",  # little words of two languages
        "Zorgbreed la Krokant",  # hardly a word of the language of its article
        "Santé conjuguée",
        "The",
        "La the film",  # as many little words of one language as of another, all in the dictionary of the first
        "Sociale zekerheid für das Leben",  # two German ones, among words of Dutch
        "The divide Tisselande",
        "The digital divide in the house of Krokant Gesellschaft Tisselande Wirtschaft",
        "European welfare policy reform Krokantig research network",  # six of seven, and no little word
    ],
)
def test_what_is_not_sure_is_not_said(title: str) -> None:
    assert tongue_of(title) is None


@pytest.mark.parametrize(
    ("text", "home", "tongue"),
    [
        ("The digital divide", "fr", "en"),
        ("La vie au guichet", "fr", None),
        ("Politique sociale européenne contemporaine", "fr", None),
        ("Politique sociale européenne contemporaine", "nl", "fr"),
        ("La place des femmes dans les quartiers populaires en Wallonie", "nl", None),
        ("La place des femmes dans les quartiers populaires en Wallonie aujourd’hui", "nl", "fr"),
        ("La vie sociale bruxelloise eet", "nl", None),
        ("La vie sociale bruxelloise er", "nl", "fr"),
        ("La vie au guichet des administrations sociales communales bruxelloises welzijn", "nl", None),
        ("La vie au guichet", "nl", "fr"),
        ("Je ne sais plus à qui parler", "nl", "fr"),
        ("Ars Collaborandi en Care in the City", "nl", None),
        ("CBCS en Le Forum – Bruxelles contre les inégalités", "nl", None),
        ("Partner: Plateforme francophone du Volontariat", "nl", None),
        ("In 2025 krijgt SAM een vervolg in La Fabrique à initiatives", "nl", None),
        ("Rethinking the phases of research, par Marion et Karine Boussart", "fr", None),
        ("Second-level digital divide: Differences in people’s online skills", "nl", "en"),
        ("Le principe de (co)construction, entre contraintes et émancipations", "nl", "fr"),
        (
            "Devenir invisible aux yeux de l’État. Une première estimation des disparitions en Région de Bruxelles",
            "nl",
            "fr",
        ),
    ],
)
def test_a_text_of_two_languages_is_left_alone(text: str, home: Lang, tongue: Speech | None) -> None:
    assert foreign_tongue(text, home) == tongue


@pytest.mark.parametrize(
    ("text", "told"), [("L’accueil du soir", True), ("Rapport social", False), ("Zorg voor wie", True)]
)
def test_little_words_that_one_language_alone_has(text: str, told: bool) -> None:
    assert is_told(text) is told


@pytest.mark.parametrize(
    ("title", "home", "tongue"),
    [
        ("The digital divide", "fr", "en"),
        ("Bowling Alone", "fr", "en"),
        ("Critical Social Policy", "fr", "en"),
        ("Nickel and Dimed", "fr", "en"),  # one word unknown beside a little one
        ("Asset-based community development", "fr", "en"),
        # two English words in a long one
        ("Contestation, institutionnalisation et intégration : trois temps de la Free Clinic", "nl", "fr"),
        ("Welzijnsbarometer 2022", "fr", "nl"),  # one long word, of one language
        ("Santé conjuguée", "nl", "fr"),
        ("Baromètre social", "nl", "fr"),
        ("Revue française de sociologie", "nl", "fr"),
        ("Politique", "nl", "fr"),
        ("Handbuch der Sozialarbeit", "fr", "de"),
        ("Soziale Arbeit", "nl", "de"),
        ("Strukturwandel der Öffentlichkeit", "fr", "de"),
    ],
)
def test_a_short_title_has_a_language_too(title: str, home: Lang, tongue: Speech) -> None:
    assert title_tongue(title, home) == tongue


@pytest.mark.parametrize(
    ("title", "home"),
    [
        ("", "fr"),
        ("1984", "nl"),
        ("Alert", "nl"),  # Dutch too
        ("Ville", "nl"),  # too short alone
        ("Dimed Bowling Alone", "fr"),  # one unknown, and no little word
        ("Care et travail social", "fr"),  # "et" joins no English words
        ("Masterclass Nomade", "fr"),  # every word is Dutch, none of them alone
        ("Community Land Trust Brussel", "nl"),
        ("Marie en Jean Dupont", "nl"),
        ("Bruxelles Informations Sociales", "fr"),
        ("Outreachend werken", "nl"),
        ("Sociologos Crebis", "nl"),  # unknown, and not German
        ("Sozialarbeit", "fr"),
        ("Van der Sozialarbeit", "fr"),
    ],
)
def test_a_short_title_may_be_of_no_sure_language(title: str, home: Lang) -> None:
    assert title_tongue(title, home) is None
