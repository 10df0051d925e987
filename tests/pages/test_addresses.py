"""Addresses of the published site: are they right from any page, also below a part of an address?"""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.addresses import from_there, served

NAMES = st.text("abc", min_size=1, max_size=3)
URIS = st.builds(
    lambda folders, name, end: "/".join([*folders, f"{name}{end}"]),
    st.lists(NAMES, max_size=2),
    st.one_of(NAMES, st.just("index")),
    st.sampled_from([".md", ".md#x", ".svg"]),
)


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("a/b.md", "a/b/"),
        ("a/b.md#c", "a/b/#c"),
        ("a/index.md", "a/"),
        ("index.md", ""),
        ("a/b/c.svg", "a/b/c.svg"),
        ("a/my-index.md", "a/my-index/"),
    ],
)
def test_served_paths(uri: str, path: str) -> None:
    """Where is a page once it is published?"""
    assert served(uri) == path


@given(URIS, URIS)
def test_relative_addresses_arrive(uri: str, there: str) -> None:
    """Does a browser that follows the relative address arrive at the page or file?"""
    base = "/part/" + served(there).partition("#")[0]
    found, _, anchor = from_there(uri, there).partition("#")
    found = found or posixpath.basename(base)
    joined = posixpath.join(posixpath.dirname(base), found)
    arrived = posixpath.normpath(joined) + ("/" if joined.endswith("/") else "")
    expected, _, wanted = served(uri).partition("#")
    assert arrived == f"/part/{expected}"
    assert anchor == wanted
