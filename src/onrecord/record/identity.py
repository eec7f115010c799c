"""Who is who in a record: ids made from content, and keys that are in the order of time.

An **id** is what people, decisions and addresses of pages refer to. It is made from where the words stand and which
they are, so a statement keeps it when its article is read again by a better version, when its confidence or its values
change, and when the article is republished with other words around it.

A **key** is what tables refer to. A statement's key holds the day of its publication in the bits above the 24th,
counts up within the day, and ends in five bits for its act. So the rowid order of ``statement`` and of every index on
it is the order of time: the newest of anything is the end of a list, a range of days is a range of keys; and a list of
keys is a timeline already. Day 0 is an unknown day: it comes last, and is in no range.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b

from onrecord.model import Article, Page, Reading, Span
from onrecord.spans import words

DAY_BITS, ACT_BITS = 24, 5
"""Half a million statements a day; a key still fits a double, as JSON needs."""

ACTS = ("", "assert", "assess", "predict", "deny", "monitor", "announce", "pledge", "offer", "agree", "threaten",
        "refuse", "demand", "warn", "accuse", "condemn", "welcome", "concede")
"""Act -> its number in keys; the empty word: none. New ones go to the end, none is ever moved or dropped."""

_NUMBERS = {act: number for number, act in enumerate(ACTS)}

_NOT_WORDS = re.compile(r"[\W_]+")


def address(page: Page, article: Article) -> str:
    """Where the article is found: its address, or what the user named. Versions of one article share it."""
    return article.url or page.url or page.source


def statement_ids(reading: Reading, where: str) -> list[str]:
    """An id for each statement, in order: its address, its words, and how many of the same words came before it.

    Blanks, case, punctuation and quotation marks do not count, so a boundary that moves by a comma changes nothing.
    """
    text = reading.article.text
    return _ids("s", where, [words(text, statement.content) for statement in reading.statements])


def agenda_ids(reading: Reading, where: str) -> list[str]:
    """An id for each item of the agenda, by the words it stands in."""
    return _ids("g", where, [words(reading.article.text, [item.span]) for item in reading.agenda])


def _ids(letter: str, where: str, texts: Sequence[str]) -> list[str]:
    seen: Counter[str] = Counter()
    found = []
    for text in texts:
        plain = folded(text)
        named = f"{where}\n{plain}\n{seen[plain]}"
        found.append(letter + blake2b(named.encode("utf-8", "replace"), digest_size=8).hexdigest())
        seen[plain] += 1
    return found


def folded(text: str) -> str:
    """The words alone: compatibility forms made one, lower case, everything else a blank."""
    return _NOT_WORDS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def first_key(day: date | None) -> int:
    """The first key of a day."""
    return (day.toordinal() if day else 0) << DAY_BITS


def end_key(day: date | None) -> int:
    """The first key after a day."""
    return ((day.toordinal() if day else 0) + 1) << DAY_BITS


def day_of(key: int) -> date | None:
    """The day of a key; None for an unknown one."""
    return date.fromordinal(key >> DAY_BITS) if key >> DAY_BITS else None


def with_act(key: int, act: str | None) -> int:
    """The key at the same place for another act. Raises KeyError for an act that is none."""
    return key >> ACT_BITS << ACT_BITS | _NUMBERS[act or ""]


def step(key: int) -> int:
    """The first key at the next place."""
    return (key >> ACT_BITS) + 1 << ACT_BITS


def overlap(a: Iterable[Span], b: Iterable[Span]) -> float:
    """How far two contents are the same characters: shared over joined, 0 to 1."""
    left = {at for span in a for at in range(*span)}
    right = {at for span in b for at in range(*span)}
    return len(left & right) / len(left | right) if left or right else 0.0


def signed(id_: str) -> int:
    """The digits of an id as a number that SQLite keeps."""
    return int.from_bytes(bytes.fromhex(id_[1:]), "big", signed=True)


def utterance(number: int) -> str:
    """The id of the utterance of a number."""
    return "u" + number.to_bytes(8, "big", signed=True).hex()
