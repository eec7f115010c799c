"""What is done in saying something: the act of a statement by weighed evidence, and the codebook of acts."""

from onrecord.statements.acts.decide import Decision, decide

__all__ = ["Decision", "decide"]
