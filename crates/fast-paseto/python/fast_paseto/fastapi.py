"""A dependency for FastAPI, which its OpenAPI document names (the extra ``fastapi``)."""

from __future__ import annotations

from fastapi import HTTPException, Request
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase

from . import KeyRing, LocalKey, Paseto, PasetoError, PublicKey, Token
from ._bearer import challenge, check

__all__ = ["PasetoBearer"]


class PasetoBearer(SecurityBase):
    """The token of ``Authorization: Bearer …``, checked: ``Depends(PasetoBearer(key, paseto))``.

    A request without a token that holds is answered with 401, and with 503 where the check itself
    could not be made. ``request.state.paseto`` is the token too.
    """

    def __init__(
        self,
        key: LocalKey | PublicKey | KeyRing,
        paseto: Paseto | None = None,
        *,
        scheme_name: str = "PASETO",
    ) -> None:
        self.model = HTTPBearer(bearerFormat="PASETO")
        self.scheme_name = scheme_name
        self._key = key
        self._paseto = paseto if paseto is not None else Paseto()

    async def __call__(self, request: Request) -> Token:
        headers = [value for name, value in request.headers.raw if name == b"authorization"]
        try:
            token = check(headers, self._key, self._paseto, True)
        except PasetoError as why:
            status, header = challenge(why)
            headers_out = {"WWW-Authenticate": header} if header is not None else None
            raise HTTPException(status, headers=headers_out) from why
        assert token is not None
        request.state.paseto = token
        return token
