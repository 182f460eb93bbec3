"""What differs between two specs: elements, texts, the values that constraints allow."""
