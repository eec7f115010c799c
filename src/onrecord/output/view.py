"""What the HTML page shows, as plain values: the template only lays them out.

Everything here is text (never markup) and every text is safe to show; the template escapes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import AgendaItem, Reading, Related, Statement
from onrecord.output.labels import CERTAINTY, Remark, days, headline, quoted, remarks, speaker_name, unnamed
from onrecord.output.marked import Paragraph, paragraphs
from onrecord.output.plain import one_line, shorten
from onrecord.output.values import Value, place, values

EXCERPT = 220
"""Characters of a statement's words in the list; all of them stand in the text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in the list beside the article. ``number`` is the one that stands behind its words in the text."""

    number: int
    speaker: str
    named: bool
    called: str
    """What the text calls one whom it does not name, in quotation marks; else empty."""
    act: str
    certainty: str
    """In words; empty when it is unknown or plainly certain."""
    kind: str
    excerpt: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the agenda."""

    when: str
    words: str
    what: str
    where: str
    who: str
    number: int | None
    how: str
    spans: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Notes of one kind to the reader: the words that the first is about, the places of all in the text."""

    code: str
    text: str
    words: str
    more: str
    spans: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to other coverage; ``href`` is empty unless it leads to the web."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class View:
    """One article with all that was read in it."""

    title: str
    titled: bool
    """Whether the text begins with its title, so that it need not be said twice."""
    has_title: bool
    about: tuple[str, ...]
    href: str
    lang: str
    id: str
    paragraphs: tuple[Paragraph, ...]
    entries: tuple[Entry, ...]
    agenda: tuple[Event, ...]
    notes: tuple[Notice, ...]
    related: tuple[Link, ...]
    speakers: tuple[str, ...]
    acts: tuple[str, ...]


def view(reading: Reading) -> View:
    """Everything the page shows of a reading."""
    article = reading.article
    entries = tuple(_entry(reading, number, statement) for number, statement in enumerate(reading.statements, 1))
    numbers = {statement.id: number for number, statement in enumerate(reading.statements, 1)}
    return View(
        title=headline(reading),
        titled=bool(article.title) and one_line(article.text).startswith(one_line(article.title or "")),
        has_title=bool(article.title),
        about=tuple(_about(reading)),
        href=web_address(article.url),
        lang=article.lang,
        id=one_line(article.id),
        paragraphs=tuple(paragraphs(reading)),
        entries=entries,
        agenda=tuple(_event(reading, item, numbers) for item in reading.agenda),
        notes=tuple(_notice(reading, remark) for remark in remarks(article.notes)),
        related=tuple(_link(link) for link in article.related),
        speakers=tuple(dict.fromkeys(entry.speaker for entry in entries)),
        acts=tuple(dict.fromkeys(entry.act for entry in entries)),
    )


def web_address(url: str | None) -> str:
    """The address when following it can only lead to the web; else empty (javascript:, data:, file: ...)."""
    url = one_line(url or "").strip()
    return url if url.lower().startswith(("http://", "https://")) else ""


def _about(reading: Reading) -> Iterator[str]:
    article = reading.article
    if article.outlet:
        yield one_line(article.outlet)
    published = days(article.published, article.published)
    origin = article.origins.get("published")
    yield f"{published} (date: {one_line(origin)})" if published and origin else published or "no date of publication"
    if article.author:
        yield one_line(article.author)


def _entry(reading: Reading, number: int, statement: Statement) -> Entry:
    return Entry(
        number=number,
        speaker=speaker_name(statement.speaker),
        named=statement.speaker is not None,
        called=unnamed(reading.article.text, statement),
        act=statement.act or "no act",
        certainty="" if statement.certainty in (None, "CT+") else CERTAINTY[statement.certainty],
        kind=statement.kind,
        excerpt=shorten(quoted(reading.article.text, statement.content), EXCERPT),
        values=tuple(values(reading.article.text, statement)),
    )


def _event(reading: Reading, item: AgendaItem, numbers: dict[str, int]) -> Event:
    return Event(
        when=days(item.when.from_, item.when.to),
        words=quoted(reading.article.text, (item.when.span,)),
        what=one_line(item.what),
        where=one_line(item.where or ""),
        who=", ".join(one_line(actor) for actor in item.actors),
        number=numbers.get(item.statement or ""),
        how=" · ".join(one_line(reason) for reason in (item.when.how, item.how) if reason),
        spans=place((item.span,)),
    )


def _notice(reading: Reading, remark: Remark) -> Notice:
    words = shorten(quoted(reading.article.text, remark.spans[:1]), 80)
    return Notice(remark.code, remark.text, words, remark.more, place(remark.spans))


def _link(link: Related) -> Link:
    return Link(one_line(link.title), web_address(link.url))
