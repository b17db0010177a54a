"""What changed between two listings: identity, differences and the present. Pure: no clock, no store."""
