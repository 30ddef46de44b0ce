"""TMX of approved pairs, TBX and CSV of terms."""

from typing import Any

from hypothesis import given
from lxml import etree

from imprimatur.core.blocks import Inline, plain
from imprimatur.translation.exchange.glossary import write_csv, write_tbx
from imprimatur.translation.exchange.interface import Parcel
from imprimatur.translation.exchange.marks import tidy
from imprimatur.translation.exchange.tmx import write
from imprimatur.translation.exchange.xml import XML
from tests.translation.exchange.parcels import PARCEL, SAID

TMX = """\
<?xml version='1.0' encoding='UTF-8'?>
<tmx version="1.4">
  <header creationtool="Imprimatur" creationtoolversion="1" segtype="paragraph" o-tmf="Imprimatur" adminlang="en" \
srclang="fr-BE" datatype="plaintext"/>
  <body>
    <tu>
      <prop type="x-dossier">tisselande-accueil-2027</prop>
      <tuv xml:lang="fr-BE">
        <seg>Un <bpt i="1" x="1" type="bold">&lt;strong&gt;</bpt>mot<ept i="1">&lt;/strong&gt;</ept></seg>
      </tuv>
      <tuv xml:lang="nl-BE">
        <seg>Een <bpt i="1" x="1" type="bold">&lt;strong&gt;</bpt>woord<ept i="1">&lt;/strong&gt;</ept></seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""


def test_approved_pairs_are_units_of_a_memory() -> None:
    assert write(PARCEL).decode() == TMX


@given(SAID)
def test_any_pair_makes_a_memory_whose_words_are_its_own(inline: Inline) -> None:
    root: Any = etree.fromstring(write(Parcel("e", "E", "nl", "fr", (), (), ((inline, inline),))))
    first, second = root.iter("tuv")
    assert [first.get(f"{XML}lang"), second.get(f"{XML}lang")] == ["nl-BE", "fr-BE"]
    for segment in (first.find("seg"), second.find("seg")):
        pairs = [one.get("i") for one in segment.iter("bpt")]
        assert sorted(pairs) == sorted(one.get("i") for one in segment.iter("ept"))
        assert len(set(pairs)) == len(pairs)
        words = (segment.text or "") + "".join(one.tail or "" for one in segment)
        assert len(words) <= len(plain(tidy(inline)))


def test_terms_are_entries_of_a_term_base() -> None:
    root: Any = etree.fromstring(write_tbx(PARCEL))
    assert (root.tag, root.get("type"), root.get(f"{XML}lang")) == ("martif", "TBX-Basic", "fr-BE")
    assert [one.tag for one in root] == ["martifHeader", "text"]
    assert root.findtext("martifHeader/fileDesc/titleStmt/title") == "Onthaal & <co>"
    assert root.findtext("martifHeader/fileDesc/sourceDesc/p") == "Imprimatur: tisselande-accueil-2027"
    assert root.findtext("martifHeader/encodingDesc/p[@type='XCSURI']") == "TBXBasicXCSV02.xcs"
    entries = root.findall("text/body/termEntry")
    assert [one.get("id") for one in entries] == ["t1", "t2"]
    assert [(one.get(f"{XML}lang"), one.findtext("tig/term")) for one in entries[0].findall("langSet")] == [
        ("fr-BE", "accueil"),
        ("nl-BE", "onthaal"),
    ]


def test_terms_are_a_table_that_excel_opens() -> None:
    assert write_csv(PARCEL) == b"\xef\xbb\xbf" + b'fr;nl\r\naccueil;onthaal\r\n\'=SOMME;"a;b"\r\n'


def test_same_bytes_twice() -> None:
    for one in (write, write_tbx, write_csv):
        assert one(PARCEL) == one(PARCEL)
