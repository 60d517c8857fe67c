"""What the tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

import fast_paseto

VERSIONS = ["v1", "v2", "v3", "v4"]
ROOT = Path(__file__).resolve().parents[3]


class Keys:
    """Keys of one version, each as an object and as bytes."""

    def __init__(self, version: str) -> None:
        self.version = version
        self.local = fast_paseto.LocalKey.generate(version)
        self.secret = fast_paseto.SecretKey.generate(version)
        self.public = self.secret.public_key


@pytest.fixture(scope="session", params=VERSIONS)
def keys(request: pytest.FixtureRequest) -> Keys:
    """Of each version."""
    return Keys(request.param)


@pytest.fixture(scope="session")
def v4() -> Keys:
    """Of version 4 alone."""
    return Keys("v4")
