"""The table in the terminal. Lost if this fails: a reader in 80 columns misses words, or a page steers the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

from onrecord.model import Note, Reading, Speaker
from onrecord.output.table import write_table
from tests.builders import article, reading, statement


def table(*readings: Reading) -> str:
    out = io.StringIO()
    write_table(readings, out)
    return out.getvalue()


def test_who_act_kind_and_words_stand_in_80_columns() -> None:
    printed = table(reading())
    assert max(map(len, printed.splitlines())) <= 80
    for words in ("Joren Haas", "threaten", "conditional", "mixed", "[breaks off]", "Agenda", "5 March 2026",
                  "Notes", "cut-off", "(given)"):
        assert words in printed


def test_every_word_of_a_statement_is_there() -> None:
    content = "mot " * 60 + "fin"
    printed = table(Reading(article(content, title="Titre"), (statement(content, 1, content),)))
    assert printed.count("mot") == 60
    assert "fin" in printed


def test_a_page_cannot_steer_the_terminal_or_the_markup() -> None:
    text = "Il a dit \x1b]0;title\x07\x1b[2J\x9b31m [red]rouge[/red] \u202eevil\r\x08."
    whole = article(text, title=text, outlet=text, notes=(Note(text, text, (0, 8)),))
    printed = table(Reading(whole, (statement(text, 1, text, speaker=Speaker(text)),)))
    assert not set(printed) & {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0), 0x202E)} - {"\n"}
    assert "[red]" in printed


def test_one_who_is_not_named_is_called_what_the_text_calls_him() -> None:
    text = "Two officials said that the port would open."
    one = replace(statement(text, 1, "the port would open"), source=((0, 13),), speaker=None)
    printed = table(Reading(article(text), (one,)))
    assert "not named" in printed
    assert "“Two officials”" in printed


def test_nothing_found_is_said() -> None:
    assert "No statements found" in table(Reading(article("Rien."), ()))


def test_notes_of_one_kind_are_said_once() -> None:
    notes = tuple(Note("quote-reversed", "points the wrong way", (n, n + 1)) for n in range(11))
    printed = " ".join(table(Reading(article("»" * 20, notes=notes), ())).split())
    assert printed.count("points the wrong way") == 1
    assert "and 10 more like it" in printed
