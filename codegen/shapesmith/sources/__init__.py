"""From the published formats of a spec to the IR."""
