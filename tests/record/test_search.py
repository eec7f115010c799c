"""Finding statements. Lost if this fails: a journalist searches and is told, wrongly, that nobody ever said it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.record import Added, Filter, Order, Record, StatementRow
from onrecord.record.words import Term, parse
from tests.record.press import SEEN, many, page, read

Add = Callable[..., Added]
TEXT = ("2026-03-05 Le Monde\nÉlise Haas, warn: la menace nucléaire n’a pas changé\nBo, deny: aucun câble coupé\n"
        "Ada, pledge: pas un câble de plus, l'OTAN veille\nUK, assert: nuclear sharing (dual-capable aircraft) goes on")


@pytest.mark.parametrize(("words", "found"), [
    ("câble", 2), ("CABLE", 2), ("nucleaire", 1), ('"cable coupe"', 1), ('"coupé câble"', 0), ("nucl*", 2), ("nu*", 0),
    ("cable -coupe", 1), ("-cable", 2), ("coupé OR veille", 2), ("cable coupé OR veille", 2), ("haas menace", 1),
    ("elise", 1), ("l’OTAN", 1), ("otan", 1), ("dual-capable", 1), ("«câble coupé»", 1), ("OR", 4), ("cable OR", 2),
    ("", 4), ('"', 4), ("*", 4), ("- -", 4), ("AND NOT", 0), ("cable*", 2), ("facets : z", 0), ("menace\0", 1)])
def test_words(record: Record, add: Add, words: str, found: int) -> None:
    add(TEXT)
    assert len(record.search(words).rows) == found


def test_how_a_query_is_understood() -> None:
    query = parse('posture "no change" nuclé* -war ab* a OR "b c"')
    assert query.wanted == ((Term("posture"),), (Term("no change"),), (Term("nuclé", prefix=True),), (Term("ab"),),
                            (Term("a"), Term("b c")))
    assert query.unwanted == (Term("war"),)


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    path: Path = tmp_path_factory.mktemp("press") / "record.sqlite"
    with Record.open(path) as record:
        more = [page(TEXT, "https://press.example/m"), page("? X\nZoe: undated", "https://press.example/u")]
        for found in [*many(60), *more]:
            record.add(found, read(found))
        for row in record.statements(limit=300).rows[::11]:
            record.decide("ada", "reject", "statement", row.id)
        yield record


def every(record: Record) -> tuple[StatementRow, ...]:
    return record.statements(limit=1000).rows


VALUES = {"actor": ["~ada-1", "~ada-2", "~bo", None, "nobody"], "act": ["warn", "pledge", None], "lang": ["fr", "en"],
          "outlet": ["Le Courrier", "The Post", "None"], "topic": ["topic-1", "topic-3", None],
          "target": ["Land 1", "land 2", None], "kind": ["indirect", "direct"]}
DAYS = st.none() | st.dates(date(2025, 12, 1), date(2027, 1, 31))
FILTERS = st.builds(
    Filter, from_=DAYS, to=DAYS, min_confidence=st.sampled_from([0.0, 0.95]), condition=st.none() | st.booleans(),
    complete=st.none() | st.booleans(), words=st.sampled_from(["", "", "words", "number 2", "-number", "nucl*"]),
    **{name: st.just(()) | st.lists(st.sampled_from(values), max_size=2).map(tuple) for name, values in VALUES.items()})


def holds(row: StatementRow, filter_: Filter) -> bool:
    """The filter, in the plainest words there are."""
    text = f" {row.words} {row.speaker or ''} ".lower()
    words = {"words": "words" in text, "number 2": " number " in text and " 2 " in text, "": True,
             "-number": " number " not in text, "nucl*": " nucl" in text}
    targets = {target.lower() for target in row.targets} or {None}
    return all((
        words[filter_.words],
        not filter_.actor or row.actor in filter_.actor, not filter_.act or row.act in filter_.act,
        not filter_.lang or row.lang in filter_.lang, not filter_.outlet or row.outlet in filter_.outlet,
        not filter_.kind or row.kind in filter_.kind,
        not filter_.topic or set(row.topics or (None,)) & set(filter_.topic),
        not filter_.target or targets & {target and target.lower() for target in filter_.target},
        not filter_.from_ or (row.published and row.published >= filter_.from_),
        not filter_.to or (row.published and row.published <= filter_.to),
        row.confidence >= filter_.min_confidence, filter_.condition is not True, filter_.complete is not False))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(filter_=FILTERS)
def test_a_filter_finds_what_it_says_and_the_timeline_agrees(press: Record, filter_: Filter) -> None:
    wanted = [row for row in every(press) if holds(row, filter_)]
    assert list(press.statements(filter_, limit=1000).rows) == wanted
    assert list(press.statements(filter_, Order.oldest, limit=1000).rows) == wanted[::-1]
    timeline = press.timeline(filter_)
    assert timeline.total == len(wanted)
    assert timeline.undated == sum(row.published is None for row in wanted)
    for bucket in timeline.buckets:
        inside = [row for row in wanted if row.published and bucket.start <= row.published <= bucket.end]
        assert bucket.total == len(inside)
        assert bucket.acts == Counter(row.act or "" for row in inside)


@pytest.mark.parametrize("per", ["day", "week", "month"])
@given(first=DAYS, last=DAYS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_stretches_of_time_add_up(press: Record, per: str, first: date | None, last: date | None) -> None:
    filter_ = Filter(from_=first, to=last)
    timeline = press.timeline(filter_, per)  # type: ignore[arg-type] # one of the three
    assert timeline.total == len(press.statements(filter_, limit=1000).rows)
    assert all(a.end < b.start for a, b in zip(timeline.buckets, timeline.buckets[1:], strict=False))


@pytest.mark.parametrize("order", list(Order))
def test_pages_of_a_list_hold_everything_once(press: Record, order: Order) -> None:
    filter_, rows, after = Filter(lang=("fr",), words="words"), [], None
    while True:
        found = press.statements(filter_, order, after, limit=7)
        rows += found.rows
        after = found.after
        if after is None:
            break
    assert rows == list(press.statements(filter_, order, limit=1000).rows)
    assert found.total == len(rows)


def test_totals_stop_counting(press: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.record.lists.COUNTED", 20)
    found = press.statements(limit=5)
    assert (found.total, found.more) == (20, True)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=40) | st.text("\"*-()OR AND NEAR{}:^'«»\\\0%_", max_size=25))
def test_whatever_is_typed_is_only_words(press: Record, words: str) -> None:
    for filter_ in (Filter(words=words), Filter(words=words, hidden=True)):
        press.statements(filter_)
    press.timeline(Filter(words=words))


HOSTILE = "'); DROP TABLE statement; --"


def test_what_a_page_says_is_never_sql(record: Record) -> None:
    text = f"2026-03-05 {HOSTILE}\n{HOSTILE}, warn, {HOSTILE}, {HOSTILE}: {HOSTILE}\nB: \"x\" OR words:y* NEAR(z)\0"
    found = page(text, f"https://press.example/{HOSTILE}")
    reading = read(found)
    record.add(found, reading)
    for filter_ in (Filter(outlet=(HOSTILE,)), Filter(topic=(HOSTILE,)), Filter(words=HOSTILE),
                    Filter(actor=(HOSTILE,)), Filter(target=(HOSTILE,)), Filter(article=HOSTILE)):
        record.statements(filter_)
        record.statements(replace(filter_, hidden=True))
        record.timeline(filter_)
    assert record.statements(Filter(outlet=(HOSTILE,))).total == 2
    assert record.statements().rows[0].topics == (HOSTILE,)


def test_one_article(record: Record, add: Add) -> None:
    first = add(TEXT)
    add(TEXT, "https://press.example/b", SEEN + timedelta(days=1))
    found = record.statements(Filter(article=first.article, words="câble"))
    assert [row.article for row in found.rows] == [first.article] * 2
    assert record.statements(Filter(article="unknown")).rows == ()


def test_the_same_surrogates_and_marks_that_a_page_may_hold(record: Record) -> None:
    found = page("2026-03-05 X\nAda: right\u202eleft \u200bzero\u200d width")
    record.add(found, read(found))
    assert record.search("width").total == 1
