"""The sources that are followed, and how each of them is doing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from statistics import median
from urllib.parse import urlsplit

from onrecord.record.database import Database, Row
from onrecord.record.evidence import stamp
from onrecord.record.source_nouns import Health, Source, Visit, Wanted

QUIET = 0.25
"""Under this share of what it should yield in a day a source is called quiet: weekends halve most outlets."""
LEARNING_DAYS, LEARN_FROM_DAYS = 7, 28
"""How long a source must have been followed before its own past says what to expect; how far that past goes back."""
MISSED, MISSED_AT_LEAST = 0.5, 3
"""Over this share of a week's pages that could not be had, and at least so many, is told as the source's problem."""

_OF_A_DAY = "min(coalesce(w.published, l.at), l.at)"
"""When a page counts as yielded; a source that dates its pages into the future does not get away with it."""

_RECENT = f"""
SELECT l.source, sum({_OF_A_DAY} > :day) AS day, sum({_OF_A_DAY} > :week) AS week,
    sum(w.problem IS NOT NULL AND w.state <> 'gone') AS missed, count(*) AS recent
FROM listing l JOIN wanted w ON w.key = l.wanted WHERE l.at > :week GROUP BY l.source
"""


def sources(db: Database, now: datetime | None = None, *, unfollowed: bool = False) -> tuple[Source, ...]:
    """All sources that are followed (or were), by address."""
    at = now or datetime.now(UTC)
    counts = _counts(db, at)
    rows = db.query(f"SELECT * FROM source WHERE unfollowed IS {'NOT ' * unfollowed}NULL ORDER BY address")
    held = {row["name"]: row for row in db.query("SELECT * FROM host WHERE until > ?", (stamp(at),))}
    return tuple(_source(db, row, counts[row["key"]], held.get(_host(row["address"])), at) for row in rows)


def visits(db: Database, source: int, limit: int) -> tuple[Visit, ...]:
    """The visits to a source, the last one first."""
    rows = db.query("SELECT * FROM visit WHERE source = ? ORDER BY at DESC LIMIT ?", (source, limit))
    return tuple(Visit(datetime.fromisoformat(row["at"]), row["outcome"], row["listed"], row["fresh"], row["problem"])
                 for row in rows)


def wanted(db: Database, source: int, state: str | None, limit: int) -> tuple[Wanted, ...]:
    """Pages that a source lists, those listed last first."""
    rows = db.query("SELECT w.* FROM listing l JOIN wanted w ON w.key = l.wanted WHERE l.source = ?"
                    " AND w.state = coalesce(?, w.state) ORDER BY l.at DESC, w.key DESC LIMIT ?",
                    (source, state, limit))
    return tuple(Wanted(row["url"], row["title"], datetime.fromisoformat(row["listed"]), moment(row["published"]),
                        row["state"], row["tries"], moment(row["next_try"]), row["problem"], row["article"])
                 for row in rows)


def moment(text: str | None) -> datetime | None:
    """A moment as it is kept."""
    return datetime.fromisoformat(text) if text else None


def _counts(db: Database, now: datetime) -> Mapping[int, Counter[str]]:
    """For each source: how many of its pages are in which state; ``day``, ``week``, ``missed`` and ``recent`` ones."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row in db.query("SELECT source, state, n FROM source_count"):
        counts[row["source"]][row["state"]] = row["n"]
    since = {"day": stamp(now - timedelta(days=1)), "week": stamp(now - timedelta(days=7))}
    for row in db.query(_RECENT, since):
        counts[row["source"]].update({name: row[name] for name in ("day", "week", "missed", "recent")})
    return counts


def _source(db: Database, row: Row, counted: Counter[str], held: Row | None, now: datetime) -> Source:
    followed = datetime.fromisoformat(row["followed"])
    expected, expected_from = _expected(db, row, followed, now)
    days = min(max((now - followed).total_seconds() / 86400, 1.0), 7.0)
    health, words = _health(db, row, counted, expected, now - followed)
    if held is not None:
        words += f"; its host is left alone until {held['until'][:16].replace('T', ' ')} UTC: {held['reason']}"
    next_try = max(filter(None, (row["next_try"], held["until"] if held else None)), default=None)
    return Source(
        key=row["key"], address=row["address"], name=row["name"] or row["address"], kind=row["kind"],
        outlet=row["outlet"], followed=followed, unfollowed=moment(row["unfollowed"]), health=health, words=words,
        last_try=moment(row["last_try"]), last_success=moment(row["last_success"]), next_try=moment(next_try),
        failures=row["failures"], problem=row["problem"], problem_at=moment(row["problem_at"]), listed=row["listed"],
        fresh=row["fresh"], day=counted["day"], week=counted["week"] / days, expected=expected,
        expected_from=expected_from, waiting=counted["waiting"], kept=counted["kept"] + counted["gone"],
        unread=counted["unread"])


def _host(address: str) -> str:
    return urlsplit(address).netloc.lower()


def _expected(db: Database, row: Row, followed: datetime, now: datetime) -> tuple[float | None, str | None]:
    """What the source should yield a day, and who says so."""
    if row["expected"] is not None:
        return row["expected"], row["expected_from"]
    if now - followed < timedelta(days=LEARNING_DAYS):
        return None, None
    first = max(followed + timedelta(days=1), now - timedelta(days=LEARN_FROM_DAYS)).date()
    counted = {each["day"]: each["n"] for each in db.query(
        f"SELECT substr({_OF_A_DAY}, 1, 10) AS day, count(*) AS n FROM listing l JOIN wanted w ON w.key = l.wanted"
        " WHERE l.source = ? AND l.at >= ? GROUP BY day", (row["key"], first.isoformat()))}
    days = [(first + timedelta(days=n)).isoformat() for n in range((now.date() - first).days)]
    return float(median([counted.get(day, 0) for day in days])), "learned"


def _health(db: Database, row: Row, counted: Counter[str], expected: float | None,
            followed: timedelta) -> tuple[Health, str]:
    """How the source is doing, and that in one sentence."""
    yielded = f"{counted['day']:,} in the last day"
    short = expected and followed >= timedelta(days=1) and counted["day"] < QUIET * expected
    if expected:
        yielded += f" where it should yield about {expected:,.0f}"
    if row["last_try"] is None:
        return Health.new, "not visited yet"
    if row["failures"]:
        times = f"{row['failures']} visits in a row" if row["failures"] > 1 else "the last visit"
        return Health.failing, f"{times} failed: {row['problem']}"
    if row["problem_at"] is not None and row["problem_at"] == row["last_success"]:
        return Health.partial, f"{row['problem']}; {yielded}"
    if counted["missed"] >= MISSED_AT_LEAST and counted["missed"] > MISSED * counted["recent"]:
        return Health.partial, f"{_missed(db, row['key'], counted)}; {yielded}"
    return Health.quiet if short else Health.good, yielded


def _missed(db: Database, source: int, counted: Counter[str]) -> str:
    """How many pages could not be had, and the reason that the last of them had."""
    reason = db.value("SELECT w.problem FROM listing l JOIN wanted w ON w.key = l.wanted WHERE l.source = ?"
                      " AND w.problem IS NOT NULL ORDER BY l.at DESC, w.key DESC LIMIT 1", (source,))
    return f"{counted['missed']:,} of its last {counted['recent']:,} pages could not be had: {reason}"
