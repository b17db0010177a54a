"""What every test shares: the path to the replicas, databases, and how recordings are kept.

Recordings (`tests/cassettes/`) are made from the replicas under the hosts' real names, by

    python -m tests.replicas.record

and played back with the network blocked: method, address and body must match, in any order.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import sys
import uuid
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
import sqlalchemy as sa
import yaml
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from vcr import VCR

from agendawatch.store import Store
from agendawatch.store.schema import metadata

if TYPE_CHECKING:
    from agendawatch.demo import DemoReport

ROOT = Path(__file__).parents[1]
# Tests import `tests.replicas`; plain `pytest` does not put the checkout on the path.
sys.path.insert(0, str(ROOT))

# The same examples each time: the suite tells whether a change broke something. Whoever looks for more says so:
# `python -m pytest --hypothesis-profile explore`. How long an example takes is the machine's business.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("explore", derandomize=False, deadline=None, print_blob=True)
hypothesis.settings.load_profile("same")

# What the command line says is tested in English, whatever the machine speaks; Swedish is asked for where it is meant.
os.environ["AGENDAWATCH_LANGUAGE"] = "en"

# Tests start many processes of ours: the first compiles the package for the others, also where the environment would
# have each of them compile it again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_FORGOTTEN = frozenset({"date", "server", "set-cookie", "connection", "content-length"})


class _Dumper(yaml.SafeDumper):
    """YAML that a person can read: text in blocks, its letters as they are."""


def _text(dumper: yaml.SafeDumper, words: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", words, style="|" if "\n" in words else None)


_Dumper.add_representer(str, _text)


class _Readable:
    """The serializer of recordings."""

    @staticmethod
    def serialize(cassette: object) -> str:
        """Write a recording."""
        return yaml.dump(cassette, Dumper=_Dumper, allow_unicode=True, width=10**6)

    @staticmethod
    def deserialize(words: str) -> object:
        """Read a recording."""
        return yaml.load(words, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 -- it is the safe one


def pytest_recording_configure(config: pytest.Config, vcr: VCR) -> None:  # noqa: ARG001 -- the hook's signature
    """Keep recordings as YAML that a person can read."""
    vcr.register_serializer("yaml", _Readable)


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    """Keep recordings together, by the module that plays them."""
    return str(ROOT / "tests" / "cassettes" / request.path.stem.removeprefix("test_"))


@pytest.fixture(scope="module")
def vcr_config() -> dict[str, object]:
    """Match the whole request; keep of it and of its answer what a reader needs."""
    return {
        "match_on": ["method", "scheme", "host", "port", "path", "query", "body"],
        "filter_headers": ["authorization", "cookie", "user-agent", "connection", "accept-encoding", "host"],
        "decode_compressed_response": True,
        "before_record_response": _without_the_moment,
    }


def _without_the_moment(response: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    headers = response["headers"]
    response["headers"] = {name: value for name, value in headers.items() if name.casefold() not in _FORGOTTEN}
    return response


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage among the tests themselves: thousands of objects that stay to the end."""
    gc.disable()
    collected = yield
    gc.freeze()
    gc.enable()
    gc.set_threshold(20_000, 20, 20)
    return collected


class _Compiled(dict[tuple[object, ...], object]):
    """SQL that was compiled for one database, for all others of its kind: each test opens new ones."""

    def get(self, key: tuple[object, ...], default: object = None) -> object:
        return super().get((type(key[0]), *key[1:]), default)

    def __setitem__(self, key: tuple[object, ...], compiled: object) -> None:
        super().__setitem__((type(key[0]), *key[1:]), compiled)


_COMPILED = _Compiled()


@event.listens_for(Engine, "engine_connect")
def _compile_once(connection: Connection) -> None:
    connection.execution_options(compiled_cache=_COMPILED)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoReport:
    """Play the demo of Friday 6 March 2026 once; who writes where it lies copies its folder."""
    from agendawatch.demo import run_demo  # noqa: PLC0415 - few tests need it, and it loads most of the house

    return run_demo(tmp_path_factory.mktemp("demo"), today=dt.date(2026, 3, 6))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open an empty store in a file of its own."""
    with Store(f"sqlite:///{tmp_path / 'a.db'}") as opened:
        yield opened


SERVER = os.environ.get("AGENDAWATCH_TEST_POSTGRES")
"""A database on a server that tests may lay schemas out in: `postgresql+psycopg://name@host/database`."""


@contextmanager
def _schema() -> Iterator[str]:
    if not SERVER:
        pytest.skip("needs PostgreSQL (AGENDAWATCH_TEST_POSTGRES)")
    schema = f"test_{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(SERVER)
    with engine.begin() as connection:
        connection.execute(sa.text(f"CREATE SCHEMA {schema}"))
    yield f"{SERVER}{'&' if '?' in SERVER else '?'}options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.execute(sa.text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture(scope="session")
def _kept_schema() -> Iterator[str]:
    with _schema() as address:
        Store(address).close()
        yield address


@pytest.fixture
def emptied(_kept_schema: str) -> str:
    """Give the address of a store on a server in which nothing is kept any more; its tables were laid out once."""
    engine = sa.create_engine(_kept_schema)
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(table.delete())
    engine.dispose()
    return _kept_schema


@pytest.fixture
def postgres() -> Iterator[str]:
    """Give the address of an empty database on a server."""
    with _schema() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty database, of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'agendawatch.db'}"
    address: str = request.getfixturevalue("postgres")
    return address
