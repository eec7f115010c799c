"""The brief as JSON: the fields of BriefData as they are, days as 2031-09-17."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from onrecord.brief.nouns import BriefData
from onrecord.output.lines import ESCAPED


def json_text(data: BriefData, lang: str) -> str:  # noqa: ARG001 - all languages are in it
    """One object; nothing in it can steer a terminal."""
    return json.dumps(plain(data), ensure_ascii=False, indent=2).translate(ESCAPED) + "\n"


def plain(value: object) -> object:
    """Dataclasses as objects, their fields without the underscore that Python asks for."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name.rstrip("_"): plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
