"""Templates compiled to the plain Python that they say.

jinja2 looks every attribute up by a function that tries items too, calls every function by another that may hand it
the context, and makes a new `Markup` of every value that is written, which is half of a page's time. Our templates
need none of it: what they are given are values and functions. Everything that is written is escaped all the same.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

__all__ = ["PlainEnvironment", "shown"]

_TELLING = re.compile("[&<>'\"]").search


def shown(value: object) -> str:
    """Escape a value as `markupsafe.escape` does; what needs no escaping is given back as it is.

    >>> shown("Plan"), shown("<b>"), shown(7), shown(Markup("<b>"))
    ('Plan', Markup('&lt;b&gt;'), Markup('7'), Markup('<b>'))
    """
    if type(value) is Markup:
        return value
    if type(value) is str and not _TELLING(value):
        return value
    return escape(value)


class _Plainly(CodeGenerator):
    """Writes attributes, items and calls as Python does."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        """Write an attribute."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        """Write an item, or a slice."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802 - jinja2's
        """Write a call; none of ours takes the context, a block or a list of arguments."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002 - jinja2's
        self.write("environment.shown(")


class PlainEnvironment(Environment):
    """An environment whose templates share one dictionary of globals and are compiled plainly."""

    code_generator_class = _Plainly
    shown = staticmethod(shown)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:  # Any: jinja2's
        """Give the globals as they are: the chain of dictionaries that jinja2 makes is walked anew for every page."""
        return {**self.globals, **d} if d else self.globals
