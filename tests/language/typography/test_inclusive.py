"""One inclusive style per document, and nothing else touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imprimatur.language.typography.inclusive import (
    InclusiveStyle,
    gender_mention,
    has_inclusive_marks,
    localise_mention,
    rewrite,
    unresolved,
)

MID, DOUBLE, DOUBLETS, EPICENE, NONE = InclusiveStyle


@pytest.mark.parametrize(
    ("typed", "mid", "double", "doublets", "none"),
    [
        ("chargé.e", "chargé·e", "chargé·e", "chargé ou chargée", "chargé"),
        ("chargé·e", "chargé·e", "chargé·e", "chargé ou chargée", "chargé"),
        ("chargé-e", "chargé·e", "chargé·e", "chargé ou chargée", "chargé"),
        ("chargé(e)s", "chargé·es", "chargé·e·s", "chargés et chargées", "chargés"),
        ("chargé.e.s", "chargé·es", "chargé·e·s", "chargés et chargées", "chargés"),
        ("participant·e·s", "participant·es", "participant·e·s", "participants et participantes", "participants"),
        ("participant-es", "participant·es", "participant·e·s", "participants et participantes", "participants"),
        ("travailleur·ses", "travailleur·ses", "travailleur·se·s", "travailleurs et travailleuses", "travailleurs"),
        ("travailleur·euses", "travailleur·ses", "travailleur·se·s", "travailleurs et travailleuses", "travailleurs"),
        ("directeur·rice", "directeur·rice", "directeur·rice", "directeur ou directrice", "directeur"),
        ("acteur·ices", "acteur·rices", "acteur·rice·s", "acteurs et actrices", "acteurs"),
        ("créatif·ve", "créatif·ve", "créatif·ve", "créatif ou créative", "créatif"),
        ("Intéressé.e(s)", "Intéressé·e(s)", "Intéressé·e(s)", "Intéressé(s) ou intéressée(s)", "Intéressé(s)"),
        ("usager.ère.s", "usager·ères", "usager·ère·s", "usagers et usagères", "usagers"),
        ("expert.e.s", "expert·es", "expert·e·s", "experts et expertes", "experts"),
        ("citoyen-nes", "citoyen·nes", "citoyen·ne·s", "citoyens et citoyennes", "citoyens"),
        ("actuel·les", "actuel·les", "actuel·le·s", "actuels et actuelles", "actuels"),
        ("bruxellois.es", "bruxellois·es", "bruxellois·e·s", "bruxellois et bruxelloises", "bruxellois"),
        ("tou.te.s", "tous·tes", "tou·te·s", "tous et toutes", "tous"),
        ("pair-aidant·e", "pair-aidant·e", "pair-aidant·e", "pair-aidant ou pair-aidante", "pair-aidant"),
        ("un.e chargé.e", "un·e chargé·e", "un·e chargé·e", "un chargé ou une chargée", "un chargé"),
        ("du/de la chargé.e", "du·de la chargé·e", "du·de la chargé·e", "du chargé ou de la chargée", "du chargé"),
        ("Le.a chargé.e", "Le·la chargé·e", "Le·la chargé·e", "Le chargé ou la chargée", "Le chargé"),
        ("UN·E CHARGÉ·E", "UN·E CHARGÉ·E", "UN·E CHARGÉ·E", "UN CHARGÉ OU UNE CHARGÉE", "UN CHARGÉ"),
        ("travailleur·ses sociaux·ales", "travailleur·ses sociaux·ales", "travailleur·se·s sociaux·ales",
         "travailleurs sociaux et travailleuses sociales", "travailleurs sociaux"),
        ("chef.fe", "chef·fe", "chef·fe", "chef ou cheffe", "chef"),
        ("sportif/ive", "sportif·ve", "sportif·ve", "sportif ou sportive", "sportif"),
        ("travailleurs(euses)", "travailleur·ses", "travailleur·se·s", "travailleurs et travailleuses", "travailleurs"),
        ("coordinateur(-trice)", "coordinateur·rice", "coordinateur·rice", "coordinateur ou coordinatrice",
         "coordinateur"),
        ("un*e candidat*e", "un·e candidat·e", "un·e candidat·e", "un candidat ou une candidate", "un candidat"),
        ("infirmiers(ères)", "infirmier·ères", "infirmier·ère·s", "infirmiers et infirmières", "infirmiers"),
        ("nouveaux/elles", "nouveaux·elles", "nouveaux·elle·s", "nouveaux et nouvelles", "nouveaux"),
        ("élus(es)", "élu·es", "élu·e·s", "élus et élues", "élus"),
        ("divers·es", "divers·es", "divers·e·s", "divers et diverses", "divers"),
        ("amis(es), admis(es)", "ami·es, admis·es", "ami·e·s, admis·e·s", "amis et amies, admis et admises",
         "amis, admis"),
        ("ambassadeur.drice", "ambassadeur·rice", "ambassadeur·rice", "ambassadeur ou ambassadrice", "ambassadeur"),
        ("jaloux·se, doux·ce, gros·se", "jaloux·se, doux·ce, gros·se", "jaloux·se, doux·ce, gros·se",
         "jaloux ou jalouse, doux ou douce, gros ou grosse", "jaloux, doux, gros"),
        ("tou(te)s, tous(tes)", "tous·tes, tous·tes", "tou·te·s, tou·te·s", "tous et toutes, tous et toutes",
         "tous, tous"),
        ("ceux-elles", "ceux·celles", "ceux·celles", "ceux et celles", "ceux"),
        ("le(la) candidat(e)", "le·la candidat·e", "le·la candidat·e", "le candidat ou la candidate", "le candidat"),
        ("cet·te employé·e", "cet·te employé·e", "cet·te employé·e", "cet employé ou cette employée", "cet employé"),
        ("son/sa directeur/trice", "son·sa directeur·rice", "son·sa directeur·rice",
         "son directeur ou sa directrice", "son directeur"),
        ("un·e jeune candidat·e", "un·e jeune candidat·e", "un·e jeune candidat·e",
         "un jeune candidat ou une jeune candidate", "un jeune candidat"),
        ("un·e collègue et un·e élu·e", "un·e collègue et un·e élu·e", "un·e collègue et un·e élu·e",
         "un ou une collègue et un élu ou une élue", "un collègue et un élu"),
        ("qu’il/elle assure", "qu’il·elle assure", "qu’il·elle assure", "qu’il ou elle assure", "qu’il assure"),
    ],
)  # fmt: skip
def test_styles(typed: str, mid: str, double: str, doublets: str, none: str) -> None:
    assert [rewrite(typed, style) for style in (MID, DOUBLE, DOUBLETS, NONE)] == [mid, double, doublets, none]


def test_words_that_follow_each_other_are_taken_together() -> None:
    assert rewrite("un·e collaborateur·rice", DOUBLETS) == "un collaborateur ou une collaboratrice"
    assert rewrite("les professionnel·les", DOUBLETS) == "les professionnels et professionnelles"


def test_epicene_rewrites_what_it_can_and_reports_the_rest() -> None:
    text = "un·e chargé.e de projets, du/de la chargé.e, les participant·es, les professionnel.le.s"
    wanted = (
        "une personne chargée de projets, de la personne chargée, les personnes participantes, les professionnel·les"
    )
    assert rewrite(text, EPICENE) == wanted
    assert unresolved(text, EPICENE) == ("professionnel·les",)


@pytest.mark.parametrize(
    "text",
    [
        "p.ex. asbl.be et e.a., i.e. c.-à-d.",
        "rh@smes.be www.charge.es/x.e openlab.brussels",
        "est-ce que, porte-parole, lui-même, peut-être, dit-elle, donne-le, fais-les",
        "0.8 et 4/5 et 1.5",
        "et/ou évaluation/documentation, social/santé, ULB/VUB",
        "quelle(s) dynamique(s), projet(s)",
        "Le mot.Les autres",
        "SAW.B, MR/s, H/F/X",
        "Fais appel.Le reste. Il vient.Elle part, rappel.le",
        "bénéficiaires, oui/non, km/h, pers., etc.), une seule formation.ne",
        "classe-E, groupe.E, vitamine-e, lieu(x), le(s) projet(s), cours/course, droit/droite",
    ],
)
def test_ordinary_words_are_not_hit(text: str) -> None:
    assert [rewrite(text, style) for style in InclusiveStyle] == [text] * 5
    assert not has_inclusive_marks(text)


def test_marks_are_detected() -> None:
    assert has_inclusive_marks("een medewerk·er")
    assert has_inclusive_marks("een medewerk(st)er")
    assert has_inclusive_marks("du/de la responsable")
    assert not has_inclusive_marks("Een medewerker voor onze vzw’s, voltijds of 4/5.")


def test_unresolved_words() -> None:
    assert unresolved("chargé.e et foo·bar", MID) == ("foo·bar",)
    assert unresolved("chargé.e et foo·bar", DOUBLETS) == ("foo·bar",)
    assert unresolved("chargé.e", NONE) == ()


def test_mentions() -> None:
    assert gender_mention("fr") == "H/F/X"
    assert gender_mention("nl") == "M/V/X"
    assert localise_mention("Chargé·e de projets (H/F/X)", "nl") == "Chargé·e de projets (M/V/X)"
    assert localise_mention("Projectmedewerker (h/v/x)", "nl") == "Projectmedewerker (m/v/x)"
    assert localise_mention("Poste (M/V/X)", "fr") == "Poste (H/F/X)"


WORDS = st.sampled_from(
    [
        "un.e",
        "chargé.e",
        "expert·e·s",
        "du/de la",
        "le·a",
        "usager-ère-s",
        "mot",
        "Intéressé(e)s",
        "tou·te·s",
        "CHARGÉ·E",
    ]
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(st.tuples(WORDS, st.sampled_from([" ", ", ", ". ", " les ", "-"])), max_size=6),
    st.sampled_from(InclusiveStyle),
)
def test_a_style_leaves_its_own_result_alone(pieces: list[tuple[str, str]], style: InclusiveStyle) -> None:
    once = rewrite("".join(word + after for word, after in pieces), style)
    assert rewrite(once, style) == once
