"""A reader that refuses every file: what a scorer must not reward."""

import sys

for _ in sys.stdin:
    print('{"error": "it raises"}', flush=True)
