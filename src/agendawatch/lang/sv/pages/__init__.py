"""What stands on pages: labels, headings, kinds of document, and what becomes of a meeting."""
