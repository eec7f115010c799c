"""What becomes of articles once they are out: corrected, carried further, taken down; and false reports withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from evaluation.month.copies import pruned
from evaluation.month.nouns import Draft, Element, Utterance, Version
from evaluation.month.plot import Cast, plot
from evaluation.month.stock import lines, small
from evaluation.month.world import outlets
from evaluation.month.write import Writer

_CORRECTED, _DELETED = 0.03, 0.015


def happens(made: list[Version], seed: str) -> list[Version]:
    """The versions with those that come later; in the order in which they were made."""
    rng = Random(f"{seed}:afterwards")
    false = _false_reports(made, rng)
    found: list[Version] = []
    for version in made:
        agency = outlets()[version.outlet].agency
        if version.article in false:
            found += _withdrawn(version, false[version.article], rng)
        elif not agency and version.story and rng.random() < _CORRECTED:
            found += [version, _corrected(version, version.draft, rng)]
        else:
            if not agency and rng.random() < _DELETED:
                version.deleted = max(version.published, version.seen) + timedelta(hours=rng.randint(5, 120))
            found.append(version)
    return found


def misreported(versions: list[Version]) -> list[Utterance]:
    """What was reported and never said: the utterances of false reports, withdrawn later."""
    told = [mention.utterance for version in versions for mention in version.draft.mentions.values()]
    return list({one.id: one for one in told if one and one.part == "misreport"}.values())


def carried_further(draft: Draft, rng: Random) -> Draft:
    """The draft with a line of update and a paragraph more."""
    general = [line for line in lines(draft.lang, "background")["general"] if "{" not in line]
    more = [*draft.paragraphs, rng.choice(general), rng.choice(small(draft.lang)["updates"])]
    return replace(draft, paragraphs=more, mentions=dict(draft.mentions))


def _corrected(version: Version, draft: Draft, rng: Random) -> Version:
    """The same address some hours later: a note at the end, a paragraph changed or gone."""
    paragraphs = list(draft.paragraphs)
    plain = [at for at, text in enumerate(paragraphs) if "{" not in text and at > 0]
    if plain:
        paragraphs.pop(rng.choice(plain))
    paragraphs.append(rng.choice(small(draft.lang)["corrections"]))
    updated = version.published + timedelta(hours=rng.randint(2, 30))
    stem, _, kind = version.file.rpartition(".")
    return replace(version, number=2, draft=pruned(replace(draft, paragraphs=paragraphs)), updated=updated,
                   seen=max(updated, version.seen) + timedelta(minutes=rng.randint(5, 300)), file=f"{stem}.v2.{kind}")


def _false_reports(made: list[Version], rng: Random) -> dict[str, Utterance]:
    """Article -> the utterance that it wrongly reports at first."""
    cast = Cast("false")
    found: dict[str, Utterance] = {}
    for number, row in enumerate(plot()["misreport"]):
        fitting = [version for version in made if version.published.date() == row["on"] and version.wire is None
                   and not outlets()[version.outlet].agency and version.story and version.article not in found]
        if fitting:
            false = cast.says(row["by"], row["group"], row["on"], "misreport", question=row["question"],
                              state=row["state"])
            found[rng.choice(fitting).article] = replace(false, id=f"x{number + 1}")
    return found


def _withdrawn(version: Version, false: Utterance, rng: Random) -> list[Version]:
    """The article with the false report, and the corrected one without it."""
    right = version.draft
    outlet = outlets()[version.outlet]
    writer = Writer(outlet, outlet.lang, version.published.date(), f"false:{version.article}")
    writer.draft = replace(right, paragraphs=list(right.paragraphs), mentions=dict(right.mentions),
                           happenings=dict(right.happenings))
    writer.marks = max([*right.mentions, *right.happenings, 0])
    writer.draft.paragraphs.insert(1, writer.element(Element("say", utterance=false, form="direct")))
    return [replace(version, draft=writer.draft), _corrected(version, right, rng)]
