"""What a line of a page mentions: days, hours, months, years and names, each with where it stands."""
