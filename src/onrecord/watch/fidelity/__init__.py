"""Is it what they really said? Quotations held against primary sources.

    from onrecord import meaning
    from onrecord.watch import fidelity

    primary = fidelity.primary(reading_of_the_transcript)
    for finding in fidelity.verify(reading_of_the_article, [primary], meaning.encoder()):
        print(finding.verdict, finding.quotation.words)

Pure functions over the nouns of the model; docs/fidelity.md says what the verdicts mean and what they cannot see.
"""

from onrecord.watch.fidelity.nouns import (
    Change,
    Difference,
    Finding,
    Place,
    Primary,
    Quotation,
    Turn,
    Verdict,
)
from onrecord.watch.fidelity.quoted import quotations
from onrecord.watch.fidelity.report import as_object
from onrecord.watch.fidelity.sources import Source, primary
from onrecord.watch.fidelity.verify import Checker, check, verify

__all__ = ["Change", "Checker", "Difference", "Finding", "Place", "Primary", "Quotation", "Source", "Turn", "Verdict",
           "as_object", "check", "primary", "quotations", "verify"]
