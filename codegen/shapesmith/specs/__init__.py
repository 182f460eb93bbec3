"""Specs: found, locked and vendored, byte for byte as published."""
