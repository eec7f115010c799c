"""What the program writes to: standard output, a file, standard error."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import typer

from onrecord.errors import KnowledgeError, OnrecordError
from onrecord.output.plain import one_line

NOTHING_READ, WRONG_USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
"""Exit codes beside 0; 130 and 141 are what a shell reports of a program that Ctrl-C or a closed pipe ended."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def say(message: str) -> None:
    """A line on standard error; what a page or a file name put into it cannot steer the terminal."""
    typer.echo(f"onrecord: {one_line(message)}", err=True)


@contextmanager
def output(file: Path | None) -> Iterator[TextIO]:
    """Where to write: the file, or standard output. UTF-8 whatever the locale; nothing in a text can fail to encode.

    A reader that has seen enough (``| head``) ends the program quietly. Raises typer.Exit with WRONG_USAGE when the
    file cannot be written, or the disk is full.
    """
    if file:
        try:
            stream = file.open("w", encoding="utf-8", errors="backslashreplace", newline="")
        except OSError as error:
            say(f"{file}: cannot be written: {error.strerror}")
            raise typer.Exit(WRONG_USAGE) from error
        with _room(str(file)), stream:
            yield stream
        return
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
    try:
        with _room("standard output"):
            yield sys.stdout
            sys.stdout.flush()
    except BrokenPipeError as error:
        _discard()
        raise typer.Exit(PIPE_CLOSED) from error


@contextmanager
def _room(name: str) -> Iterator[None]:
    """Say that there is no room for what is written, in place of a traceback."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        say(f"{name}: cannot be written: {error.strerror}")
        if name == "standard output":
            _discard()
        raise typer.Exit(WRONG_USAGE) from error


def _discard() -> None:
    """What is still to be written to standard output goes nowhere; else the interpreter complains at its exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def told() -> Iterator[None]:
    """Turn what onrecord raises on purpose into one line on standard error and an exit code."""
    try:
        yield
    except KnowledgeError as error:
        say(str(error))
        raise typer.Exit(WRONG_USAGE) from error
    except OnrecordError as error:
        say(str(error))
        raise typer.Exit(NOTHING_READ) from error


class Progress:
    """One line on standard error that says what is being read; shown on a terminal only."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.shown = sys.stderr.isatty()

    def show(self, number: int, source: str) -> None:
        """Replace the line."""
        if self.shown:
            count = f"[{number}/{self.total}] " if self.total > 1 else ""
            sys.stderr.write(f"\r\x1b[K{count}reading {one_line(source)[-60:]} ")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, before anything else is written to the terminal."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
