"""The output folder: what is in it, and the only code that changes it."""
