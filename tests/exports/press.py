"""Rows for exports: a plain one, and one whose every word is hostile."""

from __future__ import annotations

from datetime import date

from onrecord.exports import About
from onrecord.record import StatementRow

PLAIN = StatementRow(
    key=1, id="s1", published=date(2026, 3, 5), speaker="Joren Haas", actor="haas", role="secretary general",
    act="pledge", certainty="CT+", kind="direct", class_="speech", words="Nous restons, dit-il.",
    topics=("aid", "talks"), targets=("la Dravie",), complete=True, confidence=0.5, accepted=True, withdrawn=False,
    hidden=None, article="a1", title="Haas promet", outlet="Le Courrier", lang="fr",
    url="https://courrier.example/a?b=1&c=2")

EVIL = "=HYPERLINK(\"http://evil.example\") " \
    "</script><script>alert(1)</script> ]]> \x00\x1b[31m\u202e\u2028\x85 & ﷽ \ufffe 𝕏"

HOSTILE = StatementRow(
    key=2, id="s2", published=None, speaker=EVIL, actor="~" + "evil-ﷺ", role="@cmd", act=None, certainty=None,
    kind="mixed", class_="speech", words=EVIL + "\r\n-2+3", topics=(), targets=("+1", "<b>"), complete=False,
    confidence=1.0, accepted=False, withdrawn=True, hidden=None, article="a2", title="<title>&amp;\x07", outlet=EVIL,
    lang="en", url="javascript:alert(1)")

NOBODY = StatementRow(
    key=3, id="s3", published=date(2026, 3, 4), speaker=None, actor=None, role=None, act="deny", certainty="CT-",
    kind="indirect", class_="speech", words="x", topics=(), targets=(), complete=True, confidence=0.1, accepted=False,
    withdrawn=False, hidden=None, article="a1", title=None, outlet=None, lang="fr", url=None)

ROWS = (PLAIN, HOSTILE, NOBODY)

ABOUT = About("Tout & rien <b>", "https://desk.example/feed.atom?act=a&topic=b", "https://desk.example",
              kind_of={"haas": "person"}.get)
