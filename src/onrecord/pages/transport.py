"""An httpx transport that connects to checked addresses only."""

from __future__ import annotations

import httpx

from onrecord.pages.addresses import Resolve, checked, resolve

_NO_REUSE = httpx.Limits(max_keepalive_connections=0)
"""A connection is known by its address: reused, it might serve another name than its certificate was checked for."""


class CheckedTransport(httpx.BaseTransport):
    """Looks a host up once, checks what it found, and connects to that very address.

    The request goes to the address; the name stays in the Host header and in the TLS handshake, so certificates are
    verified as always. Nothing can be looked up a second time in between (DNS rebinding).
    """

    def __init__(self, inner: httpx.BaseTransport | None = None, *, allow_local: bool = False,
                 resolve: Resolve = resolve) -> None:
        self._inner = inner or httpx.HTTPTransport(trust_env=False, limits=_NO_REUSE)
        self._allow_local = allow_local
        self._resolve = resolve

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request. Raises NotFound and NotAllowed beside httpx's own exceptions."""
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        found = checked(str(request.url), host, port, allow_local=self._allow_local, resolve=self._resolve)
        for address in found[:-1]:
            try:
                return self._inner.handle_request(_pinned(request, address))
            except httpx.ConnectError:  # no route to this one, for example IPv6 where there is none
                continue
        return self._inner.handle_request(_pinned(request, found[-1]))

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def _pinned(request: httpx.Request, address: str) -> httpx.Request:
    """The same request, addressed to the number instead of the name."""
    return httpx.Request(request.method, request.url.copy_with(host=address), headers=request.headers,
                         stream=request.stream,
                         extensions=dict(request.extensions) | {"sni_hostname": request.url.host})
