"""What a sentence is about: the texts of a service, the places that they name, and under which conditions."""
