"""How the documentation is built: `sphinx-build -W -b html docs OUT`."""

from __future__ import annotations

from importlib.metadata import version as installed

from sphinx.application import Sphinx

project = "agendawatch"
author = "The agendawatch founders"
project_copyright = f"2026, {author}"
version = release = installed("agendawatch")
language = "en"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx_copybutton"]
exclude_patterns = ["README.md"]
html_theme = "furo"
html_title = "agendawatch"
html_static_path = ["_static"]
html_css_files = ["agendawatch.css"]
html_logo = html_favicon = "../src/agendawatch/site/assets/icon.svg"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#07434c", "color-brand-content": "#0a5a66"},
    "dark_css_variables": {"color-brand-primary": "#a5e0e5", "color-brand-content": "#74cbd3"},
}

# The pages are read on the repository's own site too: they are plain Markdown, with no directive but the index's.
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
nb_execution_mode = "off"  # the tests run every block and every notebook
suppress_warnings = ["myst.xref_missing"]

# Docstrings speak Markdown's backticks, not reStructuredText's.
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True
autodoc_default_options = {"undoc-members": True, "exclude-members": "model_config, model_post_init, model_fields"}


def _without_signature(
    _app: object, what: str, _name: str, thing: object, _options: object, _signature: str, _returns: str
) -> tuple[str, None] | None:
    """Leave out the signature of a value: its fields stand below it, each with its words."""
    return ("", None) if what == "class" and hasattr(thing, "model_fields") else None


def _without_fields(_app: object, _what: str, _name: str, _thing: object, _options: object, lines: list[str]) -> None:
    """Leave out what `help` tells of a value's fields: here they stand below it."""
    if "Fields:" in lines:
        del lines[lines.index("Fields:") :]


def setup(app: Sphinx) -> None:
    """Tell Sphinx how values are shown."""
    app.connect("autodoc-process-docstring", _without_fields)
    app.connect("autodoc-process-signature", _without_signature)
