"""Attributions without a source: the subject their cue shares, the quotation they go on with, or nobody."""

from __future__ import annotations

from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.findings import NOBODY, Finding
from onrecord.statements.speakers.named import named
from onrecord.statements.speakers.scene import SUBJECT


def sourceless(case: Case, number: int) -> Finding:
    """Who speaks in an attribution that names no source; nobody unless the text hands the speaker on."""
    attribution = case.scene.attributions[number]
    if attribution.of is not None:
        for other, before in enumerate(case.scene.attributions):
            if before.id == attribution.of and other != number:
                return case.finding(other).via("the attribution it continues")
    cue = case.scene.walk.head(case.scene.cues[number])
    return _continued(case, number) if cue is None else _shared_subject(case, cue, number)


def _shared_subject(case: Case, cue: int, number: int) -> Finding:
    """The source of the verb that the cue is joined to ("said it was late, adding that"); never of a passive one."""
    scene, tree, verb = case.scene, case.scene.tree, cue
    if tree.pos[cue] != "VERB":
        return NOBODY
    torn = _cut_off(case, cue)
    if torn is not None:
        return torn
    while tree.rel[verb] in ("conj", "xcomp", "advcl") and not scene.walk.having(verb, *SUBJECT):
        if tree.rel[verb] == "advcl" and not _present_participle(tree.feats[verb]):
            return NOBODY
        verb = tree.head[verb]
    for other, cues in enumerate(scene.cues):
        if verb != cue and verb in cues and other != number:
            return case.finding(other).via("subject shared with the verb before")
    return _speaker_before(case, cue, number) if _present_participle(tree.feats[cue]) else NOBODY


def _cut_off(case: Case, cue: int) -> Finding | None:
    """The name that the parser took for a sentence of its own ("Paris, for its part, condemned"), before a comma."""
    scene, tree = case.scene, case.scene.tree
    start = scene.walk.sentence(cue).start
    mention = case.cast.at.get(start - 1) if start else None
    if mention is None or mention.last != start or tree.form[start] != "," or scene.walk.having(cue, *SUBJECT):
        return None
    if scene.walk.sentence(start - 1).start != mention.first or tree.block[start - 1] != tree.block[start]:
        return None
    found = named(case, mention, list(range(mention.first, mention.last)))
    return found.via("a name before a comma, cut off from its verb")


def _speaker_before(case: Case, cue: int, number: int) -> Finding:
    """For a participle that the parser hung elsewhere: who spoke last before it in its paragraph."""
    scene = case.scene
    for other, finding in reversed(case.spoken(cue, number)):
        cues = scene.cues[other] or [cue]
        if finding.token in scene.owner or scene.tree.block[cues[0]] != scene.tree.block[cue]:
            continue
        return finding.via("goes on with the verb before")
    return NOBODY


def _present_participle(feats: str) -> bool:
    return "VerbForm=Ger" in feats or (
        "VerbForm=Part" in feats and "Tense=Past" not in feats and "Aspect=Perf" not in feats
    )


def _continued(case: Case, number: int) -> Finding:
    """A quotation with neither cue nor source goes on with the speaker of the one before it."""
    scene = case.scene
    if not scene.quoted[number] or not scene.contents[number]:
        return NOBODY
    here = min(scene.contents[number])
    ends = {n: max(c) for n, c in enumerate(scene.contents) if n != number and c and min(c) < here}
    last = max(ends, key=ends.__getitem__, default=None)
    if last is None or scene.tree.block[here] - scene.tree.block[ends[last]] > 1:
        return NOBODY
    return case.finding(last).via("goes on with the quotation before")
