"""What an offer says in each language, with its gaps marked where they stand."""

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.blocks import Facts, List, Paragraph, plain
from imprimatur.core.composition import Stage
from imprimatur.core.location import Location
from imprimatur.core.walking import plain_blocks
from imprimatur.documents.job_offer import write
from imprimatur.documents.writing.manuscript import Gaps
from imprimatur.findings.catalogue import finding
from tests.dossiers import assembled

OFFER = """
titre: {fr: Chargé.e de projet, nl: Projectmedewerker}
mention de genre: H/F/X
écriture inclusive: point médian
employeur: Smes
contrat:
  type: CDD
  fin: 31/12/2024
  renouvelable: oui
  heures par semaine: 19h/semaine
  régime: mi-temps
  lieu: {fr: Bruxelles, nl: Brussel}
rémunération:
  CP: CP 330.04
  brut mensuel minimum: 2800
  brut mensuel maximum: 3400,50
candidature:
  courriel: rh@smes.be
  documents: {fr: [CV, lettre de motivation], nl: [cv, motivatiebrief]}
contexte: {fr: "Pourquoi ce poste : parce que !"}
"""


def composed(lang, *findings, stage=Stage.DRAFT, content=OFFER):
    """The composition of the offer above in a language."""
    job = assembled("job_offer", {"offre.yaml": content})
    assert job.findings == ()
    gaps = Gaps(findings) if stage is Stage.DRAFT else None
    return write(job.document, job.provenance, job.labels, lang, gaps).composition


def facts(composition, part="facts"):
    """The rows of the first facts box of a part, as text."""
    box = next(block for block in composition.parts[part] if isinstance(block, Facts))
    return [(plain(label), plain(value)) for label, value in box.rows]


def test_facts_in_french_and_dutch():
    """The same facts, each in the forms of its language."""
    assert facts(composed("fr")) == [
        ("Contrat", "Contrat à durée déterminée, jusqu’au 31 décembre 2024, renouvelable"),
        ("Temps de travail", "Mi-temps (19\u00a0h/semaine)"),
        ("Lieu", "Bruxelles"),
        ("Rémunération", "2\u202f800\u00a0€ à 3\u202f400,50\u00a0€ (brut mensuel)"),
    ]
    assert facts(composed("nl")) == [
        ("Contract", "Contract van bepaalde duur, tot en met 31 december 2024, verlengbaar"),
        ("Arbeidsduur", "Halftijds (19\u00a0uur/week)"),
        ("Plaats", "Brussel"),
        ("Verloning", "€\u00a02.800 tot €\u00a03.400,50 (bruto per maand)"),
    ]


def test_typography_and_inclusive_writing_are_applied_once_here():
    """`Chargé.e` becomes `Chargé·e`; French spacing; the mention of each language."""
    french, dutch = composed("fr"), composed("nl")
    assert plain(french.lines["title"]) == "Chargé·e de projet"
    assert (plain(french.lines["mention"]), plain(dutch.lines["mention"])) == ("H/F/X", "M/V/X")
    assert list(plain_blocks(french.parts["context"])) == ["Pourquoi ce poste\u00a0: parce que\u202f!"]
    assert plain(french.lines["kicker"]) == "Offre d’emploi"


def test_each_passage_is_set_by_the_rules_of_its_own_language():
    """A French quotation and an English title in Dutch; a text that waits for its translation; the notes of each."""
    said = (
        "contexte:\n"
        '  nl: "Wij zeggen [Le \\"guichet\\" reste ouvert : oui !]{lang=fr} en '
        '[The \\"desk\\" : open !]{lang=en}, goed : ja !"\n'
        'mission principale: {fr: "Le \\"guichet\\" coûte 20.000€, le 1 mars : oui !"}'
    )
    composition = composed("nl", content=OFFER.replace('contexte: {fr: "Pourquoi ce poste : parce que !"}', said))
    assert list(plain_blocks(composition.parts["context"])) == [
        "Wij zeggen Le «\u00a0guichet\u00a0» reste ouvert\u00a0: oui\u202f! en The “desk”: open!, goed: ja!"
    ]
    mission = [text for part in composition.parts.values() for text in plain_blocks(part) if "coûte" in text]
    assert mission == ["Le «\u00a0guichet\u00a0» coûte 20\u202f000\u00a0€, le 1er mars\u00a0: oui\u202f!"]


def test_a_missing_value_is_a_marked_gap_with_its_advice():
    """The gap stands in the facts box, in the reader's language, and says from whom."""
    missing = finding(
        "C01",
        Location("offre.xlsx", "Offre", "B9"),
        {"field": Bilingual("Entrée en fonction", "Indiensttreding")},
        path="contract.start",
        owner="Service RH",
    )
    composition = composed("nl", missing)
    box = next(block for block in composition.parts["facts"] if isinstance(block, Facts))
    gaps = [run.gap for _, value in box.rows for run in value if run.gap]
    assert [gap.label for gap in gaps] == ["aan te vullen: indiensttreding"]
    assert "cel B9, blad ‘Offre’, bestand offre.xlsx" in gaps[0].note
    assert "Te vragen aan: Service RH" in gaps[0].note
    assert "nog één punt" in plain(composition.lines["notice"])


def test_a_final_document_has_neither_gap_nor_notice():
    """Findings do not mark a final document."""
    composition = composed("fr", stage=Stage.FINAL)
    assert composition.lines["notice"] == ()
    assert composition.flags["draft"] is False


def test_a_text_without_translation_is_shown_in_the_other_language_marked_and_tagged():
    """The Dutch draft shows the French context, says so, and tags it as French."""
    composition = composed("nl")
    mark, text = composition.parts["context"]
    assert isinstance(mark, Paragraph)
    assert plain(mark.text) == "[niet vertaalde tekst]"
    assert mark.text[0].gap.missing is False
    assert {run.lang for run in text.text} == {"fr"}
    assert plain(text.text) == "Pourquoi ce poste\u00a0: parce que\u202f!"


def test_both_languages_have_the_same_parts_and_shapes():
    """The same parts filled, the same block types inside."""
    french, dutch = composed("fr"), composed("nl")
    assert french.parts.keys() == dutch.parts.keys()
    filled = [name for name, blocks in french.parts.items() if blocks]
    assert filled == [name for name, blocks in dutch.parts.items() if blocks]
    assert facts(french, "application")[0] == ("Votre dossier", "CV, lettre de motivation")
    assert facts(dutch, "application")[0] == ("Je sollicitatie", "Cv, motivatiebrief")


def test_phases_come_before_figures_and_a_due_date_is_said_as_a_date():
    """Two lists do not run into one; the column of due dates needs no "until"."""
    content = """
projet:
  phases: {fr: [une première phase], nl: [een eerste fase]}
  chiffres du projet: [{valeur: 3, légende: {fr: ans, nl: jaar}}]
livrables: [{livrable: {fr: Note, nl: Nota}, échéance: 1er avril 2027}]
"""
    composition = composed("fr", content=content)
    phases, heading, figures = composition.parts["project"]
    assert isinstance(phases, List) and plain(heading.text) == "Le projet en chiffres" and isinstance(figures, List)
    (table,) = composition.parts["deliverables"]
    assert [plain(cell).replace("\u00a0", " ") for cell in table.rows[0]] == ["Note", "1er avril 2027"]


def test_principles_bear_no_typed_numbers_and_levels_are_not_skipped():
    """Subheadings of a text start at the level the part gives them."""
    content = """
projet:
  titre: {fr: Crebis, nl: Crebis}
  principes:
    - titre: {fr: Un, nl: Een}
      texte: {fr: Premier., nl: Eerst.}
    - titre: {fr: Deux, nl: Twee}
      texte: {fr: Second., nl: Tweede.}
missions: {fr: [a, b], nl: [a, b]}
"""
    composition = composed("fr", content=content)
    headings = [(b.level, plain(b.text)) for b in composition.parts["project"] if hasattr(b, "level")]
    assert headings == [(2, "Les principes"), (3, "Un"), (3, "Deux")]
    assert isinstance(composition.parts["missions"][0], List)
