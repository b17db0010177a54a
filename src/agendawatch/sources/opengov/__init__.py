"""360 OpenGov Meetings: boards, their meetings year by year, and a page for each meeting that is published."""
