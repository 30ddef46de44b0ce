"""How words for both genders are read aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imprimatur.core.bilingual import Lang
from imprimatur.core.blocks import Gap, Run, plain
from imprimatur.language.typography.spoken import aloud, spoken


@pytest.mark.parametrize(
    ("lang", "text", "said"),
    [
        ("fr", "chargé·e", "chargé ou chargée"),
        ("fr", "CHARGÉ·E", "CHARGÉ OU CHARGÉE"),
        ("fr", "un·e chargé·e", "un chargé ou une chargée"),
        ("fr", "chargé·e·s", "chargés et chargées"),
        ("fr", "travailleur·euse·s", "travailleurs et travailleuses"),
        ("fr", "expert.e.s", "experts et expertes"),
        ("fr", "directeur(rice)", "directeur ou directrice"),
        ("fr", "infirmier·e·s", "infirmiers et infirmières"),
        ("fr", "sportif·e", "sportif ou sportive"),
        ("fr", "actif·ive", "actif ou active"),
        ("fr", "chef·fe·s", "chefs et cheffes"),
        ("fr", "chef·e", "chef ou cheffe"),
        ("fr", "heureux·e", "heureux ou heureuse"),
        ("fr", "professionnel·e·s", "professionnels et professionnelles"),
        ("fr", "citoyen·e", "citoyen ou citoyenne"),
        ("fr", "patron·e", "patron ou patronne"),
        ("fr", "inquiet·e", "inquiet ou inquiète"),
        ("fr", "secret·ète", "secret ou secrète"),
        ("fr", "cadet·e", "cadet ou cadette"),
        ("fr", "grec·que·s", "grecs et grecques"),
        ("fr", "public·que", "public ou publique"),
        ("fr", "seul·e", "seul ou seule"),
        ("fr", "auteur·e", "auteur ou auteure"),
        ("fr", "il/elle", "il ou elle"),
        ("fr", "celles·ceux", "celles et ceux"),
        ("fr", "ceux·elles", "ceux et celles"),
        ("fr", "celui·elle", "celui ou celle"),
        ("fr", "nouveau·elle", "nouveau ou nouvelle"),
        ("fr", "travailleur/-euse", "travailleur ou travailleuse"),
        ("fr", "Coordinateur/coordinatrice", "Coordinateur ou coordinatrice"),
        ("fr", "candidates/candidats", "candidates et candidats"),
        ("fr", "Directrice/directeur", "Directrice ou directeur"),
        ("fr", "enseignant·e·s-chercheur·se·s", "enseignants-chercheurs et enseignantes-chercheuses"),
        ("fr", "sa/son", "sa ou son"),
        ("fr", "Elle/lui", "Elle ou lui"),
        ("fr", "H/F", "homme ou femme"),
        ("fr", "H/F/X", "homme, femme ou X"),
        ("nl", "medewerker(ster)", "medewerker of medewerkster"),
        ("nl", "Medewerk(st)er", "Medewerker of medewerkster"),
        ("nl", "medewerk(st)ers", "medewerkers of medewerksters"),
        ("nl", "directeur/directrice", "directeur of directrice"),
        ("nl", "werkneemster/werknemer", "werkneemster of werknemer"),
        ("nl", "hij/zij/die", "hij, zij of die"),
        ("nl", "m/v", "man of vrouw"),
        ("nl", "assistent(e)", "assistent of assistente"),
        ("nl", "Patiënt(e)", "Patiënt of patiënte"),
        ("nl", "kandidaat/e", "kandidaat of kandidate"),
        ("nl", "coördinator/-trice", "coördinator of coördinatrice"),
        ("nl", "directeur·trice", "directeur of directrice"),
        ("nl", "leraar(es)", "leraar of lerares"),
        ("nl", "hij/zij", "hij of zij"),
        ("nl", "Hem/haar", "Hem of haar"),
        ("nl", "M/V/X", "man, vrouw of X"),
    ],
)
def test_both_forms_are_said(lang: Lang, text: str, said: str) -> None:
    assert spoken(f"La {text}, là", lang) == ((3, 3 + len(text), said),)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "participant(e)(s)"),
        ("nl", "recent(e) cijfers, interessant(e), relevant(e)"),  # endings of adjectives, not of persons
        ("fr", "employeurs/travailleurs, social/socle, entrée/entrées, km/h, x/son/sa"),
        ("fr", "et/ou, porte-parole, www.exemple.be, 4/5, rendez-vous"),
        ("nl", "goed(e), consulent(en), psycholoog/-oge, en/of, vzw(’s), chargé·e"),
        ("nl", "(medewerker(ster)x"),
    ],
)
def test_what_no_rule_knows_is_left_alone(lang: Lang, text: str) -> None:
    assert spoken(text, lang) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("l’employé·e", ("employé ou l’employée",)),
        ("D'un·e assistant·e", ("un assistant ou d'une assistante",)),
        ("L’ÉLU·E", ("ÉLU OU L’ÉLUE",)),
        ("qu’un·e", ("un ou une",)),
        ("all’employé·e", ("employé ou employée",)),
    ],
)
def test_an_elided_word_is_said_before_both_forms(text: str, said: tuple[str, ...]) -> None:
    assert tuple(one[2] for one in spoken(text, "fr")) == said


def test_runs_are_cut_and_keep_their_looks_and_notes() -> None:
    run = Run("Un chargé·e bon", bold=True, note=(Run("note"),))
    assert aloud((run,), "fr") == (
        Run("Un ", bold=True),
        Run("chargé·e", bold=True, said="chargé ou chargée"),
        Run(" bon", bold=True, note=(Run("note"),)),
    )


def test_marks_verbatim_text_and_other_languages_are_not_read_otherwise() -> None:
    runs = (
        Run("chargé·e", gap=Gap("C01", "a", "b")),
        Run("chargé·e", verbatim=True),
        Run("chargé·e", lang="en"),
        Run("chargé·e", said="autrement"),
        Run("medewerker(ster)"),
    )
    assert aloud(runs, "fr") == runs
    assert aloud((Run("medewerker(ster)", lang="nl"),), "fr")[0].said == "medewerker of medewerkster"


@given(st.text(alphabet="ae·ers(t)/ MVXHFu.-", max_size=30), st.sampled_from(("fr", "nl")))
def test_the_text_stays_what_it_is(text: str, lang: Lang) -> None:
    once = aloud((Run(text),), lang)
    assert plain(once) == text
    assert aloud(once, lang) == once
