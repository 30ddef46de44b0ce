"""How a digest reads: its page, its letters, the server's page, to the line."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from flows import digest
from flows.digest import Digest
from flows.digest.kept import of_day
from flows.digest.markdown import escaped
from flows.digest.messages import Words
from flows.digest.model import Wording
from flows.digest.said import first_of, left_said
from flows.mail.letter import Letter
from flows.mail.people import People, Recipient
from flows.runner import End, Outcome
from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.composition import Stage
from imprimatur.core.edition import Difference, Move, Piece
from imprimatur.core.errors import TemplateFault
from imprimatur.project import Project
from tests.flows.digest.sets import KIND, add, missing, passage, project_in, put

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
HOSTILE = "<script>alert(1)</script> **Budget** [x](http://x)"


def recipient(lang: Lang, whole: bool = False) -> Recipient:
    return Recipient("Ana Pereira", "ana@example.be", lang, whole)


@pytest.fixture
def told(tmp_path: Path) -> tuple[Project, Digest]:
    """A Tuesday on which a sentence and a figure changed, a point is new and one was settled."""
    project = project_in(tmp_path, "accueil")
    days = {"publication_date": "2026-12-01"}
    put(project, "accueil", missing("Diplôme", "B15", nl="Diploma"), missing("Horaire", "B16", nl="Uurrooster"),
        fr=[passage("Loyer", "12 000 €"), passage("Nous cherchons quelqu’un.", cell="C9")],
        nl=[passage("Huur", "12 000 €")], deadlines=days)  # fmt: skip
    digest.remember(project, digest.gathered(project, {}, (), MONDAY))
    put(project, "accueil", missing("Diplôme", "B15", nl="Diploma"), missing(due=date(2026, 11, 27)),
        fr=[passage("Loyer", "12 500 €"), passage("Nous cherchons une personne.", cell="C9")],
        nl=[passage("Huur", "12 500 €")], deadlines=days)  # fmt: skip
    return project, digest.gathered(project, {}, (), TUESDAY)


def letter(told: tuple[Project, Digest], lang: Lang, whole: bool = False) -> Letter:
    (made,) = digest.letters(*told, People((recipient(lang, whole),), ()))
    return made


def plain(text: str) -> str:
    """A text with plain spaces."""
    return re.sub("[\u00a0\u202f]", " ", text)


def test_the_letter_to_a_person(told: tuple[Project, Digest]) -> None:
    made = letter(told, "fr")
    assert plain(made.subject) == "27 novembre 2026 (dans 3 jours) : 2 points vous attendent"
    assert plain(made.text).splitlines() == [
        "Bonjour,",
        "",
        "Voici ce qui vous attend, le plus urgent d’abord.",
        "",
        "Offre d’emploi : Accueil",
        "Date de publication : 1er décembre 2026 (dans 7 jours)",
        "",
        "  fichier offre.xlsx",
        "  - Rémunération – Il manque : Barème.",
        "    (nouveau · cellule B30, feuille « Offre » · pour le 27 novembre 2026,",
        "    dans 3 jours)",
        "  - Rémunération – Il manque : Diplôme.",
        "    (cellule B15, feuille « Offre » · depuis le 23 novembre 2026)",
        "    → Complétez la cellule.",
        "",
        "  Tous les détails : outputs/job_offer/accueil/draft/findings.fr.html",
        "",
        "Vous recevez ce courriel quand quelque chose change pour vous, quand une",
        "échéance approche, et le lundi tant qu’il reste un point à régler.",
    ]


def test_the_letter_to_the_direction(told: tuple[Project, Digest]) -> None:
    made = letter(told, "nl", whole=True)
    assert plain(made.subject) == "Ochtendbericht van 24 november 2026 – Imprimatur"
    assert plain(made.text).splitlines() == [
        "Goedemorgen,",
        "",
        "Dit is er veranderd sinds het ochtendbericht van 23 november 2026.",
        "",
        "WAT ER VERANDERD IS",
        "",
        "Accueil (Vacature)",
        "1 nieuw punt – 1 punt opgelost – 2 passages gewijzigd – Publicatiedatum: 1",
        "december 2026 (over 7 dagen)",
        "  - Ontbreekt: Loonschaal. (cel B30, blad ‘Offre’, bestand offre.xlsx) – Ana",
        "    Pereira",
        "",
        "  Budget 2027",
        "  - Gewijzigd – cel C7, blad ‘Budget’, bestand offre.xlsx",
        "    voordien: Huur · 12 000 €",
        "    nu: Huur · 12 500 €",
        "",
        "  Franse versie › Budget 2027",
        "  - Gewijzigd – cel C9, blad ‘Budget’, bestand offre.xlsx",
        "    voordien: Nous cherchons quelqu’un.",
        "    nu: Nous cherchons une personne.",
        "",
        "WAT ONTBREEKT, EN BIJ WIE",
        "",
        "Ana Pereira – 2 punten op te lossen",
        "- Accueil (2) – Publicatiedatum: 1 december 2026 (over 7 dagen)",
        "",
        "Het volledige bericht: outputs/_digest/2026-11-24.nl.html",
        "",
        "U krijgt deze e-mail wanneer een document verandert, wanneer een deadline",
        "nadert, en op maandag zolang er nog een punt op te lossen is.",
    ]


def test_words_that_changed_are_marked_within_their_sentence(told: tuple[Project, Digest]) -> None:
    project, gathered = told
    pages = (digest.page(project, gathered, "fr").decode(), letter(told, "fr", whole=True).html)
    for page in pages:
        said = plain(re.sub(r' style="[^"]*"', "", page))
        assert "<del>12 000 €</del><ins>12 500 €</ins>" in said
        assert "Nous cherchons <del>quelqu’un</del> <ins>une personne</ins>." in said
        assert "cellule C7, feuille « Budget », fichier offre.xlsx" in said


def test_no_line_is_drawn_through_a_space(told: tuple[Project, Digest]) -> None:
    project, gathered = told
    pieces = (
        Piece(Move.KEPT, "dix"),
        Piece(Move.REMOVED, " "),
        Piece(Move.ADDED, " mille"),
        Piece(Move.KEPT, " euros"),
    )
    one = Difference(Move.CHANGED, passage("dix  euros"), passage("dix mille euros"), pieces)
    dossier = replace(gathered.dossiers[0], wordings=(Wording("fr", (one,)),))
    page = digest.page(project, replace(gathered, dossiers=(dossier,)), "fr").decode()
    assert '<p class="words">dix  <ins>mille</ins> euros</p>' in page


def test_a_passage_that_was_written_anew_is_cut_after_a_page(told: tuple[Project, Digest]) -> None:
    project, gathered = told
    old, new = "avant " * 5_000, "après " * 5_000
    one = Difference(Move.CHANGED, passage(old), passage(new), (Piece(Move.REMOVED, old), Piece(Move.ADDED, new)))
    dossier = replace(gathered.dossiers[0], wordings=(Wording("fr", (one,)),))
    changed = project, replace(gathered, dossiers=(dossier,))
    made = letter(changed, "fr", whole=True)
    for shown in (made.text, made.html, digest.page(*changed, "fr").decode()):
        assert 300 < shown.count("avant") < 340
        assert 300 < shown.count("après") < 340


def test_words_of_the_other_language_are_said_to_be_so(told: tuple[Project, Digest]) -> None:
    for page in (digest.page(*told, "nl").decode(), letter(told, "nl", whole=True).html):
        assert page.count('lang="fr-BE"') == 1
        assert "Franse versie › Budget 2027" in page
        assert plain(page).count("12 000 €") == 1


def test_the_servers_page_in_french_then_in_dutch(told: tuple[Project, Digest]) -> None:
    french, _, dutch = plain(digest.markdown(told[1])).partition("\n---\n")
    assert french.splitlines()[:12] == [
        "# Bulletin du 24 novembre 2026",
        "",
        "Voici ce qui a changé depuis le bulletin du 23 novembre 2026\\.",
        "",
        "## Ce qui a changé",
        "",
        "- **Accueil** (Offre d’emploi) – 1 nouveau point · 1 point réglé · 2 passages modifiés · "
        "Date de publication \\: 1er décembre 2026 \\(dans 7 jours\\)",
        "    - Il manque \\: Barème\\. \\(cellule B30, feuille « Offre », fichier offre\\.xlsx\\) – Ana Pereira",
        "    - Budget 2027 – Loyer · ~~12 000 €~~**12 500 €** (cellule C7, feuille « Budget », fichier offre\\.xlsx)",
        "    - Budget 2027 – Nous cherchons ~~quelqu’un~~ **une personne**\\. (cellule C9, feuille « Budget », fichier "
        "offre\\.xlsx)",
        "",
        "## Ce qui manque, et chez qui",
    ]
    assert "# Ochtendbericht van 24 november 2026" in dutch


def test_nothing_that_somebody_wrote_is_taken_for_markup(tmp_path: Path) -> None:
    project = project_in(tmp_path, "accueil")
    put(project, "accueil", fr=[passage("a", section=HOSTILE)], title=HOSTILE)
    digest.remember(project, digest.gathered(project, {}, (), MONDAY))
    fault = replace(missing(owner=HOSTILE), message=Bilingual(HOSTILE, HOSTILE))
    put(project, "accueil", fault, fr=[passage(HOSTILE, section=HOSTILE)], title=HOSTILE)
    told = project, digest.gathered(project, {}, (), TUESDAY)
    shown = MarkdownIt("commonmark", {"html": True}).enable("strikethrough").render(digest.markdown(told[1]))
    pages = [digest.page(*told, lang).decode() for lang in LANGS]
    for text in (shown, *pages, letter(told, "fr", whole=True).html):
        assert "<script" not in text and 'href="http' not in text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


@pytest.mark.parametrize("sign", list("\\`*_{}[]<>()#+-.!|~&:@"))
def test_a_sign_of_markdown_is_shown_as_it_is(sign: str) -> None:
    text = f"{sign}a{sign} b{sign}"
    shown = MarkdownIt("commonmark").render(escaped(text))
    assert shown.strip() == "<p>" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>"


def test_lines_end_nowhere_and_the_spaces_of_typography_stay() -> None:
    assert escaped(" a\u00a0; b\n\n# c\u2028d\t ") == "a\u00a0; b \\# c d"


class Outline(HTMLParser):
    """The headings, the addresses and the language of a page, and whether it runs or fetches anything."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.links: list[str] = []
        self.langs: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        for name, value in attrs:
            if name in ("href", "src"):
                self.links.append(value or "")
            elif name == "lang" and tag == "html":
                self.langs.append(value or "")


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_is_self_contained_and_well_headed(told: tuple[Project, Digest], lang: Lang) -> None:
    page = digest.page(*told, lang).decode()
    outline = Outline(page)
    assert outline.langs == [f"{lang}-BE"]
    assert outline.levels[0] == 1 and outline.levels.count(1) == 1
    assert all(two - one <= 1 for one, two in zip(outline.levels, outline.levels[1:], strict=False))
    assert not outline.tags & {"script", "img", "link", "iframe", "object"}
    assert all(link.startswith(("../job_offer/", "#", "2026-11-24.")) for link in outline.links)
    assert f"../{KIND}/accueil/draft/findings.{lang}.html" in outline.links
    assert "url(" not in page


@pytest.mark.parametrize("whole", [False, True])
def test_a_letter_fetches_nothing_and_has_no_sheet_of_styles(told: tuple[Project, Digest], whole: bool) -> None:
    outline = Outline(letter(told, "fr", whole).html)
    assert outline.links == []
    assert not outline.tags & {"script", "img", "link", "style", "form"}
    assert all(two - one <= 1 for one, two in zip(outline.levels, outline.levels[1:], strict=False))


def test_the_pages_are_put_in_their_place(told: tuple[Project, Digest]) -> None:
    project, gathered = told
    place = digest.publish(project, gathered)
    assert sorted(path.name for path in place.parent.iterdir()) == [
        "2026-11-24.fr.html",
        "2026-11-24.json",
        "2026-11-24.nl.html",
        "latest.fr.html",
        "latest.nl.html",
    ]
    back = of_day(place.parent, TUESDAY)
    assert back and back.dossiers == gathered.dossiers
    assert place.read_bytes() == digest.page(project, gathered, "fr")
    assert [kind for kind, _ in project.dossiers()] == [KIND]


def test_pages_of_days_long_past_are_taken_away(told: tuple[Project, Digest]) -> None:
    project, gathered = told
    home = project.outputs / "_digest"
    home.mkdir(parents=True)
    days = [TUESDAY - timedelta(days=count) for count in range(1, 103)]
    for day in days:
        (home / f"{day}.fr.html").touch()
        (home / f"{day}.json").touch()
    (home / "2020-01-01.notes.html").touch()
    digest.publish(project, gathered)
    kept = {path.name for path in home.iterdir()}
    assert {day for day in days if f"{day}.fr.html" not in kept} == set(days[99:])
    assert {day for day in days if f"{day}.json" not in kept} == set(days[99:])
    assert "2020-01-01.notes.html" in kept


def test_a_template_that_is_broken_is_said_by_its_name(told: tuple[Project, Digest]) -> None:
    (told[0].templates / "_digest" / "digest.html").write_text("{{ nobody }}", encoding="utf-8")
    with pytest.raises(TemplateFault, match=r"_digest/digest\.html"):
        digest.pages(*told)


def test_what_is_most_urgent_comes_first(told: tuple[Project, Digest]) -> None:
    project, _ = told
    for slug, title, deadline in (("b", "Loin", "2027-03-01"), ("c", "Près", "2026-11-25")):
        add(project, slug)
        put(project, slug, missing(), title=title, deadlines={"publication_date": deadline})
    told = project, digest.gathered(project, {}, (), TUESDAY)
    assert [line for line in letter(told, "nl").text.splitlines() if line.startswith("Vacature")] == [
        "Vacature: Près",
        "Vacature: Accueil",
        "Vacature: Loin",
    ]


def test_a_long_list_is_cut_and_says_so(tmp_path: Path) -> None:
    project = project_in(tmp_path, "accueil")
    put(project, "accueil", *(missing(f"Champ {row}", f"B{row}") for row in range(10, 30)))
    made = letter((project, digest.gathered(project, {}, (), MONDAY)), "fr")
    assert made.text.count("Il manque") == 15
    assert "Et 5 autres lignes." in plain(made.text) and "Et 5 autres lignes." in plain(made.html)


def test_the_letter_to_the_direction_shows_the_changes_of_forty_documents_and_counts_the_others(
    told: tuple[Project, Digest],
) -> None:
    project, gathered = told
    many = tuple(replace(gathered.dossiers[0], slug=f"accueil-{number}") for number in range(43))
    (made,) = digest.letters(project, replace(gathered, dossiers=many), People((recipient("fr", whole=True),), ()))
    assert plain(made.text).count("avant : Loyer · 12 000 €") == plain(made.html).count("<del") / 2 == 40
    assert plain(made.text).count("2 passages modifiés") == plain(made.html).count("2 passages modifiés") == 43


@pytest.mark.parametrize(
    ("day", "fr", "nl"),
    [
        (date(2026, 11, 23), "hier", "gisteren"),
        (date(2026, 11, 20), "il y a 4 jours", "4 dagen geleden"),
        (TUESDAY, "aujourd’hui", "vandaag"),
        (date(2026, 11, 25), "demain", "morgen"),
        (date(2026, 12, 24), "dans 30 jours", "over 30 dagen"),
    ],
)
def test_how_long_a_day_is_away(day: date, fr: str, nl: str) -> None:
    said = [plain(left_said(day, TUESDAY, Words(lang))) for lang in LANGS]
    assert said == [fr, nl]


def test_a_long_message_ends_with_a_sentence_that_closes_what_it_quotes() -> None:
    changed = "« Tâches » a changé. Avant : « tenir. une permanence » ; maintenant : « rien »."
    assert first_of(changed, 40) == "« Tâches » a changé."
    assert first_of(changed, len(changed)) == changed
    assert first_of("‘Taken’ is gewijzigd. Vroeger: ‘één. permanentie’; nu: ‘niets’.", 40) == "‘Taken’ is gewijzigd."
    assert first_of("Il manque bien des choses à cet endroit, dit-on partout.", 20) == "Il manque bien des…"


def test_the_servers_page_links_to_the_whole_page_where_the_server_shows_it(told: tuple[Project, Digest]) -> None:
    shown = MarkdownIt().render(digest.markdown(told[1], "/outputs/"))
    for lang in LANGS:
        page = f"_digest/{TUESDAY.isoformat()}.{lang}.html"
        assert f'<a href="/outputs/{page}">outputs/{page}</a>' in shown
    assert "<a " not in MarkdownIt().render(digest.markdown(told[1]))


@pytest.mark.parametrize(
    ("end", "head"),
    [
        (End.BROKEN, ("Ce qui n’a pas pu être produit", "Wat niet kon worden gemaakt")),
        (End.NOTHING, ("Encore rien à produire", "Nog niets te maken")),
    ],
)
def test_an_empty_dossier_is_no_failure(tmp_path: Path, end: End, head: tuple[str, str]) -> None:
    project = project_in(tmp_path, "accueil")
    why = Bilingual("Le dossier est vide.", "De map is leeg.")
    morning = digest.gathered(project, {}, [Outcome(f"{KIND}/accueil", Stage.DRAFT, 4, why, end=end)], MONDAY)
    others = {
        "Ce qui n’a pas pu être produit",
        "Encore rien à produire",
        "Wat niet kon worden gemaakt",
        "Nog niets te maken",
    }
    for lang, said in zip(LANGS, head, strict=True):
        (letter_to,) = (one for one in digest.letters(project, morning, People((recipient(lang, True),), ())))
        page = next(one for one in digest.pages(project, morning) if one.name.endswith(f"{lang}.html"))
        for text in (plain(letter_to.text), plain(letter_to.html), plain(page.content.decode())):
            assert why.of(lang) in text
            assert [one for one in others if one.casefold() in text.casefold()] == [said]
    shown = digest.markdown(morning)
    assert all(said in plain(shown) for said in head)


def test_the_first_digest_says_which_documents_are_complete(tmp_path: Path) -> None:
    project = project_in(tmp_path, "accueil", "final", "owed", "new")
    put(project, "accueil", title="Prêt")
    for stage in ("draft", "final"):
        put(project, "final", title="Publié", stage=stage)
    put(project, "owed", missing(), title="Incomplet")
    heads = ("Documents auxquels rien ne manque", "Documenten waaraan niets ontbreekt")
    said = {
        "fr": ["Prêt (Offre d’emploi) – prêt pour la version définitive",
               "Publié (Offre d’emploi) – version définitive publiée"],
        "nl": ["Prêt (Vacature) – klaar voor de definitieve versie",
               "Publié (Vacature) – definitieve versie gepubliceerd"],
    }  # fmt: skip
    first = project, digest.gathered(project, {}, (), MONDAY)
    shown = [line.replace("**", "") for line in plain(digest.markdown(first[1])).splitlines()]
    for lang, head in zip(LANGS, heads, strict=True):
        made = letter(first, lang, whole=True)
        lines = plain(made.text).splitlines()
        at = lines.index(head.upper())
        assert lines[at : at + 5] == [head.upper(), "", *(f"- {line}" for line in said[lang]), ""]
        at = shown.index(f"## {head}")
        assert shown[at : at + 5] == [f"## {head}", "", *(f"- {line}" for line in said[lang]), ""]
        html = re.sub(r"<[^>]*>", "", plain(made.html))
        assert head in html and all(line.replace("(", "").replace(")", "") in html for line in said[lang])
    digest.remember(project, first[1])
    put(project, "owed", missing(), missing("Horaire", "B16"), title="Incomplet")
    later = project, digest.gathered(project, {}, (), TUESDAY)
    assert heads[0] not in plain(digest.markdown(later[1]))
    assert heads[0].upper() not in plain(letter(later, "fr", whole=True).text)


def test_many_complete_documents_are_cut_and_counted(tmp_path: Path) -> None:
    slugs = [f"offre-{number:02}" for number in range(23)]
    project = project_in(tmp_path, *slugs)
    for slug in slugs:
        put(project, slug, title=f"Offre {slug}")
    add(project, "owed")
    put(project, "owed", missing())
    first = project, digest.gathered(project, {}, (), MONDAY)
    made = letter(first, "fr", whole=True)
    for text in (digest.markdown(first[1]).partition("---")[0], made.text, made.html):
        assert plain(text).replace("\\", "").count("prêt pour la version définitive") == 20
        assert "Et 3 autres documents." in plain(text).replace("\\", "")


def test_the_record_of_the_texts_is_told_by_what_it_stands_for(told: tuple[Project, Digest]) -> None:
    project, gathered = told
    dossier = replace(gathered.dossiers[0], wordings=())
    for files, said in (
        (("_textes-teksten.json",), "Textes ou approbations changés"),
        (("_textes-teksten.json", "recit.fr.md"), "Fichiers changés : recit.fr.md"),
    ):
        page = digest.page(project, replace(gathered, dossiers=(replace(dossier, files=files),)), "fr").decode()
        assert said in plain(page) and "_textes" not in page
