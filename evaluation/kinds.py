"""The four things that are evaluated: what their rows hold, what of it is a label, and where their module is."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evaluation import rows as checks
from evaluation.rows import Check, Row

Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One KIND of the command line."""

    name: str
    needs: Mapping[str, Check]
    """Fields that every row to be predicted must have, or may have (``name?``)."""
    gold: Mapping[str, Check]
    """Fields that a gold row must have beside them."""
    labels: frozenset[str]
    """Fields that only gold has: taken away before predicting."""
    inner: frozenset[str] = field(default_factory=frozenset)
    """Labels inside each of the row's attributions."""

    def bare(self, row: Row) -> Row:
        """The row as a predictor may see it."""
        bare = {name: value for name, value in row.items() if name not in self.labels}
        if self.inner and "attributions" in bare:
            bare["attributions"] = [{name: value for name, value in attribution.items() if name not in self.inner}
                                    for attribution in bare["attributions"]]
        return bare

    def predict(self, rows: Sequence[Row]) -> list[Row]:
        """The module's predictions for rows without labels."""
        predict: Callable[[Sequence[Row]], Sequence[Row]] = self._module().predict
        return list(predict([self.bare(row) for row in rows]))

    def score(self, gold: Sequence[Row], pred: Sequence[Row]) -> Figures:
        """The module's figures."""
        figures: Figures = self._module().score(list(gold), list(pred))
        return figures

    def table(self, figures: Figures) -> str:
        """The figures for people: the module's own table, or one figure a line."""
        own: Callable[[Figures], str] | None = getattr(self._module(), "table", None)
        if own is not None:
            return own(figures)
        return "\n".join(f"{path:40} {value:10.1f}" for path, value in flat(figures).items())

    def _module(self) -> Any:
        return importlib.import_module(f"evaluation.{self.name}")


def flat(figures: Figures, above: str = "") -> dict[str, float]:
    """Nested figures as one mapping from path (``all.relaxed.F``) to number; what is no number is left out."""
    found: dict[str, float] = {}
    for name, value in figures.items():
        if isinstance(value, Mapping):
            found |= flat(value, f"{above}{name}.")
        elif isinstance(value, int | float) and not isinstance(value, bool):
            found[f"{above}{name}"] = float(value)
    return found


def _of(*names: str) -> frozenset[str]:
    return frozenset(names)


_TEXT: dict[str, Check] = {"id": checks.a_name, "text": checks.a_string}
_LANG: dict[str, Check] = {"lang": checks.a_language}

KINDS: dict[str, Kind] = {kind.name: kind for kind in (
    Kind("attributions", _TEXT | {"lang?": checks.a_language}, {"attributions": checks.attributions},
         _of("attributions", "ignore", "publisher", "annotator")),
    Kind("statements", _TEXT | _LANG | {"attribution": checks.an_attribution},
         {"act": checks.anything, "certainty": checks.anything, "condition": checks.anything},
         _of("act", "alt", "certainty", "condition", "targets", "note", "origin")),
    Kind("times", _TEXT | _LANG | {"published?": checks.a_day}, {"kind": checks.a_string, "span": checks.anything},
         _of("span", "from", "to", "kind", "note", "origin")),
    # A speakers row may leave its text to the corpus that its `origin` and `id` name.
    Kind("speakers", {"id": checks.a_name, "attributions": checks.attributions, "text?": checks.a_string,
                      "lang?": checks.a_language}, {}, _of("note"), inner=_of("speaker", "note")),
)}
