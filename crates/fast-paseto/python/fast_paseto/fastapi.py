"""A dependency for FastAPI, which its OpenAPI document names (the extra ``fastapi``)."""

# Annotations are evaluated here: FastAPI before 0.123.7 does not resolve those of an object that are texts.

from fastapi import HTTPException
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase
from starlette.requests import HTTPConnection

from . import KeyRing, LocalKey, Paseto, PasetoError, PublicKey, Token
from ._bearer import accept, challenge, check

__all__ = ["PasetoBearer"]


class PasetoBearer(SecurityBase):
    """The token of ``Authorization: Bearer …``, checked: ``Depends(PasetoBearer(key, paseto))``.

    A request without a token that holds is answered with 401, and with 503 where the check itself
    could not be made. ``request.state.paseto`` is the token too. For a token that may be missing, see
    :class:`fast_paseto.asgi.PasetoMiddleware`.
    """

    def __init__(
        self,
        key: LocalKey | PublicKey | KeyRing,
        paseto: Paseto | None = None,
        *,
        scheme_name: str = "PASETO",
    ) -> None:
        """A dependency that checks with ``key`` and what ``paseto`` asks for."""
        accept(key)
        self.model = HTTPBearer(bearerFormat="PASETO")
        self.scheme_name = scheme_name
        self._key = key
        self._paseto = paseto if paseto is not None else Paseto()

    async def __call__(self, connection: HTTPConnection) -> Token:
        """The token of a request or of a WebSocket."""
        headers = [value for name, value in connection.headers.raw if name == b"authorization"]
        try:
            token = check(headers, self._key, self._paseto, True)
        except PasetoError as why:
            status, header = challenge(why)
            headers_out = {"WWW-Authenticate": header} if header is not None else None
            raise HTTPException(status, headers=headers_out) from why
        assert token is not None
        connection.state.paseto = token
        return token
