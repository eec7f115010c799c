"""``jsonld``: schema.org. What is quoted is a Quotation, what is only reported a Claim; both appear in a NewsArticle.

The same object may stand in a page: ``<script type="application/ld+json">`` (no ``<`` is left in it).
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Any

from onrecord.exports.nouns import About, urn
from onrecord.exports.plain import dumps, web
from onrecord.record import StatementRow

CONTEXT = "https://schema.org"
TYPES = {"person": "Person", "organisation": "Organization", "alliance": "Organization", "state": "Country"}


def jsonld(rows: Iterable[StatementRow], about: About) -> Generator[bytes, None, None]:
    """One JSON-LD document, ``@graph`` holding the statements as they come."""
    yield f'{{"@context": {dumps(CONTEXT)}, "@graph": ['.encode()
    before = "\n"
    for row in rows:
        yield (before + dumps(thing(row, about))).encode("utf-8")
        before = ",\n"
    yield b"\n]}\n"


def thing(row: StatementRow, about: About) -> dict[str, Any]:
    """A statement as schema.org has it (without ``@context``)."""
    article = _given({"@type": "NewsArticle", "@id": f"urn:onrecord:article:{row.article}", "headline": row.title,
                      "url": web(row.url), "inLanguage": row.lang,
                      "datePublished": row.published.isoformat() if row.published else None,
                      "publisher": row.outlet and {"@type": "Organization", "name": row.outlet}})
    own = {"@id": urn(row.id), "text": row.words, "inLanguage": row.lang,
           "url": f"{about.site}/statement/{row.id}" if about.site else None,
           "keywords": ", ".join(value for value in (row.act, *row.topics) if value)}
    who = _speaker(row, about)
    if row.kind == "direct":
        return _given({"@type": "Quotation", **own, "spokenByCharacter": who, "isPartOf": article})
    return _given({"@type": "Claim", **own, "author": who, "appearance": article})


def _speaker(row: StatementRow, about: About) -> dict[str, Any] | None:
    """Who spoke; without a type where it is not known whether that is a person."""
    if not row.speaker:
        return None
    kind = TYPES.get(about.kind_of(row.actor) or "") if row.actor else None
    return _given({"@type": kind, "@id": row.actor and f"urn:onrecord:actor:{row.actor}", "name": row.speaker,
                   "jobTitle": row.role if kind == "Person" else None})


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
