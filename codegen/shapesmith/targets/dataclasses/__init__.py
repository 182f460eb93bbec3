"""From the IR to the Python view: every name decided once, every shape placed, every expression spelled."""
