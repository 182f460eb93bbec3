"""Words and literals: every text of a spec goes through these on its way to source code."""
