"""Templates are compiled to plain Python, and write what jinja2's own would."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup, escape

from agendawatch.site.compiling import PlainEnvironment, shown


class Body(NamedTuple):
    """Something with attributes."""

    name: str
    members: tuple[str, ...] = ()


TEMPLATES = {
    "parts": "{% macro hello(who, loud=false) %}Hej {{ who.name }}{% if loud %}!{% endif %}{% endmacro %}",
    "attribute": "{{ body.name }} {{ body.members[0] }} {{ body.members[1:]|join(', ') }} {{ table['<'] }}",
    "filter": "{{ body.name|upper }} {{ body.name|length }} {{ body.name|safe }}",
    "loop": "{% for it in body.members %}{{ it }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "macro": "{% from 'parts' import hello %}{{ hello(body, loud=true) }} {{ hello(body) }}",
    "set": "{% set both %}<b>{{ body.name }}</b>{% endset %}{{ both }} {{ body.name ~ both }}",
    "call": "{% macro framed() %}<i>{{ caller() }}</i>{% endmacro %}{% call framed() %}{{ body.name }}{% endcall %}",
    "spread": "{{ body.name.format(*body.members) }}",
    "nothing": "{{ none }} {{ 7 }} {{ 'x' if false }}",
}


@given(st.text() | st.integers() | st.none() | st.booleans() | st.text().map(Markup))
def test_what_is_shown_is_escaped_as_ever(value: object) -> None:
    """Whatever is written reads as it does with markupsafe."""
    assert shown(value) == escape(value)


@pytest.mark.parametrize("name", sorted(TEMPLATES.keys() - {"parts"}))
@pytest.mark.parametrize("text", ["Plan & budget", "<script>", "Ö", "\"{0}'"])
def test_a_template_says_what_it_says_in_jinja(name: str, text: str) -> None:
    """Compiled plainly a template writes the same."""
    loader = DictLoader(TEMPLATES)
    facts = {"body": Body(text, ("ett", "<två>", text)), "table": {"<": text}}

    plainly, usual = (
        made(loader=loader, autoescape=True, undefined=StrictUndefined).get_template(name).render(**facts)
        for made in (PlainEnvironment, Environment)
    )

    assert plainly == usual


def test_what_is_missing_is_an_error() -> None:
    """A name or an attribute that is not there never reads as nothing."""
    made = PlainEnvironment(autoescape=True, undefined=StrictUndefined)

    for text in ("{{ nobody }}", "{{ nobody.name }}", "{{ body.age }}", "{{ body.members[9] }}"):
        with pytest.raises((AttributeError, LookupError, UndefinedError)):
            made.from_string(text, {"body": Body("x")}).render()
