"""Whatever the payload: it comes back, and nothing that was altered does."""

from __future__ import annotations

import json
from typing import Any

from conftest import Keys
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fast_paseto as fp

REGISTERED = {"iss", "sub", "aud", "jti", "exp", "nbf", "iat"}
TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
VALUE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
CLAIMS = st.dictionaries(TEXT.filter(lambda name: name not in REGISTERED), VALUE, max_size=6)
# A slow machine is no failure.
QUICK = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@QUICK
@given(claims=CLAIMS)
def test_round_trip(keys: Keys, claims: dict[str, Any]) -> None:
    for made_with, read_with in [(keys.local, keys.local), (keys.secret, keys.public)]:
        token = fp.decode(fp.encode(made_with, claims, expires_in=60), read_with)
        exp = token.payload.pop("exp")
        assert exp.endswith("Z")
        # As Python itself would have read it, to the last bit of each float.
        assert repr(token.payload) == repr(json.loads(json.dumps(claims)))


@QUICK
@given(payload=st.binary(max_size=200), footer=st.binary(max_size=60), data=st.data())
def test_bytes(keys: Keys, payload: bytes, footer: bytes, data: Any) -> None:
    implicit = b"" if keys.version in ("v1", "v2") else data.draw(st.binary(max_size=20))
    if footer.lstrip().startswith(b"{"):
        footer = b"#" + footer
    for made_with, read_with in [(keys.local, keys.local), (keys.secret, keys.public)]:
        text = fp.encode(made_with, payload, footer=footer, implicit_assertion=implicit)
        options: dict[str, Any] = {"implicit_assertion": implicit, "raw": True}
        assert fp.decode(text, read_with, **options).payload == payload
        assert fp.decode(text, read_with, footer=footer, **options).payload == payload
        at = data.draw(st.integers(0, len(text) - 1))
        letter = data.draw(st.sampled_from("ABab01-_."))
        altered = text[:at] + letter + text[at + 1 :]
        if altered != text:
            try:
                fp.decode(altered, read_with, **options)
            except (fp.PasetoCryptoError, fp.PasetoFormatError):
                continue
            raise AssertionError(f"{text} was altered to {altered}")


@QUICK
@given(text=st.text(max_size=120) | st.binary(max_size=120))
def test_anything(text: str | bytes) -> None:
    key = bytes(32)
    for call in [
        lambda: fp.decode(text, key),
        lambda: fp.decode(b"v4.local." + (text if isinstance(text, bytes) else b"AAAA"), key),
        lambda: fp.encode(text, {}),
        lambda: fp.KeyRing.from_json(text),
    ]:
        try:
            call()
        except fp.PasetoError:
            pass
    if isinstance(text, str):
        for read in [fp.from_paserk, fp.LocalKey.from_paserk, fp.SecretKey.from_pem]:
            try:
                read(text)
            except (fp.PasetoError, UnicodeEncodeError):
                pass
