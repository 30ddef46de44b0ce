"""Expressions in prose: figures, tables, lists and references from the data, in either language, in a sandbox."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.blocks import Heading, Item, List, Paragraph, Run, Table, plain, runs
from imprimatur.core.location import Location
from imprimatur.documents.annual_report.charts import charts
from imprimatur.documents.writing.calls import parsed
from imprimatur.documents.writing.composer import Composer
from imprimatur.documents.writing.expressions import Evaluator, Pieces
from imprimatur.documents.writing.manuscript import Reference
from imprimatur.documents.writing.numbering import Numbering
from imprimatur.documents.writing.tables import Tables
from imprimatur.language.labels import load_labels
from tests.dossiers import ROOT, assembled

REPORT = """
équipe:
  - {personne: Jacques Moriau, etp: 1, fonction: {fr: Recherche, nl: Onderzoek}}
  - {personne: Manon Guibreteau, etp: "0,8", fonction: {fr: Recherche, nl: Onderzoek}}
canaux:
  - {nom: {fr: Lettre, nl: Nieuwsbrief}, public: 6000, au: 31/12/2024}
  - {nom: {fr: Page, nl: Pagina}, public: 1400, au: 31/12/2024}
journée annuelle:
  titre de la journée: {fr: Au-delà, nl: Voorbij}
  participants: 300
sessions:
  - {type: atelier, titre: {fr: Un, nl: Een}, tenue: tenu}
  - {type: atelier, titre: {fr: Deux, nl: Twee}, tenue: annulé}
  - {type: plénière, titre: {fr: Trois, nl: Drie}, tenue: tenu}
"""
LABELS = load_labels(ROOT / "templates", "annual_report")
SIGN = "ce signe n’ouvre rien ici ; seules les accolades doubles appellent une fonction"
PLACE = Location("chapitre.fr.docx", paragraph=14)


def evaluator(lang="fr", report=REPORT):
    """An evaluator over the report above, or another."""
    job = assembled("annual_report", {"report.yaml": report})
    assert job.findings == ()
    composer = Composer(job.document, job.provenance, LABELS, lang)
    return Evaluator(Tables(job.document, LABELS, lang, composer.inline))


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", 'Nous sommes {{ nombre("Équipe") }}.', "Nous sommes 2."),
        ("nl", 'We zijn met {{ aantal("Team") }}.', "We zijn met 2."),
        ("fr", '{{ somme("équipe", "ETP") }} ETP', "1,8 ETP"),
        ("nl", '{{ som("Team", "VTE") }} VTE', "1,8 VTE"),
        ("fr", '{{ nombre("Sessions", type="atelier", tenue="tenu") }} atelier', "1 atelier"),
        ("nl", '{{ aantal("Sessies", soort="workshop") }} workshops', "2 workshops"),
        ("fr", "{{ valeur(« Canaux », « Lettre », « Public ») }} abonnés", "6\u202f000 abonnés"),
        ("nl", "{{ waarde(‘Kanalen’, ‘Nieuwsbrief’, ‘Publiek’) }} abonnees", "6.000 abonnees"),
        ("fr", "{{ champ(“Participants”) }} personnes", "300 personnes"),
        ("nl", '{{ veld("Titel van de dag") }}', "Voorbij"),
    ],
)
def test_values_in_a_sentence(lang, text, expected):
    """Names and functions in either language; Word's quotation marks; numbers in the form of the language."""
    one = evaluator(lang)
    assert plain(one.inline(runs(text), "text", PLACE)) == expected
    assert one.faults == []


def test_an_expression_cut_into_runs_keeps_the_look_of_its_first():
    """Word cuts a sentence where it likes."""
    inline = (Run("Soit "), Run('{{ nombre("', bold=True), Run('Équipe") }}', bold=True), Run(" personnes"))
    made = evaluator().inline(inline, "text", PLACE)
    assert [(run.text, run.bold) for run in made] == [("Soit ", False), ("2", True), (" personnes", False)]


def test_a_table_alone_in_its_paragraph():
    """Columns asked for, numbers to the right, the caption given."""
    text = '{{ tableau("Équipe", "Personne", "ETP", titre="Notre équipe") }}'
    (table,) = evaluator().blocks((Paragraph(runs(text)),), "text", PLACE)
    assert isinstance(table, Table)
    assert [plain(cell) for cell in table.header] == ["Personne", "ETP"]
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Jacques Moriau", "1"],
        ["Manon Guibreteau", "0,8"],
    ]
    assert (plain(table.caption), table.numeric) == ("Notre équipe", (1,))


def test_a_list_of_records_with_a_filter():
    """One item a record, in the language."""
    (made,) = evaluator("nl").blocks(
        (Paragraph(runs('{{ lijst("Sessies", "Titel", soort="workshop") }}')),), "text", PLACE
    )
    assert isinstance(made, List)
    assert [plain(item.text) for item in made.items] == ["Een", "Twee"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{{ nombre("Équipage") }}', "« Équipage » est inconnu"),
        ('{{ valeur("Canaux", "Radio", "Public") }}', "« Radio » est inconnu"),
        ('{{ somme("Équipe", "Âge") }}', "« Âge » est inconnu"),
        ("{{ nombre( }}", "l’expression n’est pas comprise"),
        ("{{ effectif }}", "l’expression n’est pas comprise"),
        ('Voici {{ tableau("Équipe") }}', "un tableau, une liste ou un graphique doit être seul dans son paragraphe"),
        ("{{ }}", "l’expression n’est pas comprise"),
        ('{{ "a"|center(2000000000) }}', "l’expression n’est pas comprise"),
        ('{{ nombre("Équipe"|upper) }}', "l’expression n’est pas comprise"),
        ('{{ nombre("Équipe") + 1 }}', "l’expression n’est pas comprise"),
        ('{{ nombre("Équipe").real }}', "l’expression n’est pas comprise"),
        ('{{ nombre(liste("Équipe")) }}', "l’expression n’est pas comprise"),
        ('{{ nombre("Équipe",) }}', "l’expression n’est pas comprise"),
        ('{{ nombre("Équipe" "Sessions") }}', '« Équipe" "Sessions » est inconnu'),
        ('{{ nombre("Canaux", public=6000, public=1400) }}', "l’expression n’est pas comprise"),
        ('{{ somme("Équipe", personne="Moriau", "ETP") }}', "l’expression n’est pas comprise"),
        ('{{ nombre("Fédérations", fédération=peut) }}', "l’expression n’est pas comprise"),
        ("{{ nombre(3) }}", "l’expression n’est pas comprise"),
        ('{{ nombre("Équipe", table="x") }}', "l’expression n’est pas comprise"),
        ('{{ "a".encode("zz") }}', "l’expression n’est pas comprise"),
        ("{{ " + "(" * 200 + ")" * 200 + " }}", "l’expression n’est pas comprise"),
        ("{{ lipsum(n=20000) }}", "l’expression n’est pas comprise"),
        ('Voici {{ nombre("Équipe") et', "ces accolades doubles n’ont pas leur pendant dans le paragraphe"),
        ("Voici }} et", "ces accolades doubles n’ont pas leur pendant dans le paragraphe"),
        ("Voici {% for x in y %}", SIGN),
        ("Voici {# secret #}", SIGN),
        ("{{ nombre.__globals__ }}", "l’expression n’est pas comprise"),
        ("{{ ().__class__.__bases__ }}", "l’expression n’est pas comprise"),
        ("{{ range(10**9)|list|length }}", "l’expression n’est pas comprise"),
        ("{{ 9**9**9 }}", "l’expression n’est pas comprise"),
        ("{{ 'a' * 10 }}", "l’expression n’est pas comprise"),
        ("{{ " + "9" * 600 + " }}", "l’expression n’est pas comprise"),
    ],
)
def test_what_cannot_be_carried_out_is_a_fault_at_its_paragraph_and_stays_as_typed(text, reason):
    """Never a guess, never Python's internals."""
    one = evaluator()
    (paragraph,) = one.blocks((Paragraph(runs(text), location=PLACE),), "text", PLACE)
    assert plain(paragraph.text) == text
    assert [(fault.location, fault.reason.fr) for fault in one.faults] == [(PLACE, reason)]


def test_the_longest_expression_taken():
    """A name of 500 characters in all is looked for, one more is not."""
    for length, reason in ((500, "est inconnu"), (501, "n’est pas comprise")):
        call = 'nombre("' + "a" * (length - 10) + '")'
        one = evaluator()
        one.inline(runs("{{ " + call + " }}"), "text", PLACE)
        assert len(call) == length
        assert one.faults[0].reason.fr.endswith(reason)


def test_whatever_a_function_raises_is_a_fault():
    """A kind's own function may fail in any way; the sentence stays as typed."""

    def failing(name):
        raise {"memory": MemoryError, "depth": RecursionError, "key": KeyError, "place": IndexError}[name]

    for name in ("memory", "depth", "key", "place"):
        one = evaluator()
        one._functions["failing"] = failing
        text = "Soit {{ failing(" + repr(name) + ") }}."
        assert plain(one.inline(runs(text), "text", PLACE)) == text
        assert [fault.reason.fr for fault in one.faults] == ["l’expression n’est pas comprise"]


def test_an_unclosed_brace_takes_nothing_else_with_it():
    """The next expression is carried out; what is quoted is short."""
    one = evaluator()
    text = 'Voici {{ une longue phrase sans fin, puis {{ nombre("Équipe") }} et la suite.'
    said = plain(one.inline(runs(text), "text", PLACE))
    assert said == "Voici {{ une longue phrase sans fin, puis 2 et la suite."
    assert [fault.expression for fault in one.faults] == ["{{ une longue phrase sans fin,…"]
    one.inline(runs("{{ " + "x" * 300 + " }}"), "text", PLACE)
    assert one.faults[-1].expression == "{{ " + "x" * 77 + "…"


def test_verbatim_braces_are_the_authors():
    """Code and escaped braces are printed; an address inside an expression is still part of it."""
    one = evaluator()
    code = (Run("On tape "), Run('{{ nombre("Équipe") }}', verbatim=True), Run(" ici."))
    assert one.inline(code, "text", PLACE) == code
    split = (Run('{{ nombre("'), Run("Équipe", verbatim=True), Run('") }}'))
    assert plain(one.inline(split, "text", PLACE)) == "2"
    assert one.faults == []


def test_a_footnote_called_at_an_expression_stays():
    """On the expression itself, on what stands beside it, and where a table would take its paragraph."""
    one, note = evaluator(), runs("Source.")
    made = one.inline((Run("Soit "), Run('{{ nombre("Équipe") }}', note=note, link="https://a.be")), "text", PLACE)
    assert [(run.text, run.note, run.link) for run in made] == [
        ("Soit ", (), ""),
        ("2", (), "https://a.be"),
        ("", note, ""),
    ]
    made = one.inline((Run('{{ nombre("Équipe") }}'), Run("", note=note)), "text", PLACE)
    assert [(run.text, run.note) for run in made] == [("2", ()), ("", note)]
    made = one.inline((Run("Soit ", note=note), Run('{{ nombre("Équipe") }}')), "text", PLACE)
    assert [(run.text, run.note) for run in made] == [("Soit ", note), ("2", ())]
    table = Paragraph((Run('{{ tableau("Équipe") }}', note=note),), location=PLACE)
    assert one.blocks((table,), "text", PLACE) == (table,)
    assert len(one.faults) == 1


@pytest.mark.parametrize(
    ("expression", "call"),
    [
        ("voir(« Le projet « Seuil » »)", ("voir", ("Le projet « Seuil »",), {})),
        ("zie(‘De risico’s’)", ("zie", ("De risico’s",), {})),
        ('voir("a, b", titre=”c”)', ("voir", ("a, b",), {"titre": "c"})),
        ("f(1, -2.5, x=vrai, y=nee)", ("f", (1, -2.5), {"x": True, "y": False})),
        (" f ( ) ", ("f", (), {})),
        ('f("(", ")")', ("f", ("(", ")"), {})),
    ],
)
def test_a_call(expression, call):
    """Marks inside a text belong to it; numbers and yes or no stand without marks."""
    made = parsed(expression)
    assert (made.name, made.values, made.named) == call


def test_numbers_anchors_and_references():
    """Chapters, sections and captions are numbered; a reference prints the number and leads to the anchor."""
    numbering = Numbering()
    reference = (Run("voir "), Run("", target="?La recherche"), Run(", "), Run("", target="?Équipe"))
    blocks = numbering.blocks(
        (
            Heading(1, runs("Nous")),
            Heading(2, runs("L’équipe")),
            Table((runs("Nom"),), (), runs("Équipe")),
            List((Item(reference),)),
            Heading(1, runs("Nos actions")),
            Heading(2, runs("La recherche")),
            Heading(4, runs("Contexte")),
        )
    )
    resolved = numbering.resolved(blocks)
    assert [(b.number, b.anchor) for b in blocks if isinstance(b, Heading)] == [
        ("1.", "s1"), ("1.1", "s1-1"), ("2.", "s2"), ("2.1", "s2-1"), ("", ""),
    ]  # fmt: skip
    made = resolved[3].items[0].text
    assert [(run.text, run.target) for run in made] == [("voir ", ""), ("2.1", "s2-1"), (", ", ""), ("1", "table-1")]
    assert [entry.number for entry in numbering.headings] == ["1", "1.1", "2", "2.1"]


def test_an_unknown_reference_is_remembered_with_its_place():
    """It is printed as its words, and the check of the kind turns it into a finding."""
    one = evaluator()
    made = one.blocks((Paragraph(runs('{{ voir("Ailleurs") }}'), location=PLACE),), "sections.0.body", Location(""))
    assert one.references == [Reference("sections.0.body", PLACE, "Ailleurs")]
    (paragraph,) = Numbering().resolved(made)
    assert [(run.text, run.target) for run in paragraph.text] == [("Ailleurs", "")]


@given(st.lists(st.text(max_size=6), max_size=5), st.integers(0, 20), st.integers(0, 20))
def test_cutting_an_inline_is_cutting_its_text(pieces, start, end):
    """Runs cut at characters say what the text says between them."""
    inline = tuple(Run(piece) for piece in pieces)
    assert plain(Pieces(inline).cut(start, end)) == "".join(pieces)[start:end]


def test_totals_are_exact():
    """Sums are decimal, not binary."""
    assert evaluator().total("Équipe", "ETP") == Decimal("1.8")


@pytest.mark.parametrize(
    ("expression", "count"),
    [
        ('nombre("Sessions", type="atelier")', 2),
        ('nombre("Sessions", tenue="tenu")', 1),
        ('nombre("Sessions", tenue="annulé")', 1),
        ('nombre("Canaux", public=6000)', 1),
        ('nombre("Canaux", public="6 000")', 1),
        ('nombre("Canaux", public="beaucoup")', 0),
        ('nombre("Canaux", au="31 décembre 2024")', 2),
        ('nombre("Canaux", au="2024")', 0),
        ('nombre("Canaux", nom="lettre")', 1),
        ('nombre("Équipe", ETP="0,8")', 1),
        ('nombre("Équipe", ETP=0.8)', 1),
        ('nombre("Équipe", personne="Moriau Jacques")', 1),
        ('nombre("Équipe", personne="Nobody")', 0),
        ('nombre("Fédérations", fédération=false)', 1),
        ('nombre("Fédérations", fédération="oui")', 1),
    ],
)
def test_a_filter_is_read_as_its_column_is(expression, count):
    """A number, a date, a choice, a person: whatever its spelling; what says nothing fits nothing, but no is no."""
    more = """
sessions:
  - {type: atelier, titre: {fr: Un, nl: Een}, tenue: tenu}
  - {type: atelier, titre: {fr: Deux, nl: Twee}, tenue: annulé}
  - {titre: {fr: Trois, nl: Drie}}
fédérations:
  - {nom: {fr: Une, nl: Een}, fédération: oui}
  - {nom: {fr: Deux, nl: Twee}}
"""
    one = evaluator(report=REPORT.partition("sessions:")[0] + more)
    said = plain(one.inline(runs("{{ " + expression + " }}"), "text", PLACE))
    assert (said, one.faults) == (str(count), [])


def test_a_sum_of_texts_is_a_fault():
    one = evaluator()
    one.inline(runs('{{ somme("Canaux", "Nom") }}'), "text", PLACE)
    assert [fault.reason.fr for fault in one.faults] == ["l’expression n’est pas comprise"]


@pytest.mark.parametrize(
    ("lang", "expression", "said"),
    [
        ("fr", 'somme("Canaux", "Public")', "environ 7400"),
        ("nl", 'som("Kanalen", "Publiek")', "ongeveer 7.400"),
        ("fr", 'somme("Canaux", "Public", nom="Page")', "1400"),
        ("fr", 'valeur("Canaux", "Lettre", "Public")', "plus de 6000"),
        ("nl", 'waarde("Kanalen", "Nieuwsbrief", "Publiek")', "meer dan 6.000"),
    ],
)
def test_a_sum_over_approximate_numbers_says_so(lang, expression, said):
    report = REPORT.replace("public: 6000", "public: plus de 6.000")
    one = evaluator(lang, report)
    found = plain(one.inline(runs("{{ " + expression + " }}"), "text", PLACE))
    assert (found.replace("\u202f", "").replace("\u00a0", " "), one.faults) == (said, [])


def test_a_chart_says_which_of_its_bars_are_approximate():
    job = assembled("annual_report", {"report.yaml": REPORT.replace("public: 6000", "public: plus de 6.000")})
    composer = Composer(job.document, job.provenance, LABELS, "fr")
    (chart,) = charts(Tables(job.document, LABELS, "fr", composer.inline))["graphique"]("publics")
    assert [label.replace("\u202f", "") for label in chart.labels] == ["environ 6000", "1400"]
