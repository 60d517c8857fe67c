"""The README's Python runs, from top to bottom, and its sites answer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

README = Path(__file__).resolve().parents[1] / "README.md"


@pytest.fixture(scope="module")
def names() -> dict[str, Any]:
    """All that the blocks define, one after the other."""
    blocks = re.findall(r"^```python\n(.*?)^```", README.read_text(), re.DOTALL | re.MULTILINE)
    assert len(blocks) >= 12
    # The Django of a test: no project around it.
    from django.conf import settings

    settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="x")
    names: dict[str, Any] = {"__name__": "readme"}
    for number, block in enumerate(blocks):
        exec(compile(block, f"README block {number + 1}", "exec", dont_inherit=True), names)
    return names


def good(names: dict[str, Any]) -> dict[str, str]:
    text = names["fast_paseto"].encode(names["ring"], {"sub": "alice"})
    return {"Authorization": f"Bearer {text}"}


def test_fastapi(names: dict[str, Any]) -> None:
    from fastapi.testclient import TestClient

    client = TestClient(names["app"])
    assert client.get("/me", headers=good(names)).json() == {"sub": "alice"}
    assert client.get("/me").status_code == 401


def test_starlette(names: dict[str, Any]) -> None:
    from starlette.testclient import TestClient

    client = TestClient(names["site"])
    assert client.get("/me", headers=good(names)).json() == {"sub": "alice"}
    assert client.get("/me").status_code == 401


def test_django(names: dict[str, Any]) -> None:
    from django.http import HttpResponse
    from django.test import RequestFactory

    def view(request: Any) -> HttpResponse:
        return HttpResponse(request.paseto["sub"])

    middleware = names["PasetoAuthentication"](view)
    request = RequestFactory().get("/", headers=good(names))
    assert middleware(request).content == b"alice"
    for headers in [{}, {"Authorization": "Bearer x"}, {"Authorization": "Basic x"}]:
        assert middleware(RequestFactory().get("/", headers=headers)).status_code == 401


def test_flask(names: dict[str, Any]) -> None:
    client = names["flask_app"].test_client()
    assert client.get("/me", headers=good(names)).json == {"sub": "alice"}
    for headers in [{}, {"Authorization": "Bearer x"}, {"Authorization": "Basic x"}]:
        assert client.get("/me", headers=headers).status_code == 401


def test_every_name_is_in_the_readme() -> None:
    import fast_paseto

    text = README.read_text()
    for name in fast_paseto.__all__:
        if name not in ("Serializer", "Deserializer", "__version__"):
            assert name in text, name
