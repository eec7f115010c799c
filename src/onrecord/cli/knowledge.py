"""``onrecord knowledge``: look over the files of knowledge, look up an actor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="What the program knows of the world: check its files, look up an actor.", no_args_is_help=True,
                  rich_markup_mode=None)
