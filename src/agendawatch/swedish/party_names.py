"""Tables: parties with their letters and the forms of their names, joint names, and how to look them up."""

from __future__ import annotations

from agendawatch.model import Party

__all__ = ["BY_CODE", "BY_FORM", "JOINT", "PARTIES", "party"]

PARTIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "V",
        "Vänsterpartiet",
        ("vänsterpartiets", "vänsterpartist", "vänsterpartister", "vänsterpartisten", "vänsterpartisterna", "vänstern"),
    ),
    (
        "S",
        "Socialdemokraterna",
        (
            "socialdemokraternas",
            "socialdemokrat",
            "socialdemokrater",
            "socialdemokraten",
            "socialdemokratiska",
            "socialdemokratisk",
            "socialdemokratiska arbetarepartiet",
        ),
    ),
    (
        "MP",
        "Miljöpartiet",
        (
            "miljöpartiets",
            "miljöpartiet de gröna",
            "miljöpartist",
            "miljöpartister",
            "miljöpartisten",
            "miljöpartisterna",
            "de gröna",
        ),
    ),
    ("M", "Moderaterna", ("moderaternas", "moderat", "moderater", "moderaten", "moderata samlingspartiet", "moderata")),
    (
        "L",
        "Liberalerna",
        (
            "liberalernas",
            "liberal",
            "liberaler",
            "liberalen",
            "folkpartiet",
            "folkpartiets",
            "folkpartiet liberalerna",
            "folkpartist",
            "folkpartister",
            "fp",
        ),
    ),
    (
        "C",
        "Centerpartiet",
        (
            "centerpartiets",
            "centerpartist",
            "centerpartister",
            "centerpartisten",
            "centerpartisterna",
            "centern",
            "centerns",
        ),
    ),
    (
        "KD",
        "Kristdemokraterna",
        ("kristdemokraternas", "kristdemokrat", "kristdemokrater", "kristdemokraten", "kristdemokratiska"),
    ),
    (
        "SD",
        "Sverigedemokraterna",
        ("sverigedemokraternas", "sverigedemokrat", "sverigedemokrater", "sverigedemokraten"),
    ),
    ("FI", "Feministiskt initiativ", ("feministiskt initiativs", "f!", "feministiskt")),
    ("D", "Demokraterna", ("demokraternas",)),
    ("VV", "Vägvalet", ("vägvalets",)),
    ("PP", "Piratpartiet", ("piratpartiets",)),
)
"""Letters, name, and the other forms of the name in small letters."""

JOINT: dict[str, tuple[str, ...]] = {
    "rödgrönrosa": ("V", "MP", "FI"),
    "rödgrönrosas": ("V", "MP", "FI"),
    "rödgröna": ("V", "S", "MP"),
    "alliansen": ("M", "L", "C", "KD"),
    "alliansens": ("M", "L", "C", "KD"),
    "allianspartierna": ("M", "L", "C", "KD"),
}
"""Names of several parties together, in small letters."""

BY_CODE = {code.casefold(): Party(code=code, name=name) for code, name, _ in PARTIES}
"""Parties by their letters, in small letters."""

BY_FORM = {form: BY_CODE[code.casefold()] for code, name, forms in PARTIES for form in (name.casefold(), *forms)}
"""Parties by every form of their names, in small letters."""


def party(code_or_name: str) -> Party | None:
    """Look a party up by its letters or any form of its name.

    >>> party("Vänsterpartister").code, party("fp").code, party("(MP)").code
    ('V', 'L', 'MP')
    """
    key = " ".join(code_or_name.strip("() .:").casefold().split())
    return BY_CODE.get(key) or BY_FORM.get(key) or BY_FORM.get(key.removesuffix("s"))
