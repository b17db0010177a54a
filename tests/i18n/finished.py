"""Find what errors say, in English, where they are raised: what was expected, what came, and their whole messages."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

_SAYS: Mapping[str, tuple[int | None, str]] = {
    **dict.fromkeys(("ReadError", "DocumentError", "expect", "wrong"), (0, "expected")),
    **dict.fromkeys(("TooLargeError", "UnsafeError", "LimitError"), (0, "limit")),
    **dict.fromkeys(("HostError", "RefusedError", "StoreError", "PlaceError", "SpentError"), (0, "message")),
    "InputError": (2, "expected"),
    "UsageError": (0, "message"),
    "LayoutError": (None, "missing"),
}
"""Who takes a sentence, or the end of one: at which place, and by which keyword."""
_CAME: Mapping[str, int | None] = {"ReadError": 1, "DocumentError": 1, "TooLargeError": 1, "LayoutError": None}
_HOLE = re.compile(r"\{[a-z]{1,20}\}")
_FEWEST = 4
"""So many letters has what is known again."""
Part = str | ast.expr
Names = Mapping[str, Sequence[ast.expr]]


def finished(tree: ast.Module) -> Iterator[str]:
    """Find the sentences of a module's errors, with holes for their facts.

    >>> list(finished(ast.parse('raise InputError("x", x, f"at most {_MOST} letters")')))
    ['at most {words} letters']
    """
    yield from _within(tree, _assigned(it for it in tree.body if isinstance(it, ast.Assign | ast.AnnAssign)))


def _within(scope: ast.AST, names: Names) -> Iterator[str]:
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _within(node, {**names, **_assigned(ast.walk(node))})
            continue
        if isinstance(node, ast.Call):
            for told in _told(node):
                spelt = (_spelt(parts) for parts in _ways(told, names))
                yield from (it for it in spelt if _is_words(_HOLE.sub("", it)))
        yield from _within(node, names)


def _told(call: ast.Call) -> Iterator[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    wanted = [(_SAYS[name][0], _SAYS[name][1])] if name in _SAYS else []
    for place, keyword in (*wanted, *([(_CAME[name], "came")] if name in _CAME else [])):
        yield from (call.args[place : place + 1] if place is not None else ())
        yield from (it.value for it in call.keywords if it.arg == keyword)


def _assigned(nodes: Iterator[ast.AST]) -> dict[str, list[ast.expr]]:
    """List what each name is given."""
    found: dict[str, list[ast.expr]] = {}
    for node in nodes:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            several = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
            pairs = zip(target.elts, node.value.elts, strict=False) if several else [(target, node.value)]  # type: ignore[attr-defined] # both are tuples
            for name, value in pairs:
                if isinstance(name, ast.Name):
                    found.setdefault(name.id, []).append(value)
    return found


def _ways(node: ast.expr, names: Names, *, deep: int = 0) -> list[list[Part]]:
    """Give the texts that an expression may be, each in parts: letters, and what fills holes."""
    match node:
        case ast.Constant(value=str(words)):
            return [[words]]
        case ast.Constant():
            return []
        case ast.IfExp():
            return [way for it in (node.body, node.orelse) for way in _ways(it, names, deep=deep)]
        case ast.BoolOp():
            return [way for it in node.values for way in _ways(it, names, deep=deep)]
        case ast.BinOp(op=ast.Add()):
            sides = [_ways(it, names, deep=deep) or [[it]] for it in (node.left, node.right)]
        case ast.JoinedStr():
            sides = [_filled(it, names, deep) for it in node.values]
        case ast.Name() if node.id in names and deep < 4:
            return [way for it in names[node.id] for way in _ways(it, names, deep=deep + 1)] or [[node]]
        case _:
            return [[node]]
    return [[*itertools.chain.from_iterable(parts)] for parts in itertools.product(*sides)]


def _filled(part: ast.expr, names: Names, deep: int) -> list[list[Part]]:
    """Give a part of an f-string: a constant of the module is a part of the sentence, all else a hole."""
    if not isinstance(part, ast.FormattedValue):
        return _ways(part, names)
    ways = _ways(part.value, names, deep=deep + 1) if isinstance(part.value, ast.Name) and part.conversion < 0 else []
    alone = len(ways) == 1 and all(isinstance(it, str) and not it.isdigit() for it in ways[0])
    return ways if alone else [[part.value]]


def _spelt(parts: Sequence[Part]) -> str:
    holes = [it for it in parts if not isinstance(it, str)]
    names = iter(["words"] if len(holes) == 1 else ["one", "two", "three", "four", "five"])
    return "".join(it if isinstance(it, str) else f"{{{next(names)}}}" for it in parts)


def _is_words(letters: str) -> bool:
    """Tell whether it is language, and so much of it that it is known again; a field's name is none."""
    return len(re.findall(r"[^\W\d_]", letters)) >= _FEWEST and bool(
        re.search(r"\s", letters.strip()) or re.fullmatch(r"\s?[a-z]+\s?", letters)
    )
