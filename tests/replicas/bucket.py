"""An object store that speaks S3, as far as ours is asked: put, get, list and delete, by path."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, unescape

from tests.replicas.server import Given, Wanted

_MOMENT = "Fri, 06 Mar 2026 12:00:00 GMT"


@dataclass(slots=True)
class Bucket:
    """A bucket with its objects, as an app for `serve`; who asks is not looked at."""

    name: str
    objects: dict[str, bytes] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    """The content type of each object."""

    def environment(self, address: str) -> dict[str, str]:
        """Give what a process must know to reach it as `s3://name`."""
        return {
            "AWS_ENDPOINT_URL": address,
            "AWS_ALLOW_HTTP": "true",
            "AWS_REGION": "eu-north-1",
            "AWS_ACCESS_KEY_ID": "anybody",
            "AWS_SECRET_ACCESS_KEY": "anything",
        }

    def __call__(self, wanted: Wanted) -> Given:
        """Answer a request."""
        key = wanted.path.removeprefix(f"/{self.name}").removeprefix("/")
        if wanted.method == "PUT":
            self.objects[key] = wanted.body
            self.kinds[key] = wanted.headers.get("content-type", "")
            return _answer(headers=(("ETag", _tag(wanted.body)),))
        if wanted.method == "POST" and "delete" in wanted.query:
            return self._delete(wanted.body.decode())
        if wanted.method == "DELETE":
            self.objects.pop(key, None)
            return Given(status=204, content_type=None, etag=False)
        if not key:
            return self._list(wanted.query.get("prefix", ""))
        if key not in self.objects:
            return _answer("<Error><Code>NoSuchKey</Code></Error>", status=404)
        body = self.objects[key]
        headers = (("ETag", _tag(body)), ("Last-Modified", _MOMENT))
        return Given(body, content_type=self.kinds[key] or None, headers=headers, etag=False)

    def _list(self, prefix: str) -> Given:
        rows = "".join(
            f"<Contents><Key>{escape(key)}</Key><LastModified>2026-03-06T12:00:00.000Z</LastModified>"
            f"<ETag>{escape(_tag(body))}</ETag><Size>{len(body)}</Size></Contents>"
            for key, body in sorted(self.objects.items())
            if key.startswith(prefix)
        )
        return _answer(f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>")

    def _delete(self, asked: str) -> Given:
        keys = re.findall(r"<Key>([^<]*)</Key>", asked)
        for key in keys:
            self.objects.pop(unescape(key), None)
        rows = "".join(f"<Deleted><Key>{key}</Key></Deleted>" for key in keys)
        return _answer(f"<DeleteResult>{rows}</DeleteResult>")


def _answer(xml: str = "", status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Given:
    declared = f'<?xml version="1.0" encoding="UTF-8"?>{xml}' if xml else ""
    return Given(declared, status=status, content_type="application/xml", headers=headers, etag=False)


def _tag(body: bytes) -> str:
    return f'"{hashlib.md5(body).hexdigest()}"'  # noqa: S324 - what S3 calls an ETag
