"""The Jinja environment of the templates, which are not trusted, and the words for what is wrong with one."""

import re
from pathlib import Path

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from imprimatur.core.bilingual import Bilingual
from imprimatur.core.errors import TemplateFault
from imprimatur.rendering.messages import say

RANDOM = ("random", "lipsum")
"""What Jinja offers and would make two renderings differ."""


class UnusableTemplate(Exception):
    """Something wrong with a template, in words that `fault` puts into its sentence."""

    def __init__(self, reason: Bilingual) -> None:
        """Keep the words."""
        super().__init__(reason)
        self.reason = reason


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
    return TemplateFault(say("template_unusable", name=name, reason=_reason(error)))


def _reason(error: Exception) -> Bilingual:
    named = re.findall(r"'([^']*)'", str(error))
    what = named[-1] if named else str(error)
    match error:
        case UnusableTemplate():
            return error.reason
        case SecurityError():
            what = named[0] if named else what
            return say("access_refused", what=what)
        case UndefinedError():
            what = named[0] if "is undefined" in str(error) and named else what
            return say("name_unknown", what=what)
        case TemplateSyntaxError():
            return say("template_syntax", line=error.lineno, error=str(error))
        case TemplateNotFound() | FileNotFoundError():
            return say("file_missing")
        case _:
            return say("file_unreadable", error=type(error).__name__)
