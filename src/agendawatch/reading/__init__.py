"""Documents into facts: schedules, agendas, minutes and press releases."""
