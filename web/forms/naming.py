"""By which names fields are written into a file: in the words of a language, where they are understood as meant."""

from imprimatur.core.bilingual import Lang
from imprimatur.documents.schema.vocabulary import Vocabulary
from imprimatur.language.labels import Labels


def names_of(path: str, names: Vocabulary, labels: Labels, lang: Lang, prefix: str = "") -> tuple[str, ...]:
    """The names that lead to a field, one a level; those of the model where its labels would be taken for another's."""
    parts = path.split(".")
    paths = [".".join(parts[: at + 1]) for at in range(len(parts))]
    said = tuple(labels.field(prefix + one).of(lang) for one in paths)
    is_sure = all("." not in one for one in said) and names.resolve(".".join(said)) == path
    whole = is_sure and all(names.resolve(one) == at for one, at in zip(said[:1], paths, strict=False))
    return said if whole else tuple(parts)
