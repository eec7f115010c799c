"""Addresses in a page: made absolute, or dropped."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit


def absolute(base: str | None, link: str | None) -> str | None:
    """The absolute http(s) address of a link; None where it is none or the page's own address is unknown."""
    if not link:
        return None
    try:
        found = urljoin(base or "", link.strip())
        return found if urlsplit(found).scheme in ("http", "https") and urlsplit(found).netloc else None
    except ValueError:  # an address like http://[
        return None


def host_and_path(url: str | None) -> tuple[str, str]:
    """Host (without ``www.``) and path, for telling whether two addresses are the same; empty for no address."""
    try:
        parts = urlsplit(url or "")
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
    except ValueError:
        return "", ""
