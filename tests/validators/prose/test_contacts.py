"""Addresses and numbers that cannot work, and those that only look odd."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.prose.contacts import broken_addresses, broken_pages
from validators.prose.digits import odd_phones, wrong_numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Écrivez à emploi@@tisselande.example avant.", ["emploi@@tisselande.example"]),
        ("Écrivez à emploi@tisselande avant le 15.", ["emploi@tisselande"]),
        ("Écrivez à emploi@tisselande,example, merci.", ["emploi@tisselande,example"]),
        ("Écrivez à emploi @tisselande.example.", ["emploi @tisselande.example"]),
        ("Écrivez à emploi@ tisselande.example.", ["emploi@ tisselande.example"]),
        ("Écrivez à employé@tisselande.example.", ["employé@tisselande.example"]),
        ("Écrivez à emploi@tisselande..example", ["emploi@tisselande..example"]),
        ("Écrivez à a@b@tisselande.example", ["a@b@tisselande.example"]),
        ("(emploi@tisselande.example), e-mail:emploi@tisselande.example;", []),
        ("Suivez @tisselande, @cbcs_be et Instagram @tisselande.example.", []),
        ("emploi@tisselande.example/info@tisselande.example", []),
        ("mailto:emploi@tisselande.example", []),
        ("emploi[at]tisselande.example", []),
    ],
)
def test_mailboxes(text, found):
    """Two @, no dot, a comma, a space, an accent; the name of an account is no mailbox."""
    assert list(broken_addresses(text)) == found


def test_a_known_mailbox_is_not_hidden_by_a_space():
    """Before a lone @, an ordinary word makes an address only where that mailbox is known."""
    known = frozenset(("equipe@tisselande.example",))
    assert list(broken_addresses("voir equipe @tisselande.example", known)) == ["equipe @tisselande.example"]
    assert list(broken_addresses("voir equipe @tisselande.example")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Voir www,tisselande.example ici.", ["www,tisselande.example"]),
        ("Voir ww.tisselande.example ici, depuis ww. 3.", ["ww.tisselande.example"]),
        ("Voir www.tisselande,example ici.", ["www.tisselande,example"]),
        ("Voir www.tisselande .example ici.", ["www.tisselande .example"]),
        ("Voir www tisselande.example ici.", ["www tisselande.example"]),
        ("Voir wwww.cbcs.be, ww.cbcs.be.", ["wwww.cbcs.be", "ww.cbcs.be"]),
        ("Voir htp://cbcs.be et htpps://cbcs.be.", ["htp://cbcs.be", "htpps://cbcs.be"]),
        ("Voir http:/cbcs.be et https//cbcs.be.", ["http:/cbcs.be", "https//cbcs.be"]),
        ("Voir www.cbcs et rien.", ["www.cbcs"]),
        ("Voir https:// www.cbcs.be", ["https://"]),
        ("Voir www.cbcs.be, https://le-forum.org/page?x=1,2. (www.ama.be) et perspective.brussels.", []),
        ("Le site (http://www.cbcs.be/fr/) et/ou l’autre // fin.", []),
    ],
)
def test_pages(text, found):
    """A letter less, a comma or a space for a dot, no ending."""
    assert list(broken_pages(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Compte BE50 0012 2417 0919.", ["BE50 0012 2417 0919"]),
        ("Compte BE50 0012 2417 091.", ["BE50 0012 2417 091"]),
        ("IBAN FR76 3000 6000 0112 3456 7890 180", ["FR76 3000 6000 0112 3456 7890 180"]),
        ("numéro d’entreprise 0418.480.072", ["0418.480.072"]),
        ("BCE 0418.480.07", ["0418.480.07"]),
        ("ondernemingsnummer 0418 480 072", ["0418 480 072"]),
        ("TVA BE 0418.480.0711", ["BE 0418.480.0711"]),
        ("INAMI 1-23456-78-9", ["1-23456-78-9"]),
        ("BE68 5390 0754 7034", []),
        ("BE68 5390 0754 7035", ["BE68 5390 0754 7035"]),
        ("BE50 0012 2417 0918, IBAN FR76 3000 6000 0112 3456 7890 189", []),
        ("TVA BE 0418.480.071, BTW 21 %, TVA incluse 12 000 000 €", []),
        ("ondernemingsnummer 0418.480.071, BCE 418.480.071", []),
        ("INAMI 1-23456-78-901", []),
        ("réf. 2024.123.456 et 12.345.678", []),
    ],
)
def test_numbers_with_check_digits(text, found):
    """One figure wrong shows; amounts and references have no check digits."""
    assert list(wrong_numbers(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Téléphone : 02 511 89 5", ["02 511 89 5"]),
        ("tél. 02 511 89 599", ["02 511 89 599"]),
        ("tél. O2 511 89 59, CO2 511 89 59", ["O2 511 89 59"]),
        ("02/511.89.5", ["02/511.89.5"]),
        ("gsm 0472/38.99.1", ["0472/38.99.1"]),
        ("+32 2 511 89 5", ["+32 2 511 89 5"]),
        ("bel 025118959, tel. 02511895", ["02511895"]),
        ("02 511 89 59, 02/880.86.89, +32 (0)2 511 89 59, 0472/38.99.13, 04 223 45 67", []),
        ("tél. 02 880 86 89/90, poste 12, 0800 12 345, 078 15 00 00", []),
        ("+33 1 42 34 56 78, 1710, 112, 0032 2 511 89 59", []),
        ("Le 01/02/2026, le 01 02 2024, du 02 au 09, 05.03.2009", []),
        ("0418.480.071, BE50 0012 2417 0918, loi 0042-2024, 08 12 24 36", []),
        ("bel 112 of 1710; nummer 0123-456", []),
        ("la décision n° 0412.2026, réf. 02.1234.567, dossier 0412.2027", []),
    ],
)
def test_telephones(text, found):
    """A digit too few or too many; not dates, enterprises, foreign and short numbers."""
    assert list(odd_phones(text)) == found


@given(st.text(alphabet="0123456789 ./-+()@wht:,BEétel", max_size=120))
def test_nothing_raises(text):
    """Whatever people type."""
    for check in (broken_addresses, broken_pages, wrong_numbers, odd_phones):
        assert all(isinstance(one, str) for one in check(text))
