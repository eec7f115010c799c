"""How good the readings are: predictions, scores, floors, errors and reliability, each by one command.

    python -m evaluation predict KIND < IN.jsonl > OUT.jsonl
    python -m evaluation score KIND GOLD.jsonl
    python -m evaluation errors attributions GOLD.jsonl
    python -m evaluation reliability
    python -m evaluation gate [--quick] [--raise]
    python -m evaluation report

KIND is attributions, statements, times or speakers; for each there is a module ``evaluation/<KIND>.py`` with

``predict(rows) -> rows``
    rows: a sequence of dictionaries, the gold's rows without their labels (``evaluation.kinds`` says which fields
    those are). Comes back: one row an input row, in order, with the same ``id`` and what was predicted.
``score(gold, pred) -> figures``
    A mapping of names to numbers or to further mappings, JSON all through. The gate, the report and ``--json``
    know a figure by its path, joined by full stops: ``all.relaxed.F``. Shares are in per cent.
``table(figures) -> str`` (if it is there)
    The figures as text for people; without it they are listed one a line.
"""
