"""A small gold set of invented articles that needs nothing from outside, so that the gate always has something to hold.

The texts are marked by hand in ``fr.txt`` and ``en.txt``; ``python -m evaluation.own`` turns them into ``fr.jsonl`` and
``en.jsonl``. None of them may ever be trained on.

    == id
    {S1 La préfète} {C1 assure} {T1 que le pont tiendra}, {C2 ajoutant} ...
    -- 1 indirect speech; 2 ...

S is a source, C a cue, T a content; the number says of which attribution, ``{S1,2 ...}`` of two. A role with several
pieces is marked several times. The line after the text gives each attribution its kind and class.
"""
