"""Proposals and watches: what is followed, and why we believe that two things are one."""

from agendawatch.lazy_names import lazy_names

__getattr__, __dir__, __all__ = lazy_names(__name__, __file__)
