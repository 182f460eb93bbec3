"""The IR: what a service is, in the order of its spec, with every trait and no Python name in it."""
