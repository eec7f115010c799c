"""The first stage: from what the user names to the bytes of each page in it."""

from onrecord.pages.archive import Failed
from onrecord.pages.read import read

__all__ = ["Failed", "read"]
