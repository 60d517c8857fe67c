"""This module beside `fast-paseto` 0.1.0, `pyseto` and `PyJWT`, all in one run, in turn.

    cargo xtask python --bench

Each round measures every contender once; what counts is the median of the rounds, and the ratio to ours is
the median of the rounds' ratios. Before it is measured, each has to read its own token.
"""

from __future__ import annotations

import gc
import importlib.util
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import jwt
import pyseto
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

import fast_paseto as fp

ROUNDS = 21
CLAIMS = {
    "iss": "https://id.example",
    "sub": "alice",
    "aud": "api",
    "jti": "7d0a1f4e",
    "exp": "2090-01-01T00:00:00Z",
    "nbf": "2026-01-01T00:00:00Z",
    "iat": "2026-01-01T00:00:00Z",
    "role": "admin",
    "quota": 7,
}
# Numbers, as in JWT and in the old package.
NUMBERS = CLAIMS | {"exp": 3786912000, "nbf": 1767225600, "iat": 1767225600}
Call = Callable[[], Any]


def old(folder: str) -> ModuleType:
    """The old package, under another name than ours."""
    extension = next(Path(folder, "fast_paseto").glob("_fast_paseto*"))
    spec = importlib.util.spec_from_file_location("fast_paseto_010._fast_paseto", extension)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def groups(old: ModuleType) -> dict[str, dict[str, Call]]:
    """Every operation, and who has it. The first is ours."""
    return of_version("v4", old) | of_version("v3", old) | of_version("v2", old)


def of_version(version: str, old: ModuleType) -> dict[str, dict[str, Call]]:
    """The operations of one version."""
    found: dict[str, dict[str, Call]] = {}
    number = int(version[1])
    local = fp.LocalKey.generate(version)
    secret = fp.SecretKey.generate(version)
    public = secret.public_key
    raw_local, raw_secret, raw_public = local.to_bytes(), secret.to_bytes(), public.to_bytes()
    their_local = pyseto.Key.new(number, "local", raw_local)
    their_secret = pyseto.Key.new(number, "public", secret.to_pem())
    their_public = pyseto.Key.new(number, "public", public.to_pem())
    encrypted, signed = fp.encode(local, CLAIMS), fp.encode(secret, CLAIMS)
    their_encrypted = pyseto.encode(their_local, CLAIMS, serializer=json)
    their_signed = pyseto.encode(their_secret, CLAIMS, serializer=json)
    found |= {
        f"{version}.local encode": {
            "key object": lambda: fp.encode(local, CLAIMS),
            "bytes": lambda: fp.encode(raw_local, CLAIMS, "local", version),
            "pyseto": lambda: pyseto.encode(their_local, CLAIMS, serializer=json),
        },
        f"{version}.local decode": {
            "key object": lambda: fp.decode(encrypted, local),
            "bytes": lambda: fp.decode(encrypted, raw_local, "local", version),
            "pyseto": lambda: pyseto.decode(their_local, their_encrypted, deserializer=json),
        },
        f"{version}.public encode": {
            "key object": lambda: fp.encode(secret, CLAIMS),
            "bytes": lambda: fp.encode(raw_secret, CLAIMS, "public", version),
            "pyseto": lambda: pyseto.encode(their_secret, CLAIMS, serializer=json),
        },
        f"{version}.public decode": {
            "key object": lambda: fp.decode(signed, public),
            "bytes": lambda: fp.decode(signed, raw_public, "public", version),
            "pyseto": lambda: pyseto.decode(their_public, their_signed, deserializer=json),
        },
    }
    if version == "v4":
        pem, public_pem = secret.to_pem().encode(), public.to_pem().encode()
        jwt_secret, jwt_public = load_pem_private_key(pem, None), load_pem_public_key(public_pem)
        old_encrypted = old.encode(raw_local, NUMBERS)
        old_signed = old.encode(raw_secret, NUMBERS, "public")
        hs256 = jwt.encode(NUMBERS, raw_local, algorithm="HS256")
        eddsa = jwt.encode(NUMBERS, jwt_secret, algorithm="EdDSA")
        found["v4.local encode"] |= {
            "fast-paseto 0.1.0": lambda: old.encode(raw_local, NUMBERS),
            "PyJWT HS256": lambda: jwt.encode(NUMBERS, raw_local, algorithm="HS256"),
        }
        found["v4.local decode"] |= {
            "fast-paseto 0.1.0": lambda: old.decode(old_encrypted, raw_local),
            "PyJWT HS256": lambda: jwt.decode(
                hs256, raw_local, algorithms=["HS256"], audience="api"
            ),
        }
        found["v4.public encode"] |= {
            "fast-paseto 0.1.0": lambda: old.encode(raw_secret, NUMBERS, "public"),
            "PyJWT EdDSA": lambda: jwt.encode(NUMBERS, jwt_secret, algorithm="EdDSA"),
        }
        found["v4.public decode"] |= {
            "fast-paseto 0.1.0": lambda: old.decode(old_signed, raw_public, "public"),
            "PyJWT EdDSA": lambda: jwt.decode(
                eddsa, jwt_public, algorithms=["EdDSA"], audience="api"
            ),
        }
        wrapping = fp.generate_symmetric_key()
        wrapped = fp.local_wrap(local, wrapping)
        old_wrapped = old.local_wrap(raw_local, wrapping)
        found |= {
            "k4.lid": {
                "bytes": lambda: fp.generate_lid(raw_local),
                "fast-paseto 0.1.0": lambda: old.generate_lid(raw_local),
                "pyseto": lambda: their_local.to_paserk_id(),
            },
            "k4.local-wrap": {
                "bytes": lambda: fp.local_wrap(raw_local, wrapping),
                "fast-paseto 0.1.0": lambda: old.local_wrap(raw_local, wrapping),
                "pyseto": lambda: their_local.to_paserk(wrapping_key=wrapping),
            },
            "k4.local-wrap, unwrap": {
                "bytes": lambda: fp.local_unwrap(wrapped, wrapping),
                "fast-paseto 0.1.0": lambda: old.local_unwrap(old_wrapped, wrapping),
                "pyseto": lambda: pyseto.Key.from_paserk(wrapped, wrapping_key=wrapping),
            },
            "a new local key": {
                "bytes": lambda: fp.generate_symmetric_key(),
                "fast-paseto 0.1.0": lambda: old.generate_symmetric_key(),
            },
            "a new key pair": {
                "bytes": lambda: fp.generate_keypair(),
                "fast-paseto 0.1.0": lambda: old.generate_keypair(),
            },
        }
    return found


def measure(contenders: dict[str, Call]) -> dict[str, tuple[float, float]]:
    """The median of each in µs, and its ratio to the first."""
    calls = {}
    for name, call in contenders.items():
        start = time.perf_counter()
        call()
        call()
        once = (time.perf_counter() - start) / 2
        calls[name] = max(1, min(20_000, int(0.01 / once)))
    rounds: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        now = {}
        for name, call in contenders.items():
            start = time.thread_time()
            for _ in range(calls[name]):
                call()
            now[name] = (time.thread_time() - start) / calls[name] * 1e6
        rounds.append(now)
    first = next(iter(contenders))
    return {
        name: (
            statistics.median(now[name] for now in rounds),
            statistics.median(now[name] / now[first] for now in rounds),
        )
        for name in contenders
    }


def main() -> None:
    gc.disable()
    print(f"Python {sys.version.split()[0]}, {ROUNDS} rounds; µs of processor time, median\n")
    print("| operation | contender | µs | beside ours |")
    print("|---|---|---:|---:|")
    slower = []
    for operation, contenders in groups(old(sys.argv[1])).items():
        ours: list[float] = []
        for name, (median, ratio) in measure(contenders).items():
            print(f"| {operation} | {name} | {median:.2f} | {ratio:.2f} |")
            if name in ("key object", "bytes"):
                ours.append(median)
            elif median < min(ours):
                slower.append(f"{operation}: {name}")
    print("\nfaster than ours:", ", ".join(slower) or "none")


if __name__ == "__main__":
    main()
