"""The content security policy: does it refuse what it should, and does a build notice what it would refuse?"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator.engine.securing import inline_code, policy, secured

HEAD = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>A page</title></head></html>'
REFUSED = {
    "script": "<script>go()</script>",
    "module": '<script type="module">go()</script>',
    "script with a sign in an attribute": '<script data-note="a > b">go()</script>',
    "handler": "<img src=x onerror=go()>",
    "handler after a sign": '<a title="1 > 0" onclick="go()">x</a>',
    "capitals": "<SVG ONLOAD='go()'></SVG>",
    "style element": "<style>p { color: red }</style>",
    "style attribute": '<p class="x" style="color: red">x</p>',
    "address that runs": '<a href="javascript:go()">x</a>',
    "spaced address": "<a href=' javascript :go()'>x</a>",
    "no space before it": '<img src="x"onerror="go()">',
    "slash before it": "<svg/onload=go()>",
    "behind a stray quotation mark": '<p "> <img src=x onerror=go()> ">',
    "behind a comment that ended": "<!--> <img src=x onerror=go()> -->",
    "in what only looks like a script": "<\u017fcript><img src=x onerror=go()></script>",
    "in a text field of a drawing": "<svg><textarea><img src=x onerror=go()></textarea></svg>",
    "hidden address": '<a href="java&#115;cript&colon;go()">x</a>',
    "broken address": '<a href="java\tscript:go()">x</a>',
    "address of a drawing": '<svg><a xlink:href="javascript:go()"></a></svg>',
    "form": '<button formaction="javascript:go()">x</button>',
}
ALLOWED = {
    "file": '<script src="assets/x.js"></script>',
    "module file": '<script type="module" src="assets/x.js"></script>',
    "data": '<script id="__config" type="application/json">{"a": 1}</script>',
    "text": "<p>Write onclick= or style= or &lt;script&gt; as you like.</p>",
    "text of an attribute": '<p title="write onclick=x or style=y" data-x="<script>go()</script>">x</p>',
    "comment": "<!-- <script>go()</script> -->",
    "names that begin alike": '<p data-onset="1" data-style="x">x</p>',
    "address": '<a href="https://example.org/javascript:x">x</a>',
}


@pytest.mark.parametrize("code", REFUSED.values(), ids=REFUSED)
def test_inline_code_is_found(code: str) -> None:
    """Is whatever a page would run or style inline found?"""
    assert len(list(inline_code(f"<p>before</p>\n{code}\n<p>after</p>"))) == 1


@pytest.mark.parametrize("code", ALLOWED.values(), ids=ALLOWED)
def test_other_markup_passes(code: str) -> None:
    """Is nothing else taken for it?"""
    assert list(inline_code(code)) == []


def test_policy_is_strict() -> None:
    """Does the policy of pages run no inline code of any sort, and load nothing from elsewhere?"""
    for line in (policy(), policy(as_header=True)):
        directives = {name: sources.split() for name, _, sources in (part.partition(" ") for part in line.split("; "))}
        assert set(directives["script-src"]) == {"'self'"}
        assert directives["object-src"] == directives["base-uri"] == ["'none'"]
        for sources in directives.values():
            assert not any("//" in source or source in ("*", "https:", "'unsafe-eval'") for source in sources)
    assert "unsafe-inline" not in policy()


def test_policy_comes_first() -> None:
    """Does the policy stand before anything that it is to govern, once, and behind the encoding?"""
    page = secured(HEAD)
    names = re.findall(r"<(meta http-equiv|meta charset|title)", page)
    assert names == ["meta charset", "meta http-equiv", "title"]
    content = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert content
    assert html.unescape(content[1]) == policy()


def test_build_refuses_inline_code(bridges: Path, factsheet: Callable[..., Result]) -> None:
    """Does a template of a site with an inline script stop the build, with a message that says what to do?"""
    template = bridges / "site_config" / "theme" / "main.html"
    template.write_text('{% extends "base.html" %}{% block extrahead %}<script>go()</script>{% endblock %}')
    result = factsheet(bridges, "build")
    assert result.exit_code == 1
    assert "an inline script: go()" in result.output
    assert "Put it into a file" in result.output
    assert not (bridges / "site").exists()
