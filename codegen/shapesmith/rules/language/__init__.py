"""The words of the documentation: sentences with their scope, what binds, and the notation of the forms."""
