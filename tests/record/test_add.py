"""Adding pages. Lost if this fails: evidence, or a statement that is counted twice or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from onrecord.knowledge import load
from onrecord.record import Added, Filter, Outcome, Record
from tests.builders import TEXT, reading
from tests.record.press import SEEN, dump, many, page, read

FIRST = "2026-03-05 The Post\nAda, pledge, Dravia, nuclear: we will stay\nBo, deny: nothing happened"
CHANGED = "2026-03-05 The Post\nAda, pledge, Dravia, nuclear: we will stay\nBo, deny: something happened after all"
Add = Callable[..., Added]


def words(record: Record, **filter_: object) -> list[str]:
    return [row.words for row in record.statements(Filter(**filter_)).rows]  # type: ignore[arg-type] # its fields


def test_a_page_is_kept_with_all_that_was_read(record: Record) -> None:
    whole, found = reading(), page(TEXT, "https://courrier.example/mer")
    added = record.add(found, whole)
    assert added.outcome is Outcome.new
    assert len(added.statements) == len(set(added.statements)) == 6
    kept = record.reading("art-1")
    assert kept is not None
    assert kept.article == whole.article
    assert [s.id for s in kept.statements] == list(added.statements)
    for was, now in zip(whole.statements, kept.statements, strict=True):
        assert {f: getattr(was, f) for f in was.__slots__ if f != "id"} == {
            f: getattr(now, f) for f in now.__slots__ if f != "id"}
    assert kept.agenda[0].statement == added.statements[3]
    assert record.page("art-1") == found


def test_an_article_reads_in_its_own_order(record: Record, add: Add) -> None:
    add(FIRST)
    assert words(record) == ["we will stay", "nothing happened"]


def test_the_same_page_twice_changes_nothing_but_the_sighting(record: Record, add: Add) -> None:
    add(FIRST)
    later = page(FIRST, seen=SEEN + timedelta(hours=1))
    assert record.seen(later) == read(later).article.id
    assert record.add(later, read(later)).outcome is Outcome.same
    (version,) = record.versions("https://press.example/a")
    assert [s.seen for s in version.sightings] == [SEEN, SEEN + timedelta(hours=1)]
    assert (version.first_seen, version.last_seen) == (SEEN, SEEN + timedelta(hours=1))
    assert record.counts().statements == 2


def test_an_unknown_page_must_be_read(record: Record, add: Add) -> None:
    add(FIRST)
    assert record.seen(page(CHANGED)) is None
    assert record.seen(page(FIRST, "https://elsewhere.example/b")) is None


def test_a_changed_page_is_a_new_version_and_both_stay(record: Record, add: Add) -> None:
    first = add(FIRST)
    second = add(CHANGED, "https://press.example/a", SEEN + timedelta(days=1))
    assert second.outcome is Outcome.version
    assert first.statements[0] == second.statements[0]
    assert sorted(words(record)) == ["nothing happened", "something happened after all", "we will stay"]
    gone = next(row for row in record.statements().rows if row.words == "nothing happened")
    assert gone.withdrawn
    assert [row.hidden for row in record.statements(Filter(hidden=True)).rows] == ["superseded"]
    shown = record.statement(first.statements[0])
    assert shown is not None
    assert shown.row.article == second.article
    assert shown.says == (second.article, first.article)
    assert [version.current for version in shown.versions] == [True, False]
    assert record.timeline().total == 3


def test_a_version_that_comes_late_does_not_speak_for_the_article(record: Record, add: Add) -> None:
    add(CHANGED, "https://press.example/a", SEEN + timedelta(days=1))
    add(FIRST, "https://press.example/a", SEEN)
    assert [row.words for row in record.statements().rows if row.withdrawn] == ["nothing happened"]


def test_a_page_changed_back_speaks_again(record: Record, add: Add) -> None:
    add(FIRST)
    add(CHANGED, "https://press.example/a", SEEN + timedelta(days=1))
    assert record.seen(page(FIRST, seen=SEEN + timedelta(days=2))) is not None
    assert [row.words for row in record.statements().rows if row.withdrawn] == ["something happened after all"]


def test_the_same_bytes_at_two_addresses_are_two_articles_and_one_page(record: Record, add: Add) -> None:
    add(FIRST)
    assert add(FIRST, "https://elsewhere.example/b").outcome is Outcome.new
    counts = record.counts()
    assert (counts.pages, counts.articles, counts.statements) == (1, 2, 4)


def test_the_same_words_twice_in_an_article_are_two_statements(add: Add) -> None:
    added = add("2026-03-05 X\nAda: we will stay\nBo: We will stay!")
    assert len(set(added.statements)) == 2


def test_an_unknown_date_is_last_and_in_no_range(record: Record, add: Add) -> None:
    add("? X\nAda: undated", "https://press.example/u")
    add("1962-10-22 X\nBo: long ago", "https://press.example/o")
    add(FIRST)
    assert words(record) == ["we will stay", "nothing happened", "long ago", "undated"]
    assert words(record, to=SEEN.date()) == ["we will stay", "nothing happened", "long ago"]
    assert record.timeline().undated == 1


def test_nothing_of_a_page_is_kept_when_it_fails_midway(record: Record, add: Add) -> None:
    add(FIRST)
    before = record.counts()
    found = page("2026-03-05 X\nAda: never kept", "https://press.example/x")
    try:
        with record.together():
            record.add(found, read(found))
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert record.counts() == before
    assert record.seen(found) is None


def test_a_press_is_kept_whole(record: Record) -> None:
    pages = many(60)
    for found in pages:
        record.add(found, read(found))
    counts = record.counts()
    assert counts.versions == 60
    assert counts.articles == 54
    assert counts.statements == 240


def test_pages_kept_together_are_kept_as_one_by_one_and_all_or_none(record: Record, tmp_path: Path) -> None:
    found = [(one, read(one)) for one in [*many(30), *many(2)]]
    with Record.open(tmp_path / "together.sqlite", knowledge=load()) as together:
        kept = [one for at in range(0, len(found), 7) for one in together.add_together(found[at:at + 7])]
    with Record.open(tmp_path / "single.sqlite", knowledge=load()) as single:
        assert kept == [single.add(*one) for one in found]
    rows, alone = (dump(tmp_path / f"{name}.sqlite", without=("sighting", "vector")) for name in ("together", "single"))
    assert [table for table in rows if rows[table] != alone[table]] == []
    broken = page("2026-03-05 The Post\nCy: never kept", "https://press.example/broken")
    with pytest.raises(AttributeError):
        record.add_together([found[0], (broken, None)])  # type: ignore[list-item] # what cannot be kept
    assert record.counts().articles == 0
