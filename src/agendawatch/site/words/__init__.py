"""What the site says, in Swedish and English: gettext catalogues, made by `python -m tests.site.catalogues`.

Templates and tables hold the English; `agendawatch.po` of each language holds what is said.
What meetings and proposals are called stands in `feeds.words` and `following.labels`, for the whole house.
"""

from __future__ import annotations

import gettext
from functools import cache
from importlib.resources import files

from agendawatch.following.labels import Language

__all__ = ["catalogue"]


@cache
def catalogue(language: Language) -> gettext.GNUTranslations:
    """Open what is said in a language."""
    with (files(__package__) / language / "LC_MESSAGES" / "agendawatch.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)
