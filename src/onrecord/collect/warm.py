"""Imported once by the process that readers are forked from: the language models load here, and all readers share them.

Nothing else imports it. What cannot be loaded is left to the readers, who say why.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from onrecord.collect.pool import reader
from onrecord.errors import OnrecordError
from onrecord.lang import CODES
from onrecord.pages.make import make

for code in CODES:
    with suppress(OnrecordError):
        reader(None, lang=code)(make("warm.txt", "“No,” Ada said. « Non », a dit Ada.".encode()))
gc.collect()
gc.freeze()  # what all share stays shared: collecting garbage would write into every page of it
