"""What changed, and when we saw it."""
