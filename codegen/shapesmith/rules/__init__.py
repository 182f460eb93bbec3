"""Rules from the documentation: sentences, what they are about, what they ask, and whether that holds."""
