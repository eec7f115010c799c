"""An article without a publication date: what its own times fix of it, shown, and nothing beyond.

Three kinds of evidence: a date told as still ahead (published before it) or gone (published then or after it); a word
like "tomorrow" that dates the same people's meeting as a date does; a weekday beside a date, which only some years
have.
A year is never supplied: only where the text itself writes one beside "today" is the publication day taken from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.lang import language
from onrecord.model import Article, Note, Span, Time
from onrecord.statements.times.calendar import day_of
from onrecord.statements.times.find import Finder
from onrecord.statements.times.found import Found
from onrecord.trees import Walk

CODE = "undated"
# Days and months are compared in a leap year; the years listed for a weekday run from the latest that the text tells
# as gone, or from 1990, over half a century.
_ANY = 2000
_YEARS = 50
_HALF = timedelta(days=183)
_NONE = date(_ANY, 1, 1)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date without a year: its days in a year that stands for any, and whether the verb looks ahead."""

    words: str
    span: Span
    first: date
    last: date
    ahead: bool | None
    sentence: int


@dataclass(frozen=True, slots=True)
class _Near:
    """A day told from publication: "tomorrow" is 1."""

    words: str
    span: Span
    offset: int
    sentence: int
    written: date | None
    """The date with its year that stands right beside it."""


def constrain(article: Article, walk: Walk, times: Sequence[Time]) -> tuple[list[Time], tuple[Note, ...]]:
    """Times and notes of an article that has no publication date; one that has is given back as it is.

    The times stay open unless the text writes the full date of its own "today"; their ``how`` says what is known.
    """
    if article.published is not None or not times:
        return list(times), ()
    pairs = list(Finder(article, walk).found())
    dated = [d for time, found in pairs if (d := _dated(article, time, found)) is not None]
    near = [n for time, found in pairs if (n := _near(article, time, found, times)) is not None]
    fixed = next((n for n in near if n.written is not None), None)
    if fixed is not None and fixed.written is not None:
        return _settled(article, walk, fixed, fixed.written - timedelta(days=fixed.offset))
    return _bounded(walk, list(times), dated, near, _weekday_notes(pairs))


def _dated(article: Article, time: Time, found: Found) -> _Dated | None:
    month = found.month("_b") or found.month() or found.month("_a")
    if found.rule.make not in ("date", "days") or found.year() or found.year("_a") or found.year("_b") or month is None:
        return None
    day = "day_b" if found.has("day_b") else "day"
    last = day_of(_ANY, month, int(found.value(day)))
    first_day = int(found.value("day_a")) if found.has("day_a") else int(found.value(day))
    first = day_of(_ANY, found.month("_a") or month, first_day)
    if first is None or last is None:
        return None
    sentence = found.walk.tree.sentence[found.tokens.start]
    return _Dated(_words(article, time), time.span, first, last, found.ahead, sentence)


def _near(article: Article, time: Time, found: Found, times: Sequence[Time]) -> _Near | None:
    if found.rule.make != "deictic" or found.limit:
        return None
    offset = int(found.value("deictic")) if found.has("deictic") else int(found.extra["shift"])
    beside = [t for t in times if t.from_ is not None and t.from_ == t.to
              and article.text[time.span[1]:t.span[0]].strip(" ,(") == "" and t.span[0] >= time.span[1]]
    return _Near(_words(article, time), time.span, offset, found.walk.tree.sentence[found.tokens.start],
                 beside[0].from_ if beside else None)


def _words(article: Article, time: Time) -> str:
    return " ".join(article.text[time.span[0]:time.span[1]].split())


def _settled(article: Article, walk: Walk, near: _Near, published: date) -> tuple[list[Time], tuple[Note, ...]]:
    """The text writes the date of its own "today" with the year."""
    source = f'publication day read from "{near.words}" and the date beside it'
    times = [replace(time, how=f"{time.how} ({source})") if "published" in time.how else time
             for time in Finder(replace(article, published=published), walk).times()]
    text = f'No publication date was given; the text writes the date of "{near.words}": published {published}.'
    return times, (Note(CODE, text, near.span),)


def _bounded(walk: Walk, times: list[Time], dated: Sequence[_Dated], near: Sequence[_Near],
             notes: tuple[Note, ...]) -> tuple[list[Time], tuple[Note, ...]]:
    """What dates ahead and gone, and meetings told twice, leave for the day of publication, in any year."""
    links = [(n, d) for n in near for d in dated if d.ahead is not False and n.offset >= 0 and _same_people(walk, n, d)]
    reasons = [f'"{d.words}" is still ahead' for d in dated if d.ahead] + [f'"{d.words}" is gone' for d in dated
                                                                          if d.ahead is False]
    if not reasons:
        return times, notes
    anchor = dated[0].first
    latest = min((_close(d.first, anchor) - timedelta(days=1) for d in dated if d.ahead), default=None)
    earliest = max((_close(d.last, anchor) for d in dated if d.ahead is False), default=None)
    for n, d in links:
        low, high = (_close(day, anchor) - timedelta(days=n.offset) for day in (d.first, d.last))
        earliest, latest = max(earliest or low, low), min(latest or high, high)
        reasons.append(f'"{n.words}" dates a meeting of the same people as "{d.words}"')
    text = _conclusion(list(dict.fromkeys(reasons)), earliest, latest)
    day = earliest if earliest == latest else None
    return [_explained(t, near, day) for t in times], (Note(CODE, text, dated[0].span), *notes)


def _close(day: date, anchor: date) -> date:
    """The same day in the year that brings it nearest to another."""
    if day - anchor > _HALF:
        return day_of(day.year - 1, day.month, day.day) or day
    if anchor - day > _HALF:
        return day_of(day.year + 1, day.month, day.day) or day
    return day


def _same_people(walk: Walk, near: _Near, dated: _Dated) -> bool:
    """Whether both sentences speak of the same office and field ("ministres de la Défense")."""
    return near.sentence == dated.sentence or bool(_people(walk, near.sentence) & _people(walk, dated.sentence))


def _people(walk: Walk, sentence: int) -> set[tuple[str, str]]:
    tree = walk.tree
    people = set(language(tree.lang).table("agenda")["words"]["people"])
    return {(tree.lemma[t], tree.lemma[c]) for t in range(*walk.sentence_bounds[sentence]) if tree.lemma[t] in people
            for c in walk.having(t, "nmod", "compound", "amod") if tree.pos[c] in ("NOUN", "PROPN")}


def _conclusion(reasons: Sequence[str], earliest: date | None, latest: date | None) -> str:
    if earliest is not None and latest is not None and earliest > latest:
        return f"No publication date, and the times of the text disagree about it: {'; '.join(reasons)}."
    if earliest is not None and earliest == latest:
        when = f"published on {_name(earliest)}"
    elif earliest is not None and latest is not None:
        when = f"published between {_name(earliest)} and {_name(latest)}"
    elif latest is not None:
        when = f"published on or before {_name(latest)}"
    else:
        when = f"published on or after {_name(earliest or _NONE)}"
    return f"No publication date. The text's own times say: {'; '.join(reasons)}. So it was {when}; the year is open."


def _name(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _explained(time: Time, near: Sequence[_Near], published: date | None) -> Time:
    """The day that a relative time would be, without its year."""
    offset = next((n.offset for n in near if n.span == time.span), None)
    if offset is None or published is None:
        return time
    day = published + timedelta(days=offset)
    return replace(time, how=f"{time.how}; by the text's own dates {_name(day)}, year open")


def _weekday_notes(pairs: Sequence[tuple[Time, Found]]) -> tuple[Note, ...]:
    """The years in which a date falls on the weekday written beside it."""
    gone = [t.to.year for t, found in pairs if t.to is not None and found.rule.make in ("date", "year", "month", "days")
            and found.ahead is False]
    start = max(gone, default=1990)
    notes = []
    for time, found in pairs:
        weekday, month = found.weekday(), found.month()
        if found.rule.make != "date" or found.year() is not None or weekday is None or month is None:
            continue
        day = int(found.value("day"))
        years = [y for y in range(start, start + _YEARS) if (d := day_of(y, month, day)) and d.weekday() == weekday]
        if years:
            told = f"{found.text('weekday' if found.has('weekday') else 'wday')} {_name(date(_ANY, month, day))}"
            listed = ", ".join(map(str, years))
            notes.append(Note(CODE, f'No publication date. "{told}" is a date of these years: {listed}.', time.span))
    return tuple(notes)
