"""The changes as people and tools read them."""
