"""Making a kind: all of its files and the two lines that make it known, or nothing."""

import ast
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from imprimatur.findings.catalogue import families
from imprimatur.kit.new_kind.naming import CannotMake, Naming, Why, letter_for, refuse_used, stem_of
from imprimatur.kit.new_kind.word_template import MODEL, word_template

_SKELETON = Path(__file__).with_name("skeleton")
_LIST = "imprimatur/kinds.py"
_DEPLOYMENTS = "prefect.yaml"
_CATALOGUES = ("imprimatur/findings/general.yaml", "validators/*/findings.yaml")
_KINDS = re.compile(r"(?<=^KINDS: tuple\[str, \.\.\.\] = )\([^)]*\)", re.MULTILINE)
_DOCUMENT = "tags: [document]"
"""What the deployment of a kind says in `prefect.yaml`, and no other."""
_DEPLOYMENT = """\
  - name: {dashed}
    entrypoint: flows/{kind}.py:{kind}
    description: {title}
    tags: [document]
    work_pool: *pool"""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a kind: its files, then the files that now name it, all from the project's root."""

    naming: Naming
    files: tuple[str, ...]
    changed: tuple[str, ...]


def make(root: Path, name: str, letter: str | None = None) -> Made:
    """Write the skeleton of a kind into the checkout at `root`.

    `letter` begins its codes; without one, a free letter is chosen. Raises CannotMake, and then nothing was touched;
    what fails on the way takes back what was written.
    """
    stem = stem_of(name)
    if not all((root / part).is_file() for part in ("pyproject.toml", _LIST, _DEPLOYMENTS, MODEL)):
        raise CannotMake(Why.NO_CHECKOUT, folder=str(root))
    taken = {one for pattern in _CATALOGUES for path in root.glob(pattern) for one in families(path)}
    naming = Naming(stem, letter_for(stem, taken, letter))
    changed = _changed(root, naming)
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(_SKELETON.rglob("*.txt"))}
    refuse_used(naming, (text for path, text in texts.items() if path.name.endswith(".py.txt")))
    files = {_target(path, stem): _in_order(naming.filled(text)).encode() for path, text in texts.items()}
    files[f"templates/{stem}/template.docx"] = word_template((root / MODEL).read_bytes())
    for target in files:
        _refuse_taken(root, target, stem)
    _write(root, files, changed)
    return Made(naming, tuple(sorted(files)), tuple(changed))


def _target(path: Path, stem: str) -> str:
    """Where a file of the skeleton goes."""
    return path.relative_to(_SKELETON).as_posix().removesuffix(".txt").replace("KIND", stem)


def _in_order(text: str) -> str:
    """The text with the imports of each paragraph in the order of their modules, wherever the kind's name puts them."""
    paragraphs = text.split("\n\n")
    for place, paragraph in enumerate(paragraphs):
        lines = paragraph.split("\n")
        if all(re.match(r"from \S+ import ", line) for line in lines):
            paragraphs[place] = "\n".join(sorted(lines, key=lambda line: line.split()[1]))
    return "\n\n".join(paragraphs)


def _refuse_taken(root: Path, target: str, stem: str) -> None:
    """Refuse to write where a file, a folder or a module of the kind's name stands. Raises CannotMake."""
    for path in (Path(target), *Path(target).parents):
        if path.stem == stem:
            for taken in (path, path.with_suffix(""), path.with_suffix(".py")):
                if (root / taken).exists():
                    raise CannotMake(Why.EXISTS, path=taken.as_posix())


def _changed(root: Path, naming: Naming) -> dict[str, bytes]:
    """The files that name every kind, with this one at the end. Raises CannotMake where the kind is known already."""
    listed = (root / _LIST).read_text(encoding="utf-8")
    found = _KINDS.search(listed)
    if found is None:
        raise CannotMake(Why.NO_CHECKOUT, folder=str(root))
    kinds = ast.literal_eval(found[0])
    if naming.stem in kinds:
        raise CannotMake(Why.KNOWN, name=naming.stem)
    names = "".join(f'    "{kind}",\n' for kind in (*kinds, naming.stem))
    blocks = (root / _DEPLOYMENTS).read_text(encoding="utf-8").split("\n\n")
    last = max((place for place, block in enumerate(blocks) if _DOCUMENT in block), default=len(blocks) - 1)
    blocks.insert(last + 1, _DEPLOYMENT.format(**naming.places))
    return {
        _LIST: _KINDS.sub(lambda _: f"(\n{names})", listed).encode(),
        _DEPLOYMENTS: "\n\n".join(blocks).encode(),
    }


def _write(root: Path, files: Mapping[str, bytes], changed: Mapping[str, bytes]) -> None:
    """Write new files, then those that name them; where one fails, all is as it was."""
    before = {name: (root / name).read_bytes() for name in changed}
    folders: list[Path] = []
    written: list[Path] = []
    try:
        for name, content in files.items():
            path = root / name
            folders += _make_folders(path.parent)
            with path.open("xb") as file:
                written.append(path)
                file.write(content)
        for name, content in changed.items():
            (root / name).write_bytes(content)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        for folder in reversed(folders):
            with suppress(OSError):
                folder.rmdir()
        for name, content in before.items():
            (root / name).write_bytes(content)
        raise


def _make_folders(folder: Path) -> Iterator[Path]:
    """Make a folder and those above it, and give the new ones, outermost first."""
    if not folder.exists():
        yield from _make_folders(folder.parent)
        folder.mkdir()
        yield folder
