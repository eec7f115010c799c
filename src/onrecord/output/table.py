"""``table``: what a person reads in a terminal, or in a file of 80 columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.model import AgendaItem, Reading, Statement
from onrecord.output.labels import CERTAINTY, Remark, days, headline, quoted, remarks, speaker_name, unnamed
from onrecord.output.plain import one_line, shorten

LONGEST = 400
"""Characters of a statement's words or a note's place that are shown; json has them all."""


def write_table(readings: Iterable[Reading], out: TextIO) -> None:
    """A table an article: who, by what act, in which words; then what is scheduled, and what a reader should know."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    for reading in readings:
        console.print(Group(*_parts(reading)))


def _parts(reading: Reading) -> Iterable[RenderableType]:
    yield Text(headline(reading), style="bold")
    yield Text(_about(reading), style="dim")
    if reading.statements:
        yield _statements(reading)
    else:
        yield Text("\n  No statements found.")
    if reading.agenda:
        yield Text("\nAgenda", style="bold")
        yield _agenda(reading)
    if reading.article.notes:
        yield Text("\nNotes", style="bold")
        yield from (_remark(reading, remark) for remark in remarks(reading.article.notes))
    yield Text("")


def _about(reading: Reading) -> str:
    article = reading.article
    published = days(article.published, article.published) or "no date of publication"
    origin = article.origins.get("published")
    dated = f"{published} ({one_line(origin)})" if origin else published
    return " · ".join([*([one_line(article.outlet)] if article.outlet else []), dated, article.lang, article.kind])


def _statements(reading: Reading) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, padding=(0, 1, 0, 0))
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("Who", max_width=18, overflow="fold")
    table.add_column("Act", max_width=13, overflow="fold")
    table.add_column("Kind", no_wrap=True)
    table.add_column("Words", ratio=1, overflow="fold")
    for number, one in enumerate(reading.statements, 1):
        table.add_row(str(number), _who(reading, one), _act(one), one.kind, _words(reading, one))
    return table


def _who(reading: Reading, statement: Statement) -> Text:
    """The speaker; of one who is not named what the text calls him."""
    called = unnamed(reading.article.text, statement)
    who = Text(speaker_name(statement.speaker), style="bold" if statement.speaker else "italic dim")
    return who.append(f"\n{called}", style="dim") if called else who


def _act(statement: Statement) -> Text:
    act = Text(statement.act or "–")
    if statement.certainty and statement.certainty != "CT+":
        act.append(f"\n{CERTAINTY[statement.certainty]}", style="dim")
    return act


def _words(reading: Reading, statement: Statement) -> Text:
    text = reading.article.text
    words = Text(shorten(quoted(text, statement.content), LONGEST))
    if not statement.complete:
        words.append(" [breaks off]", style="italic")
    if statement.condition:
        words.append(f"\nif    {quoted(text, statement.condition.if_)}", style="dim")
        words.append(f"\nthen  {quoted(text, statement.condition.then)}", style="dim")
    for time in statement.times:
        when = days(time.from_, time.to) or one_line(time.how)
        words.append(f"\n{quoted(text, (time.span,))} = {when}", style="dim")
    if statement.targets:
        words.append(f"\nat    {', '.join(one_line(target) for target in statement.targets)}", style="dim")
    return words


def _agenda(reading: Reading) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True, padding=(0, 1, 0, 0))
    table.add_column("When", max_width=20, overflow="fold")
    table.add_column("What", ratio=1, overflow="fold")
    table.add_column("Where", max_width=14, overflow="fold")
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    numbers = {statement.id: str(number) for number, statement in enumerate(reading.statements, 1)}
    for item in reading.agenda:
        table.add_row(_when(reading, item), _event(item), one_line(item.where or ""),
                      numbers.get(item.statement or "", "–"))
    return table


def _when(reading: Reading, item: AgendaItem) -> Text:
    dated = days(item.when.from_, item.when.to)
    words = quoted(reading.article.text, (item.when.span,))
    return Text(dated) if dated else Text.assemble(f"“{words}”", ("\nno date fixed", "dim"))


def _event(item: AgendaItem) -> Text:
    event = Text(shorten(one_line(item.what), LONGEST))
    if item.actors:
        event.append(f"\nwith {', '.join(one_line(actor) for actor in item.actors)}", style="dim")
    return event


def _remark(reading: Reading, remark: Remark) -> Padding:
    line = Text.assemble((remark.code, "bold"), f"  {remark.text}")
    if remark.spans:
        line.append(f" — “{shorten(quoted(reading.article.text, remark.spans[:1]), 60)}”", style="dim")
    if remark.more:
        line.append(f" ({remark.more})", style="dim")
    return Padding(line, (0, 0, 0, 2))
