"""onrecord reads the press and keeps the record of what was said."""

__version__ = "0.1.0"
