"""A page that lists meetings and documents, whatever made it."""
