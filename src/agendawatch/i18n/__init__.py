"""What is said to people, in Swedish and English: the one place for a sentence.

Code and templates hold the English, which is the key of a gettext catalogue: `sv/LC_MESSAGES/agendawatch.po`.
After a change of words: `python -m tests.i18n.catalogues`. Babel compiles, and nobody needs it at run time.
What is said of caveats stands in `i18n.caveats`: it knows the model, which help and completion must not wait for.
"""

from agendawatch.i18n.catalogue import LANGUAGES, Language, catalogue, decimal, ngettext, pgettext, speaking, spoken, tr
from agendawatch.i18n.days import day_words, months, weekdays

__all__ = [
    "LANGUAGES",
    "Language",
    "catalogue",
    "day_words",
    "decimal",
    "months",
    "ngettext",
    "pgettext",
    "speaking",
    "spoken",
    "tr",
    "weekdays",
]
