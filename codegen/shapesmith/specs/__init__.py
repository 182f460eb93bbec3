"""Specs: found, locked and vendored as published, byte for byte."""
