"""Documentation as the Ruby SDK prints it."""
