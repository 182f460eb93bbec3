"""From the published forms of a spec to the IR."""
