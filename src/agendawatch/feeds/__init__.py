"""Meetings, items and proposals as iCalendar."""
