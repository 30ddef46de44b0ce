"""Who is named in a quotation that should name nobody."""

import pytest

from validators.prose.people import given_alone, is_borrowed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Je suis venue avec Fatima.", "Fatima"),
        ("C’est Rachid qui remplit tout.", "Rachid"),
        ("Fatima me l’a dit au guichet.", "Fatima"),
        ("La fille d’Aïcha a tout imprimé.", "Aïcha"),
        ("Zonder Mohamed was het niet gelukt.", "Mohamed"),
        ("Fatima’s zoon helpt mij.", "Fatima"),
    ],
)
def test_a_given_name_alone_is_found(text, name):
    """In the middle of a sentence, at its start, after an elision, in the genitive."""
    assert given_alone(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Claire, nette, la réponse était non.",
        "Joke of geen joke, ik moest terugkomen.",
        "À l’hôpital Saint-Pierre, puis au parc Elisabeth.",
        "Rendez-vous à Saint Gilles ou rue Marie.",
        "Ma voisine et son fils, à Forest.",
        "La bourse Marie Curie existe.",
    ],
)
def test_a_word_or_a_place_is_nobody(text):
    """Words that begin a sentence, streets, saints, a part of a longer name."""
    assert given_alone(text) == ""


@pytest.mark.parametrize(
    ("text", "borrowed"),
    [
        ("Les prénoms ont été modifiés.", True),
        ("Fatima (prénom d’emprunt), 54 ans", True),
        ("De namen zijn gewijzigd.", True),
        ("Amina (schuilnaam)", True),
        ("Son prénom est Fatima.", False),
        ("Het reglement is gewijzigd, de naam niet bekend.", False),
    ],
)
def test_a_borrowed_name_is_said_to_be_one(text, borrowed):
    """Then a given name alone tells nobody's identity."""
    assert is_borrowed(text) is borrowed
