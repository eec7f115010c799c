"""Signs: the codebook's tests for telling look-alikes apart, each a small function over a passage.

A sign returns the tokens that show it, or None; its docstring says what it looks for and what it speaks for.
"""

from onrecord.statements.acts.signs import asks, blames, commits, harm, tells
from onrecord.statements.acts.signs.table import SIGNS

__all__ = ["SIGNS", "asks", "blames", "commits", "harm", "tells"]  # the modules enter their signs when imported
