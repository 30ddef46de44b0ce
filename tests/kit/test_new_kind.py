"""`imprimatur new-kind` in a copy of the project: a kind that works, as docs/new-kind.md says; then what is refused."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import docx
import pypdfium2
import pytest

from flows.cli.main import main
from flows.messages import say
from imprimatur.kit.new_kind.make import Made, make
from imprimatur.kit.new_kind.naming import CannotMake, Naming, Why
from imprimatur.kit.new_kind.word_template import MODEL, word_template
from imprimatur.rendering.package import members, pack
from tests.dossiers import ROOT
from tests.flows.projects import contents
from tests.rendering.docx_reading import Word

FILES = (
    "flows/minutes.py",
    "imprimatur/documents/minutes/__init__.py",
    "imprimatur/documents/minutes/composition.py",
    "imprimatur/documents/minutes/model.py",
    "inputs/minutes/exemple/document.yaml",
    "inputs/minutes/exemple/texte.fr.md",
    "inputs/minutes/exemple/texte.nl.md",
    "templates/minutes/body.html",
    "templates/minutes/labels.yaml",
    "templates/minutes/style.css",
    "templates/minutes/template.docx",
    "tests/validators/minutes/test_checks.py",
    "validators/minutes/__init__.py",
    "validators/minutes/checks.py",
    "validators/minutes/findings.yaml",
    "validators/minutes/suites.yaml",
)
CHANGED = ("imprimatur/kinds.py", "prefect.yaml")
SAMPLE = "inputs/minutes/exemple/document.yaml"
TEMPLATE = "templates/minutes/template.docx"
SAID = {
    "fr": ("Un nouveau type de document", "chaque champ obligatoire est rempli", "Mettre en page le modèle Word"),
    "nl": ("Een nieuwe soort document", "elk verplicht veld is ingevuld", "Het Word-sjabloon vormgeven"),
}


def python(folder: Path, *arguments: str) -> str:
    """What a command of Python says in a folder; it must succeed or, as `check` does, find something blocking."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False,
        env={"PATH": "", "PYTHONPATH": str(folder)},
    )  # fmt: skip
    assert done.returncode in (0, 3), done.stdout + done.stderr
    return done.stdout


def imprimatur(folder: Path, *arguments: str) -> str:
    return python(folder, "-m", "flows.cli.main", *arguments)


def tool(name: str, folder: Path, *arguments: str) -> None:
    """Run a tool of the developers, which must find nothing."""
    command = [Path(sys.executable).with_name(name), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def compact(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source of the project with the kind in it, without the samples of the others; what the command said."""
    root = tmp_path_factory.mktemp("project")
    dossiers = shutil.ignore_patterns("__pycache__", "job_offer", "annual_report", "feasibility_report", "research_*")
    for room in ("imprimatur", "validators", "flows", "web", "templates", "tests", "docs"):
        shutil.copytree(ROOT / room, root / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "inputs", root / "inputs", ignore=dossiers)
    for file in ("pyproject.toml", "prefect.yaml", "README.md", "CHANGELOG.md"):
        shutil.copy(ROOT / file, root)
    (root / "said.txt").write_text(imprimatur(root, "new-kind", "minutes", "--lang", "en"), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    """The folder of the sample's draft."""
    imprimatur(project, "build", "minutes/exemple", "--lang", "fr")
    return project / "outputs" / "minutes" / "exemple" / "draft"


def test_it_tells_what_it_made_and_what_is_next(project: Path) -> None:
    made, changed, coming = (project / "said.txt").read_text(encoding="utf-8").split("\n\n", 2)
    listed = "".join(f"\n  {path}" for path in FILES)
    assert made == f"The kind minutes is made, its codes begin with M:{listed}"
    assert changed == "Changed, to name it:" + "".join(f"\n  {path}" for path in CHANGED)
    assert "imprimatur build minutes/exemple" in coming
    assert all((project / path).is_file() for path in FILES)


def test_nothing_else_is_touched(project: Path) -> None:
    """But for the two pages that another test writes anew."""
    mine = {*CHANGED, "docs/findings.md", "docs/tables.md"}
    for room in ("imprimatur", "validators", "flows", "web", "templates", "docs"):
        for path in (path for path in (ROOT / room).rglob("*") if path.is_file()):
            name = path.relative_to(ROOT).as_posix()
            if "__pycache__" not in name and name not in mine:
                assert (project / name).read_bytes() == path.read_bytes(), name


def test_the_page_names_every_file_made_and_no_other_that_is_not_there(project: Path) -> None:
    page = (project / "docs" / "new-kind.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w./-]+\.(?:py|yaml|md|docx|html|css))`", page)
    assert {*FILES, *CHANGED} <= set(named)
    assert [name for name in named if not (project / name).is_file()] == []


def test_ruff_finds_nothing(project: Path) -> None:
    modules = [path for path in FILES if path.endswith(".py")]
    tool("ruff", project, "check", "--no-cache", *modules, "imprimatur/kinds.py")
    tool("ruff", project, "format", "--no-cache", "--check", *modules, "imprimatur/kinds.py")


@pytest.mark.long
def test_mypy_finds_nothing(project: Path) -> None:
    tool("mypy", project, *(path for path in FILES if path.endswith(".py") and not path.startswith("tests/")))


def test_the_sample_lacks_nothing_but_its_approval(built: Path) -> None:
    findings = json.loads((built / "manifest.json").read_text(encoding="utf-8"))["findings"]
    assert [(one["code"], one["path"]) for one in findings] == [("C04", "approvals.fr"), ("C04", "approvals.nl")]


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_both_formats_say_the_sample(built: Path, lang: str) -> None:
    word = Word((built / f"exemple.{lang}.docx").read_bytes()).paragraphs()
    pdf = pypdfium2.PdfDocument(built / f"exemple.{lang}.pdf")
    printed = compact("".join(page.get_textpage().get_text_bounded() for page in pdf))
    assert len(pdf) == 1
    for text in SAID[lang]:
        assert any(compact(text) in compact(paragraph) for paragraph in word), text
        assert compact(text) in printed, text


def test_its_own_check_fires_at_its_place(project: Path, built: Path) -> None:
    """After one change, and with the test that was made for it."""
    sample = (project / SAMPLE).read_text(encoding="utf-8")
    assert "M01" not in imprimatur(project, "check", "minutes/exemple", "--lang", "fr")
    try:
        (project / SAMPLE).write_text(sample.replace("4 décembre 2026", "29 novembre 2026"), encoding="utf-8")
        found = " ".join(imprimatur(project, "check", "minutes/exemple", "--lang", "fr").split())
    finally:
        (project / SAMPLE).write_text(sample, encoding="utf-8")
    said = "M01 Cette étape (29 novembre 2026) vient après une étape plus tardive (30 novembre 2026)."
    assert found.count("M01") == 1
    assert f"{said} ligne 12 de document.yaml → Corrigez la date" in found
    python(project, "-m", "pytest", "-n0", "-p", "no:cacheprovider", "tests/validators/minutes")


def test_the_pages_made_from_the_catalogues_name_it(project: Path) -> None:
    python(project, "-m", "validators.catalogue_doc")
    python(project, "-m", "validators.tables.doc")
    findings = (project / "docs" / "findings.md").read_text(encoding="utf-8")
    assert findings.count("\n## Minutes\n") == 2
    assert "\n### M01 · Étapes dans le désordre\n" in findings
    assert "\n### M01 · Stappen in de verkeerde volgorde\n" in findings
    tables = (project / "docs" / "tables.md").read_text(encoding="utf-8")
    assert "\n## Minutes\n\n### Étapes\n\nColonnes à remplir (T03)\u00a0: Étape, Échéance.\n" in tables


def test_what_a_designer_changes_in_the_template_is_what_is_built(project: Path, built: Path) -> None:
    content = members((project / TEMPLATE).read_bytes())
    heading = re.compile(r'(<w:style [^>]*w:styleId="Heading1".*?)<w:color [^>]*/>', re.DOTALL)
    styles, changed = heading.subn(r'\1<w:color w:val="B00020"/>', content["word/styles.xml"].decode(), count=1)
    assert changed == 1
    (project / TEMPLATE).write_bytes(pack(content | {"word/styles.xml": styles.encode()}))
    imprimatur(project, "build", "minutes/exemple", "--language", "fr", "--format", "docx")
    word = Word((built / "exemple.fr.docx").read_bytes())
    assert "Introduction" in word.paragraphs("Heading1")
    colour = "//w:style[@w:styleId='Heading1']/w:rPr/w:color/@w:val"
    assert word.values(colour, "word/styles.xml") == ["B00020"]


def test_the_template_keeps_all_but_the_body_of_the_one_it_follows() -> None:
    model = (ROOT / MODEL).read_bytes()
    made = word_template(model)
    assert made == word_template(model)
    old, new = members(model), members(made)
    assert {name for name in old if old[name] != new[name]} == {"word/document.xml"}
    assert old.keys() == new.keys()
    section = re.compile(rb"<w:sectPr>.*?</w:sectPr>", re.DOTALL)
    first, *_ = section.findall(old["word/document.xml"])
    assert b"headerReference" in first
    assert new["word/document.xml"].endswith(first + b"</w:body></w:document>")


def test_a_template_of_another_shape_is_not_followed() -> None:
    content = members((ROOT / MODEL).read_bytes())
    for part, gone in (("word/document.xml", b"<w:sectPr"), ("word/_rels/document.xml.rels", b"/image")):
        with pytest.raises(ValueError, match="no body with a section, or no picture"):
            word_template(pack(content | {part: content[part].replace(gone, b"<w:other")}))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_blank_template_opens_in_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "template.docx").write_bytes(word_template((ROOT / MODEL).read_bytes()))
    assert docx.Document(str(tmp_path / "template.docx")).styles["Heading 1"].font.size
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir", ".", "template.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    text = (tmp_path / "template.txt").read_text("utf-8-sig")
    for place in ("{{r line.title }}", "{{r line.organisation }}", "{{p part.introduction }}", "{{p part.steps }}"):
        assert place in text


def test_an_installed_package_has_the_skeleton() -> None:
    package = ROOT / "imprimatur" / "kit" / "new_kind"
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"]
    packed = {path for pattern in told["imprimatur.kit.new_kind"] for path in package.glob(pattern)}
    assert packed == {path for path in package.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """As much of the source as the command reads."""
    catalogues = [path.relative_to(ROOT) for path in ROOT.glob("validators/*/findings.yaml")]
    for name in (
        "pyproject.toml",
        *CHANGED,
        MODEL,
        "imprimatur/findings/general.yaml",
        "tests/dossiers.py",
        *catalogues,
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def kinds(checkout: Path) -> list[str]:
    return re.findall(r'"(\w+)"', (checkout / "imprimatur/kinds.py").read_text(encoding="utf-8").split("KINDS")[1])


def deployed(checkout: Path) -> list[str]:
    return re.findall(r"entrypoint: (\S+)", (checkout / "prefect.yaml").read_text(encoding="utf-8"))


def test_any_name_gives_code_that_ruff_leaves_alone(checkout: Path) -> None:
    """Names before and after those beside which they are imported, short and long; each with a free letter."""
    names = ("agenda", "zoning-decision", "ab1", "a" * 24)
    made = [make(checkout, name) for name in names]
    assert [one.naming.letter for one in made] == ["E", "Z", "B", "H"]
    assert kinds(checkout)[-4:] == ["agenda", "zoning_decision", "ab1", "a" * 24]
    found = deployed(checkout)
    last = found.index("flows/research_synthesis.py:research_synthesis")
    assert found[last + 1 : last + 6] == [
        "flows/agenda.py:agenda", "flows/zoning_decision.py:zoning_decision", "flows/ab1.py:ab1",
        f"flows/{'a' * 24}.py:{'a' * 24}", "flows/batch.py:batch",
    ]  # fmt: skip
    tool("ruff", checkout, "check", "--no-cache", ".")
    tool("ruff", checkout, "format", "--no-cache", "--check", ".")


def test_the_same_name_the_same_bytes(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other") / "checkout"
    shutil.copytree(checkout, other)
    assert make(checkout, "minutes") == make(other, "minutes") == Made(Naming("minutes", "M"), FILES, CHANGED)
    assert contents(checkout) == contents(other)


def test_a_letter_may_be_asked_for(checkout: Path) -> None:
    assert make(checkout, "minutes", "q").naming.letter == "Q"
    assert "Q01:" in (checkout / "validators/minutes/findings.yaml").read_text(encoding="utf-8")
    assert '"Q01"' in (checkout / "validators/minutes/checks.py").read_text(encoding="utf-8")


REFUSED = [
    ("Minutes", None, Why.BAD_NAME),
    ("procès", None, Why.BAD_NAME),
    ("2minutes", None, Why.BAD_NAME),
    ("board__minutes", None, Why.BAD_NAME),
    ("../minutes", None, Why.BAD_NAME),
    ("import", None, Why.BAD_NAME),
    ("ab", None, Why.BAD_NAME),
    ("a" * 25, None, Why.BAD_NAME),
    ("document", None, Why.RESERVED),
    ("answer", None, Why.RESERVED),
    ("job-offer", None, Why.KNOWN),
    ("validators", None, Why.EXISTS),
    ("minutes", "J", Why.LETTER),
    ("minutes", "é", Why.LETTER),
    ("minutes", "MM", Why.LETTER),
    ("minutes", "", Why.LETTER),
]


@pytest.mark.parametrize(("name", "letter", "why"), REFUSED)
def test_what_is_refused_leaves_all_as_it_was(checkout: Path, name: str, letter: str | None, why: Why) -> None:
    before = contents(checkout)
    with pytest.raises(CannotMake) as fault:
        make(checkout, name, letter)
    assert fault.value.why is why
    assert contents(checkout) == before


@pytest.mark.parametrize(
    "there", ["flows/minutes.py", "flows/minutes/a.py", "imprimatur/documents/minutes.py", "inputs/minutes/mine/a.yaml"]
)
def test_nothing_is_overwritten(checkout: Path, there: str) -> None:
    (checkout / there).parent.mkdir(parents=True, exist_ok=True)
    (checkout / there).write_text("mine", encoding="utf-8")
    before = contents(checkout)
    with pytest.raises(CannotMake) as fault:
        make(checkout, "minutes")
    assert fault.value.why is Why.EXISTS
    assert there.startswith(str(fault.value.values["path"]))
    assert contents(checkout) == before


@pytest.mark.parametrize("missing", ["pyproject.toml", *CHANGED, MODEL])
def test_outside_the_source_nothing_is_made(checkout: Path, missing: str) -> None:
    (checkout / missing).unlink()
    with pytest.raises(CannotMake) as fault:
        make(checkout, "minutes")
    assert fault.value.why is Why.NO_CHECKOUT


def test_a_list_of_kinds_that_cannot_be_read_is_not_the_source(checkout: Path) -> None:
    (checkout / "imprimatur/kinds.py").write_text("KINDS = other\n", encoding="utf-8")
    with pytest.raises(CannotMake) as fault:
        make(checkout, "minutes")
    assert fault.value.why is Why.NO_CHECKOUT


def tree(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*"))


def test_what_fails_on_the_way_is_taken_back(checkout: Path) -> None:
    """The folder of a file is a file itself."""
    (checkout / "tests/validators").write_text("mine", encoding="utf-8")
    before, paths = contents(checkout), tree(checkout)
    with pytest.raises(OSError, match="tests"):
        make(checkout, "minutes")
    assert contents(checkout) == before
    assert tree(checkout) == paths


def test_what_is_interrupted_at_its_end_is_taken_back(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the list of kinds and the deployments."""
    before, paths, write = contents(checkout), tree(checkout), Path.write_bytes

    def interrupted(path: Path, content: bytes) -> int:
        if path.name == "prefect.yaml" and b"minutes" in content:
            raise KeyboardInterrupt
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        make(checkout, "minutes")
    assert contents(checkout) == before
    assert tree(checkout) == paths


@pytest.mark.parametrize("why", Why)
@pytest.mark.parametrize("tongue", ["en", "fr", "nl"])
def test_every_refusal_has_its_words(why: Why, tongue: str) -> None:
    assert getattr(say[f"new_kind_{why}"], tongue)


def test_a_refusal_is_told_in_the_language(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "inputs").mkdir()
    with pytest.raises(SystemExit) as left:
        main(["--project", str(checkout), "new-kind", "minutes", "--letter", "j", "--lang", "nl"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith("Codes kunnen niet met j beginnen: ")
    assert said.endswith("Vrij: B, E, H, I, M, O, Q, U, Y, Z.\n")
