"""Read texts with marked attributions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evaluation.rows import Row

_MARK = re.compile(r"\{([SCT])([\d,]+) |\}")
_ROLES = {"S": "source", "C": "cue", "T": "content"}


def read(marked: str) -> Iterator[Row]:
    """The gold rows of a marked file. Raises ValueError for a mark left open, and for an attribution without labels."""
    for part in re.split(r"^== ", marked, flags=re.MULTILINE)[1:]:
        name, _, rest = part.partition("\n")
        body, _, labels = rest.rpartition("\n-- ")
        yield _row(name.strip(), body.strip("\n"), labels.strip())


def _row(name: str, body: str, labels: str) -> Row:
    text, marks = _unmark(name, body)
    attributions = []
    for number, kind, class_ in (label.split() for label in labels.split(";") if label.strip()):
        spans = {role: [span for letter, own, span in marks if own == number and _ROLES[letter] == role]
                 for role in _ROLES.values()}
        if not spans["content"]:
            raise ValueError(f"{name}: attribution {number} has no content")
        attributions.append({**spans, "type": kind, "class": class_})
    if {number for _, number, _ in marks} != {label.split()[0] for label in labels.split(";") if label.strip()}:
        raise ValueError(f"{name}: marks and labels are not of the same attributions")
    return {"id": name, "text": text, "attributions": attributions}


def _unmark(name: str, body: str) -> tuple[str, list[tuple[str, str, list[int]]]]:
    """The text without its marks, and (role letter, attribution, span) in order of place."""
    pieces: list[str] = []
    marks: list[tuple[str, str, list[int]]] = []
    still: list[tuple[str, str, int]] = []
    at = length = 0
    for match in _MARK.finditer(body):
        pieces.append(body[at:match.start()])
        length += len(pieces[-1])
        at = match.end()
        if match[1]:
            still.append((match[1], match[2], length))
        elif not still:
            raise ValueError(f"{name}: a mark is closed that was not opened, before {body[at:at + 30]!r}")
        else:
            letter, numbers, start = still.pop()
            marks += [(letter, number, [start, length]) for number in numbers.split(",")]
    if still:
        raise ValueError(f"{name}: a mark is not closed")
    return "".join([*pieces, body[at:]]), sorted(marks, key=lambda mark: mark[2])
