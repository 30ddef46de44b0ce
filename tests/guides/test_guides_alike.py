"""What is true of all guides: one style in both languages, pictures with words, links that lead somewhere."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from flows.access.account import Role
from flows.access.settings import Accounts, WebSettings, web_settings
from flows.embedded.database import Server
from flows.mail.settings import mail_settings
from flows.settings import FILE, section
from flows.spread.night import Night
from imprimatur.core.bilingual import LANGS, Lang
from imprimatur.project import Project
from tests.guides.hands import Hands
from tests.guides.reading import HOME, PICTURE, ROOT, Guide, guides, index
from tests.guides.visitor import Visitor

ALL = [(lang, one) for lang in LANGS for one in guides(lang)]
IDS = [f"{lang}-{one.path.stem}" for lang, one in ALL]
BOTH = list(zip(guides("fr"), guides("nl"), strict=True))
LARGEST = 120_000
_CODE = re.compile(r"`[^`]*`|<!--.*?-->|\]\([^)]*\)|\{\{.*?\}\}")
_JARGON = re.compile(r"\b(slug|yaml|gate|stage|pipeline|json|repository|commit|server)\b", re.IGNORECASE)


def prose(guide: Guide) -> str:
    """What is read as words: code, marks and addresses aside."""
    return _CODE.sub("", guide.text)


@pytest.mark.parametrize(("french", "dutch"), BOTH, ids=[one.path.stem for one, _ in BOTH])
def test_both_languages_say_the_same_in_the_same_form(french: Guide, dutch: Guide) -> None:
    assert french.number == dutch.number
    assert french.after == dutch.after
    assert french.headings == dutch.headings
    assert [Path(address).name for _, address in french.pictures] == [
        Path(address).name for _, address in dutch.pictures
    ]
    assert [one.verb for one in french.steps] == [one.verb for one in dutch.steps]
    for mine, theirs in zip(french.steps, dutch.steps, strict=True):
        shapes = [
            (len(one.quotes), len(one.names), len(one.bold), one.table and len(one.table[0])) for one in (mine, theirs)
        ]
        assert shapes[0] == shapes[1], (mine.page, mine.number)


@pytest.mark.parametrize(("lang", "guide"), ALL, ids=IDS)
def test_the_steps_are_counted_and_each_says_what_a_test_does(lang: Lang, guide: Guide) -> None:
    assert [one.number for one in guide.steps] == list(range(1, len(guide.steps) + 1))
    for step in guide.steps:
        reader = Visitor if guide.in_browser else Hands
        assert callable(getattr(reader, step.verb.replace("-", "_"), None)), (guide.path.name, step.number)


@pytest.mark.parametrize(("lang", "guide"), [*ALL, *((lang, index(lang)) for lang in LANGS)])
def test_every_link_leads_somewhere(lang: Lang, guide: Guide) -> None:
    for address in guide.links:
        assert (guide.path.parent / address.partition("#")[0]).is_file(), address


@pytest.mark.parametrize("lang", LANGS)
def test_every_picture_is_there_is_small_and_is_said_in_words(lang: Lang) -> None:
    shown = [picture for guide in guides(lang) for picture in guide.pictures]
    steps = "\n".join(step.prose for guide in guides(lang) for step in guide.steps)
    assert [address for _, address in shown] == [address for _, address in PICTURE.findall(steps)]
    assert len(shown) >= 8
    for words, address in shown:
        file = HOME / lang / address
        assert file.parent.name == lang
        assert file.stat().st_size < LARGEST
        assert words.endswith(".")
        assert len(words.split()) > 7
    files = {one.name for one in (HOME / "pictures" / lang).iterdir()}
    assert files == {Path(address).name for _, address in shown}


@pytest.mark.parametrize("lang", LANGS)
def test_the_index_lists_every_guide_in_order(lang: Lang) -> None:
    listed = [address for address in index(lang).links if not address.startswith("..")]
    assert listed == [one.path.name for one in guides(lang)]


SHOWN = [HOME.parent / "operations.md", *(one.path for _, one in ALL if "```toml" in one.text)]


@pytest.mark.parametrize("page", SHOWN, ids=lambda one: one.stem)
def test_the_settings_that_a_page_shows_are_understood(page: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(SHOWN) == 1 + len(LANGS)
    for shown in (*blocks, *(re.sub(r"^# (?=[a-z]+ = )", "", one, flags=re.MULTILINE) for one in blocks)):
        (tmp_path / FILE).write_text(shown, encoding="utf-8")
        project = Project(tmp_path)
        for name, model in {"night": Night, "server": Server}.items():
            section(project, name, model)
        if page.stem == "operations":
            web = web_settings(project)
            assert (web.accounts, web.base) == (Accounts.LOCAL, "https://documents.association.example")
        settings = mail_settings(project)
        assert settings is not None
        assert settings.password_file
        assert settings.directions
        assert [*settings.people] == ["Yasmina Tellouch"]


@pytest.mark.parametrize("guide", [*guides("fr"), index("fr")], ids=lambda one: one.path.stem)
def test_french_has_its_spaces_and_its_signs(guide: Guide) -> None:
    assert re.findall(r"\S* [:;?!»](?![:\-\[])\S*|« \S*|\S*[\"']\S*", prose(guide)) == []


@pytest.mark.parametrize("guide", [*guides("nl"), index("nl")], ids=lambda one: one.path.stem)
def test_dutch_has_its_quotation_marks(guide: Guide) -> None:
    assert re.findall(r"\S*[\"'«»“”]\S*", prose(guide)) == []


@pytest.mark.parametrize(("lang", "guide"), [one for one in ALL if one[1].number not in ("10", "11")])
def test_no_word_of_ours_is_in_what_staff_read(lang: Lang, guide: Guide) -> None:
    assert _JARGON.findall(prose(guide)) == []


def test_the_office_accounts_that_a_page_shows_are_understood() -> None:
    (shown,) = re.findall(r"```ini\n(.*?)```", (HOME.parent / "operations.md").read_text(encoding="utf-8"), re.DOTALL)
    found = WebSettings.model_validate({"accounts": "openid", **tomllib.loads(shown)["web"]}).openid
    assert found and found.roles_of("direction@association.example") == {Role.DIRECTION}


@pytest.mark.parametrize(("lang", "guide"), [one for one in ALL if one[1].number in ("11", "14")])
def test_what_is_told_of_invitations_bears_the_names_of_the_pages(lang: Lang, guide: Guide) -> None:
    """A part that nobody walks: its bold words, those aside that begin a line, stand on the pages that it speaks of."""
    room = ("accounts", "entering")["### " in guide.text]
    catalogues = [(ROOT / "web" / name / "messages.yaml").read_text(encoding="utf-8") for name in (room, "")]
    known = {text[lang] for one in catalogues for text in yaml.safe_load(one).values()}
    parts = re.split(r"^##+ .*$", guide.text, flags=re.MULTILINE)
    (part,) = (one for one in parts if any(f"**{words}**" in one for words in _INVITATIONS))
    told = re.findall(r"\*\*([^*]+)\*\*", re.sub(r"^- \*\*[^*]+\*\*", "", part, flags=re.MULTILINE))
    assert len(told) > 5
    assert [words for words in told if words not in known] == []


_INVITATIONS = ("Nouveau mot de passe", "Nieuw wachtwoord", "Inviter quelqu’un", "Iemand uitnodigen")
"""What only the parts on invitations speak of."""
