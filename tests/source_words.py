"""Finding, in the source, the words that people would read, and what the source asks of the catalogues."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from imprimatur.core.errors import ImprimaturError

ROOT = Path(__file__).parents[1]
PACKAGES = ("imprimatur", "validators", "flows", "web")
_LETTERS = re.compile(r"[^\W\d_]{2}|^[^\W\d_]\W*$")
_LOCALE = re.compile(r"(?:de|en|fr|nl)(?:[-_](?:BE|DE|FR|GB|NL))?")
_FRENCH_OR_DUTCH = re.compile("[àâçéèêëîïôûùüÿœ’«»‘]", re.IGNORECASE)
_MESSAGES = ("Bilingual", "Label", "UnusableTemplate")


def sources() -> list[Path]:
    """Every module of the packages."""
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def tree_of(path: Path) -> ast.Module:
    """A module without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            # A string that stands alone documents what is before it.
            kept = [one for one in body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
            node.body = kept or [ast.Pass()]  # type: ignore[attr-defined]
    return tree


def words_in(tree: ast.Module) -> list[tuple[int, str]]:
    """The words for people in a module, with their lines."""
    found = {(node.lineno, text) for node in ast.walk(tree) for text in _said(node)}
    return sorted(found)


def _said(node: ast.AST) -> Iterator[str]:
    texts: list[str] = []
    if isinstance(node, ast.Call) and _name(node.func) in {*_MESSAGES, *_errors(ImprimaturError)}:
        texts = [text for given in (*node.args, *(one.value for one in node.keywords)) for text in _literals(given)]
    elif isinstance(node, ast.Dict):
        keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
        if {"fr", "nl"} <= set(keys):
            texts = [text for value in node.values for text in _literals(value)]
    elif isinstance(node, ast.IfExp) and "lang" in ast.unparse(node.test):
        texts = [*_literals(node.body), *_literals(node.orelse)]
    elif isinstance(node, ast.Constant | ast.JoinedStr):
        texts = [text for text in _literals(node) if _FRENCH_OR_DUTCH.search(text)]
    yield from (text for text in texts if _LETTERS.search(text) and not _LOCALE.fullmatch(text))


def _errors(kind: type[ImprimaturError]) -> set[str]:
    """The errors whose message people read."""
    return {kind.__name__}.union(*map(_errors, kind.__subclasses__()))


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _literals(node: ast.expr) -> Iterator[str]:
    """The texts written out in an expression; what it calls is looked at by itself."""
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.JoinedStr(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
            yield from (text for part in parts for text in _literals(part))
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
            yield from (*_literals(one), *_literals(other))
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str() as text))):
            yield text


@dataclass(frozen=True, slots=True)
class Asked:
    """A message that the source asks for: its key, and the places it fills, or None where they are not written out."""

    where: str
    key: str
    places: frozenset[str] | None


def asked_for(path: Path, names: tuple[str, ...]) -> Iterator[Asked]:
    """The messages asked for by a key written out, of what bears one of the names."""
    for node in ast.walk(tree_of(path)):
        match node:
            case ast.Call(func=func, args=[key], keywords=given) if _name(func) in names:
                filled = frozenset(one.arg for one in given if one.arg)
                known = None if any(one.arg is None for one in given) else filled
            case ast.Subscript(value=ast.Name() | ast.Attribute() as func, slice=key) if _name(func) in names:
                known = frozenset()
            case _:
                continue
        for written in _keys(key):
            yield Asked(f"{path.relative_to(ROOT)}:{node.lineno}", written, known)


def _keys(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str() as text):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*_keys(one), *_keys(other))


_IN_PAGES = re.compile(r"""\b(say|common)(\.counted)?\(\s*["'](\w+)["'](\s*\+)?""")


def pages_of(catalogue: Path) -> list[Path]:
    """The templates of the pages in the browser that ask a catalogue for words: those of its room, or all of them."""
    web = ROOT / "web"
    if not catalogue.is_relative_to(web):
        return []
    return sorted((web / "templates" / catalogue.parent.relative_to(web)).rglob("*.html"))


def asked_in_pages(catalogue: Path) -> Iterator[tuple[str, bool]]:
    """The keys that pages ask a catalogue for, and whether each is only the beginning of one."""
    bearing = "common" if catalogue.parent == ROOT / "web" else "say"
    for page in pages_of(catalogue):
        for name, counted, key, more in _IN_PAGES.findall(page.read_text(encoding="utf-8")):
            if name == bearing:
                yield from ((f"{key}{end}", bool(more)) for end in (("", "_one", "_none") if counted else ("",)))


def texts(path: Path) -> tuple[set[str], list[re.Pattern[str]]]:
    """The texts written out in a module, and patterns of those of which four letters or more are."""
    whole, patterns = set(), []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            whole.add(node.value)
        elif isinstance(node, ast.JoinedStr) and len("".join(_literals(node))) >= 4:
            parts = (re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"[\w-]*" for one in node.values)
            patterns.append(re.compile("".join(parts)))
        elif isinstance(node, ast.Call) and _name(node.func) == "startswith":
            patterns += [re.compile(f"{re.escape(text)}\\w+") for given in node.args for text in _literals(given)]
    return whole, patterns
