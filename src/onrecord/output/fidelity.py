"""``onrecord verify`` for people: each quotation beside the words of the primary source, in 80 columns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.output.lines import ESCAPED
from onrecord.output.plain import one_line, shorten

Object = dict[str, Any]
"""A finding as plain values, as :mod:`onrecord.watch.fidelity.report` makes it."""

STYLES = {"verbatim": "green", "trimmed": "cyan", "translated": "green", "altered": "bold red", "not found": "magenta",
          None: "dim"}
LONGEST = 600
"""Characters of a quotation, or of what was said, that are shown; json has all of them."""


def write_findings(found: Iterable[Object], out: TextIO) -> None:
    """Each finding: verdict, who is quoted, the words with what differs, where it was said; then a line that counts."""
    console = Console(file=out, highlight=False, markup=False, emoji=False)
    counts: dict[str, int] = {}
    for number, finding in enumerate(found, 1):
        verdict = finding["verdict"] or "no verdict"
        counts[verdict] = counts.get(verdict, 0) + 1
        console.print(Group(*_shown(number, finding)))
    console.print(", ".join(f"{count} {verdict}" for verdict, count in counts.items()) or "no quotations")


def _shown(number: int, finding: Object) -> Iterable[RenderableType]:
    verdict = finding["verdict"]
    head = Text(f"{number:>3}  ")
    head.append((verdict or "no verdict").upper(), style=STYLES[verdict])
    if finding["changes"]:
        head.append(f" ({', '.join(finding['changes'])})", style=STYLES[verdict])
    head.append(f"  {one_line(finding['speaker'] or 'not named')}", style="bold")
    if finding["wrong_speaker"]:
        head.append(f"  WRONG SPEAKER: {_speaker(finding['place'])}", style="bold red")
    yield head
    yield _indented("quoted ", _diff(finding["diff"]))
    place = finding["place"]
    if place and (verdict == "translated" or (verdict == "altered" and finding["across"])):
        yield _indented("said   ", Text(shorten(one_line(place["words"]), LONGEST)))
    if place:
        yield _indented("in     ", Text(_where(place), style="dim"))
    yield _indented("why    ", Text(one_line(finding["how"]), style="dim"))
    yield Text("")


def _speaker(place: Object) -> str:
    return one_line(place["said_by"]) if place["said_by"] else "a question from the floor"


def _where(place: Object) -> str:
    """The source, the characters, whose turn it is."""
    spans = ", ".join(f"{start}–{end}" for start, end in place["spans"][:4])
    more = ", …" if len(place["spans"]) > 4 else ""
    by = _speaker(place) if place["said_by"] or place["question"] else ""
    title = shorten(one_line(place["title"] or place["article"]), 60)
    return " · ".join(part for part in (title, by, f"characters {spans}{more}") if part)


def _diff(diff: Sequence[Sequence[str]]) -> Text:
    """The quoted words: ``[-said, not quoted-]``, ``{+quoted, not said+}``; marks and colours say the same."""
    words, left = Text(), LONGEST
    for how, piece in diff:
        shown = shorten(one_line(piece), 120 if how == "said" else max(left, 20))
        left -= len(shown)
        padded = (" " if piece[:1].isspace() else "") + shown + (" " if piece[-1:].isspace() and shown else "")
        if how == "said":
            words.append(f"[-{shown}-]", style="red")
        elif how == "quoted":
            words.append(f"{{+{shown}+}}", style="green")
        else:
            words.append(padded)
        if left <= 0:
            break
    return words


def _indented(label: str, words: Text) -> Padding:
    return Padding(Text.assemble((label, "dim"), words), (0, 0, 0, 5), expand=False)


def write_objects(found: Iterable[Object], out: TextIO) -> None:
    """One JSON object a line, in which nothing can steer a terminal."""
    for finding in found:
        out.write(json.dumps(finding, ensure_ascii=False).translate(ESCAPED) + "\n")
