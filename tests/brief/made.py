"""Material for briefs, made by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.brief.material import Material, Said
from onrecord.brief.nouns import BriefData, Change, Pledged, ReadOn, Scheduled, Source, Touch
from onrecord.brief.quotes import quote
from onrecord.brief.select import select, with_reading
from onrecord.knowledge import load
from onrecord.rows import Cite

DAY = date(2031, 9, 17)
HOSTILE = '<script>alert(1)</script> [x](javascript:alert(2)) *a* `b` &amp; \x1b[31m "c" | d'


def cite(number: int, words: str, speaker: str | None = "Ada Lind", **fields: Any) -> Cite:
    """A statement of article ``a<number>``, printed by outlet ``Post <number>``."""
    actor = "~" + speaker.lower().replace(" ", "-") if speaker else None
    values: dict[str, Any] = {
        "key": number, "id": f"s{number:02}", "day": DAY, "speaker": speaker, "actor": actor, "body": "nato",
        "act": "assert", "certainty": "CT+", "kind": "direct", "lang": "en", "words": words, "confidence": 0.9,
        "article": f"a{number:02}", "title": f"Title {number}", "outlet": f"Post {number}",
        "url": f"https://post{number}.example/a"}
    return Cite(**values | fields)


def said(number: int, words: str, speaker: str | None = "Ada Lind", **fields: Any) -> Said:
    """The same with what the brief wants to know besides."""
    besides: dict[str, Any] = {"class_": "speech", "role": None, "topics": (), "complete": True, "accepted": False,
                               "withdrawn": False, "utterance": None, "texts": 1, "outlets": 1, "line": None}
    own = {name: fields.pop(name) for name in list(fields) if name in besides}
    return Said(cite(number, words, speaker, **fields), **besides | own)


def whole(words: str = "“The strait stays open to everyone who asks.”", url: str | None = None) -> BriefData:
    """A brief with something in every part, all of it in the given words."""
    knowledge = load()
    more: dict[str, Any] = {"title": words, "outlet": words} | ({"url": url} if url else {})
    quoted = [quote(cite(number, f"{words} {number}", words, **more), knowledge) for number in range(1, 8)]
    source = Source("s09", "a09", words, DAY, words, url or "https://post.example/9", "en")
    texts = {"fr": words, "en": words}
    material = Material(
        DAY, DAY, (said(20, f"“Nuclear sharing, he said: {words.strip('“”')}”", "Cleo Rae", act="threaten", **more),
                   said(21, words, "Ben Ode", act="announce", kind="mixed", **more)), 0,
        (Change("shift", "de", texts, "q", texts, texts, texts, DAY, None, (quoted[0], quoted[1]), "rule"),
         Change("contradiction", "fr", texts, "q", texts, texts, texts, DAY, None, (quoted[1], quoted[2]), "rule"),
         Change("first", "~x", texts, None, {}, {}, {}, DAY, "threaten", (quoted[3],), "rule"),
         Change("silence", "~x", texts, None, {}, {}, {}, DAY, None, (quoted[4],), "rule")),
        (Scheduled("e1", words, "en", date(2031, 9, 19), date(2031, 9, 20), words, "moved", source,
                   ((DAY, DAY),), 3),),
        (Pledged(quoted[5], "~x", texts, "ua", texts, "raised", words, words, (None, date(2031, 12, 1)), "open", 4),),
        (Touch("invokes", quoted[6], words, "en", source, "ru-2020", texts, texts, "2020-06-02", "c", texts, "19 a",
               words, texts),
         Touch("touches", None, words, "en", source, "ru-2024", texts, texts, "2024", None, {}, "", words, {})))
    link = ReadOn(words, url or "https://post.example/more", source)
    return with_reading(select(material, "en", knowledge), {"a01": (link,)})
