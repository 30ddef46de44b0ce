"""YAML files: keys become entries with dotted names, lists of mappings become tables, every value keeps its line.

The file is composed into nodes and never constructed, so that no tag can make an object and every node has its line.
Numbers that would lose what was typed (`0472389913`, `319.10`) stay text.
"""

import re
from dataclasses import replace

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from imprimatur.core.catalogues import Values
from imprimatur.core.dossier import Reading
from imprimatur.core.file_names import stem_of
from imprimatur.core.finding import Finding
from imprimatur.core.location import Location
from imprimatur.core.source import Source
from imprimatur.findings.catalogue import finding
from imprimatur.sources.messages import say
from imprimatur.sources.package import unreadable
from imprimatur.sources.plain_text.characters import clean, decoded
from imprimatur.sources.yaml.nodes import Endless, Walk

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 60
"""Brackets open at once; the parser slows down sharply beyond."""
GROWTH = 4
"""How many times longer than itself a file may become through its aliases."""

_BRACKET = re.compile(r"[\[\]{}]")
_REASONS = {
    "mapping values are not allowed": "yaml_colon",
    "that cannot start any token": "yaml_character",
    "could not find expected ':'": "yaml_no_colon",
    "expected <block end>": "yaml_indent",
    "end of stream": "yaml_open",
    "undefined alias": "yaml_star",
    "single document": "yaml_second_part",
}
"""What the parser's complaints mean, by a piece of their wording."""


def read(source: Source) -> Reading:
    """The entries and tables of a YAML file; a list at the root is a table named after the file."""
    if len(source.content) > MAX_CHARACTERS:
        return Reading(findings=(unreadable(source, say("yaml_too_large")),))
    return read_text(decoded(source.content), Location(source.name))


def read_text(text: str, location: Location) -> Reading:
    """The same for a YAML text. Lines count from its first character."""
    deep = _too_deep(text)
    if deep:
        return Reading(findings=(finding("R07", replace(location, line=deep), {"reason": say("yaml_open")}),))
    walk = Walk(location, GROWTH * (len(text) + 1_000))
    try:
        root = YAML(typ="safe", pure=True).compose(clean(text))
        if isinstance(root, MappingNode):
            walk.mapping(root, "")
        elif isinstance(root, SequenceNode):
            walk.sequence(stem_of(location.file), root, root)
        elif not (root is None or (isinstance(root, ScalarNode) and not root.value)):
            walk.fault(root, say("yaml_no_fields"))
    except YAMLError as fault:
        walk.findings.append(_syntax(fault, text, location))
    except (Endless, RecursionError):
        about: Values = {"file": location.file, "reason": say("yaml_too_large")}
        return Reading(findings=(finding("R01", location, about),))
    return Reading(tuple(walk.entries), tuple(walk.tables), findings=tuple(walk.findings))


def _too_deep(text: str) -> int:
    """The line where too many brackets are open, 0 when there is none."""
    depth = 0
    for found in _BRACKET.finditer(text):
        depth = depth + 1 if found[0] in "[{" else max(depth - 1, 0)
        if depth > MAX_DEPTH:
            return text.count("\n", 0, found.start()) + 1
    return 0


def _syntax(fault: YAMLError, text: str, location: Location) -> Finding:
    line = text.count("\n", 0, getattr(fault, "position", 0)) + 1
    problem = ""
    if isinstance(fault, MarkedYAMLError):
        problem = f"{fault.context or ''} {fault.problem or ''}"
        # A quotation mark left open is noticed at the end of the file; where it opens is where to look.
        at_end = "end of stream" in problem and fault.context_mark
        mark = fault.context_mark if at_end else fault.problem_mark or fault.context_mark
        line = mark.line + 1 if mark else line
    reason = next((reason for words, reason in _REASONS.items() if words in problem), "yaml_syntax")
    return finding("R07", replace(location, line=line), {"reason": say(reason)})
