"""A reader that finds nothing and doubts every page whole: what a scorer must not reward."""

import sys

for _ in sys.stdin:
    print('{"doubts": [{"organization": null}]}', flush=True)
