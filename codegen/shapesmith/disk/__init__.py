"""Folders replaced in one atomic step: exchange, trees, and the workspace of one run."""
