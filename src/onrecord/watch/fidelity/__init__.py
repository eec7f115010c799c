"""Is it what they really said? Quotations held against primary sources.

    from onrecord.watch import fidelity

    primary = fidelity.primary(reading_of_the_transcript)
    for finding in fidelity.verify(reading_of_the_article, [primary], vectors):
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
    Vectors,
    Verdict,
)

__all__ = ["Change", "Difference", "Finding", "Place", "Primary", "Quotation", "Turn", "Vectors", "Verdict"]
