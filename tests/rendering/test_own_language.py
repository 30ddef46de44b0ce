"""Each passage is set by the rules of its own language: in the text of a real Word file and of a real PDF."""

import pypdfium2
import pytest

from imprimatur import pipeline
from imprimatur.core.bilingual import Lang
from tests.dossiers import assembled
from tests.rendering.docx_reading import render, text_of
from tests.rendering.pdf_reading import printed

FACTS = """
intitulé: {fr: Chargé d’accueil, nl: Onthaalmedewerker}
présentation de l'organisation:
  fr: 'Voici [het "Huis" : 20.000 € !]{lang=nl} et "deux" mots : 20.000 € !'
  nl: 'Hier [le "Toit" : 20.000 € !]{lang=fr} en "twee" woorden : 20.000 € !'
"""
SET = {
    "fr": "Voici het ‘Huis’: €\u00a020.000! et «\u00a0deux\u00a0» mots\u00a0: 20\u202f000\u00a0€\u202f!",
    "nl": "Hier le «\u00a0Toit\u00a0»\u00a0: 20\u202f000\u00a0€\u202f! en ‘twee’ woorden: €\u00a020.000!",
}


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_a_passage_has_the_typography_of_its_language_in_both_formats(lang: Lang) -> None:
    composition = pipeline.write(assembled("job_offer", {"offre.yaml": FACTS})).manuscripts[lang].composition
    word = render(composition)
    (found,) = [one for one in word.find("//w:p") if "20.000" in text_of(one)]
    assert text_of(found) == SET[lang]
    other = "nl-BE" if lang == "fr" else "fr-BE"
    spoken = "".join(word.values(f"//w:p[contains(., '20.000')]/w:r[w:rPr/w:lang/@w:val='{other}']/w:t/text()"))
    assert spoken and spoken in SET[lang] and "20" in spoken
    pages = pypdfium2.PdfDocument(printed(composition).content)
    # A line of the PDF may end anywhere: its spaces and line ends count as one.
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    assert " ".join(SET[lang].split()) in text
