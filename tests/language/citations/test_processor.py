"""References and citations, to the character, in both languages."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from citeproc import SCHEMA_PATH
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.core.blocks import Inline, Run, plain
from imprimatur.language.citations import STYLE, formatted, in_text

Item = dict[str, Any]


def names(*people: str) -> list[dict[str, str]]:
    """`Marjorie Lelubre` by given and family name, `et al.` and organisations literally."""
    whole = [person == "et al." or " " not in person for person in people]
    parts = [dict(zip(("given", "family"), person.split(" ", 1), strict=False)) for person in people]
    return [{"literal": p} if as_is else part for p, part, as_is in zip(people, parts, whole, strict=True)]


def day(*dates: list[int]) -> Mapping[str, Any]:
    return {"date-parts": list(dates)}


def item(sort: str, title: str, *authors: str, **others: Any) -> Item:
    given = {name.replace("_", "-"): value for name, value in others.items()}
    return {"type": sort, "title": title, "author": names(*authors), **given}


def marked(inline: Inline) -> str:
    """The characters, `_italic_` and `<address>` marked."""
    return "".join(f"<{r.text}>" if r.verbatim else f"_{r.text}_" if r.italic else r.text for r in inline)


def reference(entry: Item, lang: Lang) -> str:
    return marked(formatted([entry], lang)[0])


BOOK = item(
    "book", "Décloisonner les savoirs", "Pierre Artois", "Jacques Moriau", "Martin Wagener",
    publisher="Éditions de l’Université de Bruxelles", publisher_place="Bruxelles", issued=day([2025]),
)  # fmt: skip
CHAPTER = item(
    "chapter", "Construire plus de liens", "Marjorie Lelubre", editor=names("Pierre Artois", "Jacques Moriau"),
    container_title="Décloisonner les savoirs", page="12–25", publisher="Éditions de l’ULB", issued=day([2025]),
)  # fmt: skip
JOURNAL = item(
    "article-journal", "Devenir invisible aux yeux de l’État. Une première estimation", "Jacques Moriau", "et al.",
    container_title="Brussels Studies", issue="192", URL="https://journals.openedition.org/brussels/7510_a",
    issued=day([2024, 5, 26]),
)  # fmt: skip
VOLUME = item(
    "article-journal", "Quelle place pour la question sociale ?", "Jacques Moriau", "Marion Bottero",
    container_title="Pauvreté", volume=12, issue=40, page="3-9", DOI="https://doi.org/10.1000/x_1",
    URL="https://elsewhere.be", issued=day([2024]),
)  # fmt: skip
MAGAZINE = item(
    "article-magazine", "La mutualisation, une réponse à la question de taille ?", "Karine Boussart",
    "Matthias Rosenzweig", container_title="Bruxelles Informations Sociales", issue="n°181", issued=day([2023]),
)  # fmt: skip
INTERVIEW = item(
    "interview", "Produire des connaissances", "Jacques Moriau", container_title="Echos Bruxelles Laïque",
    issued=day([2024, 8, 12]),
)  # fmt: skip
REPORT = item("report", "Un chez-soi d’abord", "Crebis", "Simon De Muynck", publisher="CBCS", issued=day([2022, 10]))
SPEECH = item(
    "speech", "Drifting minors", "Marjorie Lelubre", genre="communication", event_title="Forum 2024 de la FEANTSA",
    event_place="Vienne, Autriche", issued=day([2024, 6, 17], [2024, 6, 18]),
)  # fmt: skip
FORTHCOMING = item(
    "article-journal", "Favoriser la justice. À quelles conditions ?", "Marion Bottero", "Marjorie Lelubre", "et al.",
    container_title="Nouvelles pratiques sociales", status="forthcoming",
)  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "french", "dutch"),
    [
        (
            BOOK,
            "Artois, P., Moriau, J. et Wagener, M. (2025). _Décloisonner les savoirs_. "
            "Bruxelles: Éditions de l’Université de Bruxelles.",
            "Artois, P., Moriau, J. en Wagener, M. (2025). _Décloisonner les savoirs_. "
            "Bruxelles: Éditions de l’Université de Bruxelles.",
        ),
        (
            CHAPTER,
            "Lelubre, M. (2025). Construire plus de liens. Dans P. Artois et J. Moriau (dir.), "
            "_Décloisonner les savoirs_ (p.\u00a012-25). Éditions de l’ULB.",
            "Lelubre, M. (2025). Construire plus de liens. In P. Artois en J. Moriau (red.), "
            "_Décloisonner les savoirs_ (pp.\u00a012-25). Éditions de l’ULB.",
        ),
        (
            JOURNAL,
            "Moriau, J., et al. (2024, 26 mai). Devenir invisible aux yeux de l’État. Une première estimation. "
            "_Brussels Studies_, n°\u00a0192. <https://journals.openedition.org/brussels/7510_a>",
            "Moriau, J., et al. (2024, 26 mei). Devenir invisible aux yeux de l’État. Une première estimation. "
            "_Brussels Studies_, nr.\u00a0192. <https://journals.openedition.org/brussels/7510_a>",
        ),
        (
            VOLUME,
            "Moriau, J. et Bottero, M. (2024). Quelle place pour la question sociale ? _Pauvreté_, _12_(40), 3-9. "
            "<https://doi.org/10.1000/x_1>",
            "Moriau, J. en Bottero, M. (2024). Quelle place pour la question sociale ? _Pauvreté_, _12_(40), 3-9. "
            "<https://doi.org/10.1000/x_1>",
        ),
        (
            MAGAZINE,
            "Boussart, K. et Rosenzweig, M. (2023). La mutualisation, une réponse à la question de taille ? "
            "_Bruxelles Informations Sociales_, n°\u00a0181.",
            "Boussart, K. en Rosenzweig, M. (2023). La mutualisation, une réponse à la question de taille ? "
            "_Bruxelles Informations Sociales_, nr.\u00a0181.",
        ),
        (
            INTERVIEW,
            "Moriau, J. (2024, 12 août). Produire des connaissances [Entretien]. _Echos Bruxelles Laïque_.",
            "Moriau, J. (2024, 12 augustus). Produire des connaissances [Interview]. _Echos Bruxelles Laïque_.",
        ),
        (
            REPORT,
            "Crebis et De Muynck, S. (2022, octobre). _Un chez-soi d’abord_. CBCS.",
            "Crebis en De Muynck, S. (2022, oktober). _Un chez-soi d’abord_. CBCS.",
        ),
        (
            SPEECH,
            "Lelubre, M. (2024, 17-18 juin). _Drifting minors_ [Communication]. Forum 2024 de la FEANTSA, "
            "Vienne, Autriche.",
            "Lelubre, M. (2024, 17-18 juni). _Drifting minors_ [Communication]. Forum 2024 de la FEANTSA, "
            "Vienne, Autriche.",
        ),
        (
            FORTHCOMING,
            "Bottero, M., Lelubre, M., et al. (à paraître). Favoriser la justice. À quelles conditions ? "
            "_Nouvelles pratiques sociales_.",
            "Bottero, M., Lelubre, M., et al. (te verschijnen). Favoriser la justice. À quelles conditions ? "
            "_Nouvelles pratiques sociales_.",
        ),
    ],
)
def test_each_type_in_both_languages(entry: Item, french: str, dutch: str) -> None:
    assert (reference(entry, "fr"), reference(entry, "nl")) == (french, dutch)


@pytest.mark.parametrize(
    ("dates", "french", "dutch"),
    [
        ([[2024, 2, 1]], "2024, 1er février", "2024, 1 februari"),
        ([["2024", "11", "14"]], "2024, 14 novembre", "2024, 14 november"),
        ([[2024, 6, 1], [2024, 6, 2]], "2024, 1er-2 juin", "2024, 1-2 juni"),
        ([[2024, 6, 30], [2024, 7, 2]], "2024, 30 juin – 2 juillet", "2024, 30 juni – 2 juli"),
        ([[2024, 12, 30], [2025, 1, 2]], "2024, 30 décembre – 2025, 2 janvier", "2024, 30 december – 2025, 2 januari"),
        ([[2024, 6], [2024, 7]], "2024, juin – juillet", "2024, juni – juli"),
        ([[2024, 6, 17], [2024, 6, 17]], "2024, 17 juin", "2024, 17 juni"),
        ([[2023], [2024]], "2023 – 2024", "2023 – 2024"),
        ([[2024, 2, 30]], "2024, février", "2024, februari"),
        ([], "s.\u00a0d.", "z.d."),
    ],
)
def test_dates_stand_year_first(dates: list[list[int]], french: str, dutch: str) -> None:
    entry = item("book", "Titre", "Ada Lovelace", issued={"date-parts": dates})
    assert reference(entry, "fr") == f"Lovelace, A. ({french}). _Titre_."
    assert reference(entry, "nl") == f"Lovelace, A. ({dutch}). _Titre_."


def test_an_address_is_one_verbatim_linked_run() -> None:
    (found,) = formatted([JOURNAL], "fr")
    address = "https://journals.openedition.org/brussels/7510_a"
    assert found[-1] == Run(address, link=address, verbatim=True)
    assert found[-2].text.endswith(". ")


def test_only_an_address_of_the_web_is_a_link() -> None:
    (found,) = formatted([item("book", "Titre", "Ada Lovelace", URL="javascript:alert(1)")], "fr")
    assert found[-1] == Run("javascript:alert(1)", verbatim=True)


def test_names_keep_their_particles_and_hyphens() -> None:
    people = [{"family": "Van Damme", "given": "Jean-Claude"}, {"family": "Gogh", "given": "V", "suffix": ""}]
    entry = {"type": "book", "title": "T", "author": [*people, {"family": "Moreau", "given": " "}]}
    assert reference(entry, "nl") == "Van Damme, J.-C., Gogh, V. en Moreau. (z.d.). _T_."


def test_a_book_without_author_stands_under_its_editors_or_its_title() -> None:
    edited = {"type": "book", "title": "Savoirs", "editor": names("Pierre Artois"), "issued": day([2025])}
    assert reference(edited, "fr") == "Artois, P. (dir.). (2025). _Savoirs_."
    assert reference({"type": "book", "title": "Savoirs", "issued": day([2025])}, "fr") == "_Savoirs_. (2025)."


def test_italics_within_a_title_are_kept() -> None:
    chapter = {**CHAPTER, "title": "La <i>Free Clinic</i> <b>demain</b>..."}
    assert "La _Free Clinic_ demain… Dans P. Artois" in reference(chapter, "fr")
    assert reference({"type": "book", "title": "La <i>Free Clinic</i>."}, "fr") == "_La _Free Clinic_._ (s.\u00a0d.)."


@pytest.mark.parametrize(
    ("entries", "french", "dutch"),
    [
        ([BOOK], "(Artois et al., 2025)", "(Artois et al., 2025)"),
        ([MAGAZINE], "(Boussart et Rosenzweig, 2023)", "(Boussart en Rosenzweig, 2023)"),
        ([JOURNAL], "(Moriau et al., 2024)", "(Moriau et al., 2024)"),
        ([SPEECH], "(Lelubre, 2024)", "(Lelubre, 2024)"),
        ([FORTHCOMING], "(Bottero et al., à paraître)", "(Bottero et al., te verschijnen)"),
        ([CHAPTER, REPORT], "(Lelubre, 2025; Crebis et De Muynck, 2022)", "(Lelubre, 2025; Crebis en De Muynck, 2022)"),
        ([{"type": "report", "title": "Savoirs", "issued": day([2025])}], "(Savoirs, 2025)", "(Savoirs, 2025)"),
        ([], "", ""),
    ],
)
def test_citations(entries: list[Item], french: str, dutch: str) -> None:
    assert (in_text(entries, "fr"), in_text(entries, "nl")) == (french, dutch)


def test_entries_keep_their_order_and_the_languages_do_not_mix() -> None:
    entries = [SPEECH, BOOK, FORTHCOMING, BOOK]
    first = [formatted(entries, lang) for lang in LANGS]
    assert first == [formatted(entries, lang) for lang in LANGS]
    assert first[0] == tuple(formatted([entry], "fr")[0] for entry in entries)
    assert formatted([], "fr") == ()


def test_the_style_is_valid_csl() -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))
    assert schema.validate(etree.parse(str(STYLE))), schema.error_log


VALUES = st.one_of(st.text(max_size=12), st.none(), st.integers(), st.booleans(), st.lists(st.integers(), max_size=2))


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            "type": st.sampled_from(["book", "chapter", "article-journal", "speech", "interview", "x"]),
            **dict.fromkeys(("title", "container-title", "volume", "issue", "page", "genre", "URL", "DOI"), VALUES),
            "author": st.lists(st.dictionaries(st.sampled_from(["family", "given", "literal"]), VALUES), max_size=3),
            "issued": st.fixed_dictionaries({"date-parts": st.lists(st.lists(st.integers(), max_size=4), max_size=3)}),
        },
    ),
    st.sampled_from(LANGS),
)
def test_any_item_gives_one_entry_without_our_marks(entry: Item, lang: Lang) -> None:
    (found,) = formatted([entry], lang)
    assert plain(found)
    assert not any("\ue000" <= character <= "\ue003" for character in plain(found) + in_text([entry], lang))


def test_titles_in_another_language_say_so() -> None:
    article = item(
        "article-journal", "What is the digital divide?", "Jan Peeters",
        container_title="Journal of European Social Policy", volume=7, issued=day([2002]),
    )  # fmt: skip
    book = item("book", "La vie au guichet", "Jan Peeters", publisher="Economica", issued=day([1999]))

    def spoken(entry: Item, lang: Lang) -> list[tuple[str | None, str]]:
        return [(run.lang, run.text) for run in formatted([entry], lang)[0]]

    assert spoken(article, "fr") == [
        (None, "Peeters, J. (2002). "),
        ("en", "What is the digital divide?"),
        (None, " "),
        ("en", "Journal of European Social Policy"),
        (None, ", "),
        (None, "7"),
        (None, "."),
    ]
    assert {speech for speech, _ in spoken(book, "fr")} == {None}
    assert ("fr", "La vie au guichet") in spoken(book, "nl")
    unsigned = {key: value for key, value in article.items() if key != "author"}
    assert "What is the digital divide?" in in_text([unsigned], "fr")
    assert not re.search("[\ue000-\ue00f]", in_text([unsigned], "fr"))
