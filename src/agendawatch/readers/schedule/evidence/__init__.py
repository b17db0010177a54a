"""Schedules by evidence: what each line mentions, every way that a day may belong to a name, and one choice a page."""
