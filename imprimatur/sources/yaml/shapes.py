"""What the nodes of a YAML text are: the sort of a list, the value of a scalar, the words for languages."""

from dataclasses import dataclass
from datetime import date

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from imprimatur.language.folding import fold_words
from imprimatur.sources.tables.grid import NEUTRAL

VALUES = {
    **dict.fromkeys((*NEUTRAL, "texte", "tekst", "text"), ""),
    **dict.fromkeys(("fr", "francais", "frans"), "fr"),
    **dict.fromkeys(("nl", "neerlandais", "nederlands"), "nl"),
}
KNOWN_TAGS = {"str", "int", "float", "bool", "null", "timestamp", "seq", "map"}


@dataclass(frozen=True, slots=True)
class Part:
    """One language of an entry."""

    lang: str
    key: Node
    node: Node | None
    state: str
    owner: str


def is_branch(node: MappingNode) -> bool:
    """Whether a mapping is a text with a list of texts under it."""
    return len(node.value) == 1 and isinstance(node.value[0][1], SequenceNode) and sort_of(node.value[0][1]) == "texts"


def sort_of(node: SequenceNode) -> str:
    """What a list holds: `rows` (fields), `pairs` (nothing but languages) or `texts`."""
    items = node.value
    if not items or not all(isinstance(item, MappingNode) for item in items):
        return "texts"
    names = [{fold_words(key.value) if isinstance(key, ScalarNode) else "" for key, _ in item.value} for item in items]
    if all(keys and all(VALUES.get(key) for key in keys) for keys in names):
        return "pairs"
    return "texts" if all(is_branch(item) for item in items) else "rows"


def scalar(tag: str, text: str) -> object:
    """The value of a scalar of a tag: number, date or boolean where nothing typed is lost, else the text."""
    try:
        match tag:
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                return int(text) if str(int(text)) == text else text
            case "float":
                return float(text) if repr(float(text)) == text else text
            case "timestamp":
                return date.fromisoformat(text)
    except ValueError:
        return text
    return text
