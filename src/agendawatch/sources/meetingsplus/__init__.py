"""MeetingsPlus: a page for each committee and each meeting, and an API that knows some of it."""
