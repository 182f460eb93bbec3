"""From views to formatted source text."""
