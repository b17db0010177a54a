"""Assets are served as they are, and named by what they hold."""

from __future__ import annotations

import hashlib
import re

from agendawatch.site.assets import asset_path, assets
from agendawatch.site.settings import contrast


def test_an_asset_is_named_by_its_content() -> None:
    """So that it can be kept for ever."""
    for path, data in assets().items():
        found = re.fullmatch(r"assets/[a-z]+\.([0-9a-f]{10})\.(css|js|svg|png)", path)

        assert found
        assert hashlib.sha256(data).hexdigest().startswith(found[1])
    assert asset_path("style.css") in assets()


def test_no_asset_asks_anybody_else() -> None:
    """No address of another host, no import, no font from elsewhere."""
    for path, data in assets().items():
        text = data.decode("latin-1").replace("http://www.w3.org/2000/svg", "")

        assert not re.search(r"https?://|//[a-z]+\.|@import|url\(", text), path


def test_script_writes_text_and_never_markup() -> None:
    """What the index says is words."""
    script = next(data.decode() for path, data in assets().items() if path.endswith(".js"))

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script)


def test_colours_can_be_told_apart() -> None:
    """Text on its ground has the contrast that WCAG asks for (4.5), in light and in dark."""
    style = next(data.decode() for path, data in assets().items() if path.endswith(".css"))
    palettes = [
        {name: _long(colour) for name, colour in re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", part.partition("}")[0])}
        for part in style.split(":root {")[1:3]
    ]
    inks, grounds = ("ink", "quiet", "accent"), ("paper", "card")
    pairs = [(ink, ground) for ink in inks for ground in grounds] + [("on-accent", "accent")]
    pairs += [(ink, "accent-soft") for ink in ("accent-strong", "ink", "quiet")]
    pairs += [(name, f"{name}-soft") for name in ("stop", "warn", "good")]
    pairs += [("ink", f"{name}-soft") for name in ("stop", "warn")]

    assert len(palettes) == 2
    for palette in palettes:
        assert [pair for pair in pairs if contrast(palette[pair[0]], palette[pair[1]]) < 4.5] == []


def _long(colour: str) -> str:
    return colour if len(colour) == 7 else re.sub(r"(\w)", r"\1\1", colour)


def test_the_picture_for_home_screens_is_as_large_as_the_manifest_says() -> None:
    """A square of 192 pixels (PNG, IHDR), and small."""
    data = assets()[asset_path("icon.png")]

    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (192, 192)
    assert len(data) < 5_000
