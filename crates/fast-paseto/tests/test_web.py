"""The middleware and the dependency."""

from typing import Annotated, Any

import pytest
from conftest import Keys
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient as StarletteClient
from starlette.testclient import WebSocketDenialResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

import fast_paseto as fp
from fast_paseto.asgi import PasetoMiddleware
from fast_paseto.fastapi import PasetoBearer

RULES = fp.Paseto(audience="api", leeway=5)


def bearer(text: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {text}"}


def refused_headers(keys: Keys) -> list[dict[str, str]]:
    good = fp.encode(keys.secret, {"sub": "alice", "aud": "api"})
    return [
        bearer("v4.public.AAAA"),
        bearer(good + "A"),
        bearer(""),
        bearer(fp.encode(keys.secret, {"sub": "alice", "aud": "admin"})),
        bearer(fp.encode(keys.secret, {"sub": "alice", "aud": "api", "exp": 0})),
        bearer(fp.encode(fp.SecretKey.generate(), {"aud": "api"})),
    ]


def absent_headers(keys: Keys) -> list[dict[str, str]]:
    good = fp.encode(keys.secret, {"sub": "alice", "aud": "api"})
    return [{}, {"Authorization": good}, {"Authorization": f"Basic {good}"}, {"Authorization": ""}]


def starlette(keys: Keys, **options: Any) -> StarletteClient:
    async def me(request: Request) -> Response:
        token = request.scope["paseto"]
        return JSONResponse({"sub": token["sub"] if token else None})

    async def socket(websocket: WebSocket) -> None:
        await websocket.accept()
        await websocket.send_text(websocket.scope["paseto"]["sub"])
        await websocket.close()

    app = Starlette(routes=[Route("/", me), WebSocketRoute("/ws", socket)])
    return StarletteClient(PasetoMiddleware(app, keys.public, RULES, **options))


def test_the_middleware(v4: Keys) -> None:
    client = starlette(v4)
    good = bearer(fp.encode(v4.secret, {"sub": "alice", "aud": "api"}))
    answer = client.get("/", headers=good)
    assert (answer.status_code, answer.json()) == (200, {"sub": "alice"})
    for headers in refused_headers(v4):
        answer = client.get("/", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    for headers in absent_headers(v4):
        answer = client.get("/", headers=headers)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    with client.websocket_connect("/ws", headers=good) as socket:
        assert socket.receive_text() == "alice"
    with pytest.raises(WebSocketDisconnect) as closed, client.websocket_connect("/ws"):
        pass
    assert closed.value.code == 1008


def test_where_no_token_is_required(v4: Keys) -> None:
    client = starlette(v4, required=False)
    assert client.get("/").json() == {"sub": None}
    good = bearer(fp.encode(v4.secret, {"sub": "alice", "aud": "api"}))
    assert client.get("/", headers=good).json() == {"sub": "alice"}
    # A bad one is not the same as none.
    for headers in refused_headers(v4):
        assert client.get("/", headers=headers).status_code == 401


def test_two_headers(v4: Keys) -> None:
    good = bearer(fp.encode(v4.secret, {"sub": "alice", "aud": "api"}))["Authorization"]
    twice = [("authorization", good), ("authorization", good)]
    for client in [starlette(v4), starlette(v4, required=False)]:
        assert client.get("/", headers=twice).status_code == 401  # type: ignore[arg-type]


def test_fastapi(v4: Keys) -> None:
    app = FastAPI()
    auth = PasetoBearer(v4.public, RULES)

    @app.get("/me")
    def me(token: Annotated[fp.Token, Depends(auth)]) -> dict[str, str]:
        return {"sub": token["sub"]}

    client = TestClient(app)
    good = bearer(fp.encode(v4.secret, {"sub": "alice", "aud": "api"}))
    assert client.get("/me", headers=good).json() == {"sub": "alice"}
    for headers in refused_headers(v4):
        answer = client.get("/me", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == 'Bearer error="invalid_token"'
    for headers in absent_headers(v4):
        answer = client.get("/me", headers=headers)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    schemes = client.get("/openapi.json").json()["components"]["securitySchemes"]
    assert schemes["PASETO"] == {"type": "http", "scheme": "bearer", "bearerFormat": "PASETO"}


def test_what_checks_no_token(v4: Keys) -> None:
    for key in [v4.secret, v4.public.to_paserk(), b"", None]:
        with pytest.raises(TypeError):
            PasetoBearer(key)  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            PasetoMiddleware(lambda *_: None, key)  # type: ignore[arg-type, return-value]


def test_a_websocket(v4: Keys) -> None:
    app = FastAPI()
    auth = PasetoBearer(v4.public, RULES)

    @app.websocket("/ws")
    async def socket(websocket: WebSocket, token: Annotated[fp.Token, Depends(auth)]) -> None:
        await websocket.accept()
        await websocket.send_text(token["sub"])
        await websocket.close()

    client = TestClient(app)
    good = bearer(fp.encode(v4.secret, {"sub": "alice", "aud": "api"}))
    with client.websocket_connect("/ws", headers=good) as connection:
        assert connection.receive_text() == "alice"
    with pytest.raises(WebSocketDenialResponse) as denied, client.websocket_connect("/ws"):
        pass
    assert denied.value.status_code == 401


def test_a_ring(v4: Keys) -> None:
    ring = fp.KeyRing(v4.secret)
    app = FastAPI()
    auth = PasetoBearer(fp.KeyRing.from_json(ring.to_json()), fp.Paseto())

    @app.get("/")
    def me(token: Annotated[fp.Token, Depends(auth)]) -> str:
        return str(token["sub"])

    client = TestClient(app)
    assert client.get("/", headers=bearer(fp.encode(ring, {"sub": "a"}))).json() == "a"
    assert client.get("/", headers=bearer(fp.encode(v4.secret, {"sub": "a"}))).status_code == 401
