"""The speakers of an article, one an attribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.model import Article, Attribution, Speaker
from onrecord.statements.speakers.findings import Finding
from onrecord.statements.speakers.lexicon import lexicon
from onrecord.statements.speakers.resolver import Resolver
from onrecord.statements.speakers.scene import Scene
from onrecord.trees import Walk


def resolve(article: Article, walk: Walk, attributions: Sequence[Attribution], knowledge: Any = None) -> list[Speaker | None]:
    """Who speaks in each attribution, None where a careful reader could not name anyone."""
    scene = Scene(article, walk, attributions, lexicon(article.lang))
    resolver = Resolver(scene)
    return [_speaker(scene, finding) for finding in resolver.all()]


def _speaker(scene: Scene, finding: Finding) -> Speaker | None:
    if not finding.parties:
        return None
    role = scene.text(finding.role.tokens) if finding.role is not None else None
    return Speaker("; ".join(party.name for party in finding.parties), None, role, finding.how)
