"""French and Dutch typography, over strings, runs and blocks."""

import unicodedata
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import (
    Chart,
    ChartSort,
    Contents,
    ContentsEntry,
    Facts,
    Figure,
    Heading,
    Inline,
    Item,
    List,
    Paragraph,
    Quotation,
    Run,
    Series,
    Table,
    plain,
    runs,
)
from imprimatur.language.typography import typeset, typeset_around, typeset_blocks, typeset_inline
from imprimatur.language.typography.inclusive import InclusiveStyle
from imprimatur.language.typography.settings import FrSpacing, NlGroup, TypographySettings


def shown(text: str) -> str:
    """A text with its no-break spaces made visible: ~ for U+00A0, ^ for U+202F."""
    return text.replace("\u00a0", "~").replace("\u202f", "^")


def test_words_that_a_sentence_quotes_stay_as_typed() -> None:
    """The longest first, wherever they stand; the rest is set, the marks beside them too."""
    assert shown(typeset_around("« 20.000€? » : trop ?", "fr", ("20.000€", "20.000€?"))) == "«~20.000€?~»~: trop^?"
    assert shown(typeset_around("« 20.000€? » : trop ?", "fr", ())) == shown(typeset("« 20.000€? » : trop ?", "fr"))
    assert shown(typeset_around("‘oui ?’ : waarom ?", "nl", ("oui ?", ""))) == "‘oui ?’: waarom?"
    typed = 'écrivez {{ champ("Titre") }} : « {{ nombre("Équipe") }} »'
    assert shown(typeset_around(typed, "fr", ())) == 'écrivez {{ champ("Titre") }}~: «~{{ nombre("Équipe") }}~»'


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("engage (oui, oui, encore) !", "engage (oui, oui, encore)^!"),
        ("Vraiment?! Oui; non: fin", "Vraiment^?! Oui^; non~: fin"),
        ("Lieu de travail :  Bruxelles", "Lieu de travail~: Bruxelles"),
        ("Note:", "Note~:"),
        ("(?) [!]", "(?) [!]"),
        ('Voici "un "mot" ici"!', "Voici «~un “mot” ici~»^!"),
        ("Ces “chantiers” vivent", "Ces «~chantiers~» vivent"),
        ("« mot » et «mot»", "«~mot~» et «~mot~»"),
        ("« un « mot » ici »", "«~un “mot” ici~»"),
        ("un \"mot d'auteur", 'un "mot d’auteur'),
        ("l'\"école\" d'aujourd'hui", "l’«~école~» d’aujourd’hui"),
        ("des congés...", "des congés…"),
        ("91ème, 1ère, 1er, 2e, 21ième", "91e, 1re, 1er, 2e, 21e"),
        ("20.000€, € 55.000, 200 000 euros, 200000 €", "20^000~€, 55^000~€, 200^000 euros, 200^000~€"),
        ("1.234,56 €", "1^234,56~€"),
        ("2 200 contacts et 10.000 lecteurs", "2^200 contacts et 10^000 lecteurs"),
        ("en 2024 150 associations", "en 2024 150 associations"),
        ("18% et 18 %", "18~% et 18~%"),
        ("n°181, n° 192", "n°~181, n°~192"),
        ("19h/semaine, 9h30, 1 h 30, 37h", "19~h/semaine, 9~h~30, 1~h~30, 37~h"),
        ("1° le bien", "1°~le bien"),
        ("€ 5 millions", "5 millions~€"),
    ],
)
def test_french(typed: str, wanted: str) -> None:
    assert shown(typeset(typed, "fr")) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Let op : dit is goed !", "Let op: dit is goed!"),
        ('« woord » en "woord" en “woord”', "‘woord’ en ‘woord’ en ‘woord’"),
        ('"een "groot" huis"', "‘een “groot” huis’"),
        ("de vzw's en cao's", "de vzw’s en cao’s"),
        ("'s morgens zei hij: 'ja'", "’s morgens zei hij: ‘ja’"),
        ("‘s avonds", "’s avonds"),
        ('"de vzws’ “eigen” huis"', "“de vzws’ “eigen” huis”"),
        ('"een « half "citaat" hier"', '"een « half ‘citaat’ hier"'),
        ("200.000 € en €1250 en 200 000 euro", "€~200.000 en €~1.250 en 200.000 euro"),
        ("18%", "18~%"),
        ("om 9.30 uur", "om 9.30 uur"),
        ("2 200 contacten", "2.200 contacten"),
        ("Bruss'help...", "Bruss’help…"),
    ],
)
def test_dutch(typed: str, wanted: str) -> None:
    assert shown(typeset(typed, "nl")) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "https://x.be/a?b=1:2&c='d'/e",
        "www.housingfirstbelgium.be",
        "rh@smes.be",
        "10/01/2024",
        "0,8 ETP",
        "10:30",
        "0472/38.99.13",
        "+32 472 389 913",
        "CP 330.01.10",
        "BE50 0012 2417 0918",
        "0418.480.071",
        "version 1.2.3",
        "en 2024",
    ],
)
def test_what_is_never_touched(text: str) -> None:
    assert typeset(text, "fr") == text
    assert typeset(text, "nl") == text


def test_settings() -> None:
    narrow = TypographySettings(fr_spacing=FrSpacing.NARROW)
    tight = TypographySettings(fr_spacing=FrSpacing.TIGHT)
    blank = TypographySettings(nl_group=NlGroup.NBSP, nl_percent_spaced=False, group_four=False)
    assert shown(typeset("Oui : « non » ?", "fr", narrow)) == "Oui^: «^non^»^?"
    assert typeset("Oui : « non » ?", "fr", tight) == "Oui: «non»?"
    assert shown(typeset("200.000 en 18 % en 2.200", "nl", blank)) == "200~000 en 18% en 2200"


def test_runs_keep_their_borders() -> None:
    inline = (Run('un "', bold=True), Run("mot"), Run('" clé', italic=True), Run(" !"))
    set_inline = typeset_inline(inline, "fr")
    assert shown(plain(set_inline)) == "un «~mot~» clé^!"
    assert [(run.bold, run.italic, shown(run.text)) for run in set_inline] == [
        (True, False, "un «~"),
        (False, False, "mot"),
        (False, True, "~» clé"),
        (False, False, "^!"),
    ]


def test_verbatim_runs_are_left_alone() -> None:
    inline = (Run("Voir "), Run('code "a" : b', verbatim=True), Run(" ?"))
    assert [shown(run.text) for run in typeset_inline(inline, "fr")] == ["Voir ", 'code "a" : b', "^?"]


def test_a_run_in_the_other_language() -> None:
    inline = (Run('Le "mot" '), Run('"woord" !', lang="nl"), Run(" et fin !"))
    assert [shown(run.text) for run in typeset_inline(inline, "fr")] == ["Le «~mot~» ", "‘woord’!", " et fin^!"]


def test_a_mark_decides_on_the_space_before_it() -> None:
    inline = (Run("vzw ", lang="nl"), Run("; oui "), Run("! nee", lang="nl"))
    assert [shown(run.text) for run in typeset_inline(inline, "fr")] == ["vzw^", "; oui", "! nee"]


def test_footnotes_are_set() -> None:
    inline = (Run("mot", note=runs("Voir n°3 !")),)
    assert shown(plain(typeset_inline(inline, "fr")[0].note)) == "Voir n°~3^!"


def test_blocks() -> None:
    text = runs("Oui !")
    blocks = (
        Heading(2, text, anchor="a !", number="1 !"),
        Paragraph(text),
        List((Item(text, (List((Item(text),)),)),)),
        Table((text,), ((text,),), caption=text),
        Facts(((text, text),)),
        Figure(b"", "image/png", "Oui !", caption=text),
        Quotation(text, text),
        Contents((ContentsEntry(1, "1 !", text, "a !"),)),
        chart("Oui !", text),
    )
    done = runs("Oui\u202f!")
    assert typeset_blocks(blocks, "fr") == (
        Heading(2, done, anchor="a !", number="1 !"),
        Paragraph(done),
        List((Item(done, (List((Item(done),)),)),)),
        Table((done,), ((done,),), caption=done),
        Facts(((done, done),)),
        Figure(b"", "image/png", "Oui\u202f!", caption=done),
        Quotation(done, done),
        Contents((ContentsEntry(1, "1 !", done, "a !"),)),
        chart("Oui\u202f!", done),
    )


def chart(name: str, text: Inline) -> Chart:
    data = Table((text,), ((text,),))
    return Chart(ChartSort.BARS, (name,), (Series(name, (None,)),), name, data, labels=(name,), caption=text)


def test_inclusive_style_with_typography() -> None:
    inline = (Run("Un.e "), Run("chargé.e", bold=True), Run(" (voir www.charge.es)"), Run(" medewerk·er", lang="nl"))
    done = typeset_inline(inline, "fr", inclusive=InclusiveStyle.MID_DOT)
    assert [run.text for run in done] == ["Un·e", " ", "chargé·e", " (voir www.charge.es)", " medewerk·er"]
    doubled = typeset_inline(inline[:2], "fr", inclusive=InclusiveStyle.DOUBLETS)
    assert [run.text for run in doubled] == ["Un ou une ", "chargé ou chargée"]


PIECES = st.sampled_from(
    (
        *" \u00a0\u202f\n'’‘\"“”«»„;:!?.,…()[]-–/%€°h",
        *("n°", "mot", "l'", "é", "à", "'s", "ème", "1ère", "euros", "  ", "chargé·e", "un.e"),
        *("1", "20", "300", "2024", "000", "www.a.be", "a@b.be", "0472 38 99 13", "CP 319"),
    )
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
LANG = st.sampled_from(("fr", "nl"))
CHOICES = st.builds(
    TypographySettings, st.sampled_from(FrSpacing), st.sampled_from(NlGroup), st.booleans(), st.booleans()
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TEXTS, LANG, CHOICES)
def test_setting_twice_changes_nothing(text: str, lang: Lang, choices: TypographySettings) -> None:
    once = typeset(text, lang, choices)
    assert typeset(once, lang, choices) == once


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXTS.filter(lambda text: "me" not in text and "ère" not in text and "è" not in text), LANG, CHOICES)
def test_letters_and_digits_are_kept(text: str, lang: Lang, choices: TypographySettings) -> None:
    def kept(each: str) -> str:
        return "".join(character for character in each if unicodedata.category(character)[0] in "LN")

    assert kept(typeset(text, lang, choices)) == kept(text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.lists(st.builds(Run, TEXTS, lang=st.sampled_from((None, "fr", "nl")), verbatim=st.booleans()), max_size=4), LANG
)
def test_runs_stay_runs(inline: list[Run], lang: Lang) -> None:
    done = typeset_inline(tuple(inline), lang)
    looks = [[key for key, _ in groupby((run.lang, run.verbatim) for run in runs)] for runs in (done, inline)]
    assert looks[0] == looks[1]
    assert [run.text for run in done if run.verbatim] == [run.text for run in inline if run.verbatim]
    assert typeset_inline(done, lang) == done


@settings(max_examples=100, deadline=None, derandomize=True)
@given(TEXTS, LANG)
def test_a_text_cut_into_runs_reads_the_same(text: str, lang: Lang) -> None:
    cut = tuple(Run(character) for character in text)
    assert plain(typeset_inline(cut, lang)) == typeset(text, lang)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        # 10⁶ is not the number 106, nor 1000² the number 10 002.
        ([("1000", ""), ("2", "super"), (" euros", "")], ["1000", "2", " euros"]),
        ([("12", ""), ("000", "sub"), (" €", "")], ["12", "000", " €"]),
        ([("Surface : 45 m", ""), ("2", "super"), (" ?", "")], ["Surface\u00a0: 45 m", "2", "\u202f?"]),
        # Letters that are raised stay ordinals.
        ([("le 2", ""), ("ème", "super"), (" lot", "")], ["le 2", "e", " lot"]),
    ],
)
def test_raised_figures_are_no_part_of_a_number(pieces: list[tuple[str, str]], expected: list[str]) -> None:
    inline = tuple(Run(text, raised=raised) for text, raised in pieces)  # type: ignore[arg-type]
    found = typeset_inline(inline, "fr")
    assert [run.text for run in found] == expected
    assert [run.raised for run in found] == [raised for _, raised in pieces]
