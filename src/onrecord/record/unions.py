"""What people decided of utterances: which wordings are one, which stand apart.

An utterance's id is that of one of its statements, so a decision on it is one on that statement's wording: it holds
however the clusters around it change. *merge* joins the utterances of two statements, *split* takes a statement out of
its utterance, with all that report it in the same words; a later decision wins over an earlier.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.record.clusters import Pair
from onrecord.record.database import Database

_WORDING = """
SELECT y.wording FROM statement s JOIN saying y ON y.statement = s.key
WHERE s.id = :id OR s.id IN (SELECT new FROM succession WHERE old = :id) ORDER BY s.id <> :id LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Unions:
    """Wordings by key."""

    loners: set[int] = field(default_factory=set)
    links: set[Pair] = field(default_factory=set)


def decided(db: Database) -> Unions:
    """The decisions in force, oldest first, taken together."""
    found = Unions()
    for row in db.query("SELECT what, target, value FROM decision_in_force WHERE about = 'utterance'"
                        " AND what IN ('merge', 'split') ORDER BY key"):
        one, other = wording(db, row["target"]), wording(db, row["value"]) if row["value"] else None
        if row["what"] == "split" and (apart := one if row["value"] is None else other) is not None:
            found.loners.add(apart)
            found.links.difference_update([pair for pair in found.links if apart in pair])
        elif row["what"] == "merge" and one is not None and other is not None and one != other:
            found.links.add((min(one, other), max(one, other)))
    return found


def wording(db: Database, id_: str) -> int | None:
    """The key of the wording of an utterance's or a statement's id, also of one from before an upgrade."""
    key: int | None = db.value(_WORDING, {"id": f"s{id_[1:]}"})
    return key


def united(groups: Sequence[Sequence[int]], links: Iterable[Pair]) -> list[list[int]]:
    """The groups, those joined between which there is a link."""
    place = {key: at for at, group in enumerate(groups) for key in group}
    into = list(range(len(groups)))

    def end(at: int) -> int:
        while into[at] != at:
            at = into[at]
        return at

    for one, other in sorted(links):
        if one in place and other in place:
            first, second = sorted((end(place[one]), end(place[other])))
            into[second] = first
    joined: dict[int, list[int]] = {}
    for at, group in enumerate(groups):
        joined.setdefault(end(at), []).extend(group)
    return [sorted(group) for group in joined.values()]
