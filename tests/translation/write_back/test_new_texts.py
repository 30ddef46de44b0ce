"""Texts that a file does not have yet: beside their other language, or after what stands before them."""

from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from imprimatur.core.blocks import Run, plain
from imprimatur.core.location import Location
from imprimatur.translation.unit import Sort
from imprimatur.translation.write_back.held import contents
from imprimatur.translation.write_back.interface import Edit
from imprimatur.translation.write_back.registry import apply_to
from tests.translation.write_back.samples import place_of, word, workbook

YAML = """\
intitulé: Chargée  # remarque
service:
  fr: Accueil   # ici
tâches:
  fr:
    - une
    - "deux : b"
avantages: [CV, lettre]
procédure:
  fr: >-
    Indiquez la référence dans
    l’objet du message.
  nl:
soutiens:
  - {organisation: COCOF, période: {fr: an}}
liste:
  fr: [a, b]
  nl: [x]
"""
IN_BOTH = """\
intitulé:
  fr: Chargée
  nl: "Medewerker: x"  # remarque
service:
  fr: Accueil
  nl: "Onthaal #1"   # ici
tâches:
  fr:
    - une
    - "deux : b"
  nl:
    - een
    - twee
avantages:
  fr: [CV, lettre]
  nl: [cv, brief]
procédure:
  fr: >-
    Indiquez la référence dans
    l’objet du message.
  nl: >-
    Vermeld de referentie in het onderwerp
    van het bericht.
soutiens:
  - {organisation: COCOF, période: {fr: an, nl: jaar}}
liste:
  fr: [a, b]
  nl: [x, y]
"""


def _beside(name: str, content: bytes, source: str, text: str, after: Location | None = None) -> Edit:
    said = (Run(source),)
    return Edit("nl", (Run(text),), beside=place_of(name, content, source), said=said, after=after)


def test_yaml_gets_its_other_language_in_the_form_of_the_first() -> None:
    content = YAML.encode()
    texts = {
        "Chargée": "Medewerker: x",
        "Accueil": "Onthaal #1",
        "une": "een",
        "deux : b": "twee",
        "CV": "cv",
        "lettre": "brief",
        "Indiquez la référence dans l’objet du message.": "Vermeld de referentie in het onderwerp van het bericht.",
        "an": "jaar",
    }
    edits = [_beside("o.yaml", content, source, text) for source, text in texts.items()]
    edits.append(_beside("o.yaml", content, "b", "y", after=place_of("o.yaml", content, "x")))
    made, refused = apply_to("o.yaml", content, edits)
    assert (made.decode(), refused) == (IN_BOTH, ())


MARKDOWN = """\
# Titre

Para.

- un
  - sous
- deux

1. premier
2. second
"""
LONGER = """\
# Titre

Para.

na para

## kop

met noot[^1] en zo

> citaat

- un
  - sous
  - diep
- deux
- drie

1. premier
2. second
3. derde

# Context

onder een kop

en nog

[^1]: de noot
"""


def test_markdown_takes_new_blocks_like_their_neighbours() -> None:
    name, content = "r.nl.md", MARKDOWN.encode()

    def after(text: str) -> Location:
        return place_of(name, content, text)

    edits = [
        Edit("nl", (Run("na para"),), after=after("Para.")),
        Edit("nl", (Run("kop"),), Sort.HEADING, 2, after=after("Para.")),
        Edit("nl", (Run("met noot", note=(Run("de noot"),)), Run(" en zo")), after=after("Para.")),
        Edit("nl", (Run("citaat"),), Sort.QUOTATION, after=after("Para.")),
        Edit("nl", (Run("diep"),), Sort.ITEM, 2, after=after("sous")),
        Edit("nl", (Run("drie"),), Sort.ITEM, 1, after=after("deux")),
        Edit("nl", (Run("derde"),), Sort.ITEM, 1, after=after("second"), ordered=True),
        Edit("nl", (Run("onder een kop"),), under=(Run("Context"),)),
        Edit("nl", (Run("en nog"),), under=(Run("Context"),)),
    ]
    made, refused = apply_to(name, content, edits)
    assert (made.decode(), refused) == (LONGER, ())


def test_a_new_passage_stands_under_its_heading_after_the_one_before() -> None:
    name, content = "r.nl.md", b"# Titel\n\nTekst.\n\n# Slot\n\nEinde.\n"
    after = place_of(name, content, "Tekst.")
    edits = [
        Edit("nl", (Run("een"),), after=after, under=(Run("Context"),)),
        Edit("nl", (Run("twee"),), Sort.ITEM, 1, after=after, under=(Run("Context"),)),
    ]
    made, refused = apply_to(name, content, edits)
    wanted = "# Titel\n\nTekst.\n\n# Context\n\neen\n\n- twee\n\n# Slot\n\nEinde.\n"
    assert (made.decode(), refused) == (wanted, ())


def test_a_new_passage_of_word_stands_under_its_heading() -> None:
    name, content = "t.nl.docx", word()
    after = place_of(name, content, "punt twee")
    edits = [Edit("nl", (Run(text),), after=after, under=(Run("Context"),)) for text in ("een", "twee")]
    made, refused = apply_to(name, content, edits)
    shown = [p.text for p in Document(BytesIO(made)).paragraphs]
    assert (shown[3:8], refused) == (["punt twee", "Context", "een", "twee", "• getypt punt"], ())


def test_csv_gets_a_column_and_keeps_the_rest_to_the_byte() -> None:
    content = 'Tâche FR;Échéance\r\n"a ""b""";2027\r\nc;2028\r\n'.encode("utf-8-sig")
    made, refused = apply_to("t.csv", content, [_beside("t.csv", content, 'a "b"', "x; y")])
    wanted = 'Tâche FR;Échéance;Tâche NL\r\n"a ""b""";2027;"x; y"\r\nc;2028;\r\n'.encode("utf-8-sig")
    assert (made, refused) == (wanted, ())


def test_csv_keeps_the_encoding_of_windows() -> None:
    content = "Tâche FR;Tâche NL\nécrire;\n".encode("cp1252")
    made, refused = apply_to("t.csv", content, [_beside("t.csv", content, "écrire", "schrijven – ééns")])
    assert (made, refused) == ("Tâche FR;Tâche NL\nécrire;schrijven – ééns\n".encode("cp1252"), ())


def test_a_workbook_gets_the_cell_or_the_column() -> None:
    book = load_workbook(BytesIO(workbook()), rich_text=True)
    book["Champs"]["D1"] = "Waarde"
    other = book.create_sheet("Profils")
    other.append(("Profil en français", "Années"))
    other.append(("assistante", 3))
    saved = BytesIO()
    book.save(saved)
    content = saved.getvalue()
    edits = [
        Edit("nl", (Run("hulp"),), beside=Location("t.xlsx", "Profils", "A2"), said=(Run("assistante"),)),
    ]
    made, refused = apply_to("t.xlsx", content, edits)
    sheet = load_workbook(BytesIO(made))["Profils"]
    assert refused == ()
    assert [[cell.value for cell in row] for row in sheet] == [
        ["Profil en français", "Années", "Profil en néerlandais"],
        ["assistante", 3, "hulp"],
    ]


def test_word_takes_new_paragraphs_in_the_styles_of_their_neighbours() -> None:
    name, content = "t.nl.docx", word()
    edits = [
        Edit("nl", (Run("punt drie"),), Sort.ITEM, 1, after=place_of(name, content, "punt twee")),
        Edit(
            "nl",
            (Run("tussenin "), Run("vet", bold=True)),
            after=place_of(name, content, "Een alinea met vet en gewoon."),
        ),
        Edit("nl", (Run("Kop twee"),), Sort.HEADING, 1, after=place_of(name, content, "Laatste alinea.")),
    ]
    made, refused = apply_to(name, content, edits)
    shown = [(p.text, p.style.name) for p in Document(BytesIO(made)).paragraphs if p.style]
    assert refused == ()
    assert ("punt drie", "List Bullet") in shown
    assert shown[-1] == ("Kop twee", "Heading 1")
    assert shown[2] == ("tussenin vet", "Normal")
    texts = [plain(one.inline) for one in contents(name, made).texts]
    assert texts.index("punt drie") == texts.index("punt twee") + 1
