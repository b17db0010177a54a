"""A notice board that is a page (anslagstavla), whatever made it: Limepark's and WordPress's, a list, a table."""
