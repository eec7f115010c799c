"""What words mean, as vectors: sentences that say the same lie close together, in French and English alike.

    encoder = meaning.encoder()                     # the best one that is installed; the same object at every call
    a, b = encoder.encode(["Nous ne céderons pas.", "We will not give in."])
    meaning.likeness(a, b)                          # -1 to 1; what counts as close is encoder.same

Pure functions of text: the same sentence has the same vector, but for the sixth digit, which may hang on what is
encoded with it and on the machine. Nothing is downloaded. Vectors do not see what matters most: a dropped "not",
another number, "may" for "will". Whoever decides that two sentences say the same also asks
:mod:`onrecord.meaning.contrast`.
"""

from onrecord.meaning.encoders import Encoder, encoder, likeness, packed, unpacked
from onrecord.meaning.ngrams import NGrams

__all__ = ["Encoder", "NGrams", "encoder", "likeness", "packed", "unpacked"]
