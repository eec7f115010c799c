"""Starlette's test client, which says at its import that it would rather have another library than httpx."""

import re
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

HTMX = {"hx-request": "true"}


def csrf(client: TestClient, page: str = "/you") -> str:
    """The token of the session's forms."""
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(page).text)
    assert found
    return found[1]


__all__ = ["HTMX", "TestClient", "csrf"]
