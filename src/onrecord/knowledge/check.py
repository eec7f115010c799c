"""The integrity of the knowledge: everything that is wrong, each with file and line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations, pairwise
from pathlib import Path

from onrecord.errors import KnowledgeError
from onrecord.knowledge import build
from onrecord.knowledge.build import BUILDERS
from onrecord.knowledge.concepts import concept
from onrecord.knowledge.dates import written
from onrecord.knowledge.doctrines import doctrine, misordered
from onrecord.knowledge.files import FOLDERS, ROOT, Entry, entries, parse, split
from onrecord.knowledge.history import event
from onrecord.knowledge.nouns import Actor, Kinds, Term
from onrecord.knowledge.questions import question
from onrecord.knowledge.roles import institution
from onrecord.knowledge.store import gather, given_names, read_kinds

_Checks = Iterator[KnowledgeError]


def check(overlay: Path | None = None) -> str:
    """What `onrecord knowledge check` prints: a line for each problem, or how much was read.

    Raises nothing; see :func:`problems` for the errors themselves (none of them: exit code 0).
    """
    found = list(problems(overlay))
    if found:
        return "\n".join([*map(str, found), f"{len(found)} problem{'s' if len(found) > 1 else ''}"])
    counts = ", ".join(f"{len(entries(folder, overlay))} {folder.rpartition('/')[2]}" for folder in FOLDERS
                       if entries(folder, overlay))
    every = (entry for folder in FOLDERS for entry in entries(folder, overlay).values())
    unsure = sum(entry.table.get("checked") == "unverified" for entry in every)
    return f"All in order: {counts}. {unsure} entries are marked unverified."


def problems(overlay: Path | None = None) -> _Checks:
    """Everything wrong with our knowledge and a user's folder over it, as errors that name file and line.

    What is wrong in the files themselves comes first; what is wrong between entries only when they could be read.
    """
    readable = True
    for step in (_files, _entries_alone):
        for problem in step(overlay):
            readable = False
            yield problem
        if not readable:
            return
    yield from _between(overlay)


def _files(overlay: Path | None) -> _Checks:
    """Files that can't be parsed, keys given twice, files where none is read."""
    if overlay:
        yield from _strays(overlay)
    for folder in FOLDERS:
        if found := list(_caught(partial(entries, folder, overlay))):
            files = [file for root in (ROOT, overlay) if root for file in sorted((root / folder).glob("*.toml"))]
            each = [problem for file in files for problem in _caught(partial(_split, folder, file))]
            yield from each or found


def _split(folder: str, file: Path) -> list[Entry]:
    return list(split(folder, file, parse(file)))


def _strays(overlay: Path) -> _Checks:
    """TOML files of a user that nothing would read: a folder misspelt."""
    singles = ("actors/kinds.toml", "actors/given-names.toml", "small-words.toml")
    for file in sorted(overlay.rglob("*.toml")):
        place = file.relative_to(overlay)
        if place.parent.as_posix() not in FOLDERS and place.as_posix() not in singles:
            yield KnowledgeError(str(file), 0, f"no such folder of knowledge; there are: {', '.join(FOLDERS)}")


def _entries_alone(overlay: Path | None) -> _Checks:
    """Entries with missing or wrong fields, each by itself; with an overlay only the user's, ours being tested."""
    builders: dict[str, Callable[[Entry], object]] = {
        **dict(BUILDERS), "actors/offices": _office, "topics": build.topic, "outlets": build.outlet,
        "questions": question, "doctrines": doctrine, "concepts": concept, "history": event}
    for folder in FOLDERS:
        builder = builders.get(folder, Entry.provenance)
        for entry in entries(folder, overlay).values():
            if entry.overlay or not overlay:
                yield from _caught(partial(builder, entry))
    yield from _caught(partial(read_kinds, overlay))
    yield from _caught(partial(given_names, overlay))


def _office(entry: Entry) -> None:
    build.offices(entry)
    build.terms(entry)


def _between(overlay: Path | None) -> _Checks:
    """What is wrong between entries: references, aliases, offices held by two, people named alike under two keys."""
    try:
        actors = gather(BUILDERS, overlay)
    except KnowledgeError as problem:
        yield problem
        return
    kinds = read_kinds(overlay)
    where = _Where(overlay)
    for actor in actors.values():
        yield from _references(actor, actors, kinds, where)
    yield from _aliases(actors, where)
    for entry in entries("actors/offices", overlay).values():
        yield from _terms(entry, actors)
    yield from _outlets(overlay, actors)
    yield from _concepts(overlay)
    table = entries("doctrines", overlay)
    yield from misordered({key: doctrine(entry) for key, entry in table.items()}, table)


class _Where:
    """The entry that an actor was read from, institutions with their state or organisation."""

    def __init__(self, overlay: Path | None) -> None:
        self.entries = {key: entry for folder, _ in BUILDERS for key, entry in entries(folder, overlay).items()}

    def error(self, actor: Actor, reason: str, field: str) -> KnowledgeError:
        """The error at a field of the actor's table."""
        if actor.key in self.entries:
            return self.entries[actor.key].error(reason, field)
        entry = self.entries[actor.of or ""]
        number = [row.get("key") for row in entry.table["institution"]].index(actor.key)
        return entry.error(reason, "institution", number, field)


def _references(actor: Actor, actors: dict[str, Actor], kinds: Kinds, where: _Where) -> _Checks:
    table = kinds.offices if actor.kind == "office" else kinds.institutions
    if actor.kind in ("office", "organisation") and actor.sort:
        for field, names in (("kind", (actor.sort,)), ("functions", actor.functions)):
            for name in names:
                if name not in table:
                    yield where.error(actor, f"unknown kind {name!r} of {actor.key}; see actors/kinds.toml", field)
    if actor.of is not None and not _is_body(actors, kinds, actor.of):
        field = "body" if actor.kind == "office" else "of"
        yield where.error(actor, f"{actor.key} belongs to an unknown body {actor.of!r}", field)
    for field, keys in (("states", actor.states), ("member", tuple(member.state for member in actor.members))):
        for key in keys:
            if key not in actors or actors[key].kind != "state":
                yield where.error(actor, f"{actor.key}: unknown state {key!r}", field)


def _is_body(actors: dict[str, Actor], kinds: Kinds, key: str) -> bool:
    of, _, kind = key.partition("-")
    actor = actors.get(key) or institution(actors, kinds, kind, of)
    return actor is not None and actor.kind in ("state", "alliance", "organisation")


def _aliases(actors: dict[str, Actor], where: _Where) -> _Checks:
    """Old keys that lead nowhere or in a circle."""
    for actor in actors.values():
        seen, at = [actor.key], actor.same_as
        while at is not None and at not in seen and at in actors:
            seen.append(at)
            at = actors[at].same_as
        if at is not None and at not in actors:
            if len(seen) == 1:
                yield where.error(actor, f"{actor.key} is the same as an unknown actor {at!r}", "same_as")
        elif at == actor.key and actor.key == min(seen):
            yield where.error(actor, f"a cycle of aliases: {' -> '.join([*seen, at])}", "same_as")


def _terms(entry: Entry, actors: dict[str, Actor]) -> _Checks:
    """Holders nobody knows, and two holders at once."""
    terms = build.terms(entry)
    for number, term in enumerate(terms):
        if term.person not in actors or actors[term.person].kind != "person":
            yield entry.error(f"{entry.key}: unknown person {term.person!r}", "holder", number, "person")
    if actors[entry.key].shared:
        return
    in_order = sorted(enumerate(terms), key=lambda row: row[1].from_)
    for (_, one), (number, other) in combinations(in_order, 2):
        if _overlap(one, other):
            both = f"{_term(one)} and {_term(other)}"
            yield entry.error(f"{entry.key} is held by two at once: {both}", "holder", number, "from")


def _overlap(one: Term, other: Term) -> bool:
    """Whether two terms certainly share more than the day of the handover."""
    return (one.to is None or other.from_.last < one.to.first) and (other.to is None or one.from_.last < other.to.first)


def _term(term: Term) -> str:
    return f"{term.person} ({written(term.from_)} to {written(term.to) if term.to else 'now'})"


def _outlets(overlay: Path | None, actors: dict[str, Actor]) -> _Checks:
    """Outlets in unknown countries, and domains that two claim."""
    owners: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries("outlets", overlay).values():
        outlet = build.outlet(entry)
        if outlet.country not in actors:
            yield entry.error(f"{outlet.key}: unknown country {outlet.country!r}", "country")
        for domain in outlet.domains:
            owners[domain].append(entry)
    for domain, claims in owners.items():
        for one, other in pairwise(claims):
            yield other.error(f"domain {domain} of {other.key} is also in {one.file.name}", "domains")


def _concepts(overlay: Path | None) -> _Checks:
    """Links of concepts that lead nowhere."""
    for entry in entries("concepts", overlay).values():
        for field in ("concepts", "questions", "doctrines"):
            for number, key in enumerate(entry.table.get(field, ())):
                if key not in entries(field, overlay) or (field == "concepts" and key == entry.key):
                    yield entry.error(f"{entry.key}: no {field[:-1]} {key!r}", field, number)


def _caught(step: Callable[[], object]) -> Iterable[KnowledgeError]:
    """The error that a step raises, if it does."""
    try:
        step()
    except KnowledgeError as problem:
        return [problem]
    return []
