"""What a feasibility report makes of its rows: the page for the board, comparisons, leads; each at its exact words."""

from functools import cache
from types import MappingProxyType

import pytest
import yaml

from imprimatur.core.blocks import Chart, Contents, Facts, Figure, Heading, List, Paragraph, Table, plain
from imprimatur.core.composition import Composition
from imprimatur.documents.feasibility_report import write
from imprimatur.documents.feasibility_report.board import NEXT, PAGE, ROOM
from imprimatur.documents.feasibility_report.board import _height as height
from imprimatur.documents.feasibility_report.composition import LISTED
from imprimatur.documents.writing.manuscript import Gaps
from tests.dossiers import ROOT, assembled

SAMPLE = ROOT / "inputs" / "feasibility_report" / "tisselande-horizon"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


PAGE_LISTS = ("board_votes", "board_conditions")


def said(text: str) -> str:
    """A text with plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@cache
def sample(lang: str) -> Composition:
    """The complete sample in a language."""
    job = assembled("feasibility_report", {path.name: path.read_bytes() for path in SAMPLE.iterdir()})
    return write(job.document, job.provenance, job.labels, lang).composition


def made(content: dict, files=MappingProxyType({}), gaps=None) -> Composition:
    """The French report that a YAML file and others by their names make."""
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    job = assembled("feasibility_report", {"rapport.yaml": text, **files})
    return write(job.document, job.provenance, job.labels, "fr", gaps).composition


def lines(composition: Composition, part: str) -> list[str]:
    """The paragraphs and items of a part, in their order."""
    found = []
    for block in composition.parts[part]:
        match block:
            case Paragraph() | Heading():
                found.append(said(plain(block.text)))
            case List():
                found += [said(plain(item.text)) for item in block.items]
    return found


def leads(composition: Composition) -> dict[str, str]:
    """What each chapter says first, where that is a lead."""
    return {
        name: said(plain(blocks[1].text))
        for name, blocks in composition.parts.items()
        if len(blocks) > 1 and isinstance(blocks[1], Paragraph) and blocks[1].role == "lead"
    }


def table(composition: Composition, part: str, caption: str) -> Table:
    """The table of a part by its caption."""
    return next(
        one for one in composition.parts[part] if isinstance(one, Table) and said(plain(one.caption)) == caption
    )


def cells(one: Table) -> list[list[str]]:
    """The words of a table, its header first."""
    return [[said(plain(cell)) for cell in row] for row in (one.header, *one.rows)]


def scenarios(*codes: str, **other: dict) -> list[dict]:
    """Scenarios by their codes, each named by it; `other` adds to the one of that code."""
    return [
        {"code": code, "scénario": {"fr": f"Voie {code}"}, "durée": {"fr": f"{code} mois"}, **other.get(code, {})}
        for code in codes
    ]


def weighed(*scores: tuple[str, str, int], weights=(("Coût", 1),)) -> dict:
    """Criteria with their weights, and scores."""
    return {
        "critères": [{"critère": {"fr": name}, "poids": weight} for name, weight in weights],
        "notes": [{"scénario": code, "critère": {"fr": name}, "note": score} for code, name, score in scores],
    }


# The page for the board


def test_the_page_for_the_board_in_french():
    page = sample("fr")
    assert said(plain(page.lines["choice"])) == "Scénario adopté"
    assert lines(page, "board_question") == [
        "Les deux associations servent souvent les mêmes ménages. Quelle forme d’union améliorerait cette aide sans "
        "fragiliser un seul emploi, à quel coût et dans quel délai ?"
    ]
    assert lines(page, "board_choice") == [
        "C. Apport d’universalité",
        "une seule asbl, avec deux maisons · note pondérée de 4,1 sur 5",
    ]
    (facts,) = page.parts["board_figures"]
    assert isinstance(facts, Facts)
    assert [(said(plain(label)), said(plain(value))) for label, value in facts.rows] == [
        ("coût unique", "68 100 €"),
        ("coût annuel", "13 900 €"),
        ("plan de financement", "82 000 €"),
    ]
    assert lines(page, "board_votes")[0] == (
        "Conseil d’administration de Passebruine, 8 décembre 2026 : adopté sous conditions (scénario C), 5 pour, "
        "0 contre, 1 abstention"
    )
    assert (
        lines(page, "board_conditions")[0]
        == "P1 Aucun licenciement lié à l’union, et l’ancienneté reconnue en totalité."
    )
    assert len(lines(page, "board_conditions")) == 6
    assert lines(page, "board_next")[1] == (
        "26 février 2027 : Signer l’engagement sur l’emploi et l’ancienneté (les deux coordinations)"
    )
    assert len(lines(page, "board_next")) == NEXT
    assert page.parts["board_requested"] == ()


def test_the_page_for_the_board_in_dutch():
    page = sample("nl")
    assert said(plain(page.lines["choice"])) == "Goedgekeurd scenario"
    assert lines(page, "board_choice") == [
        "C. Inbreng van een algemeenheid",
        "één vzw, met twee huizen · gewogen score van 4,1 op 5",
    ]
    assert lines(page, "board_votes")[1] == (
        "Raad van bestuur van Tisselande, 10 december 2026: goedgekeurd onder voorwaarden (scenario C), 7 voor, "
        "1 tegen, 0 onthoudingen"
    )


def test_what_is_missing_is_not_on_the_page_for_the_board():
    page = made({"titre": {"fr": "Étude"}}, gaps=Gaps())
    assert {name for name in page.parts if name.startswith("board_") and page.parts[name]} == set()
    assert page.lines["choice"] == ()


def test_without_a_scenario_that_stands_out_the_costs_are_those_of_the_project():
    costs = [
        {"poste": {"fr": "Étude"}, "montant": "5 000 €"},
        {"poste": {"fr": "Loyer"}, "montant": "700 €", "annuel": "oui"},
    ]
    (facts,) = made({"coûts": costs}).parts["board_figures"]
    assert [[said(plain(one)) for one in row] for row in facts.rows] == [
        ["coût unique", "5 000 €"],
        ["coût annuel", "700 €"],
    ]
    (without,) = made({"coûts": [*costs, {"poste": {"fr": "Déménagement"}}]}).parts["board_figures"]
    assert [said(plain(label)) for label, _ in without.rows] == ["coût annuel"]


def test_the_best_scenario_stands_out_until_one_is_adopted():
    given = weighed(("A", "Coût", 4), ("B", "Coût", 2))
    page = made({"scénarios": scenarios("A", "B"), **given})
    assert (said(plain(page.lines["choice"])), lines(page, "board_choice")) == (
        "Scénario le mieux noté",
        ["A. Voie A", "note pondérée de 4 sur 5"],
    )
    page = made({"scénarios": scenarios("A", "B", B={"décidé": "oui"}), **given})
    assert (said(plain(page.lines["choice"])), lines(page, "board_choice")[0]) == ("Scénario adopté", "B. Voie B")
    tied = weighed(("A", "Coût", 4), ("B", "Coût", 4))
    assert made({"scénarios": scenarios("A", "B"), **tied}).parts["board_choice"] == ()


def conditions(count: int, length: int) -> dict:
    return {
        "conditions": [{"code": f"C{n}", "condition": {"fr": f"{n:02} " + "x" * (length - 3)}} for n in range(count)]
    }


def test_conditions_beyond_the_page_are_counted_with_the_chapter_that_says_them():
    each = ROOM // 10
    whole = made(conditions(9, each))
    assert len(lines(whole, "board_conditions")) == 9
    cut = lines(made(conditions(12, each)), "board_conditions")
    assert len(cut) == 10
    assert cut[-1].startswith("Et 3 autres, au chapitre ")
    assert lines(made(conditions(2, ROOM - 3)), "board_conditions")[-1].startswith("Et 1 autre, au chapitre ")
    assert lines(made(conditions(1, ROOM - 3)), "board_conditions")[0].startswith("C0 00 x")
    assert lines(made(conditions(1, ROOM - 2)), "board_conditions") == ["À lire au point 1"]


def asked(length: int) -> dict:
    return {"mandat": {"question posée": {"fr": ("mot " * length)[:length]}}}


def ballots(count: int) -> dict:
    row = {"instance": {"fr": "Conseil d’administration réuni à Bruxelles"}, "date": "1/12/2026", "résultat": "adopté"}
    return {"votes": [{**row, "décision": {"fr": f"Décision {n}"}} for n in range(count)]}


@pytest.mark.parametrize(
    ("question", "votes", "count", "length", "held"),
    [(80, 2, 4, 100, (2, 4)), (80, 14, 4, 100, (13, 4)), (890, 2, 14, 60, (2, 12)), (700, 14, 14, 890, (8, 0))],
)
def test_what_the_page_for_the_board_cannot_hold_is_cut_until_it_is_one_page(question, votes, count, length, held):
    page = made({**asked(question), **ballots(votes), **conditions(count, length)})
    said_lines = [[one for one in lines(page, part) if not one.startswith(("Et ", "À lire"))] for part in PAGE_LISTS]
    assert tuple(map(len, said_lines)) == held
    assert height(page.parts) <= PAGE


@pytest.mark.parametrize(("length", "is_whole"), [(300, True), (301, True), (900, True), (901, False)])
def test_a_question_that_is_long_is_to_be_read_in_its_chapter(length, is_whole):
    (said_there,) = lines(made(asked(length)), "board_question")
    assert said_there.startswith("mot mot") is is_whole
    assert is_whole or said_there.startswith("À lire au point ")


@pytest.mark.parametrize(("length", "is_whole"), [(300, True), (301, False)])
def test_a_short_question_stays_where_all_else_is_cut(length, is_whole):
    one = scenarios("A", "B", B={"scénario": {"fr": "n" * 1600}, "décidé": "oui"})
    page = made({**asked(length), "scénarios": one, **ballots(9), **conditions(9, 100)})
    assert lines(page, "board_question")[0].startswith("mot mot") is is_whole
    assert [lines(page, part)[0][:6] for part in PAGE_LISTS] == ["À lire", "À lire"]


def test_the_decision_asked_for_stands_there_unless_it_is_long():
    short = "Le conseil est invité à poursuivre."
    assert lines(made({"décision demandée": {"fr": short}}), "board_requested") == [short]
    page = made({"décision demandée": {"fr": "mot " * (ROOM // 4 + 1)}})
    (pointer,) = lines(page, "board_requested")
    heading = next(
        block
        for block in page.parts["decisions"]
        if isinstance(block, Heading) and plain(block.text) == "Décision demandée"
    )
    assert pointer == f"À lire au point {heading.number}"


def test_steps_before_the_report_are_not_the_next_ones():
    steps = [{"étape": {"fr": name}, "pour le": due} for name, due in (("Hier", "1/3/2026"), ("Demain", "2/6/2026"))]
    dated = made({"date du rapport": "1er avril 2026", "prochaines étapes": steps})
    assert lines(dated, "board_next") == ["2 juin 2026 : Demain"]
    assert len(lines(made({"prochaines étapes": steps}), "board_next")) == 2


def test_the_picture_of_the_summary_moves_to_the_cover():
    text = "# Résumé\n\nAvant.\n\n![La maison](maison.png)\n\nAprès.\n"
    page = made({"titre": {"fr": "Étude"}}, {"recit.fr.md": text, "maison.png": PIXEL})
    (picture,) = page.parts["cover"]
    assert isinstance(picture, Figure)
    assert picture.alt == "La maison"
    assert lines(page, "summary") == ["Avant.", "Après."]
    assert not any(isinstance(block, Figure) for block in page.parts["summary"])


# Scenarios


def test_scenarios_stand_side_by_side_and_the_adopted_one_is_marked():
    one = table(sample("fr"), "scenarios", "Comparaison des scénarios")
    rows = cells(one)
    assert rows[0] == ["Point comparé", "A. Statu quo organisé", "B. Faîtière commune", "C. Apport d’universalité"]
    assert rows[1] == ["Statut", "statu quo", "–", "adopté, meilleure note"]
    assert [row[0] for row in rows[2:]] == [
        "Effets sur l’emploi",
        "Effets sur les subsides",
        "Effets sur l’identité",
        "Coût unique",
        "Coût annuel",
        "Durée",
        "Risques",
        "Réversibilité",
        "Note pondérée",
    ]
    assert rows[5] == ["Coût unique", "6 000 €", "54 000 €", "68 100 €"]
    assert rows[-1] == ["Note pondérée", "2,5", "3,2", "4,1"]
    assert (one.marked, one.row_headers) == ((3,), True)


@pytest.mark.parametrize("count", [1, 2, 5, 6])
def test_two_to_five_scenarios_are_compared_in_columns_others_in_words(count):
    page = made({"scénarios": scenarios(*"ABCDEF"[:count])})
    compared = [block for block in page.parts["scenarios"] if isinstance(block, Table)]
    told = [line for line in lines(page, "scenarios") if line.startswith("Durée :")]
    assert len(compared) == (1 if count in (2, 5) else 0)
    assert told == ([] if compared else [f"Durée : {code} mois" for code in "ABCDEF"[:count]])


def test_the_form_of_a_scenario_follows_its_description():
    told = [line for line in lines(sample("fr"), "scenarios") if line.startswith("Forme juridique")]
    assert told == [
        "Forme juridique : deux asbl, liées par une convention",
        "Forme juridique : trois asbl, dont une faîtière",
        "Forme juridique : une seule asbl, avec deux maisons",
    ]
    assert table(sample("fr"), "scenarios", "Comparaison des scénarios").whole


NAMED = "Une faîtière commune"


@pytest.mark.parametrize(
    ("count", "name", "head"),
    [
        (2, "m" * 90, "A. " + "m" * 90),
        (2, "m" * 91, "Scénario A"),
        (5, "m" * 42, "A. " + "m" * 42),
        (5, "m" * 43, "Scénario A"),
        (5, f"{NAMED} (une troisième asbl, dont les deux sont membres)", f"A. {NAMED}"),
        (5, f"{NAMED}, une troisième asbl dont les deux sont membres", f"A. {NAMED}"),
        (5, f"{NAMED} : une troisième asbl dont les deux sont membres", f"A. {NAMED}"),
        (5, f"{NAMED} ; une troisième asbl dont les deux sont membres", f"A. {NAMED}"),
        (5, f"{NAMED} – une troisième asbl dont les deux sont membres", f"A. {NAMED}"),
        (5, f"{NAMED}, en deux temps", f"A. {NAMED}, en deux temps"),
    ],
)
def test_long_names_of_scenarios_are_short_as_heads_of_columns(count, name, head):
    page = made({"scénarios": scenarios(*"ABCDE"[:count], A={"scénario": {"fr": name}})})
    heads = cells(table(page, "scenarios", "Comparaison des scénarios"))[0][1:]
    others = [f"Scénario {code}" if head == "Scénario A" else f"{code}. Voie {code}" for code in "BCDE"[: count - 1]]
    assert heads == [head, *others]
    assert f"A. {said(name)}" in lines(page, "scenarios")


def test_many_scenarios_head_the_columns_of_their_scores_by_code():
    given = {"A": {"scénario": {"fr": "m" * 40}}}
    page = made({"scénarios": scenarios(*"ABCDEF", **given), **weighed(("A", "Coût", 4))})
    assert cells(table(page, "scenarios", "Pondération des scénarios"))[0][2:4] == ["Scénario A", "Scénario B"]


def test_scores_and_reasons_share_the_cells_of_a_matrix():
    one = table(sample("fr"), "scenarios", "Pondération des scénarios")
    rows = cells(one)
    assert rows[0][:3] == ["Critère", "Poids", "A. Statu quo organisé"]
    assert rows[1][1] == "30"
    assert rows[1][4] == "5 – un dossier, un relais interne en moins de 7 jours"
    assert rows[-1] == ["Note pondérée", "", "2,5", "3,2", "4,1"]
    assert (one.marked, one.numeric, one.total) == ((4,), (1,), True)
    assert one.rows[0][4][0].bold
    assert not any(
        isinstance(block, Table) and plain(block.caption) == "Les notes et leurs motifs"
        for block in sample("fr").parts["scenarios"]
    )


def test_scores_that_no_cell_holds_are_listed_below():
    given = weighed(("A", "Coût", 4), ("Z", "Coût", 3), ("B", "Délai", 2), ("A", "Coût", 1))
    page = made({"scénarios": scenarios("A", "B"), **given})
    assert cells(table(page, "scenarios", "Les notes et leurs motifs"))[1:] == [
        ["Z", "Coût", "3", "–"],
        ["B. Voie B", "Délai", "2", "–"],
        ["A. Voie A", "Coût", "1", "–"],
    ]


# Finances


def year(entity: str, when: int | None, **amounts: str) -> dict:
    return {"entité": entity, "année": when, **amounts}


def finances(*rows: dict) -> dict:
    return {"entités": ["Tisselande", "Passebruine"], "finances": list(rows)}


def test_years_are_columns_and_the_change_is_told():
    rows = cells(table(sample("fr"), "situation", "Finances"))
    assert rows[0] == ["Poste", "2023", "2024", "2025", "Évolution 2023–2025"]
    measures = ["Produits", "Résultat", "Réserves", "Engagements"]
    assert [row[0] for row in rows[1:]] == ["Tisselande", *measures, "Passebruine", *measures]
    assert rows[2] == ["Produits", "912 000 €", "948 000 €", "981 500 €", "+69 500 €"]
    assert [len(row) for row in rows[1:]] == [1, 5, 5, 5, 5] * 2


@pytest.mark.parametrize(("count", "are_columns"), [(5, True), (6, False)])
def test_more_than_five_years_are_rows_and_the_change_is_the_last(count, are_columns):
    given = [year("Tisselande", 2020 + n, produits=f"{n} €", réserves="9 €") for n in range(count)]
    page = made(finances(*given, year("Passebruine", 2020, résultat="7 €")))
    rows = cells(table(page, "situation", "Finances"))
    if are_columns:
        assert rows[0] == ["Poste", "2020", "2021", "2022", "2023", "2024", "Évolution 2020–2024"]
        return
    assert rows[0] == ["Année", "Produits", "Réserves", "Résultat"]
    assert rows[1:3] == [["Tisselande"], ["2020", "0 €", "9 €", "–"]]
    assert rows[7:10] == [["2025", "5 €", "9 €", "–"], ["Évolution 2020–2025", "+5 €", "0 €", "–"], ["Passebruine"]]
    assert rows[10:] == [["2020", "–", "–", "7 €"]]
    assert table(page, "situation", "Finances").numeric == (1, 2, 3)


def test_one_vote_and_one_risk_are_told_without_counting_their_sorts():
    risk = {"risque": {"fr": "Départ"}, "probabilité": 2, "effet": 5}
    page = made({**ballots(1), "risques": [risk]})
    assert leads(page)["risks"] == "Le rapport relève un risque : moyen."
    assert leads(page)["decisions"] == "Il y a eu un vote, le 1er décembre 2026 : adopté."


def test_entities_themes_and_bodies_head_the_rows_that_share_them():
    def heads(part: str, caption: str) -> list[str]:
        one = table(sample("fr"), part, caption)
        assert one.grouped
        return [said(plain(row[0])) for row in one.rows if one.heads(row)]

    assert heads("situation", "Agréments et subsides") == ["Tisselande", "Passebruine"]
    assert heads("situation", "Fonctionnement")[:3] == ["Gouvernance", "Missions et projets", "Locaux"]
    assert heads("decisions", "Conditions posées") == [
        "Conseil d’administration de Passebruine",
        "Conseil d’administration de Tisselande",
    ]


def test_the_results_are_drawn_year_by_year():
    (chart,) = [one for one in sample("fr").parts["situation"] if isinstance(one, Chart)]
    assert (chart.categories, [one.name for one in chart.series]) == (
        ("2023", "2024", "2025"),
        ["Tisselande", "Passebruine"],
    )
    assert [int(value) for value in chart.series[1].values] == [-4100, -11600, -7900]
    assert [said(one) for one in chart.labels] == ["6 400", "−3 200", "8 700", "−4 100", "−11 600", "−7 900"]
    assert chart.unit == "euros"
    assert chart.data is None


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        ([year("Tisselande", 2024, résultat="100 €"), year("Tisselande", 2025, résultat="40 €")], ["-60 €"]),
        ([year("Tisselande", 2024, résultat="100 €"), year("Tisselande", 2025, résultat="100 €")], ["0 €"]),
        ([year("Tisselande", 2024, résultat="environ 100 €"), year("Tisselande", 2025, résultat="40 €")], []),
        ([year("Tisselande", 2025, résultat="40 €")], []),
    ],
    ids=["loss", "even", "approximate", "one year"],
)
def test_a_change_is_told_only_between_two_exact_amounts(rows, changes):
    one = table(made(finances(*rows)), "situation", "Finances")
    told = [row[-1].replace("\u2212", "-") for row in cells(one)[1:]] if "Évolution" in cells(one)[0][-1] else []
    assert told == changes


def test_amounts_given_twice_for_a_year_both_stand():
    page = made(finances(year("Tisselande", 2025, résultat="40 €"), year("Tisselande", 2025, résultat="50 €")))
    assert cells(table(page, "situation", "Finances"))[1] == ["Tisselande", "Résultat", "40 € / 50 €"]
    assert not any(isinstance(block, Chart) for block in page.parts["situation"])


# Votes

WORDS = (("fr", "Votes"), ("nl", "Stemmingen"))


def test_votes_are_rows_with_their_counts_in_words():
    rows = cells(table(sample("fr"), "decisions", "Votes"))
    assert rows[0] == ["Instance", "Date", "Décision", "Résultat", "Voix", "Présence"]
    assert rows[1] == [
        "Conseil d’administration de Passebruine",
        "8 décembre 2026",
        "Choisir le scénario C et y mettre trois conditions",
        "adopté sous conditions (scénario C)",
        "5 pour, 0 contre, 1 abstention",
        "6 présences, 7 membres, quorum de 4",
    ]


def test_zero_is_singular_in_french_and_plural_in_dutch():
    french, dutch = (cells(table(sample(lang), "decisions", word))[2][4] for lang, word in WORDS)
    assert (french, dutch) == ("7 pour, 1 contre, 0 abstention", "7 voor, 1 tegen, 0 onthoudingen")


# Leads


def test_every_chapter_of_the_sample_begins_with_a_lead_in_french():
    assert leads(sample("fr")) == {
        "mandate": "Question posée. Les deux associations servent souvent les mêmes ménages. Quelle forme d’union "
        "améliorerait cette aide sans fragiliser un seul emploi, à quel coût et dans quel délai ?",
        "situation": "Ensemble, les entités emploient 22 personnes, soit 17,5 équivalents temps plein. Leurs produits "
        "de 2025 s’élèvent à 1 487 000 €.",
        "themes": "L’argumentation suit 4 thématiques.",
        "scenarios": "Le scénario C obtient 4,1 sur 5, devant B (3,2) et A (2,5). Le scénario C a été adopté.",
        "money": "Le projet coûte 68 100 € en une fois et 13 900 € par an. Le plan de financement réunit 82 000 €, "
        "dont 67 000 € sont certains.",
        "calendar": "Le calendrier compte 10 étapes, du 11 janvier 2027 au 15 décembre 2028.",
        "risks": "Le rapport relève 8 risques : 7 moyens et 1 faible.",
        "legal": "La procédure compte 9 étapes ; la première échéance tombe le 31 mars 2027.",
        "decisions": "Il y a eu 3 votes, du 8 au 15 décembre 2026 : adopté sous conditions (2), adopté (1).",
        "next": "La suite compte 8 étapes ; la première échéance tombe le 29 janvier 2027.",
    }


def test_the_same_in_dutch():
    found = leads(sample("nl"))
    assert found["scenarios"] == "Scenario C haalt 4,1 op 5, vóór B (3,2) en A (2,5). Scenario C is goedgekeurd."
    assert found["money"] == (
        "Het project kost eenmalig € 68.100 en daarnaast € 13.900 per jaar. Het financieringsplan brengt € 82.000 "
        "bijeen, waarvan € 67.000 zeker is."
    )
    assert found["risks"] == "Het verslag vermeldt 8 risico’s: 7 matige en 1 laag."
    assert found["calendar"] == "Het tijdpad telt 10 stappen, van 11 januari 2027 tot en met 15 december 2028."


@pytest.mark.parametrize(
    ("heads", "fte", "told"),
    [
        ((1, 1), (0.5, 0.5), "2 personnes, soit 1 équivalent temps plein."),
        ((1, 2), (0.5, 1), "3 personnes, soit 1,5 équivalent temps plein."),
        ((1, 2), (1, 1), "3 personnes, soit 2 équivalents temps plein."),
    ],
)
def test_people_and_posts_agree_with_their_numbers(heads, fte, told):
    people = [
        {"entité": name, "effectif": head, "ETP": share}
        for name, head, share in zip(("Alpha", "Beta"), heads, fte, strict=True)
    ]
    found = leads(made({"entités": ["Alpha", "Beta"], "personnel": people}))
    assert found["situation"] == f"Ensemble, les entités emploient {told}"


RISK = {"risque": {"fr": "Lenteur"}, "probabilité": 5, "effet": 5}
STEP = {"étape": {"fr": "Lancer"}, "début": "1/2/2027", "fin": "28/2/2027"}
VOTE = {"instance": {"fr": "CA"}, "date": "3 mars 2027", "résultat": "adopté"}


@pytest.mark.parametrize(
    ("content", "chapter", "lead"),
    [
        ({"risques": [RISK]}, "risks", "Le rapport relève un risque : élevé."),
        ({"risques": [RISK, {"risque": {"fr": "Coût"}, "effet": 2}]}, "risks", None),
        ({"calendrier": [STEP]}, "calendar", "Le calendrier compte une étape, du 1er au 28 février 2027."),
        ({"calendrier": [STEP, {"étape": {"fr": "Clore"}, "début": "1/3/2027"}]}, "calendar", None),
        ({"votes": [VOTE]}, "decisions", "Il y a eu un vote, le 3 mars 2027 : adopté."),
        ({"votes": [VOTE, {"instance": {"fr": "AG"}, "date": "4 mars 2027"}]}, "decisions", None),
        ({"scénarios": scenarios("A", "B")}, "scenarios", "Le rapport compare 2 scénarios."),
        (
            {"scénarios": scenarios("A", "B", A={"statu quo": "oui"})},
            "scenarios",
            "Le rapport compare 2 scénarios, dont le statu quo.",
        ),
        (
            {"scénarios": scenarios("A", "B"), **weighed(("A", "Coût", 3), ("B", "Coût", 3))},
            "scenarios",
            "Le rapport compare 2 scénarios.",
        ),
        (
            {"coûts": [{"poste": {"fr": "Étude"}, "montant": "5 000 €"}]},
            "money",
            "Le projet coûte 5 000 € en une fois.",
        ),
        (
            {"coûts": [{"poste": {"fr": "Loyer"}, "montant": "environ 700 €", "annuel": "oui"}]},
            "money",
            "Le projet coûte environ 700 € par an.",
        ),
        ({"coûts": [{"poste": {"fr": "Étude"}, "montant": "5 000 €"}, {"poste": {"fr": "Loyer"}}]}, "money", None),
        (
            {"plan de financement": [{"source": {"fr": "Fonds"}, "montant": "9 €", "certitude": "certain"}]},
            "money",
            "Le plan de financement réunit 9 €.",
        ),
        ({"thématiques": [{"thématique": {"fr": "Aide"}}]}, "themes", "L’argumentation suit une thématique."),
        (
            {"prochaines étapes": [{"étape": {"fr": "Signer"}, "pour le": "avril 2027"}]},
            "next",
            "La suite compte une étape, dont l’échéance tombe en avril 2027.",
        ),
        ({"prochaines étapes": [{"étape": {"fr": "Signer"}, "pour le": "dès que possible"}]}, "next", None),
    ],
)
def test_a_lead_says_only_what_all_rows_prove(content, chapter, lead):
    assert leads(made(content)).get(chapter) == lead


def test_the_first_paragraph_of_an_author_leads_when_it_is_short():
    short, long = "Deux voies sont possibles.", "Une phrase. " * 40
    page = made({"objectifs": {"fr": short}, "annexes": {"fr": long.strip()}})
    assert leads(page) == {"objectives": short}


@pytest.mark.parametrize(("length", "does"), [(330, True), (331, False)])
def test_a_paragraph_of_up_to_330_signs_is_short(length, does):
    text = "x" * (length - 1) + "."
    assert (leads(made({"objectifs": {"fr": text}})) == {"objectives": text}) is does


# Method, contents


def test_the_group_and_its_missions_stand_under_headings_of_their_own():
    found = [said(plain(one.text)) for one in sample("fr").parts["method"] if isinstance(one, Heading)]
    assert found[-5:] == [
        "Le groupe de travail",
        "Les missions du groupe",
        "Les entretiens",
        "Les tâches",
        "Les réunions",
    ]


def test_labels_run_in_with_a_colon_before_a_value_and_a_stop_before_a_sentence():
    theme = {
        "thématique": {"fr": "Aide"},
        "argument": {"fr": "Deux portes, c’est trop."},
        "proposition": {"fr": "Ouvrir un dossier unique."},
        "horizon": "2028",
    }
    assert lines(made({"thématiques": [theme]}), "themes")[3:] == [
        "Deux portes, c’est trop.",
        "Proposition. Ouvrir un dossier unique.",
        "Horizon : 2028",
    ]


@pytest.mark.parametrize(("sections", "levels"), [(LISTED - 1, {1, 2}), (LISTED, {1})])
def test_contents_fit_a_page(sections, levels):
    text = "# Objectifs\n\n" + "".join(f"## Partie {n}\n\nTexte.\n\n" for n in range(sections))
    (listed,) = made({"titre": {"fr": "Étude"}}, {"recit.fr.md": text}).parts["contents"]
    assert isinstance(listed, Contents)
    assert {entry.level for entry in listed.entries} == levels


def test_contents_share_the_page_for_the_board_where_it_leaves_them_room():
    assert not sample("fr").flags["compact"]
    assert not made({"objectifs": {"fr": "Savoir."}}).flags["compact"]
    short = {"mandat": {"question posée": {"fr": "Faut-il se rapprocher ?"}}}
    assert made(short).flags["compact"]
    assert made({**short, **conditions(8, 100)}).flags["compact"]
    assert not made({**asked(864), **conditions(8, 60)}).flags["compact"]


def test_few_tables_need_no_list():
    assert sample("fr").parts["captions"] == ()
