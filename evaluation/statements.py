"""Statements: the act, certainty, condition and targets of given attributions, predicted and scored.

Acts are scored strict and lenient (an act of the row's ``alt`` counts as right), by act, corpus and language;
certainty as exact value; a condition is right when *if* and *then* both overlap the gold by at least half (intersection
over union); targets as recall of the gold's names. Beside them two baselines: the commonest act, and a coder that only
looks up the cue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from evaluation.kinds import Figures
from evaluation.rows import Row
from onrecord.model import Article, Attribution, Block, Condition, Spans

ENOUGH = 0.5
ACTS = ("assert", "assess", "predict", "deny", "monitor", "announce", "pledge", "offer", "agree", "threaten", "refuse",
        "demand", "warn", "accuse", "condemn", "welcome", "concede", None)
Pair = tuple[Row, Row]


def article(row: Row) -> Article:
    """A row's text as an article, one paragraph a line."""
    blocks, at = [], 0
    for line in row["text"].split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", (at, at + len(line))))
        at += len(line) + 1
    return Article(str(row["id"]), row["text"], row["lang"], "report", tuple(blocks))


def attribution(row: Row) -> Attribution:
    """A row's given attribution."""
    given = row["attribution"]
    source, cue, content = (tuple((int(s), int(e)) for s, e in given.get(role) or ())
                            for role in ("source", "cue", "content"))
    return Attribution("a1", given.get("kind", "indirect"), given.get("class", "speech"), source, cue, content, "given")


def predict(rows: Iterable[Row]) -> list[Row]:
    """For each row with id, lang, text and attribution: ``{"id", "act", "certainty", "condition", "targets"}``."""
    return [_predict(row) for row in rows]


def _predict(row: Row) -> Row:
    from onrecord.knowledge import load  # noqa: PLC0415 - knowledge and models load when a row is read, not for --help
    from onrecord.parses import parse  # noqa: PLC0415
    from onrecord.statements.code import statement  # noqa: PLC0415
    from onrecord.statements.passage import Page, Passage  # noqa: PLC0415
    from onrecord.trees import Walk  # noqa: PLC0415

    read, given = article(row), attribution(row)
    found = statement(Passage(Page(read.text, Walk(parse(read)), load()), given, given.content), read.id)
    return {"id": row["id"], "act": found.act, "certainty": found.certainty, "condition": _plain(found.condition),
            "targets": list(found.targets)}


def _plain(condition: Condition | None) -> dict[str, list[list[int]]] | None:
    if condition is None:
        return None
    return {"if": [list(s) for s in condition.if_], "then": [list(s) for s in condition.then]}


# ---------------------------------------------------------------- scoring


def score(gold: Sequence[Row], pred: Iterable[Row]) -> Figures:
    """All figures, in per cent. Raises ValueError when a gold row has no prediction."""
    found = {row["id"]: row for row in pred}
    missing = [row["id"] for row in gold if row["id"] not in found]
    if missing:
        raise ValueError(f"no prediction for {missing[0]!r} and {len(missing) - 1} more")
    pairs = [(row, found[row["id"]]) for row in gold]
    return {
        "acts": {name: _acts(own) for name, own in _slices(pairs).items()},
        "by act": {str(act): _of_act(pairs, act) for act in ACTS},
        "certainty": {name: _share(own, _as_sure) for name, own in _slices(pairs).items()},
        "condition": _conditions(pairs),
        "targets": _targets(pairs),
        "baselines": {"majority": _acts(_majority(pairs)),
                      "keyword": _acts([(g, {"act": keyword(g)}) for g, _ in pairs])},
        "confusions": _confusions(pairs),
    }


def _slices(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    """All; by corpus (own: invented; press: all others); by language."""
    out: dict[str, list[Pair]] = {"all": list(pairs)}
    for pair in pairs:
        corpus = pair[0].get("origin", {}).get("corpus", "own")
        for name in (("own",) if corpus == "own" else ("press", str(corpus))) + (str(pair[0]["lang"]),):
            out.setdefault(name, []).append(pair)
    return out


def _share(pairs: Sequence[Pair], right: Callable[[Row, Row], bool]) -> float:
    return 100 * sum(right(g, p) for g, p in pairs) / max(1, len(pairs))


def _as_sure(gold: Row, pred: Row) -> bool:
    return bool(gold["certainty"] == pred["certainty"])


def _strict(gold: Row, pred: Row) -> bool:
    return bool(gold["act"] == pred["act"])


def _lenient(gold: Row, pred: Row) -> bool:
    return _strict(gold, pred) or pred["act"] in [None if act in (None, "None", "none", "null") else act
                                                  for act in gold.get("alt") or ()]


def _acts(pairs: Sequence[Pair]) -> dict[str, float]:
    return {"strict": _share(pairs, _strict), "lenient": _share(pairs, _lenient), "rows": len(pairs)}


def _of_act(pairs: Sequence[Pair], act: str | None) -> dict[str, float]:
    return _f(sum(p["act"] == act == g["act"] for g, p in pairs), sum(p["act"] == act for _, p in pairs),
              sum(g["act"] == act for g, _ in pairs))


def _f(right: int, found: int, gold: int) -> dict[str, float]:
    return {"P": 100 * right / max(1, found), "R": 100 * right / max(1, gold), "F": 200 * right / max(1, found + gold),
            "gold": gold}


def likeness(one: Iterable[Sequence[int]], other: Iterable[Sequence[int]]) -> float:
    """Characters shared by two sets of spans, over the characters of either."""
    a, b = ({at for start, end in spans for at in range(start, end)} for spans in (one, other))
    return len(a & b) / len(a | b) if a | b else 1.0


def _conditions(pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
    both = [(g["condition"], p["condition"]) for g, p in pairs if g["condition"] and p["condition"]]
    found, gold = sum(bool(p["condition"]) for _, p in pairs), sum(bool(g["condition"]) for g, _ in pairs)
    right: dict[str, Callable[[Any, Any], bool]] = {
        "presence": lambda g, p: True,  # noqa: ARG005 - that both are there is the point
        "if": lambda g, p: likeness(g["if"], p["if"]) >= ENOUGH,
        "then": lambda g, p: likeness(g["then"], p["then"]) >= ENOUGH,
    }
    right["both"] = lambda g, p: right["if"](g, p) and right["then"](g, p)
    return {name: _f(sum(test(g, p) for g, p in both), found, gold) for name, test in right.items()}


def _targets(pairs: Sequence[Pair]) -> dict[str, float]:
    gold = [(name, p["targets"]) for g, p in pairs for name in g["targets"]]
    found = [(name, g["targets"]) for g, p in pairs for name in p["targets"]]
    return {"recall": 100 * sum(_named(*each) for each in gold) / max(1, len(gold)),
            "precision": 100 * sum(_named(*each) for each in found) / max(1, len(found)), "names": len(gold)}


def _named(name: str, names: Iterable[str]) -> bool:
    """Whether a name is among names, one holding the other, case and apostrophes aside."""
    own = _fold(name)
    return any(own in other or other in own for other in map(_fold, names))


def _fold(name: str) -> str:
    return name.casefold().replace("’", "'").strip()


def _confusions(pairs: Sequence[Pair]) -> dict[str, int]:
    wrong = Counter(f"{g['act']} taken for {p['act']}" for g, p in pairs if not _lenient(g, p))
    return dict(wrong.most_common(12))


# ---------------------------------------------------------------- baselines


def _majority(pairs: Sequence[Pair]) -> list[Pair]:
    common = Counter(g["act"] for g, _ in pairs).most_common(1)[0][0] if pairs else None
    return [(g, {"act": common}) for g, _ in pairs]


def keyword(row: Row) -> str | None:
    """The act of the first cue word that is in the lexicon of cues, assert where none is: what a keyword coder does."""
    from onrecord.lang import language  # noqa: PLC0415

    cues: Mapping[str, list[str]] = language(row["lang"]).table("acts")["cue"]
    text = " ".join(row["text"][start:end].lower() for start, end in _spans(row))
    words = text.replace("’", "'").split()
    for act in ACTS:
        stems = [phrase.split()[0][:6] for phrase in cues.get(str(act), ()) if " " not in phrase]
        if act != "assert" and any(word.startswith(stem) for word in words for stem in stems if len(stem) > 3):
            return act
    return "assert"


def _spans(row: Row) -> Spans:
    return tuple((int(s), int(e)) for s, e in row["attribution"].get("cue") or ())


# ---------------------------------------------------------------- for people


def table(figures: Figures) -> str:
    """The figures as text."""
    lines = [f"{'acts':14}{'strict':>8}{'lenient':>9}{'rows':>6}"]
    for name, own in (*figures["acts"].items(), *figures["baselines"].items()):
        lines.append(f"{name:14}{own['strict']:8.1f}{own['lenient']:9.1f}{own['rows']:6.0f}")
    lines += ["", f"{'act':14}{'P':>8}{'R':>8}{'F':>8}{'gold':>6}"]
    lines += [_line(name, own) for name, own in figures["by act"].items()]
    lines += ["", "certainty: " + "   ".join(f"{name} {value:.1f}" for name, value in figures["certainty"].items()), ""]
    lines += [_line("condition " + name, own) for name, own in figures["condition"].items()]
    aimed = figures["targets"]
    lines += ["", f"targets: recall {aimed['recall']:.1f}, precision {aimed['precision']:.1f}", ""]
    lines += [f"{count:4} {what}" for what, count in figures["confusions"].items()]
    return "\n".join(lines)


def _line(name: str, own: Mapping[str, float]) -> str:
    return f"{name:20}{own['P']:8.1f}{own['R']:8.1f}{own['F']:8.1f}{own['gold']:6.0f}"
