"""What `onrecord knowledge show ACTOR` prints: all that is known of one actor, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.knowledge.dates import written
from onrecord.knowledge.nouns import Actor, Days, FormKind, Membership, Term
from onrecord.knowledge.store import Knowledge

_HEADINGS: tuple[tuple[FormKind, str], ...] = (
    ("name", "names"), ("native", "native"), ("nickname", "also called"), ("surname", "surname"),
    ("capital", "capital"), ("metonym", "stands for it"), ("adjective", "adjectives"), ("person", "inhabitants"))


def show(knowledge: Knowledge, asked: str) -> str | None:
    """All actors that a key or a name stands for, one paragraph each; None when nobody is known by it."""
    by_key = knowledge.actor(asked)
    actors = [by_key] if by_key else list({match.actor.key: match.actor for match in knowledge.named(asked)}.values())
    return "\n\n".join("\n".join(_lines(knowledge, actor)) for actor in actors) or None


def _lines(knowledge: Knowledge, actor: Actor) -> Iterator[str]:
    titles = " / ".join(dict.fromkeys(actor.printed.values()))
    yield f"{titles}  [{actor.key}]"
    yield _row("kind", ", ".join(filter(None, (actor.kind, actor.sort, *actor.functions))))
    if actor.of:
        yield _row("of", _named(knowledge, actor.of))
    for kind, heading in _HEADINGS:
        texts = _texts(actor, kind)
        if texts:
            yield _row(heading, "; ".join(texts))
    if actor.gender:
        yield _row("gender", actor.gender)
    if actor.wikidata:
        yield _row("wikidata", actor.wikidata)
    if actor.states:
        yield _row("based in", ", ".join(_named(knowledge, key) for key in actor.states))
    yield from _members(knowledge, actor)
    yield from _terms(knowledge, actor)
    yield from _inside(knowledge, actor)
    where = actor.provenance
    yield _row("source", f"{where.source} ({where.date}, {where.checked}), {where.file}")


def _texts(actor: Actor, kind: FormKind) -> Iterable[str]:
    """The forms of a kind, the same text once, with its languages."""
    langs: dict[str, list[str]] = {}
    for form in actor.forms:
        if form.kind == kind:
            langs.setdefault(form.text + (" (ambiguous)" if form.ambiguous else ""), []).append(form.lang)
    return [f"{text} [{'+'.join(codes)}]" if any(codes) else text for text, codes in langs.items()]


def _members(knowledge: Knowledge, actor: Actor) -> Iterator[str]:
    if actor.members:
        yield _row("members", ", ".join(_member(knowledge, member) for member in actor.members))
    memberships = [(body, member) for body in knowledge.actors.values() for member in body.members
                   if member.state == actor.key]
    if memberships:
        bodies = (body.name("en") + _span(member.from_, member.to) for body, member in memberships)
        yield _row("member of", ", ".join(bodies))


def _member(knowledge: Knowledge, member: Membership) -> str:
    state = knowledge.actors.get(member.state)
    return (state.name("en") if state else member.state) + _span(member.from_, member.to)


def _terms(knowledge: Knowledge, actor: Actor) -> Iterator[str]:
    terms = knowledge.roles(actor.key) if actor.kind == "person" else knowledge.holders(actor.key)
    for term in terms:
        other = term.office if actor.kind == "person" else term.person
        yield _row("held" if actor.kind == "person" else "held by", f"{_named(knowledge, other)} {_dates(term)}")


def _inside(knowledge: Knowledge, actor: Actor) -> Iterator[str]:
    """Its institutions, and its offices with who holds them now."""
    for other in knowledge.actors.values():
        if other.of == actor.key and other.kind != "office":
            yield _row("part", f"{other.name('en')} [{other.key}]")
        elif other.of == actor.key:
            holding = [term for term in knowledge.holders(other.key) if term.to is None]
            people = ", ".join(_named(knowledge, term.person) for term in holding) or "holder not known"
            yield _row("office", f"{other.name('en')} [{other.key}]: {people}")


def _dates(term: Term) -> str:
    until = written(term.to) if term.to else f"in office on {term.provenance.date}"
    marks = {"acting": term.acting, "unverified": term.provenance.checked == "unverified"}
    notes = [text for text, holds in marks.items() if holds]
    return f"{written(term.from_)} to {until}" + (f" ({', '.join(notes)})" if notes else "")


def _span(start: Days | None, end: Days | None) -> str:
    since = written(start) if start else "?"
    if end is not None:
        return f" ({since} to {written(end)})"
    return f" ({since})" if start else ""


def _named(knowledge: Knowledge, key: str) -> str:
    actor = knowledge.actor(key)
    return f"{actor.name('en')} [{key}]" if actor else key


def _row(heading: str, text: str) -> str:
    return f"  {heading:14}{text}"
