"""What both templates work with: the words of a language, quotations made readable, addresses that are safe to link."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, Template

from onrecord.brief.nouns import BriefData, Quote
from onrecord.brief.render.sums import amount
from onrecord.brief.wording import Wording
from onrecord.output.plain import one_line

_PIECES = re.compile(r"""(?<=[»”"])\s+(?=[«“"]\w)|(?<=»)\s+(?=«)""")
_COMMA = re.compile(r"""(?<=\w)\s*,(?=\s*[»”"]$)|(?<=[»”"]),$|(?<=\w),$""")
_OPENING, _CLOSING = "«“‘\"", "»”’\""
_LINKABLE = "!#$%&'*+,-./:;=?@_~"
"""What stays as it is in an address that is linked; blanks, brackets and marks are written as codes."""


def names(environment: Environment, wording: Wording, safe: Callable[[str], str]) -> dict[str, Any]:
    """The functions of a template. safe: marks a rendered sentence as needing no more escaping."""
    say = partial(_say, cache(environment.from_string), wording, safe)
    return {"w": wording, "word": wording.word, "of": wording.of, "say": say,
            "when": partial(when, wording), "words": partial(words, wording), "day": partial(_day, wording),
            "link": link, "clean": one_line,
            "amount": partial(amount, wording), "marks": partial(marks, wording), "read_as": partial(read_as, wording)}


def _say(template: Callable[[str], Template], wording: Wording, safe: Callable[[str], str], key: str,
         **values: object) -> str:
    """A sentence of the language with its values, each on one visible line and escaped as the format wants.

    template: makes one of a text; the same sentence stands in a brief many times.
    """
    clean = {name: one_line(value) if type(value) is str else value for name, value in values.items()}
    return safe(template(wording.sentence(key)).render(clean))


def _day(wording: Wording, day: date | None) -> str:
    return wording.day(day) if day else wording.sentence("unknown_date")


def when(wording: Wording, first: date | None, last: date | None) -> str:
    """An interval whose ends may be open."""
    if first and last:
        return wording.days(first, last)
    if first or last:
        key, day = ("from", first) if first else ("until", last)
        return wording.sentence(key).replace("{{ day }}", _day(wording, day))
    return wording.sentence("day_unknown")


def words(wording: Wording, text: str) -> str:
    """A statement's words on one line, with a sign where it leaves something out between two quoted pieces.

    A comma that the reporter's own sentence put before the last quotation mark goes.
    """
    return _COMMA.sub("", _PIECES.sub(str(wording.table["and_so_on"]), one_line(text)))


def marks(wording: Wording, one: Quote) -> list[str]:
    """What a reader must know before the words: whose words they are, in which language."""
    quoted = one.words[:1] in _OPENING and one.words[-1:] in _CLOSING  # whatever they were read as
    groups = {"kind": None if quoted else one.kind, "language": one.lang if one.lang != wording.lang else None}
    return _words(wording, groups)


def read_as(wording: Wording, one: Quote) -> list[str]:
    """As what the words were read by the program: the act, and how sure the speaker is."""
    return _words(wording, {"act": one.act, "certainty": one.certainty})


def _words(wording: Wording, groups: dict[str, str | None]) -> list[str]:
    return [mark for group, key in groups.items() if (mark := wording.word(group, key))]


def link(url: str | None) -> str:
    """An address to link to; empty for what does not lead to the web."""
    if not url or urlsplit(url).scheme.lower() not in ("http", "https"):
        return ""
    return quote(url, safe=_LINKABLE)


def values(data: BriefData, wording: Wording) -> dict[str, Any]:
    """The values of a template."""
    last = wording.day(data.to) if data.to != data.from_ else ""
    return {"data": data, "span": {"first": wording.day(data.from_), "last": last}}
