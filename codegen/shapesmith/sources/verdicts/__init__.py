"""Verdicts of people, from `shapes/<service>/rules.toml`."""
