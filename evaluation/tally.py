"""Counts of right and wrong, additive over documents, and the figures made of them.

A *slice* is part of the attributions: all, those of a form (``quoted``: direct and mixed; ``indirect``), those of a
class. The precision of a slice is over the predictions in it, matched with gold of any slice; its recall is over the
gold in it, matched with any prediction. A prediction without a class stands in the slice of every class.

For a slice: *exact* (contents equal), *relaxed* (one to one, likeness of at least one half), *chars* (letters of the
contents' union), *joint* and *joint_head* (relaxed, and the source right by likeness or by head word); and of these
*relaxed_class* and *joint_class*, for which the class must be right too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from evaluation.letters import Letters, likeness
from evaluation.matching import ENOUGH, ROLES, Document, Item, align, head_right, source_right

Counts = Counter[tuple[str, ...]]
FORMS = ("direct", "mixed", "indirect")
CLASSES = ("speech", "thought", "attitude", "decree", "evidence")
MATCHES = ("exact", "relaxed", "joint", "joint_head", "relaxed_class", "joint_class")

SLICES: dict[str, Callable[[Item], bool]] = {
    "all": lambda _: True,
    "quoted": lambda item: item.form != "indirect",
    "indirect": lambda item: item.form == "indirect",
    **{name: lambda item, name=name: item.class_ == name for name in CLASSES},  # type: ignore[misc]  # name is bound
}


def count(document: Document) -> Counts:
    """All counts of one document."""
    gold, pred = document.gold, document.pred
    relaxed = align(gold, pred)
    joint = {i: j for i, j in relaxed.items() if source_right(gold[i], pred[j])}
    matches = {
        "exact": align(gold, pred, 1.0),
        "relaxed": relaxed,
        "joint": joint,
        "joint_head": {i: j for i, j in relaxed.items() if head_right(gold[i], pred[j])},
        "relaxed_class": {i: j for i, j in relaxed.items() if gold[i].class_ == pred[j].class_},
        "joint_class": {i: j for i, j in joint.items() if gold[i].class_ == pred[j].class_},
    }
    counts: Counts = Counter()
    for name in SLICES:
        _slice(counts, name, document, matches)
    for form in FORMS:
        counts["form", form, "gold"] += sum(g.form == form for g in gold)
        for name in ("exact", "relaxed"):
            counts["form", form, name] += sum(gold[i].form == form for i in matches[name])
    _segments(counts, gold, pred)
    for i, j in relaxed.items():
        _pair(counts, gold[i], pred[j])
    return counts


def _slice(counts: Counts, name: str, document: Document, matches: Mapping[str, Mapping[int, int]]) -> None:
    belongs, gold, pred = SLICES[name], document.gold, document.pred
    inside = {i for i, g in enumerate(gold) if belongs(g)}
    found = {j for j, p in enumerate(pred) if belongs(p) or (name in CLASSES and p.class_ is None)}
    counts[name, "gold"] += len(inside)
    counts[name, "pred"] += len(found)
    for match, pairs in matches.items():
        counts[name, match, "recalled"] += sum(i in inside for i in pairs)
        counts[name, match, "right"] += sum(j in found for j in pairs.values())
    gold_chars, pred_chars = _union(gold[i] for i in inside), _union(pred[j] for j in found)
    counts[name, "chars", "gold"] += len(gold_chars)
    counts[name, "chars", "pred"] += len(pred_chars)
    counts[name, "chars", "recalled"] += len(gold_chars & _union(pred))
    counts[name, "chars", "right"] += len(pred_chars & _union(gold))


def _union(items: Iterable[Item]) -> Letters:
    return frozenset[int]().union(*(item.content for item in items))


def _segments(counts: Counts, gold: Sequence[Item], pred: Sequence[Item]) -> None:
    """Contiguous pieces, exact, role by role, whoever they belong to."""
    for role in ROLES:
        wanted, given = (Counter(piece for item in items for piece in item.pieces[role]) for items in (gold, pred))
        counts["segments", role, "gold"] += wanted.total()
        counts["segments", role, "pred"] += given.total()
        counts["segments", role, "right"] += (wanted & given).total()


def _pair(counts: Counts, gold: Item, pred: Item) -> None:
    """What is right about two attributions whose contents match."""
    if gold.source:
        counts["source", "pairs"] += 1
        counts["source", "same"] += likeness(gold.source, pred.source) >= ENOUGH
        counts["source", "head"] += head_right(gold, pred)
        counts["source", "missing"] += not pred.source
        counts["source", "heads"] += bool(gold.head)
    given = {"kind": (gold.row.get("type"), pred.row.get("kind")), "class": (gold.class_, pred.class_)}
    for label, (own, other) in given.items():
        if own and other:
            counts["labels", label, "pairs"] += 1
            counts["labels", label, "right"] += own == other


# ---------------------------------------------------------------- figures


def figures(counts: Counts) -> dict[str, Any]:
    """The figures of summed counts, in per cent; slices of classes only where gold has classes."""
    found: dict[str, Any] = {name: _figures(counts, name) for name in SLICES
                             if counts[name, "gold"] or name not in CLASSES}
    found["recall"] = {form: {"gold": counts["form", form, "gold"]}
                       | {name: _percent(counts["form", form, name], counts["form", form, "gold"])
                          for name in ("exact", "relaxed")} for form in FORMS}
    found["segments"] = {role: _prf(*(counts["segments", role, key] for key in ("right", "pred", "right", "gold")))
                         for role in ROLES}
    pairs = counts["source", "pairs"]
    found["source"] = {"pairs": pairs, "heads": counts["source", "heads"]}
    found["source"] |= {name: _percent(counts["source", name], pairs) for name in ("same", "head", "missing")}
    found["labels"] = {label: {"pairs": counts["labels", label, "pairs"],
                               "right": _percent(counts["labels", label, "right"], counts["labels", label, "pairs"])}
                       for label in ("kind", "class") if counts["labels", label, "pairs"]}
    return found


def _figures(counts: Counts, name: str) -> dict[str, Any]:
    gold, pred = counts[name, "gold"], counts[name, "pred"]
    found: dict[str, Any] = {"gold": gold, "pred": pred}
    classes = any(counts[own, "gold"] for own in CLASSES)
    for match in MATCHES if classes else MATCHES[:4]:
        found[match] = _prf(counts[name, match, "right"], pred, counts[name, match, "recalled"], gold)
    found["chars"] = _prf(*(counts[name, "chars", key] for key in ("right", "pred", "recalled", "gold")))
    return found


def _prf(right: int, pred: int, recalled: int, gold: int) -> dict[str, float]:
    precision, recall = _percent(right, pred), _percent(recalled, gold)
    both = precision + recall
    return {"P": precision, "R": recall, "F": 2 * precision * recall / both if both else 0.0}


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


# ---------------------------------------------------------------- for people


def table(figures: Mapping[str, Any]) -> str:
    """The figures as text."""
    lines = [f"{'P / R / F':10}{'gold':>6}{'pred':>6}   " + "".join(f"{name:19}" for name in (*MATCHES[:3], "chars"))]
    for name in SLICES:
        if name in figures:
            own = figures[name]
            cells = "".join(f"{_cell(own[match]):19}" for match in (*MATCHES[:3], "chars"))
            lines.append(f"{name:10}{own['gold']:6}{own['pred']:6}   {cells.rstrip()}")
    recall = (f"{form} {own['exact']:.1f} / {own['relaxed']:.1f} of {own['gold']}"
              for form, own in figures["recall"].items())
    lines += ["", "recall, exact / relaxed: " + "   ".join(recall)]
    source = figures["source"]
    heads = f"   head {source['head']:.1f}   joint by head word {_cell(figures['all']['joint_head'])}"
    lines.append(f"source, {source['pairs']} matched: same {source['same']:.1f}   none given {source['missing']:.1f}"
                 + (heads if source["heads"] else ""))
    lines.append("pieces, exact: " + "   ".join(f"{role} {_cell(own)}" for role, own in figures["segments"].items()))
    if any(name in figures for name in CLASSES):
        both = (f"{name} {own['relaxed_class']['F']:.1f} / {own['joint_class']['F']:.1f}"
                for name, own in figures.items() if name in ("all", *CLASSES))
        lines.append("class right too, F relaxed / joint: " + "   ".join(both))
    for label, own in figures["labels"].items():
        lines.append(f"{label} right: {own['right']:.1f} of {own['pairs']} matched")
    return "\n".join(lines)


def _cell(own: Mapping[str, float]) -> str:
    return f"{own['P']:.1f} {own['R']:.1f} {own['F']:.1f}"
