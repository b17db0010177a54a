"""When: dates, hours, weeks, holidays, and the days that words like "på onsdag" point to."""
