"""Tables: parties with their letters and the forms of their names, and joint names."""

from __future__ import annotations

__all__ = ["JOINT", "PARTIES"]

PARTIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("V", "Vänsterpartiet", ("vänsterpartiets", "vänsterpartist", "vänsterpartister", "vänsterpartisten", "vänsterpartisterna", "vänstern")),
    ("S", "Socialdemokraterna", ("socialdemokraternas", "socialdemokrat", "socialdemokrater", "socialdemokraten", "socialdemokratiska", "socialdemokratisk", "socialdemokratiska arbetarepartiet")),
    ("MP", "Miljöpartiet", ("miljöpartiets", "miljöpartiet de gröna", "miljöpartist", "miljöpartister", "miljöpartisten", "miljöpartisterna", "de gröna")),
    ("M", "Moderaterna", ("moderaternas", "moderat", "moderater", "moderaten", "moderata samlingspartiet", "moderata")),
    ("L", "Liberalerna", ("liberalernas", "liberal", "liberaler", "liberalen", "folkpartiet", "folkpartiets", "folkpartiet liberalerna", "folkpartist", "folkpartister", "fp")),
    ("C", "Centerpartiet", ("centerpartiets", "centerpartist", "centerpartister", "centerpartisten", "centerpartisterna", "centern", "centerns")),
    ("KD", "Kristdemokraterna", ("kristdemokraternas", "kristdemokrat", "kristdemokrater", "kristdemokraten", "kristdemokratiska")),
    ("SD", "Sverigedemokraterna", ("sverigedemokraternas", "sverigedemokrat", "sverigedemokrater", "sverigedemokraten")),
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
