"""What texts leave unfinished, line by line: cut sentences, doubled words and signs, points that stand out."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import List, plain
from imprimatur.core.source import Source
from imprimatur.language.folding import fold
from imprimatur.sources.markdown import read
from validators.prose.cut import doubt, last_word
from validators.prose.doubled import _pasted, signs_in, twice
from validators.prose.lines import Line, Sort, lines
from validators.prose.points import odd


def written(text: str, lang: Lang = "fr") -> list[Line]:
    """The lines of a Markdown text."""
    (narrative,) = read(Source(f"x.{lang}.md", text.encode(), "")).narratives
    return list(lines(narrative.blocks, lang, narrative.location))


@pytest.mark.parametrize(
    ("text", "lang", "word"),
    [
        ("Le service accueille les personnes qui", "fr", "qui"),
        ("Le service accueille la personne et sa.", "fr", ""),
        ("Le service accueille les gens du.", "fr", "du"),
        ("Il y a trop d’", "fr", "d'"),
        ("Il reste ouvert à", "fr", "à"),
        ("Zij werken samen met de", "nl", "de"),
        ("Zij werken samen met een", "nl", "een"),
        ("Zij werken eraan mee.", "nl", ""),
        ("Restez en contact avec nous", "fr", ""),
        ("Ce que nous faisons, et avec qui", "fr", ""),
        ("Pour les professionnel·les", "fr", ""),
        ("Sais-tu de quoi, et pour", "fr", "pour"),
        ("À toi de", "fr", "de"),
        ("Plus de", "fr", ""),
        ("OUVERT À TOUTES ET", "fr", ""),
        ("Elle permet de", "fr", "de"),
    ],
)
def test_the_word_on_which_a_paragraph_is_cut(text: str, lang: Lang, word: str) -> None:
    assert last_word(Line(text.replace("’", "'"), Sort.PARAGRAPH, written("a")[0].location), lang) == word


def test_a_paragraph_that_leads_to_a_list_is_not_cut() -> None:
    first, *_ = written("Elle permet surtout de\n\n- lire ;\n- écrire.")
    assert (first.text, first.leads, last_word(first, "fr")) == ("Elle permet surtout de", True, "")


def test_items_may_end_where_paragraphs_may_not() -> None:
    (item,) = written("- je vult de formulieren in", "nl")
    assert (item.sort, last_word(item, "nl")) == (Sort.ITEM, "")
    assert [last_word(one, "nl") for one in written("Je vult de formulieren in\n\nEn dan.", "nl")] == ["in", ""]


def test_one_by_one_is_an_end() -> None:
    assert last_word(written("Ils les dessinent une à une")[0], "fr") == ""
    assert last_word(written("Ze tekenen ze een voor een", "nl")[0], "nl") == ""
    assert last_word(written("Ze tekenen ze voor een", "nl")[0], "nl") == "een"


def test_the_only_paragraph_of_a_text_is_a_value() -> None:
    assert [line.sort for line in written("Wat er is")] == [Sort.VALUE]
    assert [line.sort for line in written("Un.\n\nDeux.")] == [Sort.PARAGRAPH] * 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Un.\n\nNous avons reçu les gens du quartier,",
            "sur une virgule",
        ),
        ("Un.\n\nNous avons reçu les gens du quar-", "sur un tiret"),
        (
            "Un jour.\n\net les gens du quartier sont venus.",
            "en minuscules",
        ),
        ("Un jour :\n\net les gens du quartier sont venus.", ""),
        ("Un.\n\nMadame, Monsieur,", ""),
        ("Un.\n\nperspective.brussels et les communes ont étudié le quartier.", ""),
    ],
)
def test_what_makes_one_think_that_a_paragraph_is_cut(text: str, reason: str) -> None:
    found = doubt(written(text)[-1])
    assert bool(found) is bool(reason)
    assert reason in (found[1].fr if found else "")


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("Il vient de de la gare", "fr", "de de"),
        ("Il vient de la de la gare", "fr", "de la de la"),
        ("La la gare est loin", "fr", "La la"),
        ("Des habitants et\net des voisins", "fr", "et\net"),
        ("un peu d'd'eau", "fr", "d'd'"),
        ("zij wonen in het het huis", "nl", "het het"),
        ("Nous nous aimons, vous vous aimez", "fr", ""),
        ("zij die die dag kwamen", "nl", ""),
        ("wie opgevangen kan worden worden we", "nl", ""),
        ("Baden-Baden, 12 12, bla bla", "fr", ""),
        ("de jour en jour en ville", "fr", ""),
        ("le groupe A a dit", "fr", ""),
        ("celles-ci ci-dessous", "fr", ""),
    ],
)
def test_words_written_twice(text: str, lang: Lang, words: str) -> None:
    assert twice(text, lang) == words


@pytest.mark.parametrize(
    "text", ["a,, b", "mot ;. b", "fini. . Et", "le (  ) la", "etc..", "ici , . Là", "vide « » là", "x ;; y"]
)
def test_signs_too_many(text: str) -> None:
    assert signs_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "etc., et",
        "p. ex., la",
        "fin... et",
        "(…) [...]",
        "bien :-)",
        "10.30",
        "c’est fini ...",
        "asbl ; vzw",
        "a : (b)",
    ],
)
def test_signs_that_go_together(text: str) -> None:
    assert signs_in(text) == ""


def _told(items: Sequence[str]) -> list[str]:
    blocks = read(Source("x.fr.md", "\n".join(f"- {one}" for one in items).encode(), "")).narratives[0].blocks
    (block,) = blocks
    assert isinstance(block, List)
    return [plain(item.text) for item, _ in odd(block, "fr", nested=False)]


@pytest.mark.parametrize(
    ("items", "told"),
    [
        (["lire ;", "écrire", "compter ;", "dire."], ["écrire"]),
        (["lire ;", "écrire", "compter."], ["écrire"]),
        (["lire ;", "écrire.", "compter ;", "dire."], ["écrire."]),
        (["lire ;", "écrire ;", "dire"], ["dire"]),
        (["lire", "écrire;", "compter", "dire"], ["écrire;"]),
        (["lire ;", "écrire ; et", "dire."], []),
        (["lire", "écrire", "dire."], []),
        (["lire,", "écrire,", "dire"], []),
        (["Nous lisons.", "Nous écrivons.", "Nous disons."], []),
        (["lire ;", "écrire, etc.", "compter ;", "voir (ici)", "dire."], []),
        (["lire ;", "écrire", "compter", "dire ;", "voir."], []),
        (["lire", "Nous écrivons à toutes les personnes du quartier.", "compter", "dire"], []),
        (["lire ;", "Nous écrivons à toutes les personnes du quartier. Elles répondent.", "voir ;", "dire."], []),
    ],
)
def test_the_point_that_stands_out(items: list[str], told: list[str]) -> None:
    assert _told(items) == told


@given(st.text(alphabet="ab ,.;:()«»-’'\n", max_size=60))
def test_whatever_is_written_is_read(text: str) -> None:
    assert twice(text, "nl") in text
    assert signs_in(text).strip() in text


def test_a_pair_of_small_words_is_no_step() -> None:
    assert twice("een van de van de volledige aanvraag", "nl") == "van de van de"
    assert twice("de jour en jour en ville", "fr") == ""


def test_a_short_sentence_that_directly_follows_itself_was_pasted() -> None:
    (line,) = written("Chiffres de l’année 2025. Chiffres de l’année 2025.")
    assert _pasted(line, {}, frozenset()) is line
    assert _pasted(line, {}, frozenset({fold("Chiffres de l'année 2025.")})) is None
    assert _pasted(written("Trop tard, toujours. Trop tard, toujours.")[0], {}, frozenset()) is None
