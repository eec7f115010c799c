"""What changes, what comes, what was promised, which lines were drawn: pure functions over the rows of a record.

    positions(stances, on)          -> Position...       where each actor stands on each question
    shifts(stances, since)          -> Shift...          changes, like compared with like
    contradictions(stances, since)  -> Contradiction...  one body, two states at once
    firsts(openings)                -> First...         an act that is new to an actor
    names(namings)                  -> First...         somebody whom an actor never aimed at before
    repeats(sayings, on)            -> Repeat...
    silences(sayings, on)           -> Silence...
    agenda(told, on)                -> AgendaEntry...    merged over articles, each with its fate
    pledges(promises, on)           -> Pledge...         each with what was said of it later
    thresholds(contacts, known, lang) -> Threshold...    a doctrine's conditions, and who touched or invoked them
    listed(listings, known, lang)   -> Listed...         passages that list a doctrine's conditions

Each takes what the method of :class:`~onrecord.record.Record` of the rows' name gives (``record.stances()``,
``openings``, ``namings``, ``sayings``, ``told``, ``promises``, ``contacts``, ``listings``; all take ``since`` and
``until``), and ``known`` is :func:`onrecord.knowledge.doctrines.doctrines`. ``on``: the day the watch is for. Rows and
findings are frozen dataclasses: :mod:`onrecord.rows`, :mod:`onrecord.watch.nouns`.
"""
