"""An invented month of press with the truth beside it: ``python -m evaluation month --out DIR``; see ``month.md``."""
