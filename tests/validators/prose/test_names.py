"""Names are held against the registers, letter by letter, and other names are left in peace."""

import pytest

from tests.validators.prose.reading import said
from validators.prose import acronyms, names

SLIPS = [
    ("Vous travaillez avec Yasmina Telouch.", "G06", "Yasmina Telouch", "Yasmina Tellouch"),
    ("Vous travaillez avec Yasmine Tellouch.", "G06", "Yasmine Tellouch", "Yasmina Tellouch"),
    ("Écrivez à Tellouch Yasmina si vous avez une question.", "G06", "Tellouch Yasmina", "Yasmina Tellouch"),
    ("Voyez Mme Telouch.", "G06", "Telouch", "Tellouch"),
    ("Voyez Nicolas Kuyssche.", "G06", "Nicolas Kuyssche", "Nicolas De Kuyssche"),
    ("Voyez Salome Vandorenne.", "G07", "Salome Vandorenne", "Salomé Vandorenne"),
    ("Voyez Caroline VanderHoeven.", "G07", "Caroline VanderHoeven", "Caroline Vander Hoeven"),
    ("Voyez Yahyâ Hachem-Samii.", "G07", "Yahyâ Hachem-Samii", "Yahyâ Hachem Samii"),
    ("L’équipe de Tisseland accueille.", "G06", "Tisseland", "Tisselande"),
    ("L’équipe de Tisselnade accueille.", "G06", "Tisselnade", "Tisselande"),
    ("Avec la Fédération Wallonie-Bruxelle.", "G06", "Fédération Wallonie-Bruxelle", "Fédération Wallonie-Bruxelles"),
    ("Avec la Fédération Wallonie Bruxelles.", "G07", "Fédération Wallonie Bruxelles", "Fédération Wallonie-Bruxelles"),
    (
        "Avec la Ligue bruxelloise de la santé mentale.",
        "G06",
        "Ligue bruxelloise de la santé mentale",
        "Ligue bruxelloise pour la santé mentale",
    ),
    (
        "Le Conseil bruxellois coordination sociopolitique aide.",
        "G06",
        "Conseil bruxellois coordination sociopolitique",
        "Conseil bruxellois de coordination sociopolitique",
    ),
    (
        "Le Conseil bruxellois de la coordination sociopolitique aide.",
        "G06",
        "Conseil bruxellois de la coordination sociopolitique",
        "Conseil bruxellois de coordination sociopolitique",
    ),
    ("Vous travaillez avec Yasmina Tellouche.", "G06", "Yasmina Tellouche", "Yasmina Tellouch"),
    ("Telouch Yasmina répond.", "G06", "Telouch Yasmina", "Yasmina Tellouch"),
    ("Tellouch Yasmina relit les comptes de la maison.", "G06", "Tellouch Yasmina", "Yasmina Tellouch"),
    ("Rendez-vous à Saint Gilles.", "G07", "Saint Gilles", "Saint-Gilles"),
    ("Rendez-vous à Schaerbeeck.", "G06", "Schaerbeeck", "Schaerbeek"),
]

RIGHT = [
    "Yasmina Tellouch, puis TELLOUCH Yasmina et YASMINA TELLOUCH.",
    "Marc Tellier et Tessa Vandamme passent.",
    "Jean Telouchi et Marie Telouch passent.",
    "Tisselande et les deux Tisselandes.",
    "Le Forum – Bruxelles contre les inégalités, Le Forum - Bruxelles contre les inégalités.",
    "Les membres du Forum – Bruxelles contre les inégalités.",
    "Voyez Nicolas de Kuyssche et Laurent d'Ursel.",
    "Écrivez à emploi@tiselande.example ou voyez www.tiselande.example.",
    "Le conseil bruxellois de la coordination.",
    "MOLENBEEK SAINT JEAN",
    "Gérard raconte, Rolande aussi.",
    "La Maison des Tisserands, à Ixelles.",
    "L’équipe est là. Vandorenne Salomé, Oosterwijck Bram et Tellouch Yasmina sont excusés.",
    "Tellouch Yasmina, responsable des ressources humaines, et toute son équipe.",
]


@pytest.mark.parametrize(("text", "code", "written", "known"), SLIPS)
def test_a_slip_is_found_with_what_it_stands_for(text, code, written, known):
    """A letter, an accent, a hyphen, a particle, a small word, the order: each is told in the words of the text."""
    message = f"« {written} » : s’agit-il de « {known} » ?" if code == "G06" else f"« {written} » s’écrit « {known} »."
    assert said(names.check, text) == [(code, message)]


@pytest.mark.parametrize("text", RIGHT)
def test_other_names_are_left_in_peace(text):
    """Other people, plurals, capitals, addresses, words in small letters."""
    assert said(names.check, text) == []


@pytest.mark.parametrize(
    "text", ["Brusselse en Elsense organisaties, Tisselandes werk.", "Het team van Tisselande’s buren."]
)
def test_dutch_endings_are_no_slips(text):
    """A name takes the ending of who lives there, and a genitive."""
    assert said(names.check, text, lang="nl") == []


def test_a_person_of_the_dossier_is_known_by_the_cell_that_names_them():
    """No register holds her: the text that differs from the cell is asked about, once."""
    found = said(names.check, "Fatima Benkirane", "Merci à Fatima Benkiran pour son aide.", "Fatima Benkirane répond.")
    assert found == [("G06", "« Fatima Benkiran » : s’agit-il de « Fatima Benkirane » ?")]


def test_a_person_whom_no_register_holds_is_spelled_one_way():
    """The second spelling is asked about, in another sentence as in another text."""
    asked = [("G06", "« Medhi Belkacem » : s’agit-il de « Mehdi Belkacem » ?")]
    assert said(names.check, "Mehdi Belkacem accueille. Plus tard, Medhi Belkacem oriente.") == asked
    assert said(names.check, "Mehdi Belkacem accueille.", "Medhi Belkacem oriente.") == asked
    found = said(names.check, "Nathalie Verbruggen préside.", "La note est de Nathalie Verbrugghen.")
    assert found == [("G06", "« Nathalie Verbrugghen » : s’agit-il de « Nathalie Verbruggen » ?")]


@pytest.mark.parametrize(
    "texts",
    [
        ("Jan Peeters et Jan Pieters passent.",),
        ("Marie Dupont parle.", "Mario Dupont écoute."),
        ("Marie Lambert parle.", "Marie Lamberts bijdrage."),
        ("Le Parlement Bruxellois vote.", "Le Parlement Bruxelles vote."),
    ],
)
def test_two_people_with_near_names_are_two_people(texts):
    """In one sentence, with two usual given names, with a genitive; two bodies are nobody."""
    assert said(names.check, *texts) == []


def test_two_people_of_the_dossier_may_have_near_names():
    """Both stand in a cell of their own."""
    assert said(names.check, "Marie Dubois", "Marie Dubos", "Marie Dubois et Marie Dubos.") == []


@pytest.mark.parametrize(
    ("texts", "written", "known"),
    [
        (("Le Crebis étudie.", "Une note du CREBIS."), "CREBIS", "Crebis"),
        (("Le Crebis étudie.", "Une note du Crébis."), "Crébis", "Crebis"),
        (("Une asbl.", "Deux asbl.", "Une ASBL."), "ASBL", "asbl"),
        (("La COCOF décide.", "La COCOF agrée.", "La Cocof paie."), "Cocof", "COCOF"),
        (("Le CPAS aide.", "Un C.P.A.S. voisin."), "C.P.A.S.", "CPAS"),
        (("Brusano oriente.", "Avec BRUSANO."), "BRUSANO", "Brusano"),
        (("Bruxeo négocie.", "Selon Bruxeo.", "Avec BruXeo."), "BruXeo", "Bruxeo"),
    ],
)
def test_one_spelling_of_each_acronym(texts, written, known):
    """The register's, else the one that is used most: the other places are told."""
    assert said(acronyms.check, *texts) == [("G08", f"« {written} » s’écrit « {known} » dans le reste du document.")]


@pytest.mark.parametrize(
    "texts",
    [
        ("Une note du CREBIS.", "Le CREBIS étudie."),
        ("Le Crebis étudie.", "LE CREBIS RECRUTE PARTOUT"),
        ("Le Crebis étudie.", "La note « Dix ans du CREBIS » paraît."),
        ("Le Crebis étudie.", "Voyez www.CREBIS.be et info@CREBIS.be."),
        ("Une asbl.", "Asbl ou non."),
        ("L’AIDE a dix ans.", "Une aide, puis Aide et soins."),
        ("Le mot EST en gras.", "Il est tard."),
        ("Ludivine Marchandise signe.", "MARCHANDISE Ludivine."),
    ],
)
def test_what_is_no_other_spelling(texts):
    """One spelling alone, capitals all over, quotations, addresses, a sentence's capital, words."""
    assert said(acronyms.check, *texts) == []


def test_dutch_acronyms():
    """The genitive of a name is no other spelling; capitals are."""
    assert said(acronyms.check, "Crebis’ werk.", "Het team van Crebis.", lang="nl") == []
    found = said(acronyms.check, "Een vzw.", "Twee vzw’s.", "Een VZW.", lang="nl")
    assert found == [("G08", "‘VZW’ staat in de rest van het document als ‘vzw’.")]
