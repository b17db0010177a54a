"""What every value of the house shares: it is frozen, strict, refuses stray fields and compares by content."""

from __future__ import annotations

import ast
import datetime as dt
import hashlib
import inspect
import re
import textwrap
import weakref
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, TypeVar
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationError,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from agendawatch.arguments import mistake
from agendawatch.errors import ConfigError, InputError

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:
    ModelMetaclass = type(BaseModel)  # pydantic keeps its name to itself

T = TypeVar("T")


def on_the_clock(moment: dt.datetime) -> dt.datetime:
    """Give a moment of an hour that the clocks skip in spring as the one that it means: an hour later (RFC 5545).

    One of the hour that they show twice in autumn keeps its offset: of two moments with a zone Python calls none equal.

    >>> on_the_clock(dt.datetime(2026, 3, 29, 2, 30, tzinfo=ZoneInfo("Europe/Stockholm"))).isoformat()
    '2026-03-29T03:30:00+02:00'
    """
    if type(moment.tzinfo) is not ZoneInfo:
        return moment
    offset = moment.utcoffset()
    shown = moment.replace(fold=0).astimezone(dt.UTC).astimezone(moment.tzinfo)
    if shown.replace(tzinfo=None) != moment.replace(tzinfo=None):
        return shown
    if offset is None or moment.replace(fold=1 - moment.fold).utcoffset() == offset:
        return moment
    return moment.replace(tzinfo=dt.timezone(offset), fold=0)


Aware = Annotated[AwareDatetime, AfterValidator(on_the_clock)]
"""A moment with its zone; a naive one is refused, and one that no clock shows is settled."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Text that says something: white space at its ends is cut, and nothing at all is refused."""


Texts = Annotated[
    tuple[Words, ...],
    BeforeValidator(
        lambda value: (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value
    ),
]
"""Texts, of which one may stand alone."""


_FIELDS = "\n\nFields:\n"


def _with_fields(kind: type, own: str | None) -> str:
    """Give a class's docstring with those of its fields, read off its source when somebody asks for it."""
    ours = [it for it in reversed(kind.__mro__) if it.__module__.startswith("agendawatch")]
    rows = {name: told for it in ours for name, told in _field_docstrings(it)}
    told = "\n".join(f"{name}: {' '.join(words.split())}" for name, words in rows.items())
    return inspect.cleandoc(own or "") + (told and _FIELDS + told)


class _Doc:
    def __init__(self, own: str | None) -> None:
        self._own = own

    def __get__(self, _value: object, kind: type) -> str:
        return _with_fields(kind, self._own)


def taught(kind: type[T]) -> type[T]:
    """Let `help` of a class that is no `Value` tell what each of its fields is, in the words that stand below it."""
    kind.__doc__ = _Doc(kind.__doc__)  # type: ignore[assignment] # Python takes what gives a text
    return kind


class _Written(str):
    """A type as the source writes it, shown without quotation marks."""

    __slots__ = ()
    __repr__ = str.__str__


class _Signature:
    """A value's signature: pydantic writes it when it builds a class, which is put off until the first is made."""

    def __get__(self, _value: object, kind: type[BaseModel]) -> inspect.Signature:
        kind.model_rebuild()
        rows = [row for it in reversed(kind.__mro__) for row in vars(it).get("__annotations__", {}).items()]
        as_written = {name: re.sub(r"^Annotated\[(.+?), \w+\(.*", r"\1", told, flags=re.DOTALL) for name, told in rows}
        whole: inspect.Signature = kind.__signature__
        named = [it.replace(annotation=_Written(as_written.get(it.name, ""))) for it in whole.parameters.values()]
        kind.__signature__ = whole.replace(parameters=named)
        return kind.__signature__


class _Taught(ModelMetaclass):
    __doc__ = property(lambda kind: _with_fields(kind, vars(kind).get("__doc__")))


class Value(BaseModel, metaclass=_Taught):
    """A thing said of the world: frozen, strict, equal by content."""

    # Checkers are built for what is made, and docstrings read for who asks for a schema: most programs use few values.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)

    if not TYPE_CHECKING:

        def __init__(self, /, **facts: object) -> None:
            """Make it of its facts; what it cannot hold raises `InputError`, and pydantic's own error stays within."""
            try:
                self.__pydantic_validator__.validate_python(facts, self_instance=self)
            except ValidationError as error:
                raise refused(type(self), error) from error

        __init__.__pydantic_base_init__ = True  # it makes no difference to what is read from JSON

        def __init_subclass__(cls, **settings: object) -> None:
            """Give it a signature."""
            super().__init_subclass__(**settings)
            cls.__signature__ = _Signature()

    def __repr_args__(self) -> Iterator[tuple[str | None, object]]:
        """Show what is other than it mostly is: a meeting has twenty fields, and says five."""
        known = type(self).model_fields
        return (it for it in super().__repr_args__() if it[0] not in known or it[1] != known[it[0]].default)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the fields by their docstrings."""
        schema = handler(core_schema)
        whole = handler.resolve_ref_schema(schema)
        fields = whole.get("properties", {})
        if "description" in whole:
            whole["description"] = whole["description"].partition(_FIELDS)[0]
        for kind in cls.__mro__:
            if issubclass(kind, Value):
                for name, told in _field_docstrings(kind):
                    fields.get(name, {}).setdefault("description", told)
        return schema


def refused(kind: type[BaseModel], error: ValidationError) -> InputError:
    """Give what pydantic has against the facts of a value as an error of ours: one mistake, or all of them."""
    wrong = []
    for told in error.errors(include_url=False):
        own = told.get("ctx", {}).get("error")
        if told["type"] == "default_factory_not_called":
            continue
        if isinstance(own, InputError):
            wrong.append(own)
            continue
        stray = told["type"] == "extra_forbidden"
        value = told["loc"][-1] if stray else None if told["type"] == "missing" else told["input"]
        wrong.append(InputError(".".join(map(str, told["loc"])), value, mistake(told, kind.model_fields)))
    return wrong[0] if len(wrong) == 1 else ConfigError(wrong)


@cache
def _field_docstrings(kind: type) -> tuple[tuple[str, str], ...]:
    """Give the docstrings that stand below a class's own fields."""
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    rows = body.body if isinstance(body, ast.ClassDef) else []
    found = []
    for field, below in pairwise(rows):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(told))):
                found.append((name, inspect.cleandoc(told)))
    return tuple(found)


def durable(*facts: object) -> str:
    """Derive a short opaque id from facts: the same facts give the same id, everywhere and for ever.

    >>> durable("1480", "Kommunstyrelsen", "2020-03-11")
    '1fe7a546f9b2eb1d7789'

    Twenty hexadecimal digits of SHA-256 over the facts, each closed by a unit separator.
    """
    text = "".join(f"{fact}\x1f" for fact in facts)
    return hashlib.sha256(text.encode()).hexdigest()[:20]


# What a value was read from, known for as long as the value lives: two values of one content are equal.

_CONTENTS: dict[int, tuple[weakref.ref[object], bytes]] = {}
"""By identity: a value's own hash would cost as much as writing it."""


def note_content(value: object, content: bytes) -> None:
    """Note the hash of what a value was read from; a copy of it that says something else has none."""
    key = id(value)
    _CONTENTS[key] = (weakref.ref(value, lambda _gone: _CONTENTS.pop(key, None)), content)


def content_of(value: object) -> bytes | None:
    """Give the hash of what a value was read from; `None` where nobody noted it."""
    found = _CONTENTS.get(id(value))
    return found[1] if found is not None and found[0]() is value else None
