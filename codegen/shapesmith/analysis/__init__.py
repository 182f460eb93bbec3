"""Passes over the IR: from what the spec says to what follows from it."""
