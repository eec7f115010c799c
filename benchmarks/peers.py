"""textacy and sayswho beside onrecord: the same texts, the same scorer, the same run."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import metadata
from typing import Any

from benchmarks.pairs import once
from benchmarks.speed import full_pipeline
from benchmarks.table import markdown, page
from benchmarks.texts import to_score
from evaluation import attributions
from evaluation.rows import Row
from onrecord.lang import CODES

System = Callable[[Row], list[dict[str, Any]]]
"""From a row to the attributions it finds in the row's text."""
HEAD = ("system", "exact", "relaxed", "joint", "P relaxed", "R relaxed", "direct recall", "words/s")
NOTES = """\
F1 in per cent by `evaluation`'s scorer (agrees with the reference scorer to 0.1); joint: content and source right.
Words a second by the clock, warm, one run, each system with its parse. Peers read with onrecord's own spaCy model.

- textacy {textacy}: `textacy.extract.direct_quotations`, paragraph by paragraph; paragraphs it refuses (an odd number
  of marks) count as empty. It claims direct quotations only.
- sayswho {sayswho}: its `quote_finder` over whole texts, English only. Its recommended model (`en_core_web_lg`) and its
  coreference model (`en_coreference_web_trf`) are not on PyPI, so it runs on the small model and without resolving who
  speaks; texts on which it fails are read paragraph by paragraph, and paragraphs on which it fails count as empty.
- {lack}"""


def run() -> str:
    """Measure every language; the page as Markdown."""
    parts = []
    for lang in CODES:
        corpus, gold = to_score(lang)
        rows = [_row(name, system, gold) for name, system in _systems(lang)]
        words = sum(len(row["text"].split()) for row in gold)
        parts += [f"## {lang}: {corpus}, {len(gold)} texts, {words:,} words", markdown(HEAD, rows)]
    return page("peers", "Beside its peers", NOTES.format(
        textacy=_version("textacy"), sayswho=_version("sayswho"),
        lack="Missing here: `pip install -e .[bench]`, and `pip install --no-deps sayswho` (it pins an old pytest)."
        if not (_there("textacy") and _there("sayswho")) else "Both are installed."), *parts)


def _systems(lang: str) -> Iterator[tuple[str, System | None]]:
    nlp = full_pipeline(lang)
    yield "onrecord", _onrecord
    yield "textacy", partial(_textacy, nlp) if _there("textacy") else None
    if lang == "en":
        yield "sayswho", partial(_sayswho, nlp) if _there("sayswho") else None


def _row(name: str, system: System | None, gold: Sequence[Row]) -> Sequence[object]:
    if system is None:
        return (name, "not installed", *[""] * (len(HEAD) - 2))
    kind = [{"id": row["id"], "text": row["text"]} for row in gold]
    system(kind[0])  # whatever loads late is loaded now
    pred: list[Row] = []
    spent = once(lambda: pred.extend({"id": row["id"], "attributions": system(row)} for row in kind))
    figures = attributions.score(gold, pred)
    own = figures["all"]
    words = sum(len(row["text"].split()) for row in gold)
    return (name, *(f"{own[match]['F']:.1f}" for match in ("exact", "relaxed", "joint")), f"{own['relaxed']['P']:.1f}",
            f"{own['relaxed']['R']:.1f}", f"{figures['recall']['direct']['relaxed']:.1f}", f"{words / spent.wall:,.0f}")


def _onrecord(row: Row) -> list[dict[str, Any]]:
    (found,) = attributions.predict([row])
    attributed: list[dict[str, Any]] = found["attributions"]
    return attributed


def _textacy(nlp: Any, row: Row) -> list[dict[str, Any]]:
    find = importlib.import_module("textacy.extract.triples").direct_quotations  # an extra, and slow to import
    found = []
    for start, paragraph in paragraphs(row["text"]):
        try:
            found += [_plain(triple, start) for triple in find(nlp(paragraph))]
        except ValueError:  # an odd number of quotation marks
            continue
    return found


def _sayswho(nlp: Any, row: Row) -> list[dict[str, Any]]:
    """Blank lines are made single line breaks, which it expects, without moving a character."""
    text = re.sub(r"\n+", lambda breaks: breaks[0][1:].replace("\n", " ") + "\n", row["text"])
    whole = _quotes(nlp, text)
    if whole is not None:
        return [_plain(triple, 0) for triple in whole]
    return [_plain(triple, start) for start, paragraph in paragraphs(text) for triple in _quotes(nlp, paragraph) or ()]


def _quotes(nlp: Any, text: str) -> list[Any] | None:
    """What it finds; None when it fails, as it does on marks of two characters and where no sentence is around."""
    finder = importlib.import_module("sayswho.quote_finder")
    try:
        return list(finder.quote_finder(nlp(text)))
    except (TypeError, IndexError):
        return None


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each line that is not blank, with its offset."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def _plain(triple: Any, shift: int) -> dict[str, Any]:
    """A peer's (speaker, cue, content) as an attribution."""
    content = [shift + triple.content.start_char, shift + triple.content.end_char]
    return {"source": spans(triple.speaker, shift), "cue": spans(triple.cue, shift), "content": [content]}


def spans(tokens: Iterable[Any], shift: int) -> list[list[int]]:
    """Tokens of a spaCy document as spans, neighbours in one."""
    found: list[list[int]] = []
    last = None
    for token in tokens:
        if token.i == last:
            continue
        if found and last is not None and token.i == last + 1:
            found[-1][1] = shift + token.idx + len(token)
        else:
            found.append([shift + token.idx, shift + token.idx + len(token)])
        last = token.i
    return found


def _there(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def _version(name: str) -> str:
    return metadata.version(name) if _there(name) else "(not installed)"
