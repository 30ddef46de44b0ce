"""The words that people read: in catalogues alone, complete, filled as they ask, and all of them used."""

import re
from pathlib import Path

import pytest

import flows.embedded.environment  # noqa: F401  (its errors are among those whose words people read)
from imprimatur.core.bilingual import LANGS
from imprimatur.core.catalogues import Messages, places
from imprimatur.findings.catalogue import catalogue, families
from imprimatur.kinds import KINDS
from imprimatur.language.labels import load_labels
from tests.dossiers import ROOT
from tests.source_words import PACKAGES, asked_for, asked_in_pages, pages_of, sources, texts, tree_of, words_in
from validators.catalogues import FILES

CATALOGUES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("messages.yaml"))
PAGES = sorted((ROOT / "web" / "templates").rglob("*.html"))
MACHINE = {
    "imprimatur/language/meanings.py": "beginnings that deny a word, or only look so",
    "imprimatur/language/prose.py": "words after which a number is read aloud",
    "imprimatur/language/running/sentences.py": "abbreviations after which no sentence ends",
    "imprimatur/translation/pairing.py": "letters that names have",
    "imprimatur/translation/write_back/columns.py": "names of languages in the heads of columns",
    # What the machine reads by, or measures: nobody is shown it.
    "imprimatur/core/place.py": "letters before which French elides",
    "imprimatur/documents/research_synthesis/charts.py": "forms of charts, as they are typed in an expression",
    "imprimatur/documents/feasibility_report/legal.py": "how a step names every scenario, as it is typed",
    "imprimatur/documents/job_offer/model.py": "another name under which a field is typed",
    "imprimatur/documents/schema/vocabulary.py": "names of languages, as they are typed",
    "imprimatur/documents/writing/calls.py": "yes and no, as they are typed in an expression",
    "imprimatur/language/folding.py": "letters",
    "imprimatur/language/parsing/gap_words.py": "letters and apostrophes",
    "imprimatur/language/parsing/gaps.py": "words beside a gap, that make it none",
    "imprimatur/language/labelled.py": "the end of an elided article",
    "imprimatur/language/annexes.py": "words before a number, as they are typed",
    "imprimatur/language/credits.py": "words before a name, as they are typed",
    "imprimatur/language/official.py": "letters, an acronym in small letters",
    "imprimatur/language/spelling.py": "letters",
    "imprimatur/language/stated.py": "words between two numbers, as they are typed",
    "imprimatur/language/tongues.py": "a word of one letter",
    "imprimatur/language/parsing/marks.py": "words beside a sign, that make it none",
    "imprimatur/language/parsing/identifiers.py": "words before a number, as they are typed",
    "imprimatur/language/parsing/placeholders.py": "what people type in the place of a value",
    "imprimatur/language/parsing/names.py": "the end of a sentence",
    "imprimatur/language/parsing/money.py": "words before the date of an index",
    "imprimatur/language/running/clocks.py": "words around times, as they are typed",
    "imprimatur/language/running/days.py": "names of days and months in short, as they are typed",
    "imprimatur/language/running/number_words.py": "numbers in words",
    "imprimatur/language/running/numbers.py": "words around numbers, as they are typed",
    "imprimatur/language/running/periods.py": "words around years, as they are typed",
    "imprimatur/language/services.py": "names of services, recognised",
    "imprimatur/language/titles.py": "letters",
    "imprimatur/language/typography/inclusive.py": "forms of words, recognised and rewritten",
    "imprimatur/language/typography/inclusive_marks.py": "forms of words, recognised",
    "imprimatur/language/typography/inclusive_words.py": "forms of words, recognised and rewritten",
    "imprimatur/language/typography/abbreviations.py": "abbreviations that keep their number beside them",
    "imprimatur/language/typography/counted.py": "words around a number, recognised",
    "imprimatur/language/typography/hours.py": "words before an hour, as they are typed",
    "imprimatur/language/typography/inclusive_endings.py": "endings of words, recognised",
    "imprimatur/language/typography/ligatures.py": "words with two letters that are one",
    "imprimatur/language/typography/rules.py": "letters that begin a sentence",
    "imprimatur/language/typography/numbers.py": "words between two numbers, as they are typed",
    "imprimatur/language/typography/ordinals.py": "ordinals, as they are typed",
    "imprimatur/language/typography/protected.py": "words before a code",
    "imprimatur/language/typography/retyped.py": "words before a year, as they are typed",
    "imprimatur/language/typography/whole.py": "words around dates and amounts, as they are typed",
    "imprimatur/language/typography/ties.py": "words beside a number, as they are typed",
    "imprimatur/rendering/advances.py": "narrow letters",
    "imprimatur/sources/bibliography/publication_rows.py": "two letters that French dates contain",
    "imprimatur/sources/word/words.py": "the prompts of Word, as it writes them",
    "imprimatur/sources/plain_text/characters.py": "letters by which an encoding is recognised",
    "imprimatur/sources/tables/excel/cells.py": "true and false as Excel shows them, raised digits",
    "imprimatur/sources/tables/grid.py": "names of columns, as they are typed",
    "validators/in_step/quantities.py": "words that say two, as they are typed",
    "validators/in_step/replaced.py": "letters of names, fractions as they are said",
    "validators/prose/announced.py": "words around an announced number",
    "validators/prose/days.py": "words before the number of an issue",
    "validators/prose/measured.py": "words before the name of a body",
    "validators/prose/said.py": "words before a year, kinds of legal texts",
    "validators/prose/shares.py": "words around a share",
    "validators/annual_report/claims.py": "words before a year",
    "validators/feasibility_report/wording.py": "plural endings",
    "validators/prose/counting.py": "words between a number and what it counts",
    "validators/prose/cut.py": "letters and quotation marks",
    "validators/prose/doubled.py": "words that may stand between two of the same",
    "validators/prose/enumerated.py": "words that part a list",
    "validators/prose/empty.py": "labels, as they are typed",
    "validators/prose/official.py": "words by which a text says that it gives the other language's",
    "validators/prose/aligned.py": "letters",
    "validators/prose/usage.py": "names of places and of peoples",
    "validators/catalogue_doc.py": "names of files",
    "validators/languages.py": "letters",
    "validators/prose/tongue.py": "letters",
    "validators/prose/pointers.py": "articles before a numbered thing",
    "validators/prose/points.py": "letters and quotation marks",
    "validators/prose/anonymous.py": "signs around what is said",
    "validators/prose/people.py": "letters and particles of names",
}

FOR_STAFF = ("flows/digest/messages.yaml",)
"""What staff and directions read of what operators run: it has no English."""

FOR_BOTH = ("imprimatur/reviewing/messages.yaml",)
"""What the command line says in three languages, and pages in two."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_module_holds_words_for_people() -> None:
    held = {name(path) for path in sources() if words_in(tree_of(path))}
    assert held == set(MACHINE)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('say = Bilingual("oui", "ja")', ["ja", "oui"]),
        ('say = Bilingual(f"{n} jours", words(n))', [" jours"]),
        ('raise GateRefused("{} points".format(n))', ["{} points"]),
        ('raise ServerFault(message="The server " + name)', ["The server "]),
        ('UnusableTemplate("too large" if n else why)', ["too large"]),
        ('to = {"fr": "à", "nl": ("tot", "tot en met")}', ["tot", "tot en met", "à"]),
        ('to = "jusque" if lang == "fr" else "tot"', ["jusque", "tot"]),
        ('note = ["Déjà fait"]', ["Déjà fait"]),
        ('"""Déjà fait."""', []),
        ('same = Bilingual(format_date(value, "fr"), format_date(value, "nl"))', []),
        ('locale = {"fr": "fr_BE", "nl": "nl-NL"}', []),
        ('other = "nl" if lang == "fr" else "fr"', []),
        ('raise ValueError("address not allowed")', []),
    ],
)
def test_words_for_people_are_seen(source: str, found: list[str], tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text(source, encoding="utf-8")
    assert sorted({text for _, text in words_in(tree_of(module))}) == found


def room(path: Path) -> list[Path]:
    """The modules that use a catalogue: those that import it from the module beside it, or that have it asked for."""
    package = ".".join(path.relative_to(ROOT).parent.parts)
    if pages_of(path):  # its words are also handed on to modules that import nothing of it
        return sorted(path.parent.rglob("*.py"))
    imported = (f"from {package}.{path.stem} import ", f"from {package}.asking import ")
    # The pages in the browser ask the kit for more than its words, and have their own.
    web = ROOT / "web"
    others = [one for one in sources() if path.is_relative_to(web) or not one.is_relative_to(web)]
    return [module for module in others if any(one in module.read_text(encoding="utf-8") for one in imported)]


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_a_catalogue_is_complete(path: Path) -> None:
    entries = Messages(path).entries
    english = (path.is_relative_to(ROOT / "flows") and name(path) not in FOR_STAFF) or name(path) in FOR_BOTH
    for said in entries.values():
        assert bool(said.en) == english
        assert not re.search("[«»]", said.nl)
        assert not re.search("[‘]", said.fr)


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_what_is_asked_for_is_there_and_gets_its_values(path: Path) -> None:
    entries = Messages(path).entries
    modules = room(path)
    assert modules
    if pages_of(path):  # there one room hands words to another, by names that say nothing of whose they are
        modules = [module for module in modules if module.parent == path.parent != ROOT / "web"]
    for one in (one for module in modules for one in asked_for(module, ("say", "words", "_words"))):
        assert one.key in entries, one
        assert one.places in (None, places(entries[one.key].fr)), one


@pytest.mark.parametrize("path", [path for path in CATALOGUES if pages_of(path)], ids=name)
def test_what_pages_ask_for_is_there(path: Path) -> None:
    entries = Messages(path).entries
    for key, is_beginning in asked_in_pages(path):
        found = [one for one in entries if one.startswith(key)] if is_beginning else key in entries
        assert found or re.sub("_(?:one|none)$", "", key) in entries, key


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_a_page_has_no_words_of_its_own(page: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    spoken = re.findall(r"""(?:title|aria-label|placeholder|alt|data-label)=["']([^"']*)""", text)
    shown = [*spoken, re.sub(r"<[^>]*>", " ", text)]
    assert [word for one in shown for word in re.findall(r"[^\W\d_]{2,}", one) if word != "Imprimatur"] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=name)
def test_every_message_is_used(path: Path) -> None:
    whole: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for module in room(path):
        one, several = texts(module)
        whole |= one
        patterns += several
    for key, is_beginning in asked_in_pages(path):
        whole.add(key)
        patterns += [re.compile(rf"{key}\w+")] if is_beginning else []
    if pages_of(path):
        whole |= {f"{key}{end}" for key in whole for end in ("_one", "_none")}
    unused = [key for key in Messages(path).entries if key not in whole]
    assert [key for key in unused if not any(pattern.fullmatch(key) for pattern in patterns)] == []


def test_the_page_for_translators_names_every_catalogue() -> None:
    french, _, dutch = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8").partition("## In het Nederlands")
    one_a_kind = [(file, kind) for kind in KINDS for file in FILES if file.parent.name == kind]
    one_a_kind += [(ROOT / "templates" / kind / part, kind) for kind in KINDS for part in ("labels.yaml", "kit.yaml")]
    for word in ("type", "soort"):
        named = {name(file).replace(kind, f"<{word}>") for file, kind in one_a_kind}
        named |= {name(path) for path in (*CATALOGUES, FILES[0], ROOT / "templates" / "_shared" / "labels.yaml")}
        half = {"type": french, "soort": dutch}[word]
        assert set(re.findall(r"^\| `([^`]+)`", half, re.MULTILINE)) == named


def test_every_code_is_used_and_has_a_family() -> None:
    written = {text for module in sources() for text in texts(module)[0]}
    # Word lists, and rules over tables, name the code of what they find.
    files = (path for name in ("*words.yaml", "suites.yaml") for path in (ROOT / "validators").rglob(name))
    lists = "".join(path.read_text(encoding="utf-8") for path in files)
    written |= set(re.findall(r"code: ([A-Z]\d\d)", lists))
    for file in FILES:
        assert {code for code in catalogue(file) if code not in written} == set()
        assert set(families(file)) == {code[0] for code in catalogue(file)}


@pytest.mark.parametrize("kind", KINDS)
def test_labels_are_complete(kind: str) -> None:
    labels = load_labels(ROOT / "templates", kind)
    groups = [labels.fields, labels.words, *labels.choices.values(), *labels.expected.values()]
    assert all(label.of(lang) for group in groups for label in group.values() for lang in LANGS)
