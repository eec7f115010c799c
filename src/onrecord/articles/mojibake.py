"""Text that was decoded in the wrong character set: UTF-8 read as windows-1252 (``Ã©``, ``â€™``)."""

from __future__ import annotations

import re

from onrecord.model import Edit

_UNDEFINED = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
"""Bytes that windows-1252 leaves out; decoders give the control character of the same number."""
_CHARACTERS = {byte: chr(byte) if byte in _UNDEFINED else bytes([byte]).decode("cp1252") for byte in range(0x80, 0x100)}
_BYTES = {character: byte for byte, character in _CHARACTERS.items()}
_TRAIL = "".join(map(re.escape, (_CHARACTERS[byte] for byte in range(0x80, 0xC0))))
_LATIN = "".join(_CHARACTERS[byte] for byte in range(0xC2, 0xC6))
"""First bytes of the letters of French and its neighbours, and of the signs of Latin-1."""
_SEQUENCE = re.compile(f"[{_LATIN}][{_TRAIL}]|â[{_TRAIL}]{{2}}|ï¬[\u0081\u201a]")
"""Also what begins with the byte E2 (typographic quotation marks, dashes, the euro) and the ligatures fi and fl.
Other first bytes would make Chinese of an ``é`` before a no-break space and a guillemet."""
_A_GRAVE = re.compile("Ã (?= )|Ã(?= )")
"""``à`` whose second byte, a no-break space, was turned into a blank."""
_RIGHT_AS_WRITTEN = re.compile("[ÀÂÉÈÊËÎÏÔÙÛÇ][»”’\u00a0]")
"""A French capital at the end of a quotation or before a no-break space is what it seems to be, if it stands alone."""


def mend_mojibake(text: str) -> list[Edit]:
    """An edit for each broken character, when they are certainly broken: they decode to letters or punctuation.

    Linear in the text. A lone pair that could be a capital and a closing mark is left as it is.
    """
    if not _SEQUENCE.search(text):
        return []
    edits = [Edit(match.span(), mended, "mojibake") for match in _SEQUENCE.finditer(text)
             if (mended := _mended(match.group()))]
    sure = [edit for edit in edits if not _RIGHT_AS_WRITTEN.fullmatch(text[slice(*edit.span)])]
    if not sure:
        return []
    edits += [Edit(match.span(), "à", "mojibake") for match in _A_GRAVE.finditer(text)]
    return sorted(edits, key=lambda edit: edit.span)


def _mended(broken: str) -> str:
    try:
        mended = bytes(_BYTES[character] for character in broken).decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return mended if mended.isprintable() or mended in "\u00a0\u202f" else ""
