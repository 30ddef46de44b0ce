r"""PO, as Poedit and Weblate read and write it, by Babel's reader and writer.

`msgctxt` is the id of the unit, `msgid` its source and `msgstr` its target, marks among the words as codes of HTML
(`<strong>`, `<a href="…">`); `#.` says where it stands, `#|` how its source read before, `fuzzy` that it must be read
again. The header says no date: the same parcel gives the same bytes.
"""

import re
from dataclasses import replace
from io import BytesIO, StringIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, read_po, write_po

from imprimatur.core.bilingual import TAGS, Lang, other
from imprimatur.core.blocks import plain
from imprimatur.translation.exchange.answering import answer, dossier_of, held, is_ours, language, not_ours
from imprimatur.translation.exchange.interface import Answer, Parcel, Returned, Segment
from imprimatur.translation.exchange.marks import as_text, from_text, pieces_of
from imprimatur.translation.exchange.notes import notes_of
from imprimatur.translation.unit import UnitState

_WIDTH = 1_000_000
"""Characters of a line: Babel breaks long comments, and with them the former texts that stand in some."""
_CHARSET = re.compile(rb"charset=([A-Za-z0-9_-]{1,20})")
_CHARSETS = {"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "iso-8859-15", "windows-1252", "cp1252"}
_HEADER = re.compile(r"^(?P<name>[A-Za-z][A-Za-z-]{0,40}):[ \t]*(?P<value>.*)$", re.MULTILINE)
# What stands under the empty `msgid` at the start.
_OPENING = re.compile(r'^msgid ""\nmsgstr ((?:"[^\n]*"\n)+)', re.MULTILINE)
_DOSSIER = "X-Imprimatur-Dossier"


def write(parcel: Parcel) -> bytes:
    """A parcel as a PO file."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    for segment in parcel.segments:
        if plain(segment.source).strip():
            _add(catalog, segment, parcel.target)
    made = BytesIO()
    write_po(made, catalog, width=_WIDTH, no_location=True, omit_header=True, include_previous=True)
    return _header(parcel).encode() + made.getvalue()


def read(content: bytes, name: str) -> Returned:
    """A PO file that came back, whatever Poedit, Weblate or gettext have wrapped, ordered or added.

    Raises ImprimaturError for one that is not ours, UnsafeInput for one that is too large.
    """
    text = f"{_text(held(content, name))}\n"
    header = _OPENING.search(text)
    # Babel gives up on a header whose date or language it does not know: we read it ourselves.
    without = _OPENING.sub(lambda found: 'msgid ""\nmsgstr ""' + "\n" * (found[0].count("\n") - 1), text, count=1)
    try:
        catalog = read_po(StringIO(without), ignore_obsolete=True, abort_invalid=True)
        about = _about(denormalize(header[1])) if header else {}
    except (PoFileError, ValueError, LookupError, IndexError) as fault:
        raise not_ours() from fault
    ours = [one for one in catalog if isinstance(one.id, str) and is_ours(one.context)]
    target = language(about.get("language"))
    if not ours or target is None:
        raise not_ours()
    dossier = about.get(_DOSSIER.lower()) or dossier_of(name)
    return Returned(dossier, other(target), target, tuple(_answer(one, target, name) for one in ours))


def _add(catalog: Catalog, segment: Segment, lang: Lang) -> None:
    source = pieces_of(segment.source)
    target = pieces_of(segment.target, source)
    former = as_text(pieces_of(segment.former))
    message = Message(
        as_text(source),
        as_text(target),
        auto_comments=[" ".join(one.split()) for one in notes_of(replace(segment, former=()), lang)],
        previous_id=former,
        context=segment.id,
    )
    # "20 % de réduction" is no format of a program, whose signs an editor would ask for.
    message.flags = {"fuzzy"} if segment.state is UnitState.TO_REVISE and target else set()
    catalog[message.id] = message


def _header(parcel: Parcel) -> str:
    source, target = (TAGS[lang].replace("-", "_") for lang in (parcel.source, parcel.target))
    lines = {
        "Project-Id-Version": parcel.dossier,
        # Asked for by gettext; who translates fills them.
        **dict.fromkeys(("PO-Revision-Date", "Last-Translator", "Language-Team"), ""),
        "Language": target,
        "X-Source-Language": source,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": Catalog(target).plural_forms,
        _DOSSIER: parcel.dossier,
    }
    said = "".join(f'"{name}: {_quoted(value)}\\n"\n' for name, value in lines.items())
    return f'msgid ""\nmsgstr ""\n{said}\n'


def _quoted(value: str) -> str:
    return " ".join(value.replace("\\", "").replace('"', "").split())


def _text(content: bytes) -> str:
    """The characters of a file in the encoding that it says it has, its lines ended as ours."""
    found = _CHARSET.search(content[:4096])
    charset = found[1].decode().lower() if found else "utf-8"
    if charset not in _CHARSETS:
        raise not_ours()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode(charset, errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _about(header: str) -> dict[str, str]:
    """What the header of a file says, by names in small letters."""
    return {one["name"].lower(): one["value"].strip() for one in _HEADER.finditer(header)}


def _answer(message: Message, target: Lang, name: str) -> Answer:
    source = from_text(str(message.id))
    back = from_text(message.string if isinstance(message.string, str) else "", source)
    return answer(str(message.context), source, back, target, f"{name}:{message.lineno}", message.fuzzy)
