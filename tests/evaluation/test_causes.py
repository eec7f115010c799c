"""Every error has one cause, and it is the one a person would name.

Lost if this fails: work on the engine would go where no points are.
"""

from __future__ import annotations

from typing import Any

import pytest

from evaluation import causes, errors
from evaluation.matching import documents
from tests.builders import spans

TEXT = """\
« Le pont tiendra », assure Roux, « et le port aussi. » Sokal promet que la route ouvrira lundi et que rien ne manquera.
Haas : la paix est loin de nous. Personne ne sait si demain viendra."""


def said(source: str | None, cue: str | None, *content: str) -> dict[str, Any]:
    def of(*words: str) -> list[list[int]]:
        return [list(span) for span in spans(TEXT, *words)]

    return {"source": of(source) if source else [], "cue": of(cue) if cue else [], "content": of(*content)}


ROUX = said("Roux", "assure", "« Le pont tiendra »", "« et le port aussi. »")
SOKAL = said("Sokal", "promet", "que la route ouvrira lundi et que rien ne manquera")
HAAS = said("Haas", ":", "la paix est loin de nous")


def found(gold: list[dict[str, Any]], pred: list[dict[str, Any]],
          known: dict[str, int] | None = None) -> list[tuple[str, str]]:
    (document,) = documents([{"id": "a", "text": TEXT, "attributions": gold}], [{"id": "a", "attributions": pred}])
    heads = {id(item): ("cue", "VERB") for item in (*document.gold, *document.pred)}
    return [(case.group, case.cause) for case in causes.cases(document, heads, known)]


def test_what_is_right_is_no_case() -> None:
    assert found([ROUX, SOKAL, HAAS], [ROUX, SOKAL, HAAS]) == []


@pytest.mark.parametrize(("gold", "pred", "cause"), [
    (ROUX, said("Roux", "assure", "« et le port"), "split quotation left in pieces"),
    (SOKAL, said("Sokal", "promet", "que la route ouvrira"), "boundary too short"),
    (said("Sokal", "promet", "que la route"), SOKAL, "boundary too long"),
    (said("Sokal", "promet", "que la route ouvrira"), said("Sokal", "promet", "ouvrira lundi et que rien ne manquera"),
     "boundary shifted"),
    (SOKAL, said("Sokal", "promet", "la paix"), "right cue, other content"),
    (HAAS, said("Haas", ":", "la paix"), "boundary too short"),
    (said("Sokal", "promet", "ouvrira lundi et que rien ne manquera.\nHaas"), said("Sokal", "promet", "lundi"),
     "goes over paragraphs"),
    (said("Personne", "sait", "si demain viendra"), said("Haas", ":", "la paix est loin de nous. Personne ne sait si"),
     "nested: cue taken into another content"),
    (said("Sokal", "promet", "que la route"), said("Roux", "assure", "que la route ouvrira lundi et que rien"),
     "words given to another cue"),
    (said(None, None, "« Le pont tiendra »"), said(None, None, "« Le"), "boundary too short"),
])
def test_a_miss_beside_a_find(gold: dict[str, Any], pred: dict[str, Any], cause: str) -> None:
    assert found([gold], [pred])[0] == ("missed", cause)


@pytest.mark.parametrize(("gold", "known", "cause"), [
    (SOKAL, {"cue": 9}, "cue known, decided by context: verb"),
    (SOKAL, {"cue": 2}, "cue seldom one in training: verb"),
    (SOKAL, {}, "cue never one in training: verb"),
    (SOKAL, None, "cue not recognised: verb"),
    (HAAS, {}, "colon or dash as cue"),
    (said(None, None, "« Le pont tiendra »"), {}, "no cue"),
])
def test_a_miss_with_nothing_found(gold: dict[str, Any], known: dict[str, int] | None, cause: str) -> None:
    assert found([gold], [], known) == [("missed", cause)]


@pytest.mark.parametrize(("gold", "pred", "cause"), [
    ([SOKAL], [SOKAL, said("Roux", "promet", "lundi")], "second find of one cue"),
    ([SOKAL], [SOKAL, said("la route", "ouvrira", "lundi")], "nested: inside another's words"),
    ([SOKAL], [said("Sokal", "promet", "lundi")], "boundary (its gold is missed)"),
    ([HAAS], [HAAS, said("Personne", "sait", "loin de nous")], "words that gold gives to another cue"),
    ([HAAS], [HAAS, said("Personne", "sait", "si demain viendra")],
     "cue not recognised: verb"),
])
def test_a_false_find(gold: list[dict[str, Any]], pred: list[dict[str, Any]], cause: str) -> None:
    assert ("false", cause) in found(gold, pred)


@pytest.mark.parametrize(("gold", "pred", "cause"), [
    (None, "Sokal", "given, gold has none"), ("Sokal", None, "none given"), ("Sokal promet", "Sokal", "too short"),
    ("Haas", "aussi. » Sokal promet que la route ouvrira lundi et que rien ne manquera.\nHaas", "too long"),
    ("Sokal", "Roux", "somebody else"),
])
def test_a_wrong_source(gold: str | None, pred: str | None, cause: str) -> None:
    pairs = [{**SOKAL, "source": said(source, None)["source"]} for source in (gold, pred)]
    assert found(pairs[:1], pairs[1:]) == [("source", cause)]


def test_the_report_counts_and_shows() -> None:
    (document,) = documents([{"id": "a", "text": TEXT, "attributions": [ROUX, SOKAL]}], [])
    cases = {"fr": list(causes.cases(document, {}, None))}
    shown = errors.report(cases)
    assert "## Missed: 2" in shown
    assert "| cue not recognised: other word | 2 | assure 1, promet 1 |" in shown
    assert "<T « Le pont tiendra »>, {C assure} [S Roux], <T « et le port aussi. »> Sokal" in shown
    assert errors.counts(cases)["fr"]["missed"] == {"cue not recognised: other word": 2}
    assert "###" not in errors.report(cases, examples=0)
