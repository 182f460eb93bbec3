"""What other tools read: the IR of a service in formats that are not Python."""
