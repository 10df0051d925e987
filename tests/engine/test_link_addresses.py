"""Addresses of links: is each what the engine makes of it alone, whatever was asked before, with the same notes?"""

from __future__ import annotations

import logging

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import _RelativePathTreeprocessor

from generator.engine.link_addresses import LinkAddresses

PAGES = ["index.md", "about.md", "a/index.md", "a/b.md", "a/c.md", "a/b/more.md", "a/b/more/2.md", "d/e/f.md", "x/a.md"]
MOVED = {"a/moved.md": "x/moved/index.html", "x/moved.md": "a/b/moved/index.html"}  # as other plugins may do
LINKS = [
    *(
        f"{up}{path}{anchor}"
        for up in ("", "../", "../../")
        for path in (*PAGES, *MOVED)
        for anchor in ("", "#p1", "#")
    ),
    *("#", "#top", "", ".", "..", "/a/b.md", "//host.example/a.md", "a/b", "b.md?x=1", "./b.md", "a//b.md", "B.md"),
    *("https://host.example/a.md#b", "https://[::1", "http://h.example/a?b=c#d", "mailto:a@b.example", "javascript:x"),
    *("a%2Fb.md", "b.md#a#b", "pictures/one.svg", "hidden.md", "../hidden.md", "no-such.md#p", "https://é.example/"),
]


def _config() -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "A", "docs_dir": "."})
    config.validate()
    return config


def _files(*, use_directory_urls: bool) -> Files:
    names = {
        **dict.fromkeys((*PAGES, *MOVED, "pictures/one.svg"), InclusionLevel.INCLUDED),
        "hidden.md": InclusionLevel.EXCLUDED,
    }
    return Files(
        [
            File(name, None, "site", use_directory_urls, dest_uri=MOVED.get(name), inclusion=how)
            for name, how in names.items()
        ]
    )


def _asked(address: object, url: str) -> object:
    try:
        return address(url)  # type: ignore[operator]
    except ValueError as error:
        return str(error)


@pytest.mark.parametrize(("backwards", "use_directory_urls"), [(False, True), (True, True), (True, False)])
def test_as_the_engine_has_them(backwards: bool, use_directory_urls: bool, caplog: pytest.LogCaptureFixture) -> None:
    """Does each link of each page lead where the engine's own would, with the same anchors noted and warnings said?"""
    config, addresses = _config(), LinkAddresses()
    files = _files(use_directory_urls=use_directory_urls)
    pages = [file for file in files if file.src_uri.endswith(".md")]
    with caplog.at_level(logging.DEBUG):
        for page in reversed(pages) if backwards else pages:
            theirs, ours = (_RelativePathTreeprocessor(page, files, config) for _ in range(2))
            wanted = [_asked(theirs.path_to_url, url) for url in LINKS]
            said = caplog.messages
            caplog.clear()
            address = addresses.of(page, ours)
            assert [_asked(address, url) for url in LINKS] == wanted
            assert ours.links_to_anchors == theirs.links_to_anchors
            assert caplog.messages == said
            caplog.clear()
