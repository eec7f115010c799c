"""Fitting the weights of the acts' evidence (statements/acts/weights.npz)."""
