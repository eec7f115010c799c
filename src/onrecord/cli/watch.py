"""``onrecord watch``: what changed, contradicted itself, was said for the first time, again and again, or no more."""

# ruff: noqa: PLC0415 - SQLite and knowledge load when a record is opened
from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, TextIO

from onrecord.cli.asked import Asked, asks, nothing
from onrecord.cli.filters import on_day
from onrecord.cli.findings import Names, cited, heading, more, paragraph, wrapped

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.watch.nouns import Contradiction, First, Repeat, Shift, Silence, Watch

WEEK = timedelta(days=7)
REPEATS = 20
"""What is said again and again that is shown, the newest; JSON has it all."""


@asks()
def watch(
    since: Annotated[date | None, on_day(
        "What became known on this day or later; left out: in the week before the newest article.")] = None,
    until: Annotated[date | None, on_day(
        "As it was known on this day; left out: the day of the newest article.")] = None,
    *, asked: Asked,
) -> None:
    """Tell what is new: shifts of position, contradictions, firsts, what is said every week and what is not any more.

    Every line shows the statements it was made of. Exit codes: 0 something is new, 1 nothing is.
    """
    with asked.opened() as (record, out):
        found = watched(record, since, until)
        if not asked.write(found, out):
            _table(found, asked.names(record), out)
    if not any((found.shifts, found.contradictions, found.firsts, found.silences)):
        nothing(f"nothing new since {found.since}")


def watched(record: Record, since: date | None, until: date | None) -> Watch:
    """What is new in a record in some days; by default the week up to the newest article."""
    from onrecord.knowledge.speaking import telling_acts
    from onrecord.watch import contradictions, nouns, positions
    from onrecord.watch.firsts import firsts, names
    from onrecord.watch.sayings import repeats, silences, weekly

    until = until or record.newest() or date.min
    since = since or (until - WEEK if until > date.min + WEEK else None)
    stances, sayings = record.stances(since=since, until=until, moving=True), record.sayings(until, of=weekly)
    silent = tuple(one for one in silences(sayings, until)
                   if since is None or (until - since).days >= one.silent - 28)
    return nouns.Watch(since, until, positions.shifts(stances, since), contradictions.contradictions(stances, since),
                       (*firsts(record.openings(since, until, acts=telling_acts())),
                        *names(record.namings(since, until))), repeats(sayings, until), silent)


def _table(found: Watch, names: Names, out: TextIO) -> None:
    out.write(f"{found.since or 'the beginning'} to {found.until}\n\n")
    _part(out, "Shifts", [_shift(one, names) for one in found.shifts])
    _part(out, "Contradictions", [_contradiction(one, names) for one in found.contradictions])
    _part(out, "Firsts", [_first(one, names) for one in found.firsts])
    _part(out, "Silences", [_silence(one, names) for one in found.silences])
    _part(out, "Said again and again", [_repeat(one, names) for one in found.repeats], REPEATS)


def _part(out: TextIO, title: str, found: Sequence[Iterator[str]], most: int | None = None) -> None:
    if found:
        heading(out, title, len(found))
        for lines in found[:most]:
            paragraph(out, lines)
        more(out, len(found) - len(found[:most]))


def _shift(one: Shift, names: Names) -> Iterator[str]:
    hangs = " (on a condition)" if one.conditional else ""
    yield from wrapped(f"{one.on} {names.actor(one.holder)}: {names.asked(one.question, one.subject)}{hangs}")
    yield from wrapped(f"{names.state(one.question, one.from_)} → {names.state(one.question, one.to)}", 2)
    yield from cited(one.before.cite)
    yield from cited(one.after.cite)
    yield from wrapped(f"rule: {one.rule}; {len(one.confirmed)} further statements", 4)


def _contradiction(one: Contradiction, names: Names) -> Iterator[str]:
    yield from wrapped(f"{one.on} {names.actor(one.holder)}: {names.asked(one.question, one.subject)}")
    for stance in (one.one, one.other):
        yield from wrapped(names.state(one.question, stance.state), 2)
        yield from cited(stance.cite)


def _first(one: First, names: Names) -> Iterator[str]:
    new = f"names {names.actor(one.target)} ({one.act})" if one.target else one.act
    yield from wrapped(f"{one.on} {names.actor(one.actor)}: {new}, for the first time in the record")
    yield from cited(one.cite)


def _silence(one: Silence, names: Names) -> Iterator[str]:
    yield from wrapped(f"{names.actor(one.actor)}: not said since {one.since}, {one.silent} days; {one.rule}")
    yield from cited(one.sayings[0].cites[-1])


def _repeat(one: Repeat, names: Names) -> Iterator[str]:
    yield from wrapped(f"{names.actor(one.actor)}: {one.rule}")
    yield from cited(one.sayings[0].cites[-1])
