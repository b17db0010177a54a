"""Agendas, proposals and decisions of Sweden's municipalities, as values and calendars.

The public names, each loaded from its room when first asked for.
"""
