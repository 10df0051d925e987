"""Lighter style sheets: does every rule stay that a page, or a script, could ever need?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.engine.pruning import known, names_on, pruned, shortened

NAMES = known({"a", "b", "slate"}, ['el.classList.add("open"); el.className = `tag--${kind}`;'])
KEPT = (
    "p{color:red}",
    ".a{color:red}",
    ".a .b>p:hover{color:red}",
    ".a.open{color:red}",
    ".tag--x{color:red}",
    ".a:not(.x){color:red}",
    ":is(.x,.a) p{color:red}",
    ".a:is(.x,:not(.y)):focus{color:red}",
    "[data-md-color-scheme=slate]{color:red}",
    "[data-state=x]{color:red}",
    '@charset "UTF-8";',
    "@media print{.a{color:red}}",
    "@supports (display:grid){@media print{.a{color:red}}}",
    "@keyframes x{0%{top:0}to{top:1px}}",
    "@page{margin:1cm}",
    '.a{content:"} .x{"}',
    ".a{background:url(data:image/svg+xml;utf8,{})}",
    ':root{--p:url("data:x;y")}.a{mask:var(--p)}',
)
GONE = (
    ".x{color:red}",
    ".a .x{color:red}",
    ".x:hover,.y{color:red}",
    "[data-md-color-primary=indigo]{color:red}",
    "@media print{.x{color:red}}",
    "@supports (display:grid){@media print{.x{color:red}.y{color:red}}}",
    '.x{content:"} .a{"}',
    ':root{--p:url("data:x;y")}',
)


@pytest.mark.parametrize("rule", KEPT)
def test_rules_that_may_be_needed_stay(rule: str) -> None:
    """Does a rule stay, sign by sign, if it could match something?"""
    assert pruned(rule, NAMES) == rule


@pytest.mark.parametrize("rule", GONE)
def test_rules_that_nothing_needs_go(rule: str) -> None:
    """Does a rule go if its class or its colors stand nowhere, and its neighbors stay?"""
    assert pruned(rule, NAMES) == ""
    assert pruned(f".a{{top:0}}{rule}.b{{top:0}}", NAMES) == ".a{top:0}.b{top:0}"


def test_one_of_several_selectors() -> None:
    """Does a rule for several things stay for those that exist?"""
    assert pruned(".x,.a:is(.x,.b),.y .a{top:0}", NAMES) == ".a:is(.x,.b){top:0}"


def test_a_picture_that_our_own_styles_ask_for() -> None:
    """Does the drawing behind a variable stay if another style sheet uses it?"""
    sheet = ':root{--p:url("x");--q:url("y");--r:1px}'
    assert pruned(sheet, NAMES, ".mine{mask: var(--q)}") == ':root{--q:url("y");--r:1px}'


def test_names_on_a_page() -> None:
    """Are all classes of a page found, and the colors that a reader may choose?"""
    assert names_on('<p class="a b">x</p><input class="c" data-md-color-scheme="slate">') == {"a", "b", "c", "slate"}


def test_shortened_means_the_same() -> None:
    """Do comments and line breaks go, while strings, sums and the space between selectors stay?"""
    sheet = '/* a */\n.a  .b ,\n.c {\n  width: calc(1px + 2px);\n  content: "  /* x */ ";\n  top: 0;\n}\n'
    assert shortened(sheet) == '.a .b,.c{width: calc(1px + 2px);content: "  /* x */ ";top: 0}'


def test_every_class_of_a_page_keeps_its_rules(built_bridges: Path) -> None:
    """On a built site: does the theme's style sheet still speak of each class that it spoke of and that pages use?"""
    import material

    theme = Path(material.__file__).parent / "templates/assets/stylesheets"
    (whole,) = theme.glob("main.*.css")
    site = built_bridges / "site"
    left = (site / "assets/stylesheets" / whole.name).read_text(encoding="utf-8")
    used = {name for path in site.rglob("*.html") for name in names_on(path.read_text(encoding="utf-8"))}
    for name in sorted(used):
        rule = re.compile(rf"\.{re.escape(name)}(?![\w-])")
        assert bool(rule.search(whole.read_text(encoding="utf-8"))) == bool(rule.search(left)), name
    assert len(left) < 0.7 * whole.stat().st_size


def test_commas_and_braces_that_part_nothing() -> None:
    """Is a rule parted only where it ends, whatever stands in its comments, strings, brackets and addresses?"""
    assert pruned('.x,[title="a,b"].a{content:"}"}', NAMES) == '[title="a,b"].a{content:"}"}'
    assert pruned(".x,[data-x='{'].b{top:0}p{}", NAMES) == "[data-x='{'].b{top:0}p{}"
    assert pruned("/* } .x{ */.a{top:0}", NAMES) == ".a{top:0}"
    assert pruned(".a{curl:url(a;b{c)}.x{}", NAMES) == ".a{curl:url(a;b{c)}"
