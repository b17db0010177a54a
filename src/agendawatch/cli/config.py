"""The config file, `agendawatch.toml`: where it is, what it may hold, and what commands take from it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Annotated
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, Field

from agendawatch.config_tables import NAME, ConfigTable, Text, Texts, expect, read_table
from agendawatch.errors import AgendawatchError, InputError
from agendawatch.i18n import Language
from agendawatch.redaction import bare_address

_SQLITE = "sqlite:///"


def _places(names: tuple[str, ...]) -> tuple[str, ...]:
    """Check names of municipalities; an address is taken as it is."""
    from agendawatch.registry import municipality  # noqa: PLC0415 - the registry's files are read on import

    for name in names:
        try:
            if "://" not in name:
                municipality(name)
        except AgendawatchError as error:
            raise expect("a municipality (" + str(error) + ")", value=name) from error
    return names


class Config(ConfigTable):
    """What a config file may hold before its first table, and which tables; those are for other rooms to read."""

    municipalities: Annotated[Texts, AfterValidator(_places)] = ()
    """Names or codes that the registry knows, or addresses of pages."""
    organizations: Texts = ()
    """Names, also short ones (KS); `()` follows all."""
    store: Text = "sqlite:///agendawatch.db"
    """The database's address; a file stands beside the config file unless its path begins at the root."""
    language: Language | None = None
    site: Mapping[str, object] = Field(default_factory=dict)
    watch: object = None
    notify: Mapping[str, object] = Field(default_factory=dict)
    mail: Mapping[str, object] = Field(default_factory=dict)
    server: Mapping[str, object] = Field(default_factory=dict)

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

    config: Config = field(default_factory=Config)
    path: Path | None = None
    """Of the file; `None` where there is none, and all is as usual."""
    text: str = ""
    """The file's, for rooms that read their own tables in it."""
    mistake: AgendawatchError | None = None
    """Why the file cannot be used; told by those commands that need it."""

    @property
    def folder(self) -> Path:
        """Give the folder that the file's paths begin at."""
        return self.path.parent if self.path else Path.cwd()

    def defaults(self, command: str, options: frozenset[str]) -> dict[str, object]:
        """Give what the file says of a command's options; a mistake in it is raised for a command with a store."""
        if self.mistake and "store_url" in options and command != "doctor":  # which tells of it among other things
            raise self.mistake
        if self.path is None:
            return {}
        values: dict[str, object] = {"store_url": self.config.store, "user_agent": self.config.user_agent}
        if command == "update":
            values |= {"where": self.config.municipalities, "organization": self.config.organizations}
        return {option: value for option, value in values.items() if option in options and value}


def find_config(folder: Path) -> Path | None:
    """Find the config file in a folder, or in one above it; `None` where there is none."""
    return next((path for place in (folder, *folder.parents) if (path := place / NAME).is_file()), None)


def read_session(path: Path) -> Session:
    """Read a config file; what is wrong in it raises `ConfigError` with the line of each mistake."""
    text = read_file(path)
    config = read_table(text, None, Config, file=path.name)
    return Session(config.model_copy(update={"store": store_url(config.store, path.parent)}), path, text)


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
