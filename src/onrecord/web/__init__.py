"""The desk: the record in a browser. Reads the record, the watch and the brief; never loads a language model.

``onrecord serve`` opens it. Every page is a function from what was asked to a frozen dataclass (``views/``), shown by a
template or sent as JSON at the same address with ``.json``. docs/desk.md describes the pages.
"""
