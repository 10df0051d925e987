"""Makes CommonMark out of the Markdown of pages: no HTML, attributes, icons or tables; links lead to pages."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator

from generator.pages.addresses import served
from generator.plaintext.commonmark import destination, item
from generator.plaintext.twin import Twin
from generator.prose.code import code_spans

# Nothing here looks at the same signs again and again: what never ends goes on to the end, or to the next of its kind.
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DRAWN = re.compile(r"<(svg|script|style|template|button|form)\b.*?(?:</\1>|\Z)", re.DOTALL)
_CODE = re.compile(r"<(code|kbd|samp)\b[^<>]*+>(?P<inside>[^<]*+)</\1>")
_SUMMARY = re.compile(
    r"^[ \t]*+<(summary|figcaption|dt)\b[^<>]*+>(?P<inside>(?:(?!</?\1\b).)*+)</\1>[ \t]*+$", re.MULTILINE | re.DOTALL
)
_ANCHOR = re.compile(
    r"<a\b(?=[^<>]*+>)[^<>]*?\bhref=\"(?P<href>[^\"<>]*+)\"[^<>]*+>(?P<label>(?:(?!</?a\b).)*+)</a>", re.DOTALL
)
_ITEM = re.compile(r"<li\b[^<>]*+>")
_BREAK = re.compile(r"<br[ ]*/?>")
# A tag; `<https://example.org>` is a link and stays.
_TAG = re.compile(r"</?[a-zA-Z][\w-]*+(?=[\s/>])(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>")
_ONE = r"(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+))"
_ATTRIBUTES = re.compile(rf"(?<![ \t])[ \t]*+\{{:?[ ]*{_ONE}(?:[ ]+{_ONE})*[ ]*\}}")
_ICON = re.compile(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:[ ]?")
_TARGET = re.compile(r"\]\((?P<target><[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ \t\n]+\"[^\"]*\")?[ ]*\)")
_WHOLE = re.compile(r"[a-zA-Z][\w+.-]*:|//")
_BOX = re.compile(
    r"(?:!!!|\?\?\?\+?|===)[ \t]++(?P<words>[\w-]*+(?: ++[\w-]++)*+)[ \t]*+(?:\"(?P<title>[^\"]*+)\"[ \t]*+)?"
)
_DELIMITER = re.compile(r"[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)*[ \t]*+:?-++:?[ \t]*+\|?[ \t]*+")
_BAR = re.compile(r"(?<!\\)\|")
_KEPT = re.compile(r"\0(\d+)\0")  # no text may hold this sign


def clean(text: str, twin: Twin) -> str:
    """The Markdown as CommonMark. Code stays as it is; what HTML encloses stays, without the tags."""
    text, code = _without_code(text)
    has_html = "<" in text
    if has_html:
        text = _DRAWN.sub("", _COMMENT.sub("", text))
        text = _SUMMARY.sub(r"\n**\g<inside>**\n", _CODE.sub(lambda match: _as_code(match["inside"]), text))
    text = _TARGET.sub(lambda match: f"]({_target(match['target'].strip('<>'), twin)})", text)
    if has_html:
        text = _ANCHOR.sub(lambda match: f"[{match['label']}]({_href(html.unescape(match['href']), twin)})", text)
        text = _TAG.sub("", _BREAK.sub(" ", _ITEM.sub("\n- ", text)))
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    text = _ICON.sub("", text)
    text = "\n".join(_without_tables(list(_without_boxes(text.split("\n")))))
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"(?<![ \t])[ \t]+$", "", text, flags=re.MULTILINE)).strip("\n")
    return _KEPT.sub(lambda match: code[int(match[1])], text)


def _without_code(text: str) -> tuple[str, list[str]]:
    """The text with a sign in the place of each piece of code, and the pieces."""
    spans = code_spans(text)
    pieces, end = [], 0
    for number, (start, stop) in enumerate(spans):
        pieces += [text[end:start], f"\0{number}\0"]
        end = stop
    return "".join([*pieces, text[end:]]), [text[start:stop] for start, stop in spans]


def _as_code(inside: str) -> str:
    """What stands in an element for code, between as many backticks as it needs."""
    plain = html.unescape(inside)
    longest = max((len(run) for run in re.findall("`+", plain)), default=0)
    ticks, space = "`" * (longest + 1), " " if longest else ""
    return f"{ticks}{space}{plain}{space}{ticks}"


def _target(target: str, twin: Twin) -> str:
    """Where a link leads once the page is published; links name files as seen from the page."""
    if _WHOLE.match(target):
        return destination(target)
    path, mark, anchor = target.partition("#")
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(twin.uri), path)) if path else twin.uri
    return destination(twin.address(uri + mark + anchor))


def _href(target: str, twin: Twin) -> str:
    """Where a link in HTML leads, which is written as browsers see it from the published page."""
    if _WHOLE.match(target):
        return destination(target)
    path, mark, anchor = target.partition("#")
    found = posixpath.normpath(posixpath.join(served(twin.uri), path)) if path else served(twin.uri).rstrip("/")
    slash = "/" if not path or path.endswith("/") else ""
    return destination(twin.file(f"{found.removeprefix('.')}{slash}".removeprefix("/") + mark + anchor))


def _without_boxes(lines: list[str]) -> Iterator[str]:
    """Boxes and tabs as a title that stands out, and what was set in below it as plain blocks."""
    depth = ""
    for line in lines:
        box = _BOX.fullmatch(line.removeprefix(depth))
        if box:
            title = box["title"] if box["title"] is not None else box["words"].partition(" ")[0].capitalize()
            yield f"**{title}**" if title else ""
            yield ""
            depth = "    "
        elif depth and line.strip() and not line.startswith(depth):
            depth = ""
            yield line
        else:
            yield line.removeprefix(depth)


def _without_tables(lines: list[str]) -> Iterator[str]:
    """Each table as a list: a row is an item, and its other cells stand below it behind the head of their column."""
    number = 0
    while number < len(lines):
        if not _begins_table(lines[number : number + 2]):
            yield lines[number]
            number += 1
            continue
        heads = _cells(lines[number])
        number += 2
        while number < len(lines) and "|" in lines[number]:
            yield _row(heads, _cells(lines[number]))
            number += 1


def _begins_table(lines: list[str]) -> bool:
    return len(lines) == 2 and all("|" in line for line in lines) and bool(_DELIMITER.fullmatch(lines[1]))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _BAR.split(line.strip().removeprefix("|").removesuffix("|"))]


def _row(heads: list[str], cells: list[str]) -> str:
    first, others = cells[0], [(head, cell) for head, cell in zip(heads[1:], cells[1:], strict=False) if cell]
    if len(heads) == 2 and others:
        return item(f"{first}: {others[0][1]}")
    return item(first, *(item(f"{head}: {cell}" if head else cell) for head, cell in others))
