"""One thing said once: statements of one speaker, near in time, with one meaning, under one number.

A **wording** is a row of words that a speaker used on a day, in however many articles. Two wordings have a likeness
that hangs on the two alone; utterances are clusters of wordings that hang on these likenesses and on what people
decided. So it does not matter in which order articles come, but for the limits that docs/record.md names.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from onrecord.record import likeness, unions, vectors
from onrecord.record.clusters import Clusters, Pair
from onrecord.record.database import Database, Row
from onrecord.record.identity import folded, signed
from onrecord.record.likeness import Common, Said

MOST = 400
"""So many wordings of a speaker near a day are compared with a new one, those nearest in time."""

Likely = dict[Pair, tuple[float, str | None]]
"""The score of pairs of wordings, and why the two contradict each other."""

_IN = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement's wording belongs: who, when, which words."""

    voice: int
    day: int
    hash: int
    body: int | None
    itself: int


def number(text: str) -> int:
    """A text as a number of 48 bits."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=6).digest(), "big")


def place(row: Row, voice: str, body: str | None, day: int) -> Place:
    """The place of a statement (its row of ``statement``)."""
    denied = row["act"] in ("deny", "refuse")
    words = f"{row['lang']}{int(denied)} {folded(row['words'])}"
    return Place(number(voice), day, number(words), number(body) if body else None, int(body == voice))


def update(db: Database, statements: Mapping[int, Place | None]) -> None:
    """Bring the wordings and utterances of some statements (by key) in line with where they belong; None: nowhere."""
    rows = db.query("SELECT y.statement, w.* FROM saying y JOIN wording w ON w.key = y.wording"
                    f" WHERE y.statement IN {_IN}", (json.dumps(list(statements)),))
    there = {row["statement"]: Place(row["voice"], row["day"], row["hash"], row["body"], row["itself"]) for row in rows}
    moved = {key: new for key, new in statements.items() if new != there.get(key)}
    db.run_many("DELETE FROM saying WHERE statement = ?", [(key,) for key in moved if key in there])
    fresh, reached = _enter(db, moved)
    left, empty = _loose(db)
    _compare(db, fresh)
    if touched := (fresh | reached | left) - empty:
        regroup(db, touched)


def _loose(db: Database) -> tuple[set[int], set[int]]:
    """The wordings that statements left, with those beside them that may now stand otherwise; and which were empty and
    are gone. Statements that are deleted leave by a trigger."""
    left = {row["wording"] for row in db.query("SELECT wording FROM loose")}
    if not left:
        return set(), set()
    db.run("DELETE FROM loose")
    empty = {row["key"] for row in db.query(
        f"SELECT key FROM wording WHERE key IN {_IN} AND NOT EXISTS (SELECT 1 FROM saying WHERE wording = key)",
        (json.dumps(sorted(left)),))}
    beside = {row["other"] for row in db.query(f"SELECT other FROM likeness WHERE one IN {_IN}",
                                               (json.dumps(sorted(empty)),))}
    db.run_many("DELETE FROM wording WHERE key = ?", [(key,) for key in empty])
    return left | beside, empty


def _enter(db: Database, moved: Mapping[int, Place | None]) -> tuple[set[int], set[int]]:
    """Give each statement its wording; the wordings that are new, and those that were there."""
    fresh: set[int] = set()
    reached: set[int] = set()
    for statement, new in moved.items():
        if new is None:
            continue
        known: int | None = db.value(
            "SELECT key FROM wording WHERE voice = ? AND day = ? AND hash = ? AND body IS ? AND itself = ?",
            (new.voice, new.day, new.hash, new.body, new.itself))
        if known is None:
            known = db.run("INSERT INTO wording (voice, day, hash, body, itself) VALUES (?, ?, ?, ?, ?)",
                           (new.voice, new.day, new.hash, new.body, new.itself)).lastrowid
            assert known is not None
            fresh.add(known)
        else:
            reached.add(known)
        db.run("INSERT INTO saying VALUES (?, ?)", (statement, known))
    return fresh, reached - fresh


# ---------------------------------------------------------------- comparing

_CANDIDATES = """
SELECT key, voice FROM wording WHERE voice = :voice AND day BETWEEN :first AND :last AND key <> :key
UNION SELECT key, voice FROM wording WHERE body = :body AND day BETWEEN :first AND :last AND key <> :key
    AND itself <> :itself
LIMIT :most"""


def _compare(db: Database, fresh: Collection[int]) -> None:
    """Write the likeness of new wordings and those of the same speaker near in time."""
    rows = db.query(f"SELECT * FROM wording WHERE key IN {_IN}", (json.dumps(sorted(fresh)),))
    pairs: dict[Pair, bool] = {}
    for row in rows:
        for other in db.query(_CANDIDATES, {
                "key": row["key"], "voice": row["voice"], "body": row["body"], "itself": row["itself"],
                "first": row["day"] - likeness.NEAR, "last": row["day"] + likeness.NEAR, "most": MOST}):
            pair = min(row["key"], other["key"]), max(row["key"], other["key"])
            pairs[pair] = other["voice"] == row["voice"]
    said = spoken(db, {key for pair in pairs for key in pair})
    shares = {pair: shared for pair, voices in pairs.items()
              if (shared := likeness.common(said[pair[0]], said[pair[1]], voices)) is not None
              and likeness.best(shared) >= likeness.ENOUGH}
    found = _scored(db, said, shares)
    db.run_many("INSERT OR REPLACE INTO likeness VALUES (?1, ?2, ?3, ?4), (?2, ?1, ?3, ?4)",
                [(*pair, points, why) for pair, (points, why) in found.items()])


def _scored(db: Database, said: Mapping[int, Said], shares: Mapping[Pair, Common]) -> Likely:
    """The likeness of pairs that share something, and why not where they contradict each other."""
    rows = vectors.of(db, sorted({said[key].words for pair, shared in shares.items() if not likeness.plain(shared)
                                  for key in pair}))
    found: Likely = {}
    for (one, other), shared in shares.items():
        points = likeness.score(shared, likeness.PLAIN_COSINE if likeness.plain(shared) else
                                float(np.dot(rows[said[one].words], rows[said[other].words])))
        if points > 0:
            found[one, other] = points, likeness.contradiction(said[one], said[other])
    return found


def spoken(db: Database, wordings: Collection[int]) -> dict[int, Said]:
    """What is compared of wordings, by key: as the statement with the smallest id has them."""
    rows = db.query(
        "SELECT w.key, w.day, w.itself, s.words, s.lang, s.kind, s.act, min(s.id) FROM json_each(?) j"
        " JOIN wording w ON w.key = j.value JOIN saying y ON y.wording = w.key JOIN statement s ON s.key = y.statement"
        " GROUP BY w.key", (json.dumps(sorted(wordings)),))
    return {row["key"]: Said(row["words"], row["lang"], row["kind"] == "direct", row["act"] in ("deny", "refuse"),
                             row["day"], bool(row["itself"])) for row in rows}


# ---------------------------------------------------------------- grouping


def regroup(db: Database, touched: Iterable[int]) -> None:
    """Work out anew to which utterances these wordings, and all that hang together with them, belong."""
    decided = unions.decided(db)
    pairs = _reach(db, set(touched), decided.links)
    nodes = _in_order(db, {key for pair in pairs for key in pair} | set(touched))
    rank = {key: at for at, key in enumerate(nodes)}
    loners = decided.loners
    clusters = Clusters(
        range(len(nodes)),
        {_ranked(rank, pair): points for pair, (points, why) in pairs.items()
         if points > 0 and why is None and not loners & set(pair)},
        [_ranked(rank, pair) for pair, (_, why) in pairs.items() if why]).grow(likeness.ENOUGH + 1e-9)
    joined = unions.united([[nodes[at] for at in group] for group in clusters], decided.links)
    _write(db, joined)


def _ranked(rank: Mapping[int, int], pair: Pair) -> Pair:
    one, other = rank[pair[0]], rank[pair[1]]
    return min(one, other), max(one, other)


def _reach(db: Database, ahead: set[int], links: Iterable[Pair]) -> Likely:
    """The likenesses among everything that hangs together with some wordings."""
    by_hand: dict[int, set[int]] = {}
    for one, other in links:
        by_hand.setdefault(one, set()).add(other)
        by_hand.setdefault(other, set()).add(one)
    seen: set[int] = set()
    pairs: Likely = {}
    while ahead:
        rows = db.query(f"SELECT * FROM likeness WHERE one IN {_IN}", (json.dumps(sorted(ahead)),))
        seen |= ahead
        pairs.update({(min(r["one"], r["other"]), max(r["one"], r["other"])): (r["score"], r["why"]) for r in rows})
        ahead = ({r["other"] for r in rows if r["score"] > 0 and r["why"] is None}
                 | {other for key in ahead for other in by_hand.get(key, ())}) - seen
    return {pair: likely for pair, likely in pairs.items() if pair[0] in seen and pair[1] in seen}


def _in_order(db: Database, wordings: Collection[int]) -> list[int]:
    """Wordings in an order that does not hang on when they were added."""
    return [row["key"] for row in db.query(
        f"SELECT key FROM wording WHERE key IN {_IN} ORDER BY day, hash, voice, body, itself",
        (json.dumps(sorted(wordings)),))]


def _write(db: Database, groups: Sequence[Sequence[int]]) -> None:
    """Number the utterances: by the first statement of each, by day and id. One statement alone gets no number."""
    for group in groups:
        rows = db.query(
            "SELECT s.id FROM json_each(?) j JOIN wording w ON w.key = j.value JOIN saying y ON y.wording = w.key"
            " JOIN statement s ON s.key = y.statement ORDER BY w.day, s.id LIMIT 2", (json.dumps(list(group)),))
        anchor = signed(rows[0]["id"]) if len(rows) > 1 else None
        db.run(f"UPDATE wording SET utterance = ? WHERE key IN {_IN} AND utterance IS NOT ?",
               (anchor, json.dumps(list(group)), anchor))
