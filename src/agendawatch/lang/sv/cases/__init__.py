"""What a matter is: its kind, its title, its case number, and who brought it."""
