"""What a table cannot say of French. The parser speaks Universal Dependencies already: nothing to restructure."""
