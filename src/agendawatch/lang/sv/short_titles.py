"""What a title says beside its matter; apart from what else is known of titles, since calendars need it alone."""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"(?i)(?:(?:svar på|besvarande av|yttrande över) )?(?:motion(?:en)?|medborgarförslag(?:et)?|e-förslag|yrkande|initiativ|interpellation)"
    r"(?: (?!(?:om|angående|gällande|rörande) )\S{1,40}){0,12} (?:om att|om|angående|gällande|rörande) (?=\S)"
)


def matter_of(title: str) -> str:
    """Give what an item is about, without what it is and whose; a title of any other form as it is.

    >>> matter_of("Svar på motion från Lova Tång (LLI) om att bygga en brygga"), matter_of("Budget 2027")
    ('Bygga en brygga', 'Budget 2027')
    """
    lead = _LEAD.match(title)
    return title[lead.end()].upper() + title[lead.end() + 1 :] if lead else title
