"""What goes wrong and why, so that whoever works on the engine sees where the next point is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from evaluation import attributions
from evaluation.causes import Case, Known, cases
from evaluation.matching import ROLES, Document, Item, documents
from evaluation.rows import Row
from onrecord.model import Tree
from onrecord.trees import Walk

Cases = dict[str, list[Case]]
"""Language -> what went wrong in it."""
_TITLES = {"missed": "Missed", "false": "False finds", "source": "Found, wrong source"}
_MARKS = {"source": "[S {}]", "cue": "{{C {}}}", "content": "<T {}>"}
_AROUND, _LONGEST, _WORDS = 40, 420, 12


def train_beside(gold: Path) -> Path | None:
    """The train split that lies beside a dev file."""
    found = sorted(gold.parent.glob("*train.jsonl"))
    return found[0] if found else None


def collect(gold: Sequence[Row], pred: Sequence[Row], train: Sequence[Row] | None) -> Cases:
    """Everything that went wrong, by language. train: None when it is not there."""
    found: Cases = defaultdict(list)
    known: dict[str, Known] = {}
    for document, row in zip(documents(gold, pred), gold, strict=True):
        parsed = attributions.parse(row)
        if parsed is None:
            continue
        tree = parsed[1]
        if train is not None and tree.lang not in known:
            known[tree.lang] = known_cues(train, tree.lang)
        found[tree.lang] += cases(document, dict(_heads(document, tree)), known.get(tree.lang))
    return found


def _heads(document: Document, tree: Tree) -> Iterator[tuple[int, tuple[str, str]]]:
    """For each item, by ``id()``, lemma and part of speech of its cue's head word."""
    walk = Walk(tree)
    for item in (*document.gold, *document.pred):
        head = walk.head(walk.tokens([(start, end) for start, end in item.row.get("cue") or ()]))
        if head is not None:
            yield id(item), (tree.lemma[head].lower(), tree.pos[head])


def known_cues(train: Iterable[Row], lang: str) -> Known:
    """How often each lemma heads a cue of the training gold; each distinct cue is parsed by itself."""
    from onrecord.parses import parse_blocks  # noqa: PLC0415 - the parser loads when it is needed
    from onrecord.spans import repair  # noqa: PLC0415

    cues = Counter(" ".join(row["text"][start:end] for start, end in attribution.get("cue") or ())
                   for row in train for attribution in row.get("attributions") or ())
    distinct = [cue for cue in cues if cue.strip()]
    tree = parse_blocks(lang, [(number, 0, repair(cue, ())) for number, cue in enumerate(distinct)])
    walk, known = Walk(tree), Counter[str]()
    tokens: dict[int, list[int]] = defaultdict(list)
    for token, number in enumerate(tree.block):
        tokens[number].append(token)
    for number, cue in enumerate(distinct):
        head = walk.head(tokens[number])
        if head is not None:
            known[tree.lemma[head].lower()] += cues[cue]
    return known


# ---------------------------------------------------------------- for people


def report(found: Cases, examples: int = 3) -> str:
    """The causes with counts and examples, as Markdown."""
    lines: list[str] = []
    for lang, own in sorted(found.items()):
        lines.append(f"# {lang}")
        for group, title in _TITLES.items():
            members = [case for case in own if case.group == group]
            lines += ["", f"## {title}: {len(members)}", "", *_counts(members), *_examples(members, examples)]
    return "\n".join(lines)


def counts(found: Cases) -> dict[str, dict[str, dict[str, int]]]:
    """Language -> group -> cause -> how many."""
    return {lang: {group: dict(Counter(case.cause for case in own if case.group == group).most_common())
                   for group in _TITLES} for lang, own in found.items()}


def _counts(members: Sequence[Case]) -> Iterator[str]:
    if not members:
        return
    yield from ("| cause | cases | cues most often |", "|---|---:|---|")
    for cause, number in Counter(case.cause for case in members).most_common():
        words = Counter(_cue(case) for case in members if case.cause == cause)
        common = ", ".join(f"{word} {times}" for word, times in words.most_common(_WORDS) if word)
        yield f"| {cause} | {number} | {common} |"


def _cue(case: Case) -> str:
    item = case.gold if case.group != "false" else case.pred
    text = case.document.text
    spans = (item.row.get("cue") or ()) if item else ()
    return " ".join(" ".join(text[start:end] for start, end in spans).split())


def _examples(members: Sequence[Case], number: int) -> Iterator[str]:
    by_cause: dict[str, list[Case]] = defaultdict(list)
    for case in members:
        by_cause[case.cause].append(case)
    for cause, own in sorted(by_cause.items(), key=lambda pair: -len(pair[1])) if number else ():
        yield from ("", f"### {cause}", "")
        for case in own[:: max(1, len(own) // number)][:number]:
            yield f"- `{case.document.id}`"
            if case.gold:
                yield f"  - gold: {shown(case.document.text, case.gold)}"
            if case.pred:
                yield f"  - read: {shown(case.document.text, case.pred)}"


def shown(text: str, item: Item) -> str:
    """The words around an attribution with its roles marked, on one line."""
    spans = sorted((start, end, role) for role in ROLES for start, end in item.row.get(role) or ())
    at = max(0, spans[0][0] - _AROUND)
    pieces = ["…"] if at else []
    for start, end, role in spans:
        pieces += [text[at:max(at, start)], _MARKS[role].format(text[start:end])]
        at = max(at, end)
    line = " ".join("".join([*pieces, text[at:at + _AROUND], "…"]).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST // 2]} […] {line[-_LONGEST // 2:]}"
