"""The truth for the watch: positions, shifts, firsts, silences, meetings, pledges, thresholds, contradictions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise

from evaluation.month.nouns import Utterance
from evaluation.month.plot import held_on, plot
from evaluation.month.stock import table
from evaluation.month.truth import Printed, Row, happenings, name
from evaluation.month.world import people

SILENT = timedelta(days=28)
KNOWN = 5
"""How often a body must have been heard before a first of it means anything."""
ACTS = ("threaten", "accuse", "deny", "concede", "offer", "agree", "condemn", "welcome", "refuse", "demand")


def positions(said: Sequence[Utterance]) -> Iterator[Row]:
    """Where each actor stands on each question from-to, with the utterances that show it."""
    shown = [one for one in said if one.question and one.part == "position"]
    shown.sort(key=lambda one: (one.of, one.question or "", one.about, one.on, one.id))
    for (of, question, about), group in groupby(shown, key=lambda one: (one.of, one.question, one.about)):
        for state, stretch in groupby(group, key=lambda one: one.state):
            these = list(stretch)
            yield {"actor": of, "question": question, "about": about, "state": state, "from": these[0].on.isoformat(),
                   "to": these[-1].on.isoformat(), "utterances": [one.id for one in these]}


def shifts(said: Sequence[Utterance]) -> Iterator[Row]:
    """Each change of position: the last utterance of the old state, the first of the new. All utterances of a state are
    those of its position, and the sides of contradictions that said it while it held: it is no change there."""
    rows = list(positions(said))
    for before, after in pairwise(rows):
        same = all(before[field] == after[field] for field in ("actor", "question", "about"))
        if same:
            yield {"actor": after["actor"], "question": after["question"], "about": after["about"],
                   "from": before["state"], "to": after["state"], "on": after["from"],
                   "before": before["utterances"][-1], "after": after["utterances"][0],
                   "all_before": before["utterances"] + _held(before, said, before["from"], after["from"]),
                   "all_after": after["utterances"] + _held(after, said, after["from"], after["to"])}


def _held(row: Row, said: Sequence[Utterance], first: str, last: str) -> list[str]:
    """The sides of contradictions that said the state of a position while it held."""
    held = (row["actor"], row["question"], row["about"], row["state"])
    return [one.id for one in said if one.part == "contradiction" and first <= one.on.isoformat() <= last
            and (one.of, one.question, one.about, one.state) == held]


def no_shifts(said: Sequence[Utterance]) -> Iterator[Row]:
    """What looks like a change and is none: false friends, contradictions, false reports."""
    for one in said:
        if one.part == "friend":
            yield {"utterance": one.id, "actor": one.of, "question": one.detail["question"], "why": one.detail["why"]}
        elif one.part in ("contradiction", "misreport"):
            why = "contradicted on the same day" if one.part == "contradiction" else "reported wrongly and withdrawn"
            yield {"utterance": one.id, "actor": one.of, "question": one.question, "why": why}


def contradictions(said: Sequence[Utterance]) -> Iterator[Row]:
    """Pairs of statements of one actor on one day that contradict each other."""
    pairs = sorted((one for one in said if one.part == "contradiction"), key=lambda one: (one.ref or "", one.id))
    for _, group in groupby(pairs, key=lambda one: one.ref):
        one, other = group
        yield {"actor": one.of, "question": one.question, "on": one.on.isoformat(), "utterances": [one.id, other.id]}


def firsts(said: Sequence[Utterance]) -> Iterator[Row]:
    """The first time in the record that an actor does an act, once it has been heard often enough without it."""
    heard: Counter[str] = Counter()
    done: set[tuple[str, str]] = set()
    month: date = plot()["month"]
    planted = {(people()[row["by"]].of, table("groups")["acts"][row["group"]][0]) for row in plot()["first"]}
    for one in sorted(said, key=lambda one: (one.on, one.part != "first", one.id)):
        if one.part == "misreport":
            continue
        key = (one.of, one.act)
        if key not in done and one.act in ACTS and heard[one.of] >= KNOWN and one.on >= month:
            yield {"actor": one.of, "act": one.act, "on": one.on.isoformat(), "utterance": one.id,
                   "same_day": [other.id for other in said if (other.of, other.act, other.on) == (*key, one.on)],
                   "planted": key in planted, "heard_before": heard[one.of]}
        done.add(key)
        heard[one.of] += 1


def silences(said: Sequence[Utterance]) -> Iterator[Row]:
    """Lines said every week and not any more for four weeks; also those that go on, as ``silent: false``."""
    for row in plot()["line"]:
        line = [one for one in said if one.ref == row["group"]]
        silent = plot()["end"] - line[-1].on >= SILENT
        yield {"line": row["group"], "actor": line[0].of, "person": row["by"], "times": len(line), "silent": silent,
               "last": line[-1].on.isoformat(), "utterances": [one.id for one in line]}


def meetings(said: Sequence[Utterance], printed: Printed) -> Iterator[Row]:
    """Each meeting: when it was to be, what became of it and when that was said."""
    told = happenings(printed)
    for row in plot()["meeting"]:
        held = held_on(row)
        final = [row["moved"][1]] if "moved" in row else row["on"]
        yield {"id": row["id"], "en": row["en"], "fr": row["fr"], "from": row["on"][0].isoformat(),
               "to": row["on"][-1].isoformat(), "first_told": row["told"][0].isoformat(),
               "fate": _fate(row["fate"], held), "final_from": final[0].isoformat(), "final_to": final[-1].isoformat(),
               "moved_said": row["moved"][0].isoformat() if "moved" in row else None,
               "cancelled_said": row["cancelled"].isoformat() if "cancelled" in row else None,
               "held": held.isoformat() if held and held <= plot()["end"] else None,
               "utterances": [one.id for one in said if one.part == "meeting" and one.ref == row["id"]],
               "told": [*told[row["id"]], *_said(row["id"], printed)]}


def _said(meeting: str, printed: Printed) -> Iterator[Row]:
    """Where an article reports what somebody said of a meeting."""
    for version, text in printed:
        for number, mention in version.draft.mentions.items():
            one = mention.utterance
            if one and one.part == "meeting" and one.ref == meeting:
                yield {"article": name(version), "kind": "said", "span": text.spans[("T", number)]}


def _fate(fate: str, held: date | None) -> str:
    """held, moved-held, moved, cancelled, silent (not heard of again), ahead."""
    return "moved-held" if fate == "moved" and held else fate


def pledges(said: Sequence[Utterance]) -> Iterator[Row]:
    """Each pledge with what became of it."""
    for row in plot()["pledge"]:
        own = [one for one in said if one.part == "pledge" and one.ref == row["id"]]
        yield {"id": row["id"], "actor": own[0].of, "person": row["by"], "to": row.get("about", "ua"),
               "unit": row["unit"], "due": row["due"].isoformat(),
               "events": [{"utterance": one.id, "on": one.on.isoformat(), "kind": one.detail["kind"],
                           "amount": one.detail["amount"]} for one in own]}


def thresholds(said: Sequence[Utterance], printed: Printed) -> Iterator[Row]:
    """Events that touch a doctrine's condition, and who invoked it."""
    told = happenings(printed)
    for row in plot()["threshold"]:
        own = [one for one in said if one.part == "threshold" and one.ref == row["event"]]
        yield {"event": row["event"], "on": row["on"].isoformat(), "doctrine": row["doctrine"],
               "condition": row["condition"], "told": told[row["event"]],
               "invoked": [one.id for one in own if one.group == "invoke"],
               "touched": [one.id for one in own if one.group != "invoke"]}

