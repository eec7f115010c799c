"""Findings as plain values: what ``onrecord verify --format json`` prints and the record keeps. docs/fidelity.md has
the fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.model import Article, Span, Speaker
from onrecord.watch.fidelity.nouns import Change, Difference, Finding, Place

Object = dict[str, Any]


def as_object(finding: Finding, primaries: Mapping[str, Article]) -> Object:
    """A finding with the words of both texts. ``primaries``: their articles by id."""
    quotation, place = finding.quotation, finding.place
    return {
        "statement": quotation.statement,
        "words": quotation.words,
        "spans": [list(span) for span in quotation.spans],
        "kind": quotation.kind,
        "speaker": _name(quotation.speaker),
        "verdict": str(finding.verdict) if finding.verdict else None,
        "changes": [str(change) for change in finding.changes],
        "wrong_speaker": finding.wrong_speaker,
        "likeness": finding.likeness,
        "how": finding.how,
        "place": place and _place(place, primaries[place.primary]),
        "differences": [_difference(one, finding, primaries) for one in finding.differences],
        "across": bool(place and primaries[place.primary].lang != quotation.lang),
        "diff": [list(piece) for piece in pieces(finding, primaries)],
    }


def pieces(finding: Finding, primaries: Mapping[str, Article]) -> Iterable[tuple[str, str]]:
    """The quoted words with what differs: (``same`` | ``said`` | ``quoted``, words), in order.

    ``said`` are words of the primary source that are not quoted so, ``quoted`` those that are not said so. Where the
    quotation goes on at another place of the source ``said`` is an ellipsis.
    """
    quotation, place = finding.quotation, finding.place
    said = primaries[place.primary].text if place else ""
    across = place is not None and primaries[place.primary].lang != quotation.lang
    at = quotation.spans[0][0]
    for (start, end), primary in _places(finding.differences):
        if start < at or (across and start == end):
            continue
        yield from _same(finding, (at, start))
        if start == end:
            yield "same", " "
        if primary is not None or start == end:
            yield "said", " ".join(_elided(said, primary).split()) if primary else "…"
        if start < end:
            yield "quoted", quotation.text[start:end]
        elif quotation.text[end:end + 1].isalnum():
            yield "same", " "
        at = end
    yield from _same(finding, (at, quotation.spans[-1][1]))


def _elided(text: str, span: Span) -> str:
    """The words of a span with the apostrophe that they end in ("n’")."""
    return text[span[0]:span[1] + (text[span[1]:span[1] + 1] in ("'", "’"))]


def _places(differences: Iterable[Difference]) -> Iterable[tuple[Span, Span | None]]:
    """Each place once, in order: several kinds of change may share one."""
    found: dict[Span, Span | None] = {}
    for one in differences:
        found[one.quoted] = one.primary or found.get(one.quoted)
    return sorted(found.items(), key=lambda pair: pair[0])


def _same(finding: Finding, span: Span) -> Iterable[tuple[str, str]]:
    """The quoted words of a stretch; what stands between the pieces of a quotation is an ellipsis."""
    inside = [(max(s, span[0]), min(e, span[1])) for s, e in finding.quotation.spans if s < span[1] and span[0] < e]
    words = " … ".join(finding.quotation.text[s:e] for s, e in inside)
    if words:
        yield "same", words


def _name(speaker: Speaker | None) -> str | None:
    return speaker.name if speaker else None


def _place(place: Place, article: Article) -> Object:
    return {
        "article": article.id, "title": article.title, "url": article.url,
        "published": article.published.isoformat() if article.published else None, "lang": article.lang,
        "spans": [list(span) for span in place.spans],
        "words": " … ".join(article.text[start:end] for start, end in place.spans),
        "sentences": list(place.sentences),
        "said_by": _name(place.said_by),
        "question": place.question,
    }


def _difference(one: Difference, finding: Finding, primaries: Mapping[str, Article]) -> Object:
    said = primaries[finding.place.primary].text if finding.place else ""
    change: Change | None = one.change
    return {
        "quoted": {"span": list(one.quoted), "words": finding.quotation.text[slice(*one.quoted)]},
        "said": one.primary and {"span": list(one.primary), "words": said[slice(*one.primary)]},
        "change": str(change) if change else None,
    }
