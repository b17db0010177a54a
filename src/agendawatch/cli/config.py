"""The config file, `agendawatch.toml`: where it is, what it may hold, and what commands take from it."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote, urlsplit

from agendawatch.errors import AgendawatchError, InputError
from agendawatch.i18n import LANGUAGES
from agendawatch.redaction import bare_address

__all__ = ["NAME", "Config", "Session", "find_config", "read_config", "read_file", "store_url"]

NAME = "agendawatch.toml"

_KEYS = ("municipalities", "organizations", "store", "language", "site", "watch", "notify", "mail", "statements")
_DEFAULT_STORE = "sqlite:///agendawatch.db"
_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Config:
    """What a config file says; the tables of other rooms are kept as they stand, for those rooms to read."""

    path: Path
    text: str
    municipalities: tuple[str, ...]
    """Names or codes that the registry knows, or addresses of pages."""
    organizations: tuple[str, ...]
    """Names, also short ones (KS); `()` follows all."""
    store: str
    """The database's address; a file stands beside the config file unless its path begins at the root."""
    language: str | None
    site: Mapping[str, object]
    notify: Mapping[str, object]

    @property
    def user_agent(self) -> str | None:
        """Say who asks, by the site's address and contact, as a header can; `None` when the file tells neither."""
        base, contact = (bare_address(str(self.site.get(key) or "")) for key in ("base_url", "contact"))
        whom = [f"+{_sendable_address(base)}"] if base else []
        whom += [_sendable(contact)] if contact else []
        return f"agendawatch/{version('agendawatch')} ({'; '.join(whom)})" if whom else None


def _sendable(words: str) -> str:
    """Write words in ASCII, on one line: "Åsa" as "Asa"."""
    return " ".join(unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().split())


def _sendable_address(url: str) -> str:
    """Write an address in ASCII, so that it leads where it did."""
    try:
        parts = urlsplit(url)
        return parts._replace(netloc=parts.netloc.encode("idna").decode(), path=quote(parts.path, safe="/%")).geturl()
    except ValueError:
        return _sendable(url)


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command line: its config file, or what is wrong with it."""

    config: Config | None = None
    mistake: AgendawatchError | None = None
    """Why the file cannot be used; told by those commands that need it."""

    def defaults(self, command: str, options: frozenset[str]) -> dict[str, object]:
        """Give what the file says of a command's options; a mistake in it is raised for a command with a store."""
        if self.mistake and "store_url" in options and command not in _TELLING:
            raise self.mistake
        if self.config is None:
            return {}
        told: dict[str, object] = {"store_url": self.config.store}
        told |= {option: str(self.config.path) for option in _FILES.get(command, ())}
        if command == "watch":
            told |= {"where": self.config.municipalities, "organization": self.config.organizations}
        told["user_agent"] = self.config.user_agent
        return {option: value for option, value in told.items() if option in options and value}


_TELLING = frozenset({"doctor"})
"""Commands that tell of a mistake among other things."""

_FILES: Mapping[str, tuple[str, ...]] = {
    "hits": ("file",),
    "mail": ("settings_file",),
    "state": ("settings_file",),
    "notify": ("watches",),
    "publish": ("settings_file",),
    "serve": ("settings_file",),
}
"""Options that take the config file itself, by command."""


def find_config(folder: Path) -> Path | None:
    """Find the config file in a folder, or in one above it; `None` where there is none."""
    return next((path for place in (folder, *folder.parents) if (path := place / NAME).is_file()), None)


def read_config(path: Path) -> Config:
    """Read a config file; what is wrong in it raises `InputError` with its line."""
    text = read_file(path)
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(path.name, str(error), "TOML") from error
    for key in told:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1)
            raise _wrong(text, key, key, near[0] if near else f"one of {', '.join(_KEYS)}")
    language = _string(text, told, "language")
    if language is not None and language not in LANGUAGES:
        key = "language"
        raise _wrong(text, key, language, " or ".join(LANGUAGES))
    return Config(
        path=path,
        text=text,
        municipalities=tuple(_place(text, name) for name in _strings(text, told, "municipalities")),
        organizations=tuple(_strings(text, told, "organizations")),
        store=store_url(_string(text, told, "store") or _DEFAULT_STORE, path.parent),
        language=language,
        site=_table(text, told, "site"),
        notify=_table(text, told, "notify"),
    )


def store_url(url: str, folder: Path) -> str:
    """Put a database's file beside the config file, unless its path begins at the root."""
    if url.startswith(_SQLITE) and url != _SQLITE:
        return f"{_SQLITE}{(folder / url.removeprefix(_SQLITE)).resolve().as_posix()}"
    return url


def read_file(path: Path) -> str:
    """Read a file of UTF-8, as TOML is; the mark that some editors put first is no text."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(path.name, f"byte {error.start}", "text in UTF-8") from error
    except OSError as error:
        field = "file"
        raise InputError(field, str(path), f"a file that we may read ({error.strerror})") from error


def _string(text: str, told: Mapping[str, object], key: str) -> str | None:
    value = told.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise _wrong(text, key, value, "text in quotation marks")
    return value if isinstance(value, str) else None


def _strings(text: str, told: Mapping[str, object], key: str) -> list[str]:
    values = told.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise _wrong(text, key, values, f'a list of texts, as {key} = ["…"]')
    return values


def _table(text: str, told: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = told.get(key, {})
    if not isinstance(value, dict):
        raise _wrong(text, key, value, f"a table, [{key}]")
    return value


def _place(text: str, name: str) -> str:
    from agendawatch.registry import municipality  # noqa: PLC0415 - the registry's files are read on import

    if "://" in name:
        return name
    try:
        municipality(name)
    except AgendawatchError as error:
        key = "municipalities"
        raise _wrong(text, key, name, f"a municipality ({error})") from error
    return name


def _wrong(text: str, key: str, value: object, expected: str) -> InputError:
    """Name the line of a mistake beside the key."""
    from agendawatch.following.watch_file import line_of  # noqa: PLC0415 - costs 200 ms, and is seldom needed

    # Before the first heading a key stands in no table: the heading that we search for is put before it.
    line = line_of(f"[top]\n{text}", "top", 0, key, value if isinstance(value, str) else None) - 1
    if f"[{key}]" in text:
        line = line_of(text, key, 0)
    return InputError(f"{NAME}, line {max(line, 1)}: {key}", value, expected)
