"""``onrecord serve``: the desk, in a browser."""

# ruff: noqa: PLC0415 - the web's libraries load when the desk opens; they are an extra
from __future__ import annotations

import getpass
import os
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.decide import By
from onrecord.cli.place import DEFAULT, Overlay, Place
from onrecord.cli.streams import say, told

if TYPE_CHECKING:
    from onrecord.web.settings import Settings


def serve(
    record: Place = DEFAULT,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen: on this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="On which port; 0: any free one.")] = 8001,
    by: By = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="No decisions, nothing added.")] = False,
    public: Annotated[bool, typer.Option("--public", help=(
        "Let everyone read without a password; implies --read-only."))] = False,
    name: Annotated[list[str] | None, typer.Option(metavar="NAME", show_default=False, help=(
        "A further host name under which the desk is reached; may be given several times."))] = None,
    knowledge: Overlay = None,
) -> None:
    """Open the desk on a record, which is made where there is none; Ctrl-C closes it.

    Beyond this machine it asks for ONRECORD_PASSWORD, or the token ONRECORD_TOKEN. Exit codes: 0 closed, 1 it cannot
    open.
    """
    with told():
        from onrecord.web.settings import Settings

        settings = Settings(
            record, host, port, by or _login(), read_only, public, os.environ.get("ONRECORD_PASSWORD") or None,
            os.environ.get("ONRECORD_TOKEN") or None, tuple(name or ()), knowledge)
        _run(settings)


def _run(settings: Settings) -> None:
    """Open it. Exits where its libraries are not installed."""
    try:
        from onrecord.web.server import run
    except ModuleNotFoundError as error:
        say(f"the desk needs {error.name}: pip install 'onrecord[desk]'")
        raise typer.Exit(1) from error
    run(settings, opened=lambda address: say(f"the desk is open at {address} (Ctrl-C closes it)"),
        looking=lambda: say("looking through the record before the desk opens"))


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "reader"
