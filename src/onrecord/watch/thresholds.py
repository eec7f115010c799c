"""Declared conditions for nuclear use: what invoked, stated or touched them, with the text they stand in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.knowledge.dates import written
from onrecord.knowledge.doctrines import Condition, Doctrine, superseded_by
from onrecord.rows import Contact, Listing
from onrecord.watch.nouns import Listed, Threshold


def thresholds(contacts: Iterable[Contact], known: Mapping[str, Doctrine], lang: str) -> tuple[Threshold, ...]:
    """The conditions that something bears on, invoked ones first, then by how much touched them.

    invoked: the doctrine's own actor calls it up; stated: somebody gives its wording; touched: a statement or an event
    falls in its subject matter and nobody invokes it. Contacts with doctrines that are no longer known are left out.
    """
    grouped: defaultdict[tuple[str, str | None], list[Contact]] = defaultdict(list)
    for one in contacts:
        if one.doctrine in known and (one.condition is None or _condition(known[one.doctrine], one.condition)):
            grouped[one.doctrine, one.condition].append(one)
    found = [_threshold(known, doctrine, condition, own, lang) for (doctrine, condition), own in grouped.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.invoked), -len(one.touched) - len(one.stated), one.doctrine,
                                                one.condition or "")))


def listed(listings: Iterable[Listing], known: Mapping[str, Doctrine], lang: str) -> tuple[Listed, ...]:
    """Passages that list a doctrine's conditions, with what has taken its place since."""
    found = []
    for one in listings:
        if one.doctrine in known:
            doctrine, later = known[one.doctrine], superseded_by(known, one.doctrine)
            found.append(Listed(one, doctrine.names[lang], written(doctrine.dated), later.key if later else None,
                                written(later.dated) if later else None))
    return tuple(found)


def _threshold(known: Mapping[str, Doctrine], doctrine: str, key: str | None, own: list[Contact],
               lang: str) -> Threshold:
    of = known[doctrine]
    condition = _condition(of, key) if key else None
    later = superseded_by(known, doctrine)
    provenance = condition.provenance if condition else of.provenance
    kinds = {how: tuple(one for one in own if one.how in hows)
             for how, hows in (("invoked", ("invokes",)), ("stated", ("states", "mentions")),
                               ("touched", ("touches",)))}
    return Threshold(doctrine, of.names[lang], of.actor, written(of.dated), later.key if later else None, key,
                     condition.line[lang] if condition else None, condition.section if condition else None,
                     f"{provenance.source}; {provenance.checked}", kinds["invoked"], kinds["stated"], kinds["touched"])


def _condition(doctrine: Doctrine, key: str) -> Condition | None:
    return next((condition for condition in doctrine.conditions if condition.key == key), None)
