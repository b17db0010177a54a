"""The tree of errors."""

from __future__ import annotations

import inspect
import pickle
import re

import pytest

from agendawatch import errors


def test_every_error_stands_in_the_drawn_tree() -> None:
    """The picture at the top of the module and the classes agree."""
    drawn = set(re.findall(r"\b[A-Z]\w+Error\b", errors.__doc__ or ""))

    public = {
        name for name, _ in inspect.getmembers(errors, inspect.isclass) if name.endswith("Error") and name[0] != "_"
    }

    assert drawn == public


def test_every_error_is_ours() -> None:
    """One `except AgendawatchError` catches all, and every name ends in Error."""
    for name, kind in inspect.getmembers(errors, lambda it: inspect.isclass(it) and it.__module__ == errors.__name__):
        assert issubclass(kind, errors.AgendawatchError)
        assert name.endswith("Error")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (errors.UnknownMunicipalityError("Götborg", ("Göteborg",)), "did you mean Göteborg?"),
        (errors.InputError("alarms", "snart", "a duration such as -PT2H"), "alarms is 'snart'; expected a duration"),
        (
            errors.InputError("alarms", "snart", "a duration", file="agendawatch.toml", line=3),
            "agendawatch.toml, line 3: alarms is 'snart'; expected a duration",
        ),
        (errors.StatusError(503, url="https://kommun.example/"), "status 503 (https://kommun.example/)"),
        (errors.AnswerLimitError("50 MB", url="https://kommun.example/"), "past the limit: 50 MB"),
        (errors.LayoutError("https://kommun.example/", missing="a table of meetings"), "expected a table of meetings"),
        (errors.ReadError("a PDF", "HTML"), "expected a PDF, got HTML"),
        (errors.TooLargeError("2,000 open tags", "5,000"), "at most 2,000 open tags, got 5,000"),
    ],
)
def test_an_error_names_the_thing_in_any_process(error: errors.AgendawatchError, told: str) -> None:
    """What was expected, what came, and where; a worker that meets one can send it home."""
    assert told in str(error)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, of a moment ago

    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
