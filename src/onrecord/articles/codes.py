"""The codes of notes and repairs: stable, so that programs can rely on them.

A note tells a reader what looked broken; an edit says how a place is to be read (the text itself never changes).
Most defects have both. ``docs/codes.md`` shows this table, and a test keeps the two the same.
"""

from __future__ import annotations

CODES: dict[str, str] = {
    # of the bytes
    "charset-wrong": "The declared character set is not the one of the bytes; the text was read in another.",
    "undecodable": "Bytes that are no characters; each is U+FFFD in the text.",
    "control-characters": "NULs or other control characters stand in the text; they are read as blanks.",
    "mojibake": "Characters that were decoded in the wrong character set (Ã© for é); read as what they were.",
    "invisible": "Soft hyphens, zero-width or direction marks stand inside words; they are read as absent. No note.",
    # of the markup
    "nested-too-deep": "The markup nests deeper than the parser follows; its containers were left out.",
    "markup-fallback": "No body was found in the markup; the text is the one that the page gives to search engines.",
    # of lines
    "line-wrapped": "A line break inside a hard-wrapped paragraph is read as a blank. No note.",
    "word-cut": "A word that was cut by a hyphen at a line's end is read as one word. No note.",
    # of quotation marks
    "quote-reversed": "A quotation mark that points the wrong way; read in its right direction.",
    "quote-unclosed": "A quotation opens and is not closed. Not mended: where it should end cannot be known.",
    "quote-unopened": "A quotation closes that was not opened. Not mended.",
    "quote-mixed": "A quotation opens with a straight mark and closes with a curly one, or the reverse. No note.",
    "quote-doubled": "A quotation mark stands twice (««); read once. No note.",
    # of words
    "cut-off": "A block breaks off in mid-sentence. Not mended.",
    "name-torn": "A full stop or a stray initial tears a name from its title; read without it.",
    "subject-torn": "A full stop stands between a speaker's title and name, each with a verb of its own. Not mended.",
    # of the page as a whole
    "date-conflict": "The page gives several publication dates; the article's origins say which was taken.",
}
