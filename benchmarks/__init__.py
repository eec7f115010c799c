"""How fast it is, how soon it starts, and how it stands beside its peers; each by one command.

    python -m benchmarks speed    whole `read`, page to JSON, warm, beside the bare spaCy pipeline
    python -m benchmarks cold     `onrecord read` of one article and `onrecord --help`, in a process of their own
    python -m benchmarks peers    textacy and sayswho beside onrecord: same texts, same scorer, same run
    python -m benchmarks times    dateparser and Recognizers beside onrecord on the same times

With ``--write`` the table goes to ``benchmarks/figures/`` too, with commit, day and machine.
"""
