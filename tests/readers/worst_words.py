"""What makes readers slow when a page repeats it; `benchmarks.growth` measures how slow."""

from __future__ import annotations

WORST = (
    "1", "a", "A-", "1-", " ", "\n", "\t", "§ ", "den ", "1/", ", ", "(", "[", ")", "och ", "nämnden och ", "a\n", "1. A\n",
    "a|b\n", "a\tb\n", "a   b   c\n", "Bo yrkar avslag.\n", "Bo Ek (M), ", "KS ", "v. 12 ", "\natt godkänna", "ja 1 nej 2 ",
    "# a\n", "2026-01-13 ", ": ", "yrkande om ", "Nämnden beslutar:\n", "utgår ",
    "beslutade att avslå ", "överlämnas till ", "anser att ", "Kommunstyrelsens ", "Nämnden (3 mars (", "Nämnden den 3 mars och ",
    "ja ", "- motion om ", "beslut, ", "3 mars 2026, ", "KF 3 mars ", "måndag den ", "kl. 13.00 ", "kl. 9", "KF\n\n", "Jan\n\n",
    "\n1 A", "2.1.", "Dnr ", "KS 2026/", " – ", "–. ", "V, ", "Ada Ek (S).\n", "på onsdag ", ", ; ", "070 12 ",
)  # fmt: skip
"""Units of text that, repeated, have made patterns or readers slow."""

WORST_OF_HTML = (
    "<div>", "<p>a", "<tr><td>1<td>13 januari", "<td>1", "<tr><td rowspan=900 colspan=900>a", '<a href="a">13 januari</a> ',
    "<li>13 januari 2026", "<ul><li>a", "a<br>", "<", "<!--", "<h2>maj</h2>", "<dt>Datum<dd>3 maj", "<del>a</del>",
    "<table><tr><td>", "&amp;", "<option>1", "<td>3 mars",
)  # fmt: skip
"""Units of HTML likewise: tags that are never closed, spans, links and cells."""
