"""Many threads at once, and as many references as before."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from conftest import Keys

import fast_paseto as fp

CALLS = int(os.environ.get("FAST_PASETO_CALLS", "20000"))


def test_eight_threads(v4: Keys) -> None:
    texts = [fp.encode(v4.secret, {"n": number}) for number in range(8)]
    barrier = threading.Barrier(8)

    def check(number: int) -> int:
        barrier.wait()
        return sum(fp.decode(texts[number], v4.public)["n"] == number for _ in range(500))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(check, range(8))) == [500] * 8


def test_the_lock_is_released(v4: Keys) -> None:
    """Another thread runs while a password is tried."""
    ticks = 0
    done = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not done.is_set():
            ticks += 1
            time.sleep(0.0005)  # lets the others run

    locked = fp.local_pw_encrypt(v4.local, "x", memory_cost=65536, time_cost=3)
    # Nobody is made to give the lock up within this time.
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    thread = threading.Thread(target=tick)
    try:
        thread.start()
        before = ticks
        fp.local_pw_decrypt(locked, "x")
        after = ticks
    finally:
        done.set()
        sys.setswitchinterval(interval)
        thread.join()
    assert after > before


def blocks(call: Any, calls: int) -> int:
    for _ in range(2000):
        call()
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(calls):
        call()
    gc.collect()
    return sys.getallocatedblocks() - before


@pytest.mark.parametrize("kind", ["local", "public", "refused", "expired", "payload", "ring", "key"])
def test_nothing_is_left_behind(v4: Keys, kind: str) -> None:
    ring = fp.KeyRing(v4.local)
    token = fp.encode(v4.local, {"a": [1, {"b": "c"}]}, footer={"kid": "x"})
    expired = fp.encode(v4.local, {"exp": 0})
    signed = fp.encode(v4.secret, {"a": 1})

    def refused(call: Any) -> None:
        try:
            call()
        except fp.PasetoError:
            return
        raise AssertionError("it is not refused")

    calls = {
        "local": lambda: fp.decode(token, v4.local),
        "public": lambda: fp.decode(signed, v4.public),
        "refused": lambda: refused(lambda: fp.decode(token + "A", v4.local)),
        "expired": lambda: refused(lambda: fp.decode(expired, v4.local)),
        "payload": lambda: fp.encode(v4.local, {"a": [1, {"b": "c"}]}, footer={"f": 1}),
        "ring": lambda: fp.decode(fp.encode(ring, {"a": 1}), ring),
        "key": lambda: fp.LocalKey.from_bytes(bytes(32)).id,
    }
    slow = kind in ("public", "key", "ring")
    assert blocks(calls[kind], CALLS // 4 if slow else CALLS) < 200


def test_a_second_interpreter() -> None:
    """It is refused: what is looked up once belongs to the first."""
    interpreters = pytest.importorskip("_xxsubinterpreters")  # as Python 3.11 and 3.12 call it
    second = interpreters.create()
    path = f"import sys; sys.path[:] = {sys.path!r}; "
    interpreters.run_string(second, path + "import json")
    with pytest.raises(interpreters.RunFailedError, match="one interpreter"):
        interpreters.run_string(second, path + "import fast_paseto")
    interpreters.destroy(second)
