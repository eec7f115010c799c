"""When a short name is short for a full one."""

from __future__ import annotations

from onrecord.statements.speakers.folding import is_initial
from onrecord.statements.speakers.lexicon import Lexicon
from onrecord.statements.speakers.mentions import Mention
from onrecord.statements.speakers.scene import Scene

_GENERATIONS = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_REACH = 8
SAME, SURNAME, PART, GIVEN = 4, 3, 2, 1


def plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without inner initials and without "Jr" ("John F. Roe Jr." and "John Roe" are one)."""
    if len(words) < 3:
        return words
    kept = tuple(w for i, w in enumerate(words) if i in (0, len(words) - 1) or not is_initial(w))
    return kept[:-1] if len(kept) > 2 and kept[-1] in _GENERATIONS else kept


def shortens(short: tuple[str, ...], full: tuple[str, ...], persons: bool, lex: Lexicon) -> int:
    """How surely a short name (folded words, without inner initials) means the full one; 0 for not at all.

    SURNAME: the last word or words, also after an initial. PART: the first words of a longer name ("Ana Roe" of
    "Ana Roe Gil") or a word inside it. GIVEN: a given name alone. Bodies are shortened to their last words only, and
    not to what they are of.
    """
    if short == full:
        return SAME
    if len(short) > len(full):
        return 0
    if is_initial(short[0]) and len(short) > 1 and full[0][0] == short[0][0] and short[1:] == full[-len(short) + 1 :]:
        return SURNAME
    if short == full[-len(short) :]:
        return SURNAME if persons or full[-len(short) - 1] not in lex.joins | lex.articles else 0
    if not persons:
        return 0
    if len(short) > 1:
        return PART if short == full[: len(short)] else 0
    if short[0] in full[1:] and len(full) > 2:
        return PART
    return GIVEN if short[0] == full[0] and short[0] in lex.given else 0


def is_acronym(name: str) -> bool:
    """Whether a name is two to seven capitals."""
    letters = name.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and " " not in name


def stands_for(acronym: str, name: str) -> bool:
    """Whether an acronym is made of a name's first letters ("PP" of "Parti populaire")."""
    words = name.replace("'", " ").replace("’", " ").replace("-", " ").split()
    long = "".join(word[0].upper() for word in words if len(word) > 3 or word[0].isupper())
    return len(words) > 1 and acronym.replace(".", "") in (long, "".join(word[0].upper() for word in words))


def bracketed(scene: Scene, before: Mention, acronym: Mention) -> bool:
    """Whether an acronym in brackets is the body before them: "l'Alliance (OTAN)", or a name with its initials."""
    opening = acronym.first - 1
    if opening < 0 or scene.tree.form[opening] != "(" or not is_acronym(acronym.name) or before.person:
        return False
    if scene.tree.sentence[before.first] != scene.tree.sentence[acronym.first] or opening - before.last > _REACH:
        return False
    name = scene.text(range(before.first, opening))
    return (before.body and before.last == opening) or stands_for(acronym.name, name)
