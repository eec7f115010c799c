"""The truth beside the month: rows of JSON for each thing that a reading, a record or a watch can be asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evaluation.month.house import Text
from evaluation.month.marks import Span
from evaluation.month.nouns import Mention, Utterance, Version
from evaluation.month.pages import stamp
from evaluation.month.plot import state_name
from evaluation.month.stock import items
from evaluation.month.world import outlets, people

Row = dict[str, Any]
Printed = Sequence[tuple[Version, Text]]
_OPENED, _CLOSED = ("«", "“", "‘", '"'), ("»", "”", "’", '"')


def articles(printed: Printed) -> Iterator[Row]:
    """One row a version: where, when, whose, its text, and what it has to do with others."""
    for version, text in printed:
        outlet = outlets()[version.outlet]
        yield {
            "id": name(version), "article": version.article, "version": version.number, "outlet": outlet.key,
            "outlet_name": outlet.name, "lang": outlet.lang, "url": version.url, "file": version.file,
            "published": stamp(version.published), "updated": version.updated and stamp(version.updated),
            "seen": stamp(version.seen), "late": (version.seen - version.published).days >= 1 and version.number == 1,
            "deleted": version.deleted and stamp(version.deleted), "story": version.story, "noise": version.noise,
            "wire": version.wire, "edits": list(version.edits), "update_of": version.update_of,
            "translation": version.plan, "title": text.title, "text": text.whole}


def name(version: Version) -> str:
    """``a00012``, and ``a00012.v2`` for a later version."""
    return version.article if version.number == 1 else f"{version.article}.v{version.number}"


def attributions(printed: Printed) -> Iterator[Row]:
    """One row a mention, with its spans in the article's text."""
    for version, text in printed:
        for number, mention in version.draft.mentions.items():
            spans = {role: text.spans.get((letter, number), [])
                     for role, letter in (("source", "S"), ("cue", "C"), ("content", "T"))}
            yield {"id": f"{name(version)}#{number}", "article": name(version), **spans,
                   "kind": kind(text.whole, spans["content"]), "form": mention.form, "headline": mention.headline,
                   **_understood(mention, outlets()[version.outlet].lang)}


def _understood(mention: Mention, lang: str) -> Row:
    one = mention.utterance
    if one is None:
        return {"utterance": None}
    return {"utterance": one.id, "speaker": people()[one.by].names[lang], "as": mention.speaker, "actor": one.of,
            "act": one.act, "certainty": one.certainty, "fidelity": mention.fidelity, "on": one.on.isoformat(),
            "question": one.question, "state": one.state}


def kind(text: str, content: Sequence[Span]) -> str:
    """direct, mixed or indirect, told by the quotation marks of the content."""
    pieces = [text[start:end].strip(",. \u00a0\u202f") for start, end in content]
    if pieces and pieces[0].startswith(_OPENED) and pieces[-1].endswith(_CLOSED):
        return "direct"
    return "mixed" if any(mark in piece for piece in pieces for mark in _OPENED) else "indirect"


def utterances(said: Sequence[Utterance], printed: Printed) -> Iterator[Row]:
    """One row a thing said, with its words in each language and where it is mentioned."""
    where: defaultdict[str, list[str]] = defaultdict(list)
    for version, _ in printed:
        for number, mention in version.draft.mentions.items():
            if mention.utterance:
                where[mention.utterance.id].append(f"{name(version)}#{number}")
    for one in said:
        yield {"id": one.id, "speaker": people()[one.by].names["en"], "person": one.by, "actor": one.of,
               "on": one.on.isoformat(), "act": one.act, "certainty": one.certainty, "subject": one.subject,
               "question": one.question, "state": state_name(one.state) if one.state else None, "about": one.about,
               "part": one.part, "ref": one.ref, "group": one.group, "spoken": people()[one.by].speaks,
               "wordings": {lang: list(items(lang)[one.group][one.item]["q"]) for lang in ("en", "fr")},
               "mentions": where[one.id]}


def copies(printed: Printed) -> Iterator[Row]:
    """Clusters of near copies: a wire text and its copies, an article and what carries it further."""
    leader: dict[str, str] = {}
    for version, _ in printed:
        if version.number == 1:
            key = version.wire or (leader.get(version.update_of) if version.update_of else None)
            leader[version.article] = key or version.article
    members: defaultdict[str, list[str]] = defaultdict(list)
    for article, key in leader.items():
        members[key].append(article)
    for key, found in members.items():
        if len(found) > 1:
            yield {"cluster": key, "articles": found}


def happenings(printed: Printed) -> Mapping[str, list[Row]]:
    """Meeting or event -> where the narrator tells of it."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for version, text in printed:
        for number, (happening, _) in version.draft.happenings.items():
            found[happening.ref].append({"article": name(version), "kind": happening.kind,
                                         "span": text.spans[("E", number)]})
    return found
