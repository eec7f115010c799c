"""What the matchers are told of a statement. Lost if this fails: a position is held against a state that the statement
does not name, or half a name stands for another state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge import load
from onrecord.knowledge.said import named
from onrecord.model import Block, Statement
from onrecord.record.saids import Around
from tests.builders import reading

TEXT = ("On Monday President Putin of the Russian Federation and the U.S. spoke of South Korea.\n"
        "North Korea's Kim Jong Un, NATO and the United Kingdom said no; Niger and Nigeria did not.")
DAY = date(2025, 3, 5)


def around() -> tuple[Around, Statement]:
    whole, cut = reading(), TEXT.index("\n")
    article = replace(whole.article, text=TEXT, edits=(), title="Paris and London agree", blocks=(
        Block("paragraph", (0, cut)), Block("paragraph", (cut + 1, len(TEXT)))))
    return Around(load(), article, DAY), replace(whole.statements[0], topics=())


@given(st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=4).map(sorted))
def test_a_content_names_what_its_words_alone_name_wherever_it_is_cut(places: list[int]) -> None:
    about, statement = around()
    content = tuple((start, end) for start, end in zip(places[::2], places[1::2], strict=False) if start < end)
    if not content:
        return
    one = replace(statement, content=content)
    read = about.surrounded(about.statement(one, ()), content)
    assert read.said.named == named(load(), read.said.text, DAY)


def test_a_statement_that_names_nobody_is_about_those_of_its_passage_else_of_the_title() -> None:
    about, statement = around()
    keys = [side.key for side in about.about((TEXT.index("\n") + 1, len(TEXT)))]
    assert keys[:3] == ["kp", "nato", "gb"]
    assert [side.key for side in about.about((0, 9))] == ["fr", "gb"]
    assert {"fr", "ru", "us", "kp"} <= {side.key for side in about.surrounded(
        about.statement(replace(statement, content=((0, 9),)), ()), ((0, 9),)).said.around()}
