"""Errors cross from worker processes to the one that reports them."""
from __future__ import annotations

import pickle

import pytest

from ingest.errors import FactFileError, NotProse, SetAside, TextFileError


@pytest.mark.parametrize("error", [
    SetAside("总结.pdf", "is encrypted", "encrypted"), FactFileError("总结.facts.json", "is not JSON"),
    TextFileError("r1.json", "is missing"), NotProse("empty", "the file is empty"),
])
def test_an_error_comes_back_whole(error):
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert (str(back), vars(back)) == (str(error), vars(error))
