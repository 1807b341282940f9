"""What a first visit to a page loads, as it comes over the wire."""

import gzip
import http.client
import re

#: What the page itself names, and the fonts its style sheet names.
LOADED = re.compile(rb'(?:href|src)="(/static/[^"]+|/brand\.css[^"]*)"')
IN_STYLES = re.compile(rb"url\(\"?(?:/static/portal/)?((?:\.\./|\./)?fonts/[^\")]+woff2)\"?\)")


def first_view_kb(port: int, path: str) -> dict[str, float]:
    """kB by what it is. HTML counts as gzip would make it: compressing it is the proxy's job."""
    _, page = _fetch(port, path)
    weights = {"html": len(gzip.compress(page)) / 1024}
    for address in sorted(set(LOADED.findall(page))):
        size, _ = _fetch(port, address.decode())
        kind = address.decode().split("?")[0].rpartition(".")[2]
        weights[kind] = weights.get(kind, 0) + size / 1024
    return weights


def _fetch(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": "br, gzip"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    assert response.status == 200, f"{path} answered {response.status}"
    return len(body), body
