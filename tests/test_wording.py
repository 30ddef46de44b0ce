"""The words that people read, held together: one address, one word for one thing, the punctuation of each language."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.catalogues import parsed
from imprimatur.kinds import KINDS
from tests.dossiers import ROOT, labels
from tests.source_words import PACKAGES
from validators.catalogues import FILES
from validators.prose import usage

LEXICON = {"fr": "### Un mot par chose", "nl": "### Eén woord per ding"}
"""The headings of docs/translating.md under which stands which word is used, and which are not."""
TEMPLATES = sorted(path for name in ("labels.yaml", "kit.yaml") for path in (ROOT / "templates").rglob(name))
CATALOGUES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("messages.yaml"))
REJECTED = {
    # Where a word of the lexicon is not the one that is rejected there.
    ("org_chart_alt", "case"): "a box of a drawing, said to those who do not see it",
    ("org_chart_alt", "vak"): "the same",
    ("excel_control", "case"): "a box to be ticked",
    ("word_ink", "lijn"): "a line that is drawn",
    ("P01.explanation", "case"): "boxes to be ticked",
    ("event.title", "vak"): "a trade, in an example",
    ("sessions.title", "vak"): "the same",
}
PRINTED_OFFER = ("main_mission", "profile", "privacy", "apply_documents")
"""Words of a printed offer, which speaks to its reader as offers of associations do."""
NEVER_ONE = {
    # Messages that count something in the plural and are not said of a single one.
    "long_name": "a limit",
    "name_long": "a limit",
    "too_deep": "a limit",
    "too_many_files": "a limit",
    "R43.message": "a limit",
    "C09.message": "half of the rows of a table, two at least",
    "L10.message": "rows enough to be sure",
    "P02.message": "columns too many for a page",
    "S04.message": "words of a text",
    "findings_places": "said from two places on",
    "positions_volunteer": "said from two on",
    "positions_internship": "said from two on",
    "lead_scenarios": "said from two on",
    "lead_scenarios_with": "said from two on",
    "org_chart_alt": "a chart has boxes above and below",
    "texts_wait": "the words counted are its heading",
}
ALONE = {
    # Small words by which no field can be named.
    "fr": "a à au aux avec chez dans de depuis dès du en jusqu’à jusqu’au le par pour sans sous sur vers".split(),
    "nl": "aan bij de door het in met na naar om onder op per sinds te tegen tot uit van vanaf voor zonder".split(),
}
_EXPRESSIONS = ("told", "named")
"""What recognises words and is shown to nobody."""
_QUOTED = {"fr": re.compile("«[^»]*»"), "nl": re.compile("‘[^’]*’")}
_TYPED = re.compile(
    r"--\w+ \"[^\"]*\"|\{\{.*?\}\}|\{\w+\}|`[^`]*`|https?://\S+|\[[^\]]*\](?:\([^)]*\)|:)|#[\w/]+[!?]?|@\w+|\?{3}"
)
"""What is shown to be typed: no prose."""
_FORMAL = {
    "fr": re.compile(r"(?<![\w’-])(?:tu|toi|ton|tes)\b", re.I),
    "nl": re.compile(r"\b(?:je|jij|jou|jouw|jullie)\b", re.I),
}
_SPACED = {
    "fr": re.compile(r"[^\s\u00a0][;!?](?=\s|$)|[^\s\u00a0:]:(?=\s|$)|«[^\s\u00a0]|[^\s\u00a0]»"),
    "nl": re.compile(r"\s[;:!?,.](?=\s|$)|[«»]|‘\s|\s’(?!\w)"),
}
"""Punctuation that is not spaced as its language wants."""


def entries(path: Path) -> Iterator[tuple[str, dict[Lang, str]]]:
    """Every entry of a catalogue in both languages, by its path in the file."""
    yield from _entries(parsed(path.read_text(encoding="utf-8")), "")


def _entries(node: Any, path: str) -> Iterator[tuple[str, dict[Lang, str]]]:
    if isinstance(node, list):
        for place, one in enumerate(node):
            yield from _entries(one, f"{path}.{place}")
    elif isinstance(node, dict):
        node = {key: one for key, one in node.items() if key not in _EXPRESSIONS}
        if all(isinstance(node.get(lang), str) for lang in LANGS):
            yield path.removeprefix("."), {lang: node[lang] for lang in LANGS}
        for key, one in node.items():
            yield from _entries(one, f"{path}.{key}")


LISTS = sorted(path for name in ("words.yaml", "employment.yaml") for path in (ROOT / "validators").rglob(name))
EVERY = [*CATALOGUES, *FILES, *TEMPLATES, *LISTS]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(text: str, lang: Lang) -> str:
    """What is said, without what it quotes or shows to be typed."""
    return _QUOTED[lang].sub("", _TYPED.sub("", text))


def lexicon(lang: Lang) -> dict[str, str]:
    """The words that are not used in a language, each with the one that is."""
    _, _, below = (ROOT / "docs" / "translating.md").read_text(encoding="utf-8").partition(LEXICON[lang])
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$", below.partition("\n## ")[0], re.MULTILINE)
    return {word: used for used, rejected in rows[1:] for word in rejected.split(", ")}


@pytest.mark.parametrize("lang", LANGS)
def test_the_lexicon_is_read(lang: Lang) -> None:
    expected = {"fr": ("rangée", "classeur, feuille, ligne, cellule"), "nl": ("werkblad", "werkmap, blad, rij, cel")}
    word, used = expected[lang]
    assert lexicon(lang)[word] == used
    assert len(lexicon(lang)) > 15


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_one_word_for_one_thing(path: Path) -> None:
    rejected = {
        lang: {word: re.compile(rf"(?<![\w/-]){word}(?:s|x|en|n|’s)?\b(?!/)", re.I) for word in lexicon(lang)}
        for lang in LANGS
    }
    examples = path.name == "kit.yaml"
    found = {
        (key, word)
        for key, said in entries(path)
        for lang in LANGS
        for word, pattern in rejected[lang].items()
        if pattern.search(prose(said[lang], lang)) and not (examples and key.startswith("examples."))
    }
    assert {(key, word) for key, word in found if (key.rpartition("words.")[2], word) not in REJECTED} == set()


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_the_product_says_what_it_advises(path: Path) -> None:
    """No word of the Netherlands or of France, nothing carried over from the other language (L16, L17)."""
    assert [
        (key, seen)
        for key, said in entries(path)
        for lang in LANGS
        for seen in usage._seen(prose(said[lang], lang), lang)
    ] == []


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_people_are_addressed_formally(path: Path) -> None:
    allowed = {f"words.{key}" for key in PRINTED_OFFER} if name(path) == "templates/job_offer/labels.yaml" else set()
    familiar = {key for key, said in entries(path) for lang in LANGS if _FORMAL[lang].search(prose(said[lang], lang))}
    assert familiar == allowed


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_the_punctuation_is_that_of_the_language(path: Path) -> None:
    wrong = []
    for key, said in entries(path):
        # The first lines of a page name the other language's in that language.
        for lang in LANGS if not key.endswith("_intro") else ():
            text = _TYPED.sub("x", said[lang])
            titles = _QUOTED[lang].sub("x", text)
            straight = re.search("[\"']", text) or "  " in text.strip().replace("\n  ", "\n")
            if straight or (not key.startswith("examples.") and _SPACED[lang].search(titles if lang == "nl" else text)):
                wrong.append((key, said[lang]))
    assert wrong == []


@pytest.mark.parametrize(
    ("lang", "text", "wrong"),
    [
        ("fr", "Rien : « ceci » ! Et cela ; quoi ?", False),
        ("fr", "Rien: ceci", True),
        ("fr", "Quoi?", True),
        ("fr", "Rien ; «ceci »", True),
        ("nl", "Niets: ‘dit’! En dat; wat?", False),
        ("nl", "Niets : dit", True),
        ("nl", "Wat ?", True),
        ("nl", "Niets: « dit »", True),
    ],
)
def test_a_wrong_space_is_seen(lang: Lang, text: str, wrong: bool) -> None:
    assert bool(_SPACED[lang].search(text)) == wrong


@pytest.mark.parametrize(
    ("lang", "text", "familiar"),
    [
        ("fr", "Relis ton texte", True),
        ("fr", "« @Fatima : peux-tu vérifier ? » reste dans votre texte", False),
        ("nl", "Kijk je tekst na", True),
        ("nl", "‘kan je dit nakijken?’ staat in uw tekst", False),
    ],
)
def test_a_familiar_word_is_seen(lang: Lang, text: str, familiar: bool) -> None:
    assert bool(_FORMAL[lang].search(prose(text, lang))) == familiar


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_both_languages_end_alike(path: Path) -> None:
    """A sentence is a sentence in both, a label a label; an abbreviation keeps its point."""
    ends = {key: [one.strip()[-1:] for one in said.values()] for key, said in entries(path) if "Nr." not in str(said)}
    unlike = {
        key: signs for key, signs in ends.items() if len({sign if sign in ".:;,…?!" else "" for sign in signs}) > 1
    }
    assert {key for key in unlike if not key.endswith(("number_short", "findings_intro", "page_intro"))} == set()


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_what_is_counted_is_said_of_one_and_of_many(path: Path) -> None:
    keys = dict(entries(path))
    assert not [
        key
        for key, said in keys.items()
        if re.search(r"\w\((?:s|x|e|es|en|n)\)", prose(said["fr"] + said["nl"], "fr")) and "inclusive" not in key
    ]
    plural = {key for key, said in keys.items() if re.search(r"\{count\}[ \u00a0](?!fois)[a-zéè]+s\b", said["fr"])}
    for key in plural:
        short = key.rpartition("words.")[2]
        beside = {
            f"{key}_one",
            key.replace("_many", ""),
            key.replace("_many", "_one"),
            key.removesuffix("s"),
            key.removesuffix("_alone") + "_one",
        }
        assert beside - {key} & set(keys) or short in NEVER_ONE, key


@pytest.mark.parametrize("kind", KINDS)
def test_a_label_says_what_it_labels(kind: str) -> None:
    """No field or column is named by a code of two letters or by a preposition."""
    for path, label in labels(kind).fields.items():
        for lang in LANGS:
            assert len(label.of(lang)) > 2, path
            assert label.of(lang).lower() not in (*ALONE[lang], "pour le"), path


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_two_quotations_are_parted_by_a_sign(path: Path) -> None:
    """« Avant : « … » ; maintenant : « … » », and never a capital straight after a quotation."""
    pattern = {"fr": re.compile(r"[^.!?…:]\s?»\s+[A-ZÀ-Ý]"), "nl": re.compile(r"[^.!?…:]’ (?=[A-Z])")}
    assert [(key, lang) for key, said in entries(path) for lang in LANGS if pattern[lang].search(said[lang])] == []


def test_the_command_line_quotes_as_each_language_does_and_leaves_what_is_typed() -> None:
    """A straight quotation mark would be set as a curly one, which no shell takes: it stands in a value."""
    path = ROOT / "flows" / "messages.yaml"
    assert [key for key, said in entries(path) if any('"' in said[lang] for lang in LANGS)] == []
    english = {key: one["en"] for key, one in parsed(path.read_text(encoding="utf-8")).items()}
    assert [key for key, said in english.items() if re.search('[«»‘"]', said)] == []
