//! Nothing: see `tests/`, and `keys_with_pyseto.py` for the Python package.
