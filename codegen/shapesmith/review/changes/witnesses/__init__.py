"""What worked with the old package and does not with the new one: code, requests, responses."""
