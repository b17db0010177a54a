"""Agendas, proposals and decisions of Sweden's municipalities, as values and calendars.

The public names stand in `__init__.pyi`; each is loaded from its room when it is first asked for,
so that `import agendawatch` costs next to nothing.
"""

from agendawatch.lazy_names import lazy_names

_load, __dir__, __all__ = lazy_names(__name__, __file__)
__all__ += ["__version__"]


def __getattr__(name: str) -> object:
    """Load a public name from its room."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - costs 10 ms, and few ask

        return version("agendawatch")
    return _load(name)
