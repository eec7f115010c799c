"""``annotations``: the spans of statements as W3C Web Annotations, one AnnotationPage.

Each piece of a statement's content is a target with two selectors: the words with what stands around them
(TextQuoteSelector), which finds them in the live page, and their code points in the text that onrecord read
(TextPositionSelector). The bodies are tags: the act, the certainty, the topics; and the speaker.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import Any

from onrecord.exports.nouns import About, urn
from onrecord.exports.plain import dumps, web
from onrecord.model import Span
from onrecord.record import Whole

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after that tell equal words apart."""


def web_annotations(found: Iterable[Whole], about: About) -> Generator[bytes, None, None]:
    """One JSON-LD document; its items as they come."""
    head = {"@context": CONTEXT, "id": web(about.address) or "urn:onrecord:annotations", "type": "AnnotationPage"}
    yield (dumps(head)[:-1] + ', "items": [').encode("utf-8")
    before = "\n"
    for one in found:
        yield (before + dumps(annotation(one, about))).encode("utf-8")
        before = ",\n"
    yield b"\n]}\n"


def annotation(one: Whole, about: About) -> dict[str, Any]:
    """A statement as an annotation (without ``@context``)."""
    row = one.row
    made = {"id": f"{about.site}/statement/{row.id}"} if about.site else {"id": urn(row.id)}
    created = {"created": f"{row.published.isoformat()}T00:00:00Z"} if row.published else {}
    return {**made, "type": "Annotation", "motivation": "classifying", **created,
            "generator": {"id": "urn:onrecord", "type": "Software", "name": "onrecord"},
            "body": list(_bodies(one)), "target": [_target(one, span) for span in one.statement.content]}


def _bodies(one: Whole) -> Iterator[dict[str, Any]]:
    row = one.row
    tags = [("act", row.act), ("certainty", row.certainty), *(("topic", topic) for topic in row.topics)]
    for name, value in tags:
        if value:
            yield {"type": "TextualBody", "purpose": "tagging", "value": f"{name}:{value}", "format": "text/plain"}
    if row.speaker:
        yield {"type": "TextualBody", "purpose": "identifying", "value": row.speaker, "format": "text/plain",
               "language": row.lang}


def _target(one: Whole, span: Span) -> dict[str, Any]:
    start, end = span
    text = one.text
    return {
        "type": "SpecificResource", "source": web(one.row.url) or f"urn:onrecord:article:{one.row.article}",
        "selector": [
            {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - AROUND):start],
             "suffix": text[end:end + AROUND]},
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
