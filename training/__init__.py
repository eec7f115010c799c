"""Trains what the package ships. Needs the train splits in ../shared/data and the ``train`` extra."""
