"""Bytes into parts, whatever they mean: text, HTML's limits, iCalendar, RSS and Atom, JSON-LD."""
