"""The table of terms, read as its translators wrote it."""

import pytest

from imprimatur.language.parsing import Unreadable
from imprimatur.language.terms import Terms, read_terms

TABLE = """fr,nl,status,note
Commission communautaire française (COCOF),Franse Gemeenschapscommissie (FGC),verified,a source
CBCS (Conseil bruxellois de coordination sociopolitique),CBCS (no official Dutch name found),general,keep
association sans but lucratif (asbl / ASBL),vereniging zonder winstoogmerk (vzw),verified,
règlement d'ordre intérieur (ROI),intern reglement (WVV) / huishoudelijk reglement,general,
temps partiel / mi-temps,deeltijds / halftijds,verified,
barème,barema / weddeschaal (publiek) / salarisschaal,verified,
chargé·e de projet(s),projectmedewerker,verified,
H/F/X,M/V/X,verified,
Institutions: 19 communes: Schaerbeek,Schaarbeek,general,
CP 319 : Commission paritaire A,PC 319: Paritair Comité A,general,
CP 319.01 : (…) de B,PC 319.01: (…) van B,general,
"CP 330.01.10 : hôpitaux, privés",PC 330.01.10: privéziekenhuizen,verified,
"""


@pytest.fixture
def terms() -> Terms:
    return read_terms(("\ufeff" + TABLE).encode())


def test_joint_committees(terms: Terms) -> None:
    whole = terms.joint_committee("319")
    assert whole is not None and (whole.fr, whole.nl) == ("Commission paritaire A", "Paritair Comité A")
    assert terms.joint_committee("319.00") == whole
    third = terms.joint_committee("330.01.10")
    assert third is not None and third.fr == "hôpitaux, privés"
    assert terms.joint_committee("319.01") is None
    assert terms.joint_committee("999") is None


def test_entries_tell_what_is_verified(terms: Terms) -> None:
    found = terms.find("cocof", "fr")
    assert found is not None and found.verified and found.note == "a source"
    assert found.nl.acronyms == ("FGC",)


@pytest.mark.parametrize("content", [b"", b"fr,nl\na,b\n", b"\xff\xfe", b"a;b\n1;2\n"])
def test_what_is_no_table(content: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        read_terms(content)
    assert caught.value.code == "terms"
