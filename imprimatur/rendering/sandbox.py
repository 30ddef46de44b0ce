"""The Jinja environment of the templates, which are not trusted, and the words for what is wrong with one."""

import re
from pathlib import Path

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from imprimatur.core.errors import TemplateFault

RANDOM = ("random", "lipsum")
"""What Jinja offers and would make two renderings differ."""


class UnusableTemplate(Exception):
    """Something wrong with a template, in French and Dutch words that `fault` puts into its sentence."""

    def __init__(self, fr: str, nl: str) -> None:
        """Keep both wordings."""
        super().__init__(fr, nl)
        self.words = (fr, nl)


def sandbox(loader: BaseLoader | None = None) -> ImmutableSandboxedEnvironment:
    """An environment that escapes, refuses unknown names, Python internals and chance."""
    environment = ImmutableSandboxedEnvironment(loader=loader, undefined=StrictUndefined, autoescape=True)
    for name in RANDOM:
        environment.globals.pop(name, None)
        environment.filters.pop(name, None)
    return environment


def fault(template: Path, error: Exception, line: int = 0) -> TemplateFault:
    """What `error` means for the person who edits `template`, named by its folder, file name and line if known."""
    name = f"{template.parent.name}/{template.name}" + (f":{line}" if line else "")
    fr, nl = _words(error)
    return TemplateFault(f"Le modèle {name} ne peut pas être utilisé : {fr}.", f"Sjabloon {name} is onbruikbaar: {nl}.")


def _words(error: Exception) -> tuple[str, str]:
    named = re.findall(r"'([^']*)'", str(error))
    what = named[-1] if named else str(error)
    match error:
        case UnusableTemplate():
            return error.words
        case SecurityError():
            what = named[0] if named else what
            return f"l’accès à « {what} » est interdit", f"de toegang tot ‘{what}’ is verboden"
        case UndefinedError():
            what = named[0] if "is undefined" in str(error) and named else what
            return f"il demande « {what} », qui n’existe pas", f"het vraagt ‘{what}’, dat niet bestaat"
        case TemplateSyntaxError():
            return f"syntaxe à la ligne {error.lineno} ({error})", f"syntaxis op regel {error.lineno} ({error})"
        case TemplateNotFound() | FileNotFoundError():
            return "le fichier manque", "het bestand ontbreekt"
        case _:
            return f"fichier illisible ({type(error).__name__})", f"onleesbaar bestand ({type(error).__name__})"
