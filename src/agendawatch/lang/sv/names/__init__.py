"""Who: organizations, municipalities, parties, and people in public office."""
