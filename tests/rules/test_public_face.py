"""What the public face promises in every function, method and value that it names."""

from __future__ import annotations

import ast
import asyncio
import datetime as dt
import inspect
import pydoc
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import is_dataclass
from importlib import import_module
from itertools import pairwise
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import httpx
import pytest
from pydantic import BaseModel
from tests.rules.test_reference import described

import agendawatch as aw
from agendawatch.errors import AgendawatchError, UnknownMunicipalityError
from agendawatch.model.value import Value
from agendawatch.server.rows import LinkedMeeting

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
LUND = aw.municipality("Lund")
PAGE = "<h2>Kommunstyrelsen 2026</h2><ul><li>11 mars kl. 13.00</ul>"
RELEASE = "V vill ha ett badhus\n\nVänsterpartiet föreslår ett badhus."
DETECTION = aw.Detection(platform="page", url="https://lund.example/", confidence="high")


FURTHER = {
    name: getattr(import_module(module), name) for module, names in described().items() for name in sorted(names)
}
"""What stands in public modules: `api.md` describes it."""
FACE = {**{name: getattr(aw, name) for name in dir(aw)}, **FURTHER}


def _public() -> Iterator[tuple[str, Callable[..., object]]]:
    """Give every public function, method and property, by its name."""
    for name, value in FACE.items():
        if inspect.isfunction(value):
            yield name, value
        elif isinstance(value, type):
            own = [part for part in value.__mro__ if part.__module__.startswith("agendawatch")]
            for method, held in (pair for part in own for pair in list(vars(part).items())):
                function = getattr(held, "__func__", getattr(held, "fget", getattr(held, "func", held)))
                if inspect.isfunction(function) and (method == "__init__" or not method.startswith("_")):
                    yield f"{name}.{method}", function


def _types(of: Callable[..., object]) -> dict[str, object]:
    """Give the types of what a function takes and gives, or a class holds; a name that only a type checker imports is public."""
    try:
        return get_type_hints(of)
    except NameError:
        return get_type_hints(of, localns=FACE)


def _hints() -> Iterator[tuple[str, object]]:
    """Give the type of every parameter, answer and field of the public face; what begins with `_` is private."""
    fields: Iterator[tuple[str, Callable[..., object]]] = (
        (name, held) for name, held in FACE.items() if isinstance(held, type)
    )
    for name, held in (*_public(), *fields):
        for at, hint in _types(held).items():
            if not at.startswith("_"):
                yield f"{name}, {at}", hint


def _classes(hint: object) -> Iterator[type]:
    """Give the classes of ours that a type is made of."""
    if isinstance(hint, type) and hint.__module__.startswith("agendawatch"):
        yield hint
    for part in get_args(hint):
        yield from _classes(part) if not isinstance(part, list) else (it for one in part for it in _classes(one))


def _holds_municipality(hint: object) -> bool:
    """Tell whether a parameter may be a municipality, alone or as one of several."""
    ways = get_args(hint) if isinstance(hint, UnionType) or get_origin(hint) is Union else ()
    return hint is aw.Municipality or any(map(_holds_municipality, ways))


def _taking_a_municipality() -> set[str]:
    return {
        name
        for name, function in _public()
        if any(_holds_municipality(hint) for at, hint in _types(function).items() if at != "return")
    }


def _refused(_: httpx.Request) -> httpx.Response:
    return httpx.Response(404)


def _client() -> aw.Client:
    return aw.Client(transport=httpx.MockTransport(_refused), now=lambda: NOW, pause=0)


def _asked(method: str, where: object) -> object:
    """Ask both clients; what they come to is the same."""

    async def asked() -> object:
        async with aw.AsyncClient(transport=httpx.MockTransport(_refused), now=lambda: NOW, pause=0) as client:
            return await getattr(client, method)(where)

    with _client() as client:
        return came(lambda: getattr(client, method)(where)), came(lambda: asyncio.run(asked()))


def came(call: Callable[[], object]) -> object:
    """Give what a call gives or raises, so that it can be compared."""
    try:
        given = call()
        return list(given) if isinstance(given, Iterable) else given
    except UnknownMunicipalityError:
        raise
    except AgendawatchError as error:
        return type(error), str(error)


def _updated(store: aw.Store, where: object) -> object:
    with _client() as client:
        return [visit.site for visit in aw.update(store, where, now=NOW, client=client).visits]  # type: ignore[arg-type] # any way to name it


TAKES: dict[str, Callable[[aw.Store, object], object]] = {
    **{
        f"{client}.{method}": lambda _, where, method=method: _asked(method, where)  # type: ignore[misc] # its default binds it
        for client in ("Client", "AsyncClient")
        for method in ("meetings", "notices", "explore")
    },
    **{
        f"Store.{method}": lambda store, where, method=method: getattr(store, method)(municipality=where)  # type: ignore[misc] # its default binds it
        for method in ("doubts", "changes", "meetings", "proposals")
    },
    "Queries.municipality": lambda store, where: store.queries.municipality(where),  # type: ignore[arg-type] # likewise
    "Queries.settlements": lambda store, where: store.queries.settlements(where),  # type: ignore[arg-type] # any way to name it
    "Store.search": lambda store, where: store.search("badhus", municipality=where),  # type: ignore[arg-type] # any way to name it
    "Detection.site": lambda _, where: DETECTION.site(where),  # type: ignore[arg-type] # any way to name it
    "backfill": lambda store, where: aw.backfill(store, (), municipality=where, now=NOW),  # type: ignore[arg-type] # any way to name it
    "municipality": lambda _, where: aw.municipality(where),  # type: ignore[arg-type] # any way to name it
    "read_press_release": lambda _, where: aw.read_press_release(RELEASE, published=NOW.date(), municipality=where),  # type: ignore[arg-type] # any way to name it
    "read_schedule": lambda _, where: aw.read_schedule(PAGE, municipality=where),  # type: ignore[arg-type] # any way to name it
    "sites": lambda _, where: aw.sites(where),  # type: ignore[arg-type] # any way to name it
    "update": _updated,
}
"""How each is asked about a municipality."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[aw.Store]:
    """Open a store that knows one meeting of the municipality."""
    listing = aw.Listing(
        window=aw.Window.year(2026),
        meetings=(aw.Meeting(organization=aw.Organization(name="KS"), municipality=LUND, date=dt.date(2026, 3, 11)),),
    )
    with aw.Store(f"sqlite:///{tmp_path_factory.mktemp('face') / 'agendawatch.db'}") as opened:
        opened.records.add(listing, site=aw.Site(url="https://lund.example/", municipality=LUND), seen=NOW)
        yield opened


def test_every_type_in_a_public_signature_is_public() -> None:
    """Whatever is given or taken has a name to import, at the top or in a public module, and is described."""
    public = {held for held in FACE.values() if isinstance(held, type)}

    hidden = {f"{place}: {cls.__qualname__}" for place, hint in _hints() for cls in _classes(hint) if cls not in public}

    assert hidden == set()


def test_a_public_class_goes_by_its_own_name() -> None:
    """No two have one name, and none has two."""
    named = {name: held for name, held in FACE.items() if isinstance(held, type)}

    assert {name: held.__name__ for name, held in named.items()} == {name: name for name in named}


def test_a_name_is_public_in_one_place() -> None:
    """About ninety stand at the top; the rest in the public module that they are of."""
    assert 85 <= len(dir(aw)) <= 95
    assert FURTHER.keys().isdisjoint(dir(aw))
    assert len(FURTHER) == sum(map(len, described().values()))


def _fields(held: type) -> Iterator[tuple[str, str, str]]:
    """Give the fields that a class declares: each its name, its type, and what stands below it."""
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(held))).body
    assert isinstance(body, ast.ClassDef)
    for row, below in pairwise([*body.body, ast.Pass()]):
        match row, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(told))):
                yield name, ast.unparse(row.annotation), told
            case ast.AnnAssign(target=ast.Name(id=name)), _:
                yield name, ast.unparse(row.annotation), ""


VALUES = {
    name: held
    for name, held in FACE.items()
    if isinstance(held, type) and (issubclass(held, BaseModel) or is_dataclass(held) or hasattr(held, "_fields"))
}


def test_every_field_says_what_it_is() -> None:
    """In a sentence below it; of one that may be nothing, what nothing means."""
    rows = [(name, *row) for name, held in VALUES.items() for row in _fields(held) if not row[0].startswith("_")]
    may_be_nothing = [row for row in rows if row[2].removesuffix("]").endswith("| None")]

    assert len(rows) > 300
    assert [row[:2] for row in rows if not row[3].strip().endswith((".", ".)"))] == []
    assert [row[:2] for row in may_be_nothing if not re.search(r"\bnone\b|\bwithout\b", row[3], re.IGNORECASE)] == []


def test_help_tells_the_fields() -> None:
    """Of every value at the top, with a signature that names them; what is derived from it tells its base's too."""
    for name in set(dir(aw)) & (VALUES.keys() | {"Schedule", "Status"}):
        told = pydoc.plain(pydoc.render_doc(FACE[name]))
        for field, _, words in _fields(FACE[name]):
            assert f"{field}: {' '.join(words.split())}" in told or field.startswith("_"), name
        if issubclass(FACE[name], Value):
            assert set(inspect.signature(FACE[name]).parameters) == set(FACE[name].model_fields)
    assert "organization: Who meets." in (inspect.getdoc(LinkedMeeting) or "")


def test_a_value_shows_what_it_says() -> None:
    """`repr` leaves out what is as it mostly is, and makes the same value again."""
    council = aw.Meeting(id="m1", organization=aw.Organization(name="KF"), date=dt.date(2026, 3, 11), nth=2)

    assert repr(council) == (
        "Meeting(organization=Organization(name='KF'), date=datetime.date(2026, 3, 11), nth=2, id='m1')"
    )


def test_whoever_takes_a_municipality_is_known() -> None:
    """The table above holds every function and method of the public face that does."""
    assert _taking_a_municipality() == set(TAKES)


@pytest.mark.parametrize("name", TAKES)
def test_a_municipality_is_named_in_any_way(store: aw.Store, name: str) -> None:
    """By its value, name, slug or code: each comes to the same."""
    value, *others = (came(lambda: TAKES[name](store, where)) for where in (LUND, "Lund", "lund", "1281"))  # noqa: B023 - called at once

    assert others == [value] * 3


@pytest.mark.parametrize("name", TAKES)
def test_a_misspelt_municipality_is_told_those_near(store: aw.Store, name: str) -> None:
    """And what is no name at all is told what was expected."""
    with pytest.raises(UnknownMunicipalityError) as unknown:
        came(lambda: TAKES[name](store, "Lunnd"))

    assert unknown.value.near[0] == "Lund"
    assert "expected a Municipality, or its name, code or slug" in str(came(lambda: TAKES[name](store, 1281)))
