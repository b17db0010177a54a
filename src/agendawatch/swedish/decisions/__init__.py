"""What was decided, who stood where, and how a decision is told from a wish."""
