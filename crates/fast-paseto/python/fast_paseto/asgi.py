"""Middleware for ASGI: Starlette, FastAPI, Litestar, Quart and others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

from . import KeyRing, LocalKey, Paseto, PasetoError, PublicKey
from ._bearer import accept, challenge, check

__all__ = ["PasetoMiddleware"]

_Scope: TypeAlias = MutableMapping[str, Any]
_Message: TypeAlias = MutableMapping[str, Any]
_Receive: TypeAlias = Callable[[], Awaitable[_Message]]
_Send: TypeAlias = Callable[[_Message], Awaitable[None]]
_App: TypeAlias = Callable[[_Scope, _Receive, _Send], Awaitable[None]]


class PasetoMiddleware:
    """Checks the token of ``Authorization: Bearer …`` and puts it into the scope.

    ``scope["paseto"]`` is the :class:`fast_paseto.Token`, or ``None`` where there is none and
    ``required`` is false. A request without a token that holds is answered with 401, and with 503
    where the check itself could not be made; a WebSocket is closed with the code 1008.
    """

    def __init__(
        self,
        app: _App,
        key: LocalKey | PublicKey | KeyRing,
        paseto: Paseto | None = None,
        *,
        required: bool = True,
    ) -> None:
        """``app``, for requests with a token that ``key`` and ``paseto`` accept."""
        accept(key)
        self._app = app
        self._key = key
        self._paseto = paseto if paseto is not None else Paseto()
        self._required = required

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        """Answers a request, or passes it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] not in ("http", "websocket"):
            raise RuntimeError(f"no token can be looked for in a scope of the type {scope['type']}")
        headers = [value for name, value in scope["headers"] if name == b"authorization"]
        try:
            token = check(headers, self._key, self._paseto, self._required)
        except PasetoError as refused:
            await _refuse(scope, receive, send, refused)
            return
        scope["paseto"] = token
        await self._app(scope, receive, send)


async def _refuse(scope: _Scope, receive: _Receive, send: _Send, why: PasetoError) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    status, header = challenge(why)
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"0")]
    if header is not None:
        headers.append((b"www-authenticate", header.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})

