"""Names torn from their titles by a full stop, as machine translation leaves them.

``M. T.. Brezan``, ``M. Kral.. a ajouté``, ``a déclaré M. A.. a conclu Lindqvist``: a double full stop after a title
and an initial or a name. ``A. M. Lindqvist``: an initial in front of the title. ``le ministre a conclu. M. Kral a
souligné que``: a subject with a verb of saying and nothing said, then the name with the next verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lang import language
from onrecord.model import Edit, Note

_NAME = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,40}"
_INITIAL = r"[A-ZÀ-ÖØ-Þ]"
_GAP = r"[ \u00a0\u202f]"


@dataclass(frozen=True, slots=True)
class _Patterns:
    double: re.Pattern[str]
    stray: re.Pattern[str]
    subject: re.Pattern[str]
    titled: re.Pattern[str]


def mend_torn(text: str, lang: str) -> tuple[list[Note], list[Edit]]:
    """Notes and repairs of torn names. The patterns are made of the language's titles and verbs, never of the text."""
    patterns = _patterns(lang)
    notes: list[Note] = []
    edits: list[Edit] = []
    for match in patterns.double.finditer(text) if ".." in text else ():
        edits.append(_double(match))
        notes.append(Note("name-torn", "a double full stop tears this name", match.span()))
    strays = list(patterns.stray.finditer(text))
    plain = {(found["title"], found["name"]) for found in patterns.titled.finditer(text)} if strays else set()
    for match in strays:
        if _is_title(match, plain):
            edits.append(Edit(match.span("stray"), "", "name-torn"))
            notes.append(Note("name-torn", "a stray initial stands before this title", match.span()))
    for match in patterns.subject.finditer(text):
        notes.append(Note("subject-torn", "a full stop seems to part a speaker's title from the name", match.span()))
    return notes, edits


def _double(match: re.Match[str]) -> Edit:
    """How the two stops are to be read.

    Before the rest of a name: one stop after an initial, none after a name. Before a verb: a comma after an initial
    (the name comes with the verb), nothing after a name. Before anything else: one stop, the sentence's end.
    """
    start, end = match.span("stops")
    initial = len(match["name"]) == 1
    if match["verb"]:
        return Edit((start, end), ".,", "name-torn") if initial else Edit((start, end), "", "name-torn")
    if match["rest"] and not initial:
        return Edit((start, end), "", "name-torn")
    return Edit((start + 1, end), "", "name-torn")


def _is_title(match: re.Match[str], plain: set[tuple[str, str]]) -> bool:
    """A title that could be an initial itself (``M.``) is one only if the text uses it with this name elsewhere.

    plain: the titles with names that no initial stands before.
    """
    return len(match["title"].rstrip(".")) > 1 or (match["title"], match["name"]) in plain


@cache
def _patterns(lang: str) -> _Patterns:
    table = language(lang).table("articles")
    titles = "|".join(re.escape(title) for title in sorted(table["titles"], key=len, reverse=True))
    said = "|".join(re.escape(verb) for verb in sorted(table["said"], key=len, reverse=True))
    return _Patterns(
        re.compile(rf"(?<!\w)(?P<title>{titles}){_GAP}(?P<name>{_NAME})(?P<stops>\.\.)(?!\.)"
                   rf"(?:{_GAP}(?:(?P<verb>(?:{said})\b)|(?P<rest>{_NAME}){_GAP}(?:{said})\b))?"),
        re.compile(rf"(?<![\w.])(?P<stray>{_INITIAL}\.{_GAP})(?P<title>{titles}){_GAP}(?P<name>{_NAME})"),
        re.compile(rf"(?<=\w){_GAP}(?:{said})\.{_GAP}(?:{titles}){_GAP}{_NAME}{_GAP}(?:{said})\b"),
        re.compile(rf"(?<![\w.])(?<!{_INITIAL}\.{_GAP})(?P<title>{titles}){_GAP}(?P<name>{_NAME})"),
    )
