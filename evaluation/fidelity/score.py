"""Hold every pair against its source and count: precision and recall of each verdict, of each kind of change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evaluation.fidelity.pairs import Pair, source
from onrecord import meaning
from onrecord.watch.fidelity import Finding, Source, check

Judged = tuple[Pair, Finding]


@dataclass(frozen=True, slots=True)
class Line:
    """How often something was found, how often rightly, how often it was there."""

    name: str
    right: int
    found: int
    there: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right, in per cent."""
        return 100 * self.right / self.found if self.found else 100.0

    @property
    def recall(self) -> float:
        """Of what is there, the share that was found, in per cent."""
        return 100 * self.right / self.there if self.there else 100.0


def judge(pairs: Iterable[Pair]) -> list[Judged]:
    """Hold each quotation against its source."""
    ready: dict[str, Source] = {}
    encoder = meaning.encoder()
    found = []
    for pair in pairs:
        if pair.against not in ready:
            ready[pair.against] = Source(source(pair.against))
        found.append((pair, check(pair.quotation, [ready[pair.against]], encoder)))
    return found


VERDICTS = ("verbatim", "trimmed", "altered", "translated", "not found")
CHANGES = ("negation", "number", "modal", "merged sentences", "other words")


def lines(judged: Sequence[Judged]) -> list[Line]:
    """A line for each verdict, each kind of change in what is altered, and a wrong speaker."""
    tests: list[tuple[str, Callable[[Pair], bool], Callable[[Finding], bool]]] = [
        (name, lambda pair, name=name: pair.verdict == name, lambda found, name=name: found.verdict == name)  # type: ignore[misc]
        for name in VERDICTS]
    tests += [(f"altered: {name}", lambda pair, name=name: name in pair.changes,  # type: ignore[misc]
               lambda found, name=name: name in found.changes) for name in CHANGES]  # type: ignore[misc]
    tests.append(("wrong speaker", lambda pair: pair.wrong_speaker, lambda found: found.wrong_speaker))
    tests.append(("(no verdict)", lambda pair: pair.verdict is None, lambda found: found.verdict is None))
    return [Line(name, sum(gold(p) and got(f) for p, f in judged), sum(got(f) for _, f in judged),
                 sum(gold(p) for p, _ in judged)) for name, gold, got in tests]


def wrong(judged: Iterable[Judged]) -> list[Judged]:
    """Those with another verdict, speaker or change than is right; no verdict counts as none."""
    return [(p, f) for p, f in judged if f.verdict != p.verdict or f.wrong_speaker != p.wrong_speaker
            or not p.changes <= {str(change) for change in f.changes}]


def table(found: Sequence[Line]) -> str:
    """The lines for a Markdown page."""
    rows = [f"| {one.name} | {one.there} | {one.found} | {one.precision:.1f} | {one.recall:.1f} |"
            for one in found if one.there or one.found]
    return "\n".join(["| | there | found | precision | recall |", "|---|---:|---:|---:|---:|", *rows])
