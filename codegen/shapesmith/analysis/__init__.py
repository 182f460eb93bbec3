"""Passes over the IR: everything that is derived from a spec."""
