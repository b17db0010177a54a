"""Everything that takes knowing Swedish: dates, times, organizations, parties, outcomes and case numbers."""
