"""What a reviewer asks of the documentation: which rules it states, what was refused, and what nobody has judged."""
