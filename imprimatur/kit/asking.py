"""The words beside a field of the kit: its name, what may be typed in it, an example, how much it is needed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imprimatur.core.bilingual import LANGS, Bilingual, Lang
from imprimatur.core.own_marks import example
from imprimatur.documents.schema.fields import Need, Spec, is_record
from imprimatur.documents.schema.vocabulary import Vocabulary
from imprimatur.kit.guidance import Guidance
from imprimatur.kit.messages import say
from imprimatur.kit.outline import because
from imprimatur.kit.validation import words_of
from imprimatur.language.labels import Labels
from imprimatur.language.typography import typeset

_EXCEL_SHEET = 31
"""The longest name of a sheet."""
_SIGNED = "approvals."
"""How the paths of approvals begin."""
_TOLD = {
    "source_language": "help_source_language",
    "other_source": "help_other_source",
    **{f"{_SIGNED}{lang}.{part}": f"help_approved_{part}" for lang in LANGS for part in ("by", "on")},
}
"""The fields of which it is not enough to say what may be typed in them, and what is said of each."""
_LISTED = 4
"""Choices that help lists; of more, the drop-down shows them."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The words of a kind's kit in the language of its reader, for a document that appears in the `languages`."""

    labels: Labels
    guidance: Guidance
    lang: Lang
    languages: Sequence[Lang]

    def say(self, key: str) -> str:
        """A fixed word of the kit."""
        return typeset(say[key].of(self.lang), self.lang)

    def name(self, path: str, names: Vocabulary, prefix: str = "") -> str:
        """The label of a field, or its path where the label alone would be taken for another field."""
        label = self.labels.field(prefix + path).of(self.lang)
        return label if names.resolve(label) == path else path

    def sheet_name(self, path: str, names: Vocabulary) -> str:
        """The name of the sheet of a table: its label, or another by which it is understood."""
        label = self.labels.field(path)
        spellings: Iterator[str] = (
            text
            for text in (label.of(self.lang), *label.spellings, path)
            if len(text) <= _EXCEL_SHEET and not set(text) & set("[]:*?/\\") and names.resolve(text) == path
        )
        return next(spellings, path[-_EXCEL_SHEET:])

    def need(self, spec: Spec) -> str:
        """How much a field is needed, and in which case; an approval never to begin with, always in the end."""
        if spec.path.startswith(_SIGNED):
            return self.say("need_final")
        if spec.need is Need.REQUIRED and spec.is_text and len(self.languages) > 1:
            return self.say("need_both")
        case = because(spec.when, self.labels, self.lang) if spec.need is Need.CONDITIONAL else ""
        return typeset(say("need_case", case=case).of(self.lang), self.lang) if case else self.say(f"need_{spec.need}")

    def help(self, spec: Spec, *, alone: bool = False) -> str:
        """What may be typed in a field; `alone` for the column of one language."""
        words = words_of(spec, self.labels, self.lang)
        text: Bilingual
        if spec.path in _TOLD:
            text = say[_TOLD[spec.path]]
        elif spec.is_text:
            alone = alone or len(self.languages) < 2
            text = say["help_rich" if spec.rich else "help_alone" if alone else "help_text"]
        elif words:
            text = say("help_choice", choices=", ".join(words)) if len(words) <= _LISTED else say["help_list"]
        elif is_record(spec.type):
            text = say["help_organisation" if "rganisation" in spec.type.__name__ else "help_person"]
        elif spec.reads is None:
            text = self.labels.expected["text"]["what"].both
        else:
            text = self.labels.expected[spec.reads.sort]["what"].both
        return typeset((say("help_several", help=text) if spec.many else text).of(self.lang), self.lang)

    def example(self, spec: Spec, path: str, side: Lang | None = None) -> str:
        """An example of what may stand in a field, marked as one; empty where its choices say it."""
        text = self.illustration(spec, path, side)
        return example(text, side or self.lang) if text else ""

    def illustration(self, spec: Spec, path: str, side: Lang | None = None) -> str:
        """The words of that example alone."""
        lang = side or self.lang
        known = self.guidance.examples.get(path)
        if known:
            text = known.of(lang)
        elif words := words_of(spec, self.labels, lang):
            text = words[0]
        elif is_record(spec.type):
            sort = "organisations" if "rganisation" in spec.type.__name__ else "persons"
            text = self.labels.expected[sort]["example"].of(lang)
        elif spec.is_text or spec.reads is None:
            return ""
        else:
            text = self.labels.expected[spec.reads.sort]["example"].of(lang)
            # Of several forms of a value one is enough; a comma before a digit stands in a number.
            text = text.split(", ")[0]
        return typeset(text, lang)
