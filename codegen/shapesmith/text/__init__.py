"""Words and literals: what any text of a spec passes on its way to source."""
