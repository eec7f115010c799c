"""The speakers of an article, one an attribution."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.knowledge import Knowledge
from onrecord.model import Article, Attribution, Speaker
from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.findings import Finding
from onrecord.statements.speakers.lexicon import lexicon
from onrecord.statements.speakers.scene import Scene
from onrecord.statements.speakers.source import single, source
from onrecord.statements.speakers.sourceless import sourceless
from onrecord.trees import Walk


def resolve(article: Article, walk: Walk, attributions: Sequence[Attribution],
            knowledge: Knowledge | None = None) -> list[Speaker | None]:
    """Who speaks in each attribution, None where a careful reader could not name anyone.

    walk: of the article's tree. ``name`` is the fullest name that the article itself gives (joint speakers joined by
    "; "); ``actor`` is looked up in ``knowledge``, as of the article's date.
    """
    case = Case(Scene(article, walk, attributions, lexicon(article.lang)), source, single, sourceless)
    return [_speaker(case, finding) for finding in case.all()]


def _speaker(case: Case, finding: Finding) -> Speaker | None:
    if not finding.parties:
        return None
    role = case.scene.text(finding.role.tokens) if finding.role is not None else None
    return Speaker(finding.names, None, role, finding.how)
