"""What errors say is said in Swedish whole: what was expected, what came, and where."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from tests.cases import table
from tests.i18n.catalogues import gathered, swedish

import agendawatch as aw
from agendawatch.cli import main
from agendawatch.i18n import speaking
from agendawatch.i18n.finished import tr_said
from agendawatch.site.settings import read_settings

_WORD = re.compile(r"[^\W\d_]{2,}")
_OURS = re.compile(
    r"'[^']*'|\"[^\"]*\"|https?://\S+|\S*/\S*|\S+\.\w+|\[\S+\]|--\w+|\b(?:något|en lista) av .*|[\w.]+ (?:är|saknas)\b"
)
"""What is a value, an address, a path, a name in code: it is the same in every language."""
_FILLED = re.compile(r"\{[a-z]+\}")
SAID = sorted(str(message) for context, message in gathered() if context == "said")
TOLD = {str(it.id): str(it.string) for it in swedish() if it.context == "said"}


def _words(said: object) -> set[str]:
    """Find the words of a sentence, or of its singular and plural."""
    several = said if isinstance(said, tuple | list) else (said,)
    return {word for it in several for word in _WORD.findall(_OURS.sub(" ", _FILLED.sub(" ", str(it))).lower())}


ENGLISH = {word for it in swedish() if it.id for word in _words(it.id)} - {
    word for it in swedish() if it.id for word in _words(it.string)
}
"""Words that our sentences have in English and not in Swedish."""


def _left(said: str) -> set[str]:
    """Find the English words in what is said in Swedish."""
    return ENGLISH & _words(said)


@pytest.mark.parametrize("english", SAID)
def test_what_an_error_says_is_known_again(english: str) -> None:
    """Its facts stand where they belong, and nothing of it stays English."""
    facts = {hole: f"«{at}»" for at, hole in enumerate(dict.fromkeys(_FILLED.findall(english)))}

    with speaking("sv"):
        said = tr_said(_FILLED.sub(lambda it: facts[it[0]], english))

    assert said == _FILLED.sub(lambda it: facts[it[0]], TOLD[english])


CONFIG, SITE = table(__file__, "CONFIG"), table(__file__, "SITE")
NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
MEETING = aw.Meeting(organization=aw.Organization(name="Kommunstyrelsen"), date=dt.date(2026, 3, 11))


def _visit(answer: Callable[[httpx.Request], httpx.Response]) -> object:
    with aw.Client(transport=httpx.MockTransport(answer), now=lambda: NOW, pause=0) as client:
        return client.meetings(
            aw.Site(url="https://kommunen.example/moten", platform="page"), window=aw.Window.year(2026)
        )


def _silent(request: httpx.Request) -> httpx.Response:
    msg = "too slow"
    raise httpx.ConnectTimeout(msg, request=request)


WRONG: dict[str, Callable[[], object]] = {
    "a municipality": lambda: aw.municipality("Lunnd"),
    "a municipality of another kind": lambda: aw.municipality(1281),  # type: ignore[arg-type] # that is the mistake
    "a name": lambda: aw.to_ical((), name=""),
    "a status to hide": lambda: aw.to_ical((MEETING,), name="KS", hide=("gone",)),
    "an alarm": lambda: aw.to_ical((MEETING,), name="KS", alarms=("soon",)),
    "a length": lambda: aw.to_ical((MEETING,), name="KS", assume_length="long"),
    "days past": lambda: aw.to_ical((MEETING,), name="KS", past=-1),
    "a platform": lambda: aw.Client().meetings(
        aw.Site(url="https://a.example/", platform="nix"), window=aw.Window.year(2026)
    ),
    "watches": lambda: aw.read_watches(CONFIG),
    "a site": lambda: read_settings(SITE),
    "no TOML": lambda: aw.read_watches("[[watch"),
    "no watch": lambda: aw.read_watches("[watch]\nname = 'a'"),
    "no page": lambda: aw.read_schedule(""),
    "no agenda": lambda: aw.read_agenda("Hej"),
    "no calendar": lambda: aw.read_ical(b"Hej", window=aw.Window.year(2026)),
    "no PDF": lambda: aw.read_schedule(b"%PDF-1.7 broken"),
    "a database": lambda: aw.Store("a.db"),
    "no answer": lambda: _visit(_silent),
    "an error": lambda: _visit(lambda _: httpx.Response(503)),
    "a login": lambda: _visit(lambda it: httpx.Response(302, headers={"location": f"{it.url}/login?next=/"})),
    "robots": lambda: _visit(lambda _: httpx.Response(200, text="User-agent: *\nDisallow: /")),
    "an empty page": lambda: _visit(lambda it: httpx.Response(404 if "robots" in str(it.url) else 200, text="")),
    "another page": lambda: _visit(
        lambda it: httpx.Response(404) if "robots" in str(it.url) else httpx.Response(200, html="<p>Välkommen hit")
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_nothing_of_an_error_stays_english(wrong: str) -> None:
    """Of errors, of mistakes in files and of what the network does; in English it is said as it was raised."""
    with pytest.raises(aw.AgendawatchError) as raised:
        WRONG[wrong]()

    with speaking("sv"):
        said = tr_said(str(raised.value))
    assert said != str(raised.value)
    assert _left(said) == set(), said
    assert tr_said(str(raised.value)) == str(raised.value)


def test_a_command_speaks_one_language(tmp_path: Path) -> None:
    """A file with mistakes is answered in Swedish, line by line."""
    (tmp_path / "agendawatch.toml").write_text(CONFIG, encoding="utf-8")

    told = CliRunner().invoke(main, ["--language", "sv", "--config", str(tmp_path / "agendawatch.toml"), "changes"])

    assert told.exit_code
    assert _left(told.output.replace("agendawatch", "")) == set(), told.output
