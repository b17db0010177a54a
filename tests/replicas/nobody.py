"""A port of this machine where nobody answers, whatever else runs here."""

from __future__ import annotations

import atexit
import socket

_HELD = socket.socket()
_HELD.bind(("127.0.0.1", 0))  # held while this process lives, and never listened at
atexit.register(_HELD.close)
NOBODY = f"127.0.0.1:{_HELD.getsockname()[1]}"
"""Host and port: whoever asks there is refused."""
