"""The OpenAPI description: is it valid, and does a server of the files answer on each of its paths as it says?"""

from __future__ import annotations

import functools
import http.client
import http.server
import json
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from generator.contents import as_bytes
from generator.model.catalog import Catalog
from generator.outputs.making import make_outputs
from generator.outputs.openapi import openapi
from generator.outputs.redirecting import moved_pages
from generator.outputs.registry import outputs
from generator.outputs.site_data import SiteData
from generator.pages.extra_files import make_files
from tests.outputs.twins_reading import SITE, bridges_with_past


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """A static host. It says of JSON what any host says, whatever this machine knows of endings."""

    protocol_version = "HTTP/1.1"
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".json": "application/json"}  # noqa: RUF012

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Host:
    """A site on a local static server."""

    catalog: Catalog
    root: Path
    port: int

    def get(self, path: str) -> tuple[int, str, bytes]:
        """The status, media type and body of a path below the site."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Content-Type", ""), answer.read()
        finally:
            connection.close()

    def json(self, path: str) -> Any:
        """The body of a path, which must be JSON."""
        status, _, body = self.get(path)
        assert status == 200, path
        return json.loads(body)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """The files of the small site, those of all outputs and those beside pages, on a server of their own."""
    root, catalog = tmp_path_factory.mktemp("openapi"), bridges_with_past()
    for path, content in (*make_outputs(catalog), *make_files(catalog)):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(as_bytes(content))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(root)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield Host(catalog, root, server.server_port)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def description(host: Host) -> Any:
    """The description as the server gives it."""
    return host.json("/data/openapi.json")


def test_it_is_valid(host: Host, description: Any) -> None:
    """Is it OpenAPI 3.1, with every schema where it says, and with the license of the content?"""
    validate(description, cls=OpenAPIV31SpecValidator, base_uri=(host.root / "data/openapi.json").as_uri())
    assert description["info"]["license"]["url"] == host.catalog.site.licenses.content.address
    assert description["servers"] == [{"url": SITE.rstrip("/")}]


def test_without_an_address_it_is_relative() -> None:
    """Where a site does not say where it is published, does the description lead to the files beside it?"""
    assert openapi(outputs(), SiteData(bridges_with_past("")))["servers"] == [{"url": ".."}]


def test_each_path_answers_as_described(host: Host, description: Any) -> None:
    """Does every path, with every id that the index names, give a file of its media type that follows its schema?"""
    seen = 0
    for template, path, operation in _requests(host, description):
        status, sent, body = host.get(path)
        assert status == 200, f"{template}: {path}"
        content = operation["responses"]["200"]["content"]
        if path.endswith((".json", ".md")):
            assert sent.partition(";")[0] in content, f"{path} is sent as {sent}"
        schema = next(iter(content.values()))["schema"]
        if schema:
            assert _mistakes(json.loads(body), schema, host) == [], path
            seen += 1
    assert seen > len(host.catalog.entries) + len(host.catalog.sources)


def test_a_wrong_id_is_not_found(host: Host) -> None:
    """Does a path with an id that nothing has answer 404?"""
    assert host.get("/bridges/no-such-bridge.json")[0] == 404


def test_every_json_file_is_described(host: Host, description: Any) -> None:
    """Is each JSON file that is published covered by a path?"""
    templates = [re.compile(re.escape(each).replace(r"\{id\}", "[a-z0-9-]+")) for each in description["paths"]]
    files = [f"/{path.relative_to(host.root).as_posix()}" for path in host.root.rglob("*.json")]
    assert len(files) > len(host.catalog.entries)
    assert [file for file in sorted(files) if not any(each.fullmatch(file) for each in templates)] == []


def test_twins_have_schemas(description: Any) -> None:
    """Does each path of a twin name its schema, and an example that exists?"""
    for path, item in description["paths"].items():
        if item["get"]["tags"] in (["json"], ["changes"]):
            content = item["get"]["responses"]["200"]["content"]["application/json"]
            assert all(each["$ref"].startswith("schemas/") for each in _choices(content["schema"])), path


def test_what_was_renamed_is_described(host: Host, description: Any) -> None:
    """Is the file at an old address one that the description knows, and no path wrongly said to have such files?"""
    moved = moved_pages(host.catalog)
    assert moved, "the small site has an entry that was renamed"
    for path, item in description["paths"].items():
        schema = next(iter(item["get"]["responses"]["200"]["content"].values()))["schema"]
        names = [each["$ref"] for each in _choices(schema)] if schema else []
        folder, is_twin = path.partition("{id}")[0].lstrip("/"), item["get"]["tags"] == ["json"] and "{id}" in path
        assert ("schemas/moved.json" in names) == (is_twin and any(old.startswith(folder) for old in moved)), path
    for old, new in moved.items():
        stub = host.json(f"/{old}.json")
        assert (stub["type"], stub["moved_to"], stub["$schema"]) == ("moved", new, f"{SITE}data/schemas/moved.json")
        assert _mistakes(stub, {"$ref": "schemas/moved.json"}, host) == []
        assert _mistakes({**stub, "moved_to": None}, {"$ref": "schemas/moved.json"}, host) != []


def test_operations_have_names_of_their_own(description: Any) -> None:
    """Can a client be generated: is each operation named once, in letters that a program can use?"""
    names = [item["get"]["operationId"] for item in description["paths"].values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", name) for name in names)


def _choices(schema: Any) -> list[Any]:
    """The schemas of a path: one, or two where an old address has another file."""
    return list(schema.get("oneOf", [schema]))


def _mistakes(content: Any, schema: Any, host: Host) -> list[str]:
    """What the one schema says that fits best; exactly one of two must fit."""
    found = []
    for each in _choices(schema):
        errors = Draft202012Validator(host.json(f"/data/{each['$ref']}")).iter_errors(content)
        found.append([error.message for error in errors])
    return min(found, key=len) if sum(not each for each in found) < 2 else ["more than one schema fits"]


def _requests(host: Host, description: Any) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every path of the description with every id that the index of all names for it."""
    index = host.json("/data/index.json")
    known = {each["id"] for name in ("entries", "documents") for each in index[name]}
    known |= {f"{name}/{each['id']}" for name in ("sources", "topics") for each in index[name]}
    known |= moved_pages(host.catalog).keys()
    for template, item in description["paths"].items():
        operation = item["get"]
        folder, slash, rest = template.partition("/{id}")
        if not slash:
            yield template, template, operation
            continue
        ids = [each.rpartition("/")[2] for each in sorted(known) if each.rpartition("/")[0] == folder[1:]]
        ids = [each for each in ids if each != "index"]
        all_have_it = rest in (".json", ".md", "/feed.xml", "/feed.1.json") and ids
        for id in ids if all_have_it else [operation["parameters"][0]["example"]]:
            yield template, f"{folder}/{id}{rest}", operation
