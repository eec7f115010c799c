"""What the record finds for the watch. Lost if this fails: a rejected statement would still make a shift, or a
corrected one keep the position that it had when it was misread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.knowledge import load
from onrecord.model import Reading, Speaker
from onrecord.record import Record
from onrecord.watch.contradictions import contradictions
from onrecord.watch.positions import positions, shifts
from onrecord.watch.thresholds import listed
from tests.record.press import page, read

SAME = "NATO, assess, , nuclear: We see no change in Russia's nuclear posture."
MOVED = "NATO, assess, , nuclear: Russia's nuclear posture has changed since last week."
KEYS = {"NATO": "nato", "Germany": "de", "Russia": "ru"}


def known(reading: Reading) -> Reading:
    """The reading with quotations, and speakers whose names are bodies that knowledge has; others get a role."""
    return replace(reading, statements=tuple(
        replace(one, kind="direct", speaker=replace(one.speaker, actor=KEYS.get(one.speaker.name, one.speaker.actor))
                if one.speaker else None) for one in reading.statements))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.sqlite", knowledge=load()) as opened:
        yield opened


@pytest.fixture
def add(record: Record) -> Callable[[str, str], tuple[str, ...]]:
    def added(day: str, lines: str, role: str | None = None) -> tuple[str, ...]:
        found = page(f"{day} The Post\n{lines}", f"https://press.example/{day}{hash(lines)}")
        reading = known(read(found))
        if role:
            reading = replace(reading, statements=tuple(replace(one, speaker=Speaker(
                "Zora Inventeddottir", "~zora-inventeddottir", role)) for one in reading.statements))
        return record.add(found, reading).statements
    return added  # type: ignore[return-value] # the role may be left out


def test_a_shift_with_its_two_statements(record: Record, add: Callable[..., tuple[str, ...]]) -> None:
    before, after = add("2026-03-02", SAME), add("2026-03-09", MOVED)
    (found,) = shifts(record.stances())
    assert (found.before.cite.id, found.after.cite.id) == (before[0], after[0])
    assert found.after.cite.words[slice(*found.after.span)] == "posture has changed"


def test_the_days_asked_for_show_the_same_shift_as_the_whole_record(record: Record,
                                                                    add: Callable[..., tuple[str, ...]]) -> None:
    add("2026-02-20", "Germany, assess, , nuclear: We see no change in Russia's nuclear posture.")
    add("2026-03-02", SAME)
    add("2026-03-09", MOVED)
    since = date(2026, 3, 5)
    (whole,) = shifts(record.stances())
    assert shifts(record.stances(since=since), since) == (whole,)
    assert shifts(record.stances(since=since, latest=9), since) == (whole,)
    assert {one.holder for one in record.stances(since=since, moving=True)} == {"nato"}
    assert record.stances(since=date(2026, 3, 10), moving=True) == ()


def test_a_rejected_statement_is_gone_at_once_and_comes_back(record: Record,
                                                             add: Callable[..., tuple[str, ...]]) -> None:
    add("2026-03-02", SAME)
    (after,) = add("2026-03-09", MOVED)
    key = record.decide("ada", "reject", "statement", after)
    assert shifts(record.stances()) == ()
    assert [one.state for one in positions(record.stances())] == ["unchanged"]
    record.undo("ada", key)
    assert len(shifts(record.stances())) == 1


def test_a_corrected_act_or_speaker_counts_at_once(record: Record, add: Callable[..., tuple[str, ...]]) -> None:
    add("2026-03-02", SAME)
    (after,) = add("2026-03-09", MOVED)
    record.decide("ada", "correct", "statement", after, field="actor", value="us")
    assert {one.holder for one in positions(record.stances())} == {"nato", "us"}
    record.decide("ada", "correct", "statement", after, field="act", value="monitor")
    assert {one.holder for one in positions(record.stances())} == {"nato"}


def test_a_corrected_day_moves_the_evidence(record: Record, add: Callable[..., tuple[str, ...]]) -> None:
    add("2026-03-02", SAME)
    add("2026-03-09", MOVED)
    article = record.stances(until=date(2026, 3, 10))[-1].cite.article
    record.decide("ada", "correct", "article", article, field="published", value="2026-02-01")
    assert sorted(str(one.cite.day) for one in record.stances())[0] == "2026-02-01"


def test_an_article_that_no_longer_says_it_takes_its_evidence_with_it(record: Record) -> None:
    first = page(f"2026-03-09 The Post\n{MOVED}", "https://press.example/a")
    record.add(first, known(read(first)))
    again = replace(known(read(first)), statements=())
    record.read_with = "next"
    list(record.reread(lambda *_: again))
    assert record.stances() == ()


def test_contradicting_itself_on_one_day_is_no_shift(record: Record, add: Callable[..., tuple[str, ...]]) -> None:
    add("2026-03-02", SAME)
    add("2026-03-09", SAME.replace("We see", "We have seen"))
    add("2026-03-09", MOVED)
    assert shifts(record.stances()) == ()
    assert len(contradictions(record.stances())) == 1


def test_who_is_known_by_a_role_alone_speaks_for_the_body(record: Record, add: Callable[..., tuple[str, ...]]) -> None:
    add("2026-03-02", SAME, "the German defence minister")
    add("2026-03-09", MOVED, "a former German defence minister")
    add("2026-03-10", "Zora, assess, , nuclear: We see no change in Russia's nuclear posture.")
    assert {one.state for one in record.stances(holder="de")} == {"unchanged"}


def test_what_is_asked_of_one_body_is_what_all_have_of_it(record: Record, add: Callable[..., tuple[str, ...]]) -> None:
    for day in range(1, 8):
        add(f"2026-03-0{day}", SAME + "\n" + SAME.replace("NATO,", "Germany,"))
    add("2026-03-09", MOVED.replace("assess", "warn") + "\n" + MOVED.replace("NATO, assess", "Germany, deny"))
    record.decide("ada", "merge", "actor", "de", value="nato")
    days = date(2026, 3, 8), date(2026, 3, 31)
    openings = record.openings(*days)
    assert {(one.body, one.act) for one in openings} == {("nato", "warn"), ("de", "deny")}
    for key in ("nato", "de"):
        assert record.openings(*days, body=key) == tuple(one for one in openings if one.body == key)
    every, own = record.stances(latest=5), record.stances(holder="nato", latest=5)
    assert sorted(own, key=str) == sorted((one for one in every if one.holder == "nato"), key=str)
    assert len(own) > 5
    assert record.stances(holder="de") == ()


def test_promises_with_amount_receiver_and_what_they_were_before(record: Record,
                                                                 add: Callable[..., tuple[str, ...]]) -> None:
    add("2026-03-02", "Germany, pledge: We will give Ukraine eighteen howitzers.")
    add("2026-03-20", "Germany, pledge: Not eighteen howitzers: thirty howitzers for Ukraine.")
    add("2026-03-21", "Germany, assess: Eighteen howitzers do not move by themselves.")
    first, then = record.promises()
    assert (first.giver, first.beneficiary, first.amount.value, first.amount.unit) == ("de", "ua", 18, "howitzer")
    assert (then.amount.value, then.before and then.before.value, then.says) == (30, 18, "raised")


def test_events_touch_a_condition_and_its_holder_invokes_it(record: Record,
                                                            add: Callable[..., tuple[str, ...]]) -> None:
    add("2026-03-02", "A drone struck an early warning radar in southern Russia on Monday.\n"
                      "Russia, threaten, , nuclear: Our nuclear doctrine describes exactly this case.")
    found = record.contacts()
    assert {(one.how, one.cite is None) for one in found} == {("touches", True), ("invokes", False)}
    assert {one.doctrine for one in found} == {"ru-2024"}


def test_a_list_of_conditions_is_matched_to_its_text(record: Record) -> None:
    text = ("2026-03-02 Le Courrier\nNATO, assess: X\n"
            "le tir de missiles balistiques contre le territoire de la Russie ou de ses alliés\n"
            "l'emploi d'armes de destruction massive contre la Russie ou ses alliés\n"
            "l'agression contre la Russie avec des armes classiques quand l'existence même de l'État est menacée")
    found = page(text)
    reading = known(read(found))
    blocks = tuple(block if at < 2 else replace(block, kind="item") for at, block in enumerate(reading.article.blocks))
    record.add(found, replace(reading, article=replace(reading.article, blocks=blocks)))
    from onrecord.knowledge.doctrines import doctrines  # noqa: PLC0415 - read for this test alone

    (one,) = listed(record.listings(), doctrines(), "fr")
    assert (one.listing.doctrine, one.superseded_by) == ("ru-2020", "ru-2024")
    assert [key for key, _ in one.listing.conditions] == ["ballistic-launch", "mass-destruction",
                                                          "existence-of-the-state"]


def test_rebuilding_finds_the_same(record: Record, add: Callable[..., tuple[str, ...]]) -> None:
    add("2026-03-02", SAME)
    add("2026-03-09", MOVED)
    before = record.stances()
    record.rebuild()
    assert sorted(record.stances(), key=lambda one: one.cite.key) == sorted(before, key=lambda one: one.cite.key)
    assert record.unwatched() == 0


def test_without_knowledge_nothing_is_looked_for_and_that_is_said(tmp_path: Path) -> None:
    with Record.open(tmp_path / "bare.sqlite") as bare:
        found = page(f"2026-03-02 The Post\n{SAME}")
        bare.add(found, known(read(found)))
        assert (bare.stances(), bare.unwatched()) == ((), 1)
