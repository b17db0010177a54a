"""How the site stands on a phone's home screen (W3C Web Application Manifest)."""

from __future__ import annotations

import json

from agendawatch.i18n import Language
from agendawatch.site.addresses import to_root
from agendawatch.site.assets import asset_path
from agendawatch.site.facts.frame import Frame
from agendawatch.site.words.clean import plain


def web_manifest(frame: Frame, language: Language) -> bytes:
    """Write the manifest of one language: it opens at that language's front page, as a page of its own."""
    root = to_root("", language)
    told = {
        "name": plain(frame.title, 45),
        "short_name": plain(frame.title, 12),
        "lang": language,
        "start_url": "./",
        "scope": "./" if language == "sv" else root,
        "display": "minimal-ui",
        "background_color": "#f8f7f3",
        "theme_color": "#0a5a66",
        "icons": [
            {"src": f"{root}{asset_path('icon.svg')}", "sizes": "any", "type": "image/svg+xml"},
            {"src": f"{root}{asset_path('icon.png')}", "sizes": "192x192", "type": "image/png"},
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
