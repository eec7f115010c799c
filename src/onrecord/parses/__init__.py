"""article -> tree. The only stage that sees a parser; everything after it reads neutral labels."""

from onrecord.parses.parse import parse, parse_all, parse_blocks, warm

__all__ = ["parse", "parse_all", "parse_blocks", "warm"]
