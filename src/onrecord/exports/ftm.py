"""``ftm``: FollowTheMoney entities, one JSON object a line, where what is said maps onto that model.

| of ours | FollowTheMoney |
|---|---|
| an article | Article: title, publisher, publishedAt, sourceUrl, language |
| who spoke | Person, Organization, PublicBody (a state) or LegalEntity, by what is known of the actor: name |
| who is named in what article | Mention: name, document, resolved |
| a statement | Event: name, date, summary (its words), organizer (who spoke), proof (the article), keywords |

Targets, conditions and certainty have no place there; act, certainty and kind are keywords. Ids are made of ours, so
that two exports agree.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from hashlib import blake2b
from typing import Any

from onrecord.exports.nouns import About
from onrecord.exports.plain import dumps, web
from onrecord.record import StatementRow

SCHEMATA = {"person": "Person", "organisation": "Organization", "alliance": "Organization", "state": "PublicBody",
            "office": "LegalEntity"}
LANGUAGES = {"fr": "fra", "en": "eng"}
LONGEST = 200
"""Characters of a name."""

Entity = dict[str, Any]


def ftm(rows: Iterable[StatementRow], about: About) -> Generator[bytes, None, None]:
    """Entities of a stream of statements, each once, those that are referred to before those that refer to them."""
    seen: set[str] = set()
    for row in rows:
        for one in entities(row, about):
            if one["id"] not in seen:
                seen.add(one["id"])
                yield (dumps(one) + "\n").encode("utf-8")


def entities(row: StatementRow, about: About) -> Iterator[Entity]:
    """What a statement maps onto: its article, its speaker, the mention, the event."""
    article = f"onrecord-article-{row.article}"
    day = row.published.isoformat() if row.published else None
    yield entity(article, "Article", title=row.title, publisher=row.outlet, publishedAt=day, sourceUrl=web(row.url),
                 language=LANGUAGES.get(row.lang))
    speaker = None
    if row.speaker:
        speaker = _actor(row.actor) if row.actor else f"onrecord-speaker-{row.id}"
        kind = SCHEMATA.get(about.kind_of(row.actor) or "", "LegalEntity") if row.actor else "LegalEntity"
        name = row.speaker[:LONGEST]
        yield entity(speaker, kind, name=name)
        yield entity(f"onrecord-mention-{row.article}-{speaker}", "Mention", name=name, document=article,
                     resolved=speaker)
    named = f"{row.speaker or 'not named'}: {row.act or 'statement'}"
    yield entity(f"onrecord-statement-{row.id}", "Event", name=named[:LONGEST], date=day, summary=row.words,
                 organizer=speaker, proof=article, publisher=row.outlet, sourceUrl=web(row.url),
                 keywords=[value for value in (row.act, row.certainty, row.kind, *row.topics) if value])


def _actor(key: str) -> str:
    """An id of letters, digits and hyphens, as that model wants it; "~name" is no key of the knowledge and says so."""
    plain = f"name-{key[1:]}" if key.startswith("~") else key
    if not re.fullmatch(r"[0-9a-zA-Z-]*[0-9a-zA-Z]", plain):
        plain = f"name-{blake2b(key.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"
    return f"onrecord-actor-{plain}"


def entity(id_: str, schema: str, **properties: str | list[str] | None) -> Entity:
    """An entity; values are lists of text without blanks at their ends, empty ones are left out."""
    given = {name: [value] if isinstance(value, str) else value or [] for name, value in properties.items()}
    clean = {name: [" ".join(value.split()) for value in values if value.split()] for name, values in given.items()}
    return {"id": id_, "schema": schema, "properties": {name: values for name, values in clean.items() if values}}
