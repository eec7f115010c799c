"""The messages of the desk, as its templates and modules have them.

``python -m tests.web.messages`` prints those that a catalogue lacks, ready to be put into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from babel.messages.extract import extract, extract_python
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

WEB = Path(__file__).parents[2] / "src" / "onrecord" / "web"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "count": (1, 2), "say": None, "missing": None,
            "Refusal": (2,)}

Message = str | tuple[str, str]


@lru_cache(maxsize=1)
def messages() -> frozenset[Message]:
    """Every message; a pair where it depends on a number."""
    return frozenset(_plain(found) for found in _found())


@lru_cache(maxsize=2)
def translated(lang: str) -> dict[Message, list[str]]:
    """What a catalogue has: message -> its translations, one a plural form."""
    with (WEB / "locale" / lang / "LC_MESSAGES" / "desk.po").open("rb") as file:
        catalogue = read_po(file, locale=lang)
    return {_plain(one.id): [one.string] if isinstance(one.string, str) else list(one.string)
            for one in catalogue if one.id}


def _found() -> Iterator[object]:
    for path in sorted(WEB.rglob("*.j2")):
        with path.open("rb") as file:
            for _line, _function, found, _comments in babel_extract(
                    file, KEYWORDS, [], {"trimmed": "true", "extensions": "jinja2.ext.do", "silent": "false"}):
                yield found
    for path in sorted(WEB.rglob("*.py")):
        with path.open("rb") as file:
            for _line, found, _comments, _context in extract(extract_python, file, KEYWORDS):
                yield found


def _plain(found: object) -> Message:
    if isinstance(found, list | tuple):
        pair = [one for one in found if isinstance(one, str)]
        return (pair[0], pair[1]) if len(pair) > 1 else pair[0]
    return str(found)


def main() -> None:
    """Print what is missing, as entries of a catalogue."""
    known = translated("fr")
    for message in sorted(messages() - set(known), key=str):
        one, many = (message, "") if isinstance(message, str) else message
        forms = f'msgid_plural "{many}"\nmsgstr[0] ""\nmsgstr[1] ""' if many else 'msgstr ""'
        print(f'msgid "{one}"\n{forms}\n')


if __name__ == "__main__":
    main()
