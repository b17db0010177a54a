"""What a site is told of itself: its address, its name, its languages, what it watches."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Literal
from urllib.parse import urlsplit

from agendawatch.errors import InputError, UnknownMunicipalityError
from agendawatch.following import read_watches
from agendawatch.model import Municipality, Value, Watch
from agendawatch.redaction import bare_address
from agendawatch.registry import municipality

__all__ = ["BODY", "LANGUAGES", "TITLE", "Language", "SiteSettings", "is_named", "read_settings"]

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")
"""The languages that pages are written in; the first stands at the root."""

TITLE, BODY = "{title}", "{body}"
"""What `report` may hold, for the facts to be put into."""

_TABLE = "site"
_KEYS = (
    "base_url",
    "title",
    "languages",
    "feed_languages",
    "only",
    "publisher",
    "contact",
    "report",
    "doubts",
    "role",
    "municipality",
)
_CONTROL = re.compile(r"[\x00-\x20\x7f]")


class SiteSettings(Value):
    """What every page of a site shares."""

    base_url: str | None = None
    """Where the site is served, with a slash at its end; `None` when nobody told, and addresses are relative."""
    title: str = "agendawatch"
    languages: tuple[Language, ...] = LANGUAGES
    """Swedish stands at the root, English under `en/`."""
    feed_languages: tuple[Language, ...] = ("sv",)
    """Those that feeds are written in; English ones stand under `en/`, and make a site a third larger."""
    publisher: str | None = None
    """Who runs the site; `None` shows nothing."""
    contact: str | None = None
    """Where a reader can write to who runs the site: an http(s) address or one of mail; `None` shows nothing."""
    report: str | None = None
    """Where a reader tells that something is wrong: the http(s) address of an issue's form, with `{title}` and `{body}`
    where the facts go. `None` leads to `contact`, by mail with the facts filled in."""
    doubts: bool = False
    """Whether calendars show days that are withheld in doubt, as tentative events."""
    only: tuple[str, ...] = ()
    """Municipalities that the site shows, by code, name or slug; `()` shows all that the store knows."""
    watches: tuple[Watch, ...] = ()
    official: str | None = None
    """The municipality that publishes its own meetings here, by name (`role = "official"`); `None` for a watch by others."""
    mail: bool = False
    """Whether readers can ask for mail: a server that sends some says so, a static site never does."""

    def shows(self, town: Municipality | None) -> bool:
        """Tell whether the site shows a municipality; meetings of none are shown where all are."""
        return not self.only or any(is_named(town, name) for name in self.only)


def is_named(town: Municipality | None, name: str) -> bool:
    """Tell whether a name is a municipality's: its code, its name or its slug.

    >>> is_named(Municipality(code="9901", name="Ängelvik"), "angelvik")
    True
    """
    return town is not None and name.casefold() in {town.code, town.name.casefold(), town.slug}


def read_settings(
    text: str = "",
    *,
    base_url: str | None = None,
    languages: tuple[str, ...] = (),
    title: str | None = None,
    only: tuple[str, ...] = (),
) -> SiteSettings:
    r"""Read the `[site]` table and the watches of an `agendawatch.toml`; what is given beside it wins.

    >>> read_settings('[site]\ntitle = "Möten i Ängelvik"\nbase_url = "https://moten.example"').base_url
    'https://moten.example/'

    What cannot be used raises `InputError` with its key.
    """
    try:
        told = tomllib.loads(text).get(_TABLE, {})
    except tomllib.TOMLDecodeError as error:
        field = "agendawatch.toml"
        raise InputError(field, str(error), "TOML") from error
    if not isinstance(told, Mapping):
        raise InputError(_TABLE, told, "a table, [site]")
    stray = sorted(set(told) - set(_KEYS))
    if stray:
        raise InputError(
            field=f"{_TABLE}.{stray[0]}", value=told[stray[0]], expected=f"one of the keys {', '.join(_KEYS)}"
        )
    official = _official(told)
    if official is not None:
        only = _own(only or tuple(told.get("only", ())), official)
    address = base_url or _words("base_url", told.get("base_url"))
    return SiteSettings(
        base_url=_address(address) if address else None,
        title=title or _words("title", told.get("title")) or "agendawatch",
        languages=_languages("languages", languages or told.get("languages", LANGUAGES)),
        feed_languages=_languages("feed_languages", told.get("feed_languages", ["sv"])),
        only=_only(only or told.get("only", ())),
        publisher=_words("publisher", told.get("publisher")),
        contact=_contact(_words("contact", told.get("contact"))),
        doubts=_switch("doubts", told.get("doubts", False)),
        report=_form(_words("report", told.get("report"))),
        official=official,
        watches=read_watches(text, municipality=municipality),
    )


def _words(key: str, value: object) -> str | None:
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise InputError(field=f"{_TABLE}.{key}", value=value, expected="words")
    return value.strip() if isinstance(value, str) else None


def _contact(words: str | None) -> str | None:
    return bare_address(words) if words and words.startswith(("http://", "https://")) else words


def _address(url: str) -> str:
    """Check an address that everything else hangs under, and end it with a slash; a password is not published."""
    url = bare_address(url)
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and parts.hostname and not parts.query and not parts.fragment
    except ValueError:
        good = False
    if not good or _CONTROL.search(url):
        raise InputError(field=f"{_TABLE}.base_url", value=url, expected="an address such as https://moten.example/")
    return url.rstrip("/") + "/"


def _switch(key: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise InputError(field=f"{_TABLE}.{key}", value=value, expected="true or false")
    return value


def _form(url: str | None) -> str | None:
    """Check the address of a form: with nothing in braces but what we fill in."""
    if url is None:
        return None
    bare = url.replace(TITLE, "").replace(BODY, "")
    try:
        parts = urlsplit(bare)
        good = parts.scheme in {"http", "https"} and parts.hostname and not set("{}") & set(bare)
    except ValueError:
        good = False
    if not good or _CONTROL.search(url):
        expected = "an address such as https://forge.example/moten/issues/new?title={title}&body={body}"
        raise InputError(field=f"{_TABLE}.report", value=url, expected=expected)
    return url


def _only(told: object) -> tuple[str, ...]:
    """Read names of municipalities; those of Sweden as their codes, however they are written."""
    if not isinstance(told, list | tuple) or not all(isinstance(name, str) and name.strip() for name in told):
        raise InputError(field=f"{_TABLE}.only", value=told, expected="a list of municipalities")
    return tuple(map(_code, told))


def _official(told: Mapping[str, object]) -> str | None:
    """Read whose own site it is: `role = "official"` needs the municipality that says so."""
    role, town = told.get("role", "independent"), _words("municipality", told.get("municipality"))
    if role not in {"independent", "official"}:
        raise InputError(field=f"{_TABLE}.role", value=role, expected="independent or official")
    if (role == "official") != (town is not None):
        expected = 'the municipality\'s name, beside role = "official" and nowhere else'
        raise InputError(field=f"{_TABLE}.municipality", value=town or "nothing", expected=expected)
    try:
        return municipality(town).name if town else None
    except UnknownMunicipalityError:
        return town  # a made-up one; the store may know it


def _own(only: tuple[str, ...], official: str) -> tuple[str, ...]:
    """Keep an official site to its own municipality: of others it is no more official than anybody."""
    if any(_code(name) != _code(official) for name in only):
        raise InputError(field=f"{_TABLE}.only", value=only, expected=f"{official} alone: the site is official for it")
    return (official,)


def _code(name: str) -> str:
    try:
        return municipality(name).code
    except UnknownMunicipalityError:
        return name.strip()  # a made-up one; the store may know it


def _languages(key: str, told: object) -> tuple[Language, ...]:
    if not isinstance(told, list | tuple) or not told or not set(told) <= set(LANGUAGES):
        raise InputError(field=f"{_TABLE}.{key}", value=told, expected=f"a list of {' and '.join(LANGUAGES)}")
    return tuple(language for language in LANGUAGES if language in told)
