"""Near copies. Lost if this fails: one wire story printed by forty papers would count as forty reports, a digest would
make one report of five, and a copy cut to two paragraphs would count as news."""

from __future__ import annotations

import random

import pytest

from onrecord.model import Page
from onrecord.record import Record
from onrecord.record.copies import joined, without_collections
from onrecord.record.shingles import ONE_IN, runs, sample, share
from tests.record.press import page, read

WORDS = """harbour minister treaty convoy winter council budget signal border grain envoy missile summit river radar
ministry pledge strait depot village engine harvest bridge election corridor hospital sanction reactor""".split()  # noqa: SIM905 - a list of so many strings is no easier to read


def story(seed: int, paragraphs: int = 6) -> list[str]:
    """Paragraphs of words in no order; another seed, another story."""
    by = random.Random(seed)
    return [" ".join(by.choices(WORDS, k=30)) for _ in range(paragraphs)]


def printed(paragraphs: list[str], outlet: str, day: str = "2026-03-05", at: str | None = None) -> Page:
    text = "\n".join([f"{day} {outlet}", *paragraphs, "Ada Berg, warn: that the strait will freeze"])
    return page(text, at or f"https://{outlet.lower().replace(' ', '-')}.example/{abs(hash(text)) % 10**8}")


def carriers(record: Record, found: Page) -> set[str | None]:
    report = record.report(read(found).article.id)
    assert report is not None
    return {carrier.outlet for carrier in report.carriers}


def test_one_wire_story_in_forty_outlets_is_one_report(record: Record) -> None:
    wire, by = story(1), random.Random(5)
    pages = [printed(wire, "The Wire")]
    for number in range(40):
        kept = wire[:by.randint(2, 6)]
        edited = [" ".join(by.choice(WORDS) if by.random() < 0.02 else word for word in one.split()) for one in kept]
        pages.append(printed(edited, f"The Paper {number}", f"2026-03-{5 + number % 3:02}"))
    other = printed(story(2), "The Other")
    for found in (*pages[20:], other, *pages[:20]):
        record.add(found, read(found))
    report = record.report(read(pages[7]).article.id)
    assert report is not None
    assert (len(report.carriers), report.addresses, report.outlets) == (41, 41, 41)
    assert carriers(record, other) == {"The Other"}
    assert record.report(report.id) == report
    weight = record.weights([record.statements().rows[0].id]).popitem()[1]
    assert (weight.articles, weight.reports, weight.outlets) == (42, 2, 42)


def test_the_same_text_a_month_later_is_another_report(record: Record) -> None:
    for found in (first := printed(story(1), "The Wire"), printed(story(1), "The Late", "2026-04-05")):
        record.add(found, read(found))
    assert carriers(record, first) == {"The Wire"}


def test_a_digest_does_not_join_what_it_holds(record: Record) -> None:
    stories = [story(seed, 3) for seed in (1, 2, 3)]
    singles = [printed(one, f"The Paper {number}") for number, one in enumerate(stories)]
    digest = printed([paragraph for one in stories for paragraph in one], "The Digest")
    for found in (singles[0], digest, *singles[1:]):
        record.add(found, read(found))
    assert [carriers(record, single) for single in singles] == [{f"The Paper {n}"} for n in range(3)]


def test_an_update_that_is_still_the_story_is_the_same_report(record: Record) -> None:
    at = "https://post.example/a"
    first, second = printed(story(1), "The Post", at=at), printed([*story(1)[:5], *story(9, 1)], "The Post", at=at)
    rewritten = printed(story(4), "The Post", at=at)
    for found in (first, second, rewritten):
        record.add(found, read(found))
    report = record.report(read(first).article.id)
    assert report is not None
    assert (len(report.carriers), report.addresses) == (2, 1)


def test_a_rejected_carrier_is_left_out(record: Record) -> None:
    one, other = printed(story(1), "The Wire"), printed(story(1), "The Fake")
    for found in (one, other):
        record.add(found, read(found))
    record.decide("ada", "reject", "article", read(other).article.id)
    assert carriers(record, one) == {"The Wire"}


def test_short_texts_are_not_compared(record: Record) -> None:
    short = [page("2026-03-05 The Post\nAda Berg, warn: no comment at this hour", f"https://p.example/{n}")
             for n in range(2)]
    for found in short:
        record.add(found, read(found))
    report = record.report(read(short[0]).article.id)
    assert report is not None
    assert len(report.carriers) == 1


def test_unknown_ids() -> None:
    assert joined({}) == []


def test_an_unknown_article_has_no_report(record: Record) -> None:
    assert record.report("nobody") is None


@pytest.mark.parametrize("cut", [1.0, 0.5, 0.3])
def test_a_sample_shows_the_share_of_the_shorter(cut: float) -> None:
    words = " ".join(story(3, 40)).split()
    whole, part = runs(" ".join(words)), runs(" ".join(words[:int(len(words) * cut)]))
    assert share(whole, part) == 1
    shared = set(sample(whole)) & set(sample(part))
    assert len(shared) * ONE_IN == pytest.approx(len(part), rel=0.4)


def test_collections() -> None:
    links = {1: {2: 1.0, 3: 1.0, 4: 0.9}, 2: {1: 1.0}, 3: {1: 1.0}, 4: {1: 0.9}}
    sizes = {1: 300, 2: 100, 3: 100, 4: 280}
    assert without_collections(links, sizes) == {1: {4}, 2: set(), 3: set(), 4: {1}}
    assert joined(without_collections(links, sizes)) == [[1, 4], [2], [3]]
