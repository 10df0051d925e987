"""What the engine remembers of addresses: does it answer the same, and stay small?"""

from __future__ import annotations

import pytest
from mkdocs import utils

from generator.engine.remembering import MOST, remembering_little


def test_the_same() -> None:
    """Does an address lead where it leads without it?"""
    pairs = [("a/b/", "a/c/"), ("a/", "."), ("x/y.css", "a/b/"), ("../a/", "b/"), ("a/b/", "a/b/")]
    usual = [(utils.get_relative_url(to, at), utils.normalize_url(to, base=at)) for to, at in pairs]
    with remembering_little():
        assert [(utils.get_relative_url(to, at), utils.normalize_url(to, base=at)) for to, at in pairs] == usual


def test_little() -> None:
    """Is what a large site asks for forgotten, and is all as it was afterwards, also after a failure?"""
    usual = utils._norm_parts, utils._get_norm_url
    with pytest.raises(ValueError, match="failed"), remembering_little():
        for number in range(2 * MOST):
            utils.get_relative_url(f"pages/{number}/", "assets/")
            utils.normalize_url(f"pages/{number}/")
        assert utils._norm_parts.cache_info().currsize == MOST
        assert utils._get_norm_url.cache_info().currsize == MOST
        raise ValueError("failed")
    assert (utils._norm_parts, utils._get_norm_url) == usual
