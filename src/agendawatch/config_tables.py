"""Tables of a TOML file as pydantic models: every mistake at once, each with its file, line, key, value and what was expected."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    StringConstraints,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from agendawatch.arguments import mistake, nearest
from agendawatch.errors import ConfigError, InputError

NAME = "agendawatch.toml"
"""What the config file is called where nobody says otherwise."""

_TOP = "__top__"
"""The heading that is put before a file's first one, so that its keys stand in a table too."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NO_CONTROLS = "text without control characters"
_HEADING = re.compile(r"^\s*\[\[?\s*+(?P<name>[^\[\]]{1,200}?)\s*\]\]?\s*(?:#.*)?$")


def _as_tuple(value: object) -> object:
    """Take TOML's array for a tuple."""
    return tuple(value) if isinstance(value, list) else value


def _without_controls(value: str) -> str:
    if _CONTROL.search(value):
        raise expect(_NO_CONTROLS)
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_without_controls)]
"""Text that says something."""
Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)]
"""An array of such texts."""
_VARIABLE = re.compile(r"\$\{?(?P<name>[A-Za-z_][A-Za-z0-9_]{0,100})\}?")


def _secret(written: str, info: ValidationInfo) -> str:
    """Take a value, or that of the variable that it names, from the variables that the context holds."""
    variable = _VARIABLE.fullmatch(written)
    value = (info.context or {}).get(variable["name"], "").strip() if variable else written
    if variable and not value:
        raise expect("the variable " + variable["name"] + " to be set")
    return str(value)


Secret = Annotated[Text, AfterValidator(_secret)]
"""A value, or `$NAME` of a variable that holds it."""


class ConfigTable(BaseModel):
    """What a table may hold: a field for each key, and no other keys. A field without `repr` is never shown."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", populate_by_name=True, hide_input_in_errors=True
    )


T = TypeVar("T", bound=BaseModel)


def expect(expected: str, *, value: object = None, key: str | None = None) -> PydanticCustomError:
    """Make the error of a validator: what a value should have been, in words after "expected".

    `value` is the one of several that is wrong, `key` the key where the whole table was looked at.
    """
    return PydanticCustomError("expected", "{expected}", {"expected": expected, "value": value, "key": key})


def checked(check: Callable[[str], object]) -> BeforeValidator:
    """Make a validator of a function that reads a text, or raises `InputError`; what is no text is left as it is."""

    def validate(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return check(value)
        except InputError as error:
            raise expect(error.expected) from error

    return BeforeValidator(validate)


_DEEPEST = 50
_DEEP = re.compile(rf"""(?:\.[ \t]*(?:[\w-]{{1,99}}|"[^"\n]{{0,99}}"|'[^'\n]{{0,99}}')[ \t]*){{{_DEEPEST}}}""")


def quoted(words: str) -> str:
    """Quote as TOML does, which for one line is as JSON does."""
    return json.dumps(words, ensure_ascii=False)


def read_toml(text: str, *, file: str = NAME) -> dict[str, Any]:
    """Parse a file; what is no TOML raises `ConfigError` with the parser's own line. Any: TOML's values."""
    if _DEEP.search(text):  # the parser's memory grows with the square of a key's parts
        raise ConfigError([InputError("", f"a key of more than {_DEEPEST} parts", "TOML", file=file)])
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Past its own mistakes the parser stumbles over numbers of thousands of figures, and over what is nested deep.
        raise ConfigError([InputError("", str(error), "TOML", file=file)]) from error


def read_table(text: str, name: str | None, model: type[T], *, file: str = NAME, context: object = None) -> T:
    """Read one table by its model, or what stands before the first (`None`): without it all is as usual.

    Raises `ConfigError` with every mistake in it.
    """
    told = read_toml(text, file=file)
    table = told if name is None else told.get(name, {})
    if not isinstance(table, Mapping):
        line = line_of(text, name or "", 0, name)
        raise ConfigError([InputError(f"{name}", table, f"a table, [{name}]", file=file, line=line)])
    try:
        return model.model_validate(dict(table), context=context)
    except ValidationError as error:
        raise ConfigError(_mistakes(error, text, name, 0, model=model, file=file)) from error


def made_of(model: type[T], facts: Mapping[str, object]) -> T:
    """Make a value of what no file told: options, a query. Raises `ConfigError` with every mistake, without lines."""
    try:
        return model.model_validate(dict(facts))
    except ValidationError as error:
        told = _mistakes(error, "", None, 0, model=model, file="")
        raise ConfigError([InputError(it.field, it.value, it.expected) for it in told]) from error


def read_tables(text: str, name: str, model: type[T], *, file: str = NAME) -> tuple[T, ...]:
    """Read the tables of an array (`[[name]]`), each by its model. Raises `ConfigError` with every mistake in them."""
    tables = read_toml(text, file=file).get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        expected = f"[[{name}]], with two brackets, once for each"
        raise ConfigError([InputError(name, name, expected, file=file, line=line_of(text, name, 0))])
    found: list[T] = []
    wrong: list[InputError] = []
    for nth, table in enumerate(tables):
        try:
            found.append(model.model_validate(table))
        except ValidationError as error:
            wrong += _mistakes(error, text, name, nth, model=model, file=file)
    if wrong:
        raise ConfigError(wrong)
    return tuple(found)


def _mistakes(
    error: ValidationError, text: str, table: str | None, nth: int, *, model: type[BaseModel], file: str
) -> list[InputError]:
    # Before the first heading a key stands in no table: the heading that is searched for is put before it.
    body = f"[{_TOP}]\n{text}" if table is None else text
    made: list[InputError] = []
    for told in error.errors(include_url=False):
        more = told.get("ctx", {}) if told["type"] == "expected" else {}
        key = str(more.get("key") or (told["loc"][0] if told["loc"] else ""))
        stray, missing = told["type"] == "extra_forbidden", told["type"] == "missing"
        value = key if stray else None if missing else more.get("value") or told["input"]
        written = value if isinstance(value, str) and not stray else None
        line = line_of(body, table or _TOP, nth, key or None, written) - (table is None)
        field = _field(model, key)
        shown = "…" if not stray and field is not None and not field.repr else value
        made.append(InputError(key, shown, _expected(told, model, key), file=file, line=max(line, 1)))
    return sorted(made, key=lambda it: (it.line or 0, it.field))


def _field(model: type[BaseModel], key: str) -> Any:  # noqa: ANN401 - pydantic's FieldInfo, or None
    named = ((info.alias or name, info) for name, info in model.model_fields.items())
    return next((info for name, info in named if name == key), None)


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """List the keys that a table may hold, in the order of its model."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def _expected(told: ErrorDetails, model: type[BaseModel], key: str) -> str:
    """Tell in words what was expected."""
    field = _field(model, key)
    match told["type"]:
        case "extra_forbidden":
            return nearest(key, keys_of(model)) or mistake(told, keys_of(model))
        case "expected" | "literal_error" | "enum":
            return mistake(told, keys_of(model))
        case "missing" | "string_type" | "string_too_short":
            return "text in quotation marks"
        case "tuple_type" | "list_type" | "set_type":
            return f'a list, as {key} = ["…"]'
        case "dict_type":
            return f"a table, [{key}]"
        case "bool_type":
            return "true or false"
        case "int_type" | "greater_than_equal" | "less_than_equal":
            return field.description if field is not None and field.description else "a whole number"
        case _:
            return "a value of another kind"


def line_of(text: str, table: str, nth: int, key: str | None = None, value: str | None = None) -> int:
    r"""Tell the line, from 1, of a table's `nth` heading, or of a key or a value in it where that is found.

    A TOML parser forgets lines, and a person with a mistake needs them.

    >>> line_of('[[watch]]\nname = "a"\n\n[[watch]]\nname = "b"\nwords = [\n  "x",\n]', "watch", 1, "words", "x")
    7
    """
    lines: Sequence[str] = text.splitlines()
    found, seen = 1, -1
    in_key = False
    for number, line in enumerate(lines, start=1):
        heading = _HEADING.match(line)
        if heading:
            seen += heading["name"] == table
            if seen == nth and heading["name"] == table:
                found = number
            elif seen >= nth:
                break
        elif seen == nth and key is not None:
            in_key = in_key or re.match(rf"""\s*["']?{re.escape(key)}["']?\s*=""", line) is not None
            if in_key and (value is None or f'"{value}"' in line or f"'{value}'" in line):
                return number
            if in_key and found == line_of(text, table, nth):
                found = number
    return found
