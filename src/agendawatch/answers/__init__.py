"""A question asked once, and answered once: every front reads it into a `Question` and renders the rows."""
