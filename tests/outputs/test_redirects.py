"""Old addresses: does each lead to the new one, on hosts that read `_redirects` and on those that read nothing?"""

from __future__ import annotations

import json
import re
import shutil
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.engine.open_data import OpenData
from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.outputs.data_page import data_page
from generator.outputs.forms.redirects import Redirects
from generator.outputs.making import make_outputs
from generator.outputs.redirecting import FILE, base_of, moved_pages
from generator.outputs.registry import outputs
from generator.pages.addresses import served
from generator.pages.links import generated_uris

ADDRESS = "https://example.org/part/"
NEW = "bridges/old-mill-bridge"
OLD = ("bridges/mill-street-bridge", "bridges/first-bridge")  # the second was renamed to the first
SOURCE = "sources/bridge-office-register"
OLD_SOURCE = "sources/the-register"


@pytest.fixture(scope="module")
def catalog(
    tmp_path_factory: pytest.TempPathFactory, bridges_root: Path, examine_site: Callable[..., Examination]
) -> Catalog:
    """The small site with an entry that was renamed twice and a source renamed once, under a part of a host."""
    root = tmp_path_factory.mktemp("moved") / "bridges"
    shutil.copytree(bridges_root, root, ignore=shutil.ignore_patterns("build", "site", ".site-*"))
    (root / f"content/{OLD[1]}.yml").write_text(f"moved_to: {OLD[0]}\n", encoding="utf-8")
    source = root / f"content/{SOURCE}.yml"
    source.write_text(f"{source.read_text(encoding='utf-8')}\nformer_ids: [the-register]\n", encoding="utf-8")
    found = examine_site(root).catalog
    assert found is not None
    return replace(found, site=found.site.model_copy(update={"address": ADDRESS}))


@pytest.fixture(scope="module")
def files(catalog: Catalog) -> dict[str, str]:
    """All files of the site but pictures: what the outputs make, and its pages."""
    made = {path: content if isinstance(content, str) else "" for path, content in make_outputs(catalog)}
    return {**{served(uri): "<title>A page</title>" for uri in generated_uris(catalog)}, **made}


@dataclass(frozen=True)
class Host:
    """A host that serves files below /part/ and reads `_redirects`. Some look at the rules first, some at the files."""

    files: dict[str, str]
    rules_first: bool

    def answer(self, path: str) -> tuple[int, str]:
        """The status, and the content or where it leads."""
        inside = path.removeprefix("/part/")
        there = inside in self.files and path.startswith("/part/")
        if there and not self.rules_first:
            return 200, self.files[inside]
        for rule in self.files["_redirects"].splitlines():
            source, target, status = rule.split()
            match = re.fullmatch(re.escape(source).replace(r"\*", "(.*)"), path)
            if match:
                return int(status), target.replace(":splat", match[1] if match.groups() else "")
        return (200, self.files[inside]) if there else (404, "")


@contextmanager
def serving(host: Host) -> Iterator[str]:
    """The host at work; its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, text = host.answer(urlsplit(self.path).path)
            self.send_response(status)
            if status == 301:
                self.send_header("Location", text)
            body = b"" if status == 301 else text.encode()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def get(address: str) -> tuple[str, str]:
    """Where a client ends, and what it reads there."""
    with urllib.request.urlopen(address, timeout=10) as response:
        return urlsplit(response.url).path, response.read().decode()


def test_hosts_with_rules_send_every_client_on(files: dict[str, str]) -> None:
    """Do the page, its JSON, its Markdown, its feeds and its citations lead from each old address to the new one?"""
    with serving(Host(files, rules_first=True)) as address:
        for old in OLD:
            for end in ("", "/", ".json", ".md", "/feed.xml", "/feed.1.json"):
                path, text = get(f"{address}/part/{old}{end}")
                assert path == f"/part/{NEW}{end or '/'}"
                assert text == files[f"{NEW}{end or '/'}"]
        for end in (".json", ".md", "/"):
            assert get(f"{address}/part/{OLD_SOURCE}{end}")[0] == f"/part/{SOURCE}{end}"


def test_there_is_one_step_to_the_end(files: dict[str, str]) -> None:
    """Does a chain of renames lead straight to its end, and no rule to an address that has another?"""
    rules = [line.split() for line in files["_redirects"].splitlines()]
    sources = {source for source, _, _ in rules}
    for source, target, status in rules:
        assert status == "301"
        assert target not in sources
        assert source.startswith("/part/")
        assert target.startswith((f"/part/{NEW}", f"/part/{SOURCE}"))
    stars = ["*" in source for source, _, _ in rules]
    assert stars == sorted(stars), "Cloudflare Pages wants rules without a star first"


def test_what_lies_below_a_page_moves_as_well(files: dict[str, str]) -> None:
    """Do files that no output makes, such as those for reference managers, lead on?"""
    host = Host(files, rules_first=True)
    assert host.answer(f"/part/{OLD[0]}/cite.bib") == (301, f"/part/{NEW}/cite.bib")
    assert host.answer(f"/part/{OLD[0]}-and-more/")[0] == 404


def test_hosts_without_rules_have_stubs(files: dict[str, str]) -> None:
    """Does a program that reads an old address on any host learn the new one, and does a feed go on?"""
    with serving(Host({**files, "_redirects": ""}, rules_first=False)) as address:
        for old in OLD:
            assert get(f"{address}/part/{old}/")[1] == "<title>A page</title>"
            stub = json.loads(get(f"{address}/part/{old}.json")[1])
            assert (stub["type"], stub["id"], stub["moved_to"]) == ("moved", old, NEW)
            assert stub["$schema"] == f"{ADDRESS}data/schemas/moved.json"
            schema = json.loads(files["data/schemas/moved.json"])
            assert set(stub) == set(schema["required"]) == set(schema["properties"])
            assert (stub["url"], stub["twin"]) == (f"{ADDRESS}{NEW}/", f"{ADDRESS}{NEW}.json")
            assert old in json.loads(files[f"{NEW}.json"])["former_ids"]
            assert f"({ADDRESS}{NEW}/)" in get(f"{address}/part/{old}.md")[1]
            for feed in ("feed.xml", "feed.1.json"):
                assert get(f"{address}/part/{old}/{feed}")[1] == files[f"{NEW}/{feed}"]
        stub = json.loads(get(f"{address}/part/{OLD_SOURCE}.json")[1])
        assert (stub["moved_to"], stub["twin"]) == (SOURCE, f"{ADDRESS}{SOURCE}.json")
        assert json.loads(files[f"{SOURCE}.json"])["former_ids"] == [OLD_SOURCE]


@pytest.mark.parametrize(
    ("name", "rule", "group"),
    [
        ("nginx.conf", r"rewrite (?P<from>\S+) (?P<to>\S+) permanent;", "$1"),
        ("apache.conf", r'RedirectMatch 301 "(?P<from>\S+)" "(?P<to>\S+)"', "$1"),
        ("Caddyfile", r"@(?P<id>\w+) path_regexp \w+ (?P<from>\S+)\nredir @(?P=id) (?P<to>\S+) permanent", ""),
    ],
)
def test_other_hosts_lead_to_the_same(name: str, rule: str, group: str, files: dict[str, str]) -> None:
    """Do the rules for other servers say what `_redirects` says, and nothing of pages that did not move?"""
    rules = list(re.finditer(rule, files[f"data/redirects/{name}"]))
    assert len(rules) == len(OLD) + 1
    host = Host(files, rules_first=True)
    for old in (*OLD, OLD_SOURCE):
        for end in ("/", ".json", ".md", "/feed.xml"):
            path = f"/part/{old}{end}"
            found = [each for each in rules if re.match(each["from"], path)]
            assert len(found) == 1
            place = group or f"{{re.{found[0]['id']}.1}}"
            match = re.match(found[0]["from"], path)
            assert match
            assert (301, found[0]["to"].replace(place, match[1])) == host.answer(path)
    for path in (f"/part/{NEW}/", f"/part/{OLD[0]}-and-more/", f"/{OLD[0]}/"):
        assert not any(re.match(each["from"], path) for each in rules)


def test_without_renames_there_is_nothing(catalog: Catalog) -> None:
    """Does a site on which nothing was renamed have no such file?"""
    sources = {
        key: replace(source, data=source.data.model_copy(update={"former_ids": ()}))
        for key, source in catalog.sources.items()
    }
    bare = replace(catalog, moved={}, sources=sources)
    assert list(make_outputs(bare, [Redirects])) == []
    told, untold = (
        [form.output for section in data_page(each).sections for form in section.forms] for each in (catalog, bare)
    )
    assert told == list(outputs())
    assert untold == [output for output in outputs() if output is not Redirects], "the page on data names no such file"


def test_base_and_moves(catalog: Catalog) -> None:
    """Is the part of the host in front where there is one, and is a stub that leads to no page passed over?"""
    assert base_of("https://example.org/part/") == "/part"
    assert base_of("https://example.org/") == base_of("") == ""
    gone = replace(catalog, entries={key: entry for key, entry in catalog.entries.items() if key != NEW})
    assert moved_pages(gone) == {OLD_SOURCE: SOURCE}
    assert moved_pages(catalog) == {OLD_SOURCE: SOURCE, **dict.fromkeys(OLD, NEW)}


def test_own_rules_come_first(catalog: Catalog, tmp_path: Path) -> None:
    """Does a site that brings its own `_redirects` keep its rules, in front of ours?"""
    (tmp_path / "_redirects").write_text("/here /there 302\n", encoding="utf-8")
    data = OpenData(catalog)
    data.add(FILE, dict(data.files())[FILE], tmp_path)
    lines = (tmp_path / "_redirects").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "/here /there 302"
    assert len(lines) > 5
