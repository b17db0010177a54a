"""What a meeting, an item and a proposal are, whoever publishes them.

Names are the field's own (Popolo, Open Civic Data); Swedish terms stand in docstrings.
"""

from agendawatch.lazy_names import lazy_names

__getattr__, __dir__, __all__ = lazy_names(__name__, __file__)
