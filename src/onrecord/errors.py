"""The exception tree. Each message names what is wrong, where, and what a person can do.

OnrecordError
|- SourceError            one SOURCE could not be read; the rest of the batch goes on
|  |- NotFound            no such file, 404, a host that does not exist
|  |- Unreachable         time-outs, refused connections, server errors, too many redirects
|  |  `- Busy             it asks to be left alone for a while
|  |- NotAllowed          robots.txt, a local address, a scheme that is not http(s)
|  |- TooLarge            over the size limit, before or after decompression
|  |- BadData             truncated, corrupt, or not what it claims to be
|  |- NothingReadable     read, but holds no article (empty, binary, no text, not a supported language)
|  `- ReadingFailed       the program itself failed on it
|- KnowledgeError         a data file of the package or the user's overlay is wrong: file, line, key
|- LanguageError          a language was asked for that is not installed
|- ExportError            a format needs a library that is not installed
|- ModelError             the shipped model file is missing or does not fit this version
|- NotSafe                a desk that others can reach was to open without a password
`- RecordError            the record cannot be opened, read or written
   |- RecordLocked        another process holds it too long
   |- RecordChanged       someone decided on the same thing meanwhile
   `- RecordFull          no space left, or a read-only place
"""

from __future__ import annotations


class OnrecordError(Exception):
    """Base of everything onrecord raises on purpose."""


class SourceError(OnrecordError):
    """One source could not be read.

    source: what the user named; reason: one clause, without a full stop.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def of(self, source: str, reason: str) -> SourceError:
        """The same error of another source, or in other words."""
        return type(self)(source, reason)

    def __reduce__(self) -> tuple[object, ...]:
        """How it goes from one process to another."""
        return type(self), (self.source, self.reason)


class NotFound(SourceError):
    """No such file or page."""


class Unreachable(SourceError):
    """The other side did not answer, or not with a page."""


class Busy(Unreachable):
    """It asks to be left alone; ``after``: for how many seconds, None where it does not say."""

    def __init__(self, source: str, reason: str, after: float | None = None) -> None:
        super().__init__(source, reason)
        self.after = after

    def of(self, source: str, reason: str) -> SourceError:
        """The same error of another source, or in other words."""
        return type(self)(source, reason, self.after)

    def __reduce__(self) -> tuple[object, ...]:
        """How it goes from one process to another."""
        return type(self), (self.source, self.reason, self.after)


class NotAllowed(SourceError):
    """Reading it is not permitted: robots.txt, a local address, a scheme we do not speak."""


class TooLarge(SourceError):
    """Over the size limit."""


class BadData(SourceError):
    """Corrupt, truncated, or not what it claims to be."""


class NothingReadable(SourceError):
    """It was read and holds no article."""


class ReadingFailed(SourceError):
    """The program itself failed on it, in a way that nobody foresaw; the fault is ours."""


class KnowledgeError(OnrecordError):
    """A knowledge file is wrong. ``file`` and ``line`` (1-based, 0 when the whole file is meant) say where."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}" if line else f"{file}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


class LanguageError(OnrecordError):
    """A language that onrecord does not know, or whose parser is not installed."""


class ModelError(OnrecordError):
    """The shipped model file is missing, damaged, or of another version."""


class NotSafe(OnrecordError):
    """The desk does not open: others could reach it and nothing would ask who they are."""


class ExportError(OnrecordError):
    """Something cannot be written in the format asked for."""


class RecordError(OnrecordError):
    """The record cannot be opened, read or written."""


class RecordLocked(RecordError):
    """Another process holds the record for too long."""


class RecordChanged(RecordError):
    """Someone decided on the same thing since it was looked at; nothing was written."""


class RecordFull(RecordError):
    """There is no room for the record, or its place is read-only."""
