"""A visitor of the pages in the browser: does what each step of a guide says, as a person would.

A guide that begins `<!-- in the browser -->` is followed so. Its **bold** words are what the visitor presses, or sees;
a table holds what is typed; `code` names a file on the visitor's own computer, their desk. Words that cannot be found
stop the walk, and say which step of which guide could not be done.
"""

import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, Error, Locator, Page, Playwright, expect

from flows.access.one_time import one_time_link
from flows.access.settings import web_settings
from flows.access.store import Store
from flows.drop_folder.dossiers import lacks_draft, may_be_final
from imprimatur.core.bilingual import Lang
from imprimatur.project import Project
from tests.guides.reading import ROOT, Step
from tests.guides.years import age, write_year
from tests.web.browser.serving import Up

_NAMES = {"Français": "fr", "Frans": "fr", "Néerlandais": "nl", "Nederlands": "nl"}
PATIENCE = 600_000
"""Milliseconds after which what is waited for is taken not to come."""


_AT_FIRST = ("job_offer/limpide-accueil-2027", "job_offer/forum-ets-2021")
"""What the project holds when the visitor comes, besides last year's report."""
_REPORT = ROOT / "inputs" / "annual_report" / "tournecuiller-2025"
"""The report that a guide comes to; last year's is this one, a year older."""


class _Up(Up):
    """An installation of somebody whose name is the same on every machine: pictures show it."""

    @property
    def environ(self) -> dict[str, str]:
        return {**super().environ, "LOGNAME": "salome"}


@contextmanager
def begun(folder: Path) -> Iterator[Project]:
    """`imprimatur up` on a project with registers, last year's report and an offer."""
    project = Project(folder)
    shutil.copytree(ROOT / "templates", project.templates)
    for one in ("_shared", *_AT_FIRST):
        shutil.copytree(ROOT / "inputs" / one, project.inputs / one)
    age(_REPORT, project.inputs / "annual_report" / "tournecuiller-2024")
    up = _Up(project)
    try:
        up.start()
        _settle(project)
        yield project
    finally:
        up.stop()


def _settle(project: Project) -> None:
    """Wait until everything that the visitor finds is drafted, and final where that comes by itself."""
    held = list(project.dossiers())
    ends = time.monotonic() + PATIENCE / 1000 * len(held)
    while any(lacks_draft(project, one) or may_be_final(project, one) for one in held):
        if time.monotonic() > ends:
            raise Stopped("what the project holds is not made")
        time.sleep(0.5)


@contextmanager
def launched(playing: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise Stopped("apt-get install chromium")
    arguments = ["--disable-gpu", *(["--no-sandbox"] if os.getuid() == 0 else [])]
    browser = playing.chromium.launch(executable_path=found, args=arguments)
    yield browser
    browser.close()


_SOON, _TIMES = 12_000, 25
"""Milliseconds that somebody waits before trying again, and how often."""


class Stopped(AssertionError):
    """A step that cannot be done, or what it says cannot be seen."""


def words(text: str, whole: bool = True) -> re.Pattern[str]:
    """Words as they stand on a page, whatever its spaces; alone, or with what only a reader of the screen hears."""
    said = r"\s+".join(map(re.escape, text.split()))
    said = re.sub(r"(?:\\s\+)?(\\?[:;?!»])", r"\\s*\1", said).replace("«\\s+", "«\\s*").replace("…", ".*")
    return re.compile(rf"^\s*{said}\s*([–?].*)?$" if whole else said, re.DOTALL)


class Visitor:
    """Somebody at a browser, with a desk of their own where files are kept."""

    def __init__(self, page: Page, lang: Lang, link: str, desk: Path) -> None:
        """Begin with an empty page, the link that is printed, and an empty folder."""
        self.page, self.lang, self.link = page, lang, link
        self.kept = desk
        self.kept.mkdir()
        page.set_default_timeout(PATIENCE)
        page.set_default_navigation_timeout(PATIENCE)

    def do(self, step: Step) -> None:
        """Do a step, then look whether what it says is there. Raises Stopped."""
        act: Callable[[Step], None] = getattr(self, step.verb.replace("-", "_"))
        try:
            act(step)
            for said in step.quotes if step.verb != "gone" else ():
                self.sees(said)
        except (Error, AssertionError) as fault:
            raise Stopped(f"{step.page}, {step.number}: {fault}\n{self.page.url}") from fault

    # What a step can ask for

    def enter(self, step: Step) -> None:
        """Open the link that was handed over."""
        self.page.goto(self.link)
        self.see(step)

    def see(self, step: Step) -> None:
        """Only look."""
        for said in step.bold:
            self.sees(said)

    def press(self, step: Step) -> None:
        """Press each of the bold words, in order."""
        for said in step.bold:
            self.control(said, step).click()

    def fill(self, step: Step) -> None:
        """Type the table, then press the bold words that come after it."""
        heads, *rows = step.table
        for name, *values in rows:
            for head, value in zip(heads[1:], values, strict=True):
                if value:
                    self.type(name, _NAMES.get(head, ""), value.replace("<br>", "\n"))
        self.press(step)

    def translate(self, step: Step) -> None:
        """Write beside each original of the table, then press the bold words."""
        for original, translation in step.table[1:]:
            unit = self.page.locator("article.unit", has=self.page.locator(".said", has_text=words(original)))
            unit.get_by_role("textbox").fill(translation)
        self.press(step)

    def drop(self, step: Step) -> None:
        """Drop files of the desk where they are dropped."""
        self.page.locator("form.drop input[type=file]").set_input_files([self.kept / name for name in step.names])
        self.see(step)

    def replace(self, step: Step) -> None:
        """Choose a file of the desk, the last named, in the place that the bold words lead to."""
        *ways, last = step.bold
        for said in ways:
            self.control(said, step).click()
        chosen = self.page.locator("input[type=file]:visible").last
        chosen.set_input_files(self.kept / step.names[-1])
        self.control(last, step).click()

    def download(self, step: Step) -> None:
        """Keep on the desk what the bold words lead to, under the name that the step says."""
        with self.page.expect_download() as coming:
            self.press(step)
        coming.value.save_as(self.kept / step.names[0])
        assert coming.value.suggested_filename == step.names[0], coming.value.suggested_filename

    def passage(self, step: Step) -> None:
        """Press what stands on the page as the first bold words; go to the new pages where the page says so."""
        said, *seen = step.bold
        self._asks(said, "", (*seen, *step.quotes))

    def figure(self, step: Step) -> None:
        """Press the first bold words, a figure, in the passage that says the second ones."""
        figure, said, *seen = step.bold
        self._asks(said, figure, (*seen, *step.quotes))

    def _asks(self, said: str, figure: str, told: Iterable[str]) -> None:
        for _ in range(_TIMES):
            newer = self.page.locator(".newer a")
            if newer.count():
                newer.click()
            with suppress(Error):
                self._printed(said, figure).click(timeout=_SOON)
            with suppress(AssertionError):
                for one in told:
                    expect(self.page.locator("#panel")).to_contain_text(words(one, whole=False), timeout=_SOON)
                return
        raise Stopped(f"not told of the passage: {said}")

    def _printed(self, said: str, figure: str) -> Locator:
        """A passage of a page, or a figure in it."""
        passage = self.page.get_by_role("link", name=words(said, whole=False)).first
        if not figure:
            return passage
        figures = re.findall(r"\d+", str(passage.get_attribute("aria-label", timeout=_SOON)))
        address = passage.get_attribute("href", timeout=_SOON)
        return self.page.locator(f'a.is-number[href="{address}?number={figures.index(figure)}"]').first

    def gone(self, step: Step) -> None:
        """What the step quotes is not there any more."""
        for said in step.quotes:
            expect(self.page.locator("main")).not_to_contain_text(words(said, whole=False), timeout=PATIENCE)
        self.see(step)

    def write_the_year(self, step: Step) -> None:
        """Write the year into the workbook and the texts that the step names, as people do in Excel and in Word.

        What the table of the step holds is left for another day.
        """
        untold = {row[-1] for row in step.table[1:]}
        for name in step.names:
            write_year(_REPORT / name, self.kept / name, untold)

    # How it is done

    def sees(self, said: str) -> None:
        """Words stand on the page, or come; waiting as people do."""
        place = self.page.locator("body")
        with suppress(AssertionError):
            expect(place).to_contain_text(words(said, whole=False), timeout=PATIENCE, use_inner_text=True)
            return
        raise Stopped(f"not on the page: {said}")

    def control(self, said: str, step: Step) -> Locator:
        """What can be pressed that says these words; beside a file that the step names, if it names one."""
        whole = words(said)
        place: Locator = self.page.locator("body")
        if step.names and step.verb in ("replace", "download", "press"):
            named = self.page.locator("li, tr").filter(has_text=step.names[0])
            place = named.last if named.count() else place
        found = place.locator("summary").filter(has_text=whole)
        for role in ("button", "link", "radio", "checkbox"):
            found = found.or_(place.get_by_role(role, name=whole))
        if step.verb == "download":  # of several alike, what leads to the file that the step names
            found = found.and_(self.page.locator(f"a[href$='/{step.names[0]}']"))
        found = found.filter(visible=True).first
        try:
            found.wait_for(timeout=PATIENCE)
        except Error as fault:
            raise Stopped(f"nothing to press that says: {said}") from fault
        return found

    def type(self, name: str, lang: str, value: str) -> None:
        """Type a value in a field, choose it in a list, or tick it."""
        field = self.field(name, lang)
        kind = field.evaluate("one => one.tagName + (one.type || '')")
        if kind.startswith("SELECT"):
            field.select_option(label=_option(field, value))
        else:
            field.fill(value)

    def field(self, name: str, lang: str) -> Locator:
        """A field by what stands above it, and its language where there are two."""
        fields = self.page.locator("form :is(.field, p):has(> :is(legend, label, .name))")
        said = fields.evaluate_all(_HEADS)
        found = [place for place, head in enumerate(said) if words(name).match(head or "")]
        if not found:
            raise Stopped(f"no field: {name}")
        inside = fields.nth(found[0]).locator("input:not([type=hidden]), textarea, select")
        return inside.and_(self.page.locator(f"[lang^={lang}]")).first if lang else inside.first


_HEADS = """fields => fields.map(one => {
  const head = one.querySelector("legend, label, .name");
  const said = [...head.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join(" ");
  return one.checkVisibility() && said.replace(/\\s+/g, " ").trim();
})"""
"""What stands above each of some fields that can be seen, without the words that say how much it is needed."""


def _option(field: Locator, value: str) -> str:
    """The choice of a list that says these words."""
    return next(one for one in field.locator("option").all_inner_texts() if words(value).match(one))


@contextmanager
def visiting(browser: Browser, project: Project, desk: Path, lang: Lang) -> Iterator[Visitor]:
    """Somebody at a browser with a link of their own, in front of a project that runs."""
    settings = web_settings(project)
    with browser.new_context(locale=f"{lang}-BE") as context:
        context.add_cookies([{"name": "language", "value": lang, "url": settings.base}])
        yield Visitor(context.new_page(), lang, one_time_link(Store(project), settings, lang), desk)
