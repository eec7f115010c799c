"""What a line looks like: a list item, a heading, a caption, a byline, furniture."""

from __future__ import annotations

import re

from onrecord.articles.phrases import fold, phrases

_BULLET = re.compile(r"[•▪▫■□▸▹►▶➤➢‣⁃◦●○✓✔·][ \t\u00a0\u202f]*|[-*–][ \t\u00a0\u202f]+(?=\S)|—[ \t\u00a0\u202f]+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])[.)][ \t\u00a0\u202f]+(?=\S)")
_ENDS = ".!…,;"
_CLOSERS = "»”\"’')]\u00a0\u202f "
_OPENERS = "«“\"‘'([„"

_DIRECTION = re.compile(r"\([^()]{1,80}\)\.?|\[[^\[\]]{1,80}\]\.?")
_INNER_END = re.compile(r"[a-zà-ÿ]{2}[ \u00a0\u202f]?[.!?…][»”\"]? ")
"""A sentence ends inside the line."""

HEADING_WORDS, HEADING_CHARACTERS = 16, 120
TITLE_WORDS = 30


def bullet(line: str) -> str:
    """The bullet or number with its blanks at the start of a list item; empty when there is none."""
    match = _BULLET.match(line) or _NUMBER.match(line)
    return match.group() if match else ""


def ambiguous(mark: str) -> bool:
    """May the mark stand for something else: a dialogue's dash, a date, an initial?"""
    return mark[:1] in "-–—*" or mark[:1].isalnum() or mark[:1] == "("


def ends_sentence(text: str) -> bool:
    """Does it end as a sentence does, closing marks left aside?"""
    return text.rstrip(_CLOSERS)[-1:] in (".", "!", "?", "…")


def may_be_heading(line: str) -> bool:
    """Short, begins as a heading does, and does not end as a sentence does (a question may head a section)."""
    if len(line) > HEADING_CHARACTERS or len(line.split()) > HEADING_WORDS or is_direction(line):
        return False
    bare = line.rstrip(_CLOSERS)
    if not bare or bare[-1] in _ENDS or bare[-1] == ":" or line[0] in "—–-":
        return False
    first = line.lstrip(_OPENERS + "\u00a0\u202f ")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    question = bare[-1] == "?"
    return not (_is_quoted(line) or (question and "," in bare) or _INNER_END.search(bare))


def is_direction(line: str) -> bool:
    """Is it what happens while others speak: ``[Laughter]``, ``(Applaudissements.)``?"""
    return bool(_DIRECTION.fullmatch(line.strip()))


def may_be_title(line: str) -> bool:
    """As :func:`may_be_heading`, longer, and with the full stop that some archives put after their titles."""
    if len(line.split()) > TITLE_WORDS or line[:1] in "—–-":
        return False
    bare = line.rstrip(_CLOSERS)
    if bare[-1:] in ("", ":", ","):
        return False
    return not bare.endswith(".") or _capitalised(line) or len(line.split()) <= 14


def _capitalised(line: str) -> bool:
    """An English title: most of its longer words begin in upper case."""
    long_words = [word for word in line.split() if len(word.strip(_OPENERS + _CLOSERS)) > 3]
    upper = sum(word.lstrip(_OPENERS)[:1].isupper() for word in long_words)
    return len(long_words) >= 3 and upper >= 0.7 * len(long_words)


def _is_quoted(line: str) -> bool:
    """It begins with a quotation of some length: a pulled quote or a speaker's words, not a heading."""
    end = max(line.find(mark, 1) for mark in "»”\"")
    return line[0] in "«“\"" and (end < 0 or len(line[:end].split()) >= 4)


def is_caption(line: str) -> bool:
    """Begins as a picture's caption or credit does (``Photo : ...``, ``© ...``)."""
    if line.startswith(("©", "(©", "Ⓒ")):
        return True
    lead = phrases("caption").lead(line)
    if lead is None:
        return False
    rest = fold(line)[len(lead):].lstrip()
    names = line.split()[len(lead.split()):]
    credited = len(names) <= 5 and all(word[:1].isupper() for word in names)
    return rest[:1] in (":", "/", "©", "(") or credited


def is_furniture(line: str) -> bool:
    """A share bar, an invitation to subscribe, an advertisement's label."""
    return len(line) <= 120 and phrases("furniture").is_line(line)


def byline(line: str) -> str | None:
    """The author named in a byline (``By Jane Doe``); None when the line is none.

    Only names may follow the word: the line is short, and each word but small ones begins in upper case.
    """
    lead = phrases("byline").lead(line)
    if lead is None or len(line) > 100 or ends_sentence(line):
        return None
    rest = line.partition(",")[0].split()[len(lead.split()):]
    names = [word for word in rest if len(word.strip(".,()")) > 3]
    if not names or len(rest) > 10 or not all(word.lstrip("(")[:1].isupper() for word in names):
        return None
    return " ".join(rest).strip(" ,.;:|")
