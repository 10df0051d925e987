"""The recipe for a plain web server: while readers ask, two versions change places, and nobody gets a mixture."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.publishing.served import served

SWITCHES = 20
READERS = 3
PATIENCE = 100  # seconds, on a machine that has other things to do
PAGES = ("", "bridges/old-mill-bridge/", "timeline/", "sources/bridge-office-report-2024/", "search/")
_ASSETS = re.compile(r'(?:href|src)="([^"#?]+\.(?:css|js|svg))(?:#[^"]*)?"')
NAMES = "search/names.en.json"


@pytest.fixture(scope="module")
def script(project_root: Path) -> str:
    """The commands as they stand in the guide."""
    guide = (project_root / "docs/guides/publish.md").read_text(encoding="utf-8")
    found: list[str] = re.findall(r"```sh\n(.*?)```", guide, re.DOTALL)
    blocks = [block for block in found if "mv -T" in block]
    assert len(blocks) == 1
    return blocks[0]


@pytest.fixture(scope="module")
def versions(built_bridges: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two versions of a site: of the second, each page differs, and so does the folder of the search."""
    one, two = (tmp_path_factory.mktemp("versions") / name / "site" for name in ("one", "two"))
    for site in (one, two):
        shutil.copytree(built_bridges / "site", site)
    for page in two.rglob("*.html"):
        page.write_text(page.read_text(encoding="utf-8").replace("</body>", "<!-- two --></body>"), encoding="utf-8")
    names = json.loads((two / NAMES).read_text(encoding="utf-8"))
    old, names["folder"] = names["folder"], "pagefind/en-twotwotwo/"
    (two / old).rename(two / names["folder"])
    (two / NAMES).write_text(json.dumps(names), encoding="utf-8")
    return one, two


@dataclass
class Readers:
    """Readers who load page after page with all that each names, until they are told to stop."""

    address: str
    known: dict[str, tuple[bytes, bytes]]
    stop: threading.Event = field(default_factory=threading.Event)
    failures: list[str] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    requests: int = 0

    def read(self) -> None:
        """Load pages on one connection."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE)
        while not self.stop.is_set():
            for page in PAGES:
                body = self._get(connection, page)
                if body not in self.known[page]:
                    self.failures.append(f"{page} is of no version")
                    continue
                self.seen.append(self.known[page].index(body))
                for asset in dict.fromkeys(_ASSETS.findall(body.decode())):
                    self._get(connection, urlsplit(urljoin(f"/{page}", asset)).path.removeprefix("/"))
            folder = json.loads(self._get(connection, NAMES))["folder"]
            self._get(connection, f"{folder}index/0.gz")
        connection.close()

    def wait(self, version: int) -> None:
        """Wait until pages of this version are read; `PATIENCE` over is a failure."""
        seen, until = len(self.seen), time.monotonic() + PATIENCE
        while version not in self.seen[seen:] and not self.failures:
            assert time.monotonic() < until, f"nobody reads version {version}"
            time.sleep(0.005)

    def _get(self, connection: http.client.HTTPConnection, path: str) -> bytes:
        connection.request("GET", f"/{path}")
        reply = connection.getresponse()
        body = reply.read()
        self.requests += 1
        if reply.status != 200:
            self.failures.append(f"{path}: {reply.status}")
        return body


def publish(script: str, home: Path, site: Path, name: str) -> None:
    """Run the commands of the guide for a site, as the release of this name."""
    assert script.count("/srv/facts") == 1
    assert script.count("$(date -u +%Y%m%dT%H%M%SZ)") == 1
    commands = script.replace("/srv/facts", str(home)).replace("$(date -u +%Y%m%dT%H%M%SZ)", name)
    subprocess.run(["sh", "-c", commands], cwd=site.parent, check=True)


def switch(script: str, home: Path, name: str) -> None:
    """Run only the commands that put a release in its place, which is there already."""
    commands = script[script.index("if [") :].replace("$release", f"{home}/releases/{name}")
    subprocess.run(["sh", "-euc", f"home='{home}'\n{commands}"], check=True)


def test_no_request_fails_or_mixes_versions(script: str, versions: tuple[Path, Path], tmp_path: Path) -> None:
    """With readers asking all the time: is each page of one version, and is all there that it names?"""
    home = tmp_path / "facts"
    publish(script, home, versions[0], "one")
    known = {page: _both(versions, page) for page in PAGES}
    assert all(one != two for one, two in known.values())
    with served(home / "current", home / "before") as address:
        readers = Readers(address, known)
        with ThreadPoolExecutor(READERS) as pool:
            reading = [pool.submit(readers.read) for _ in range(READERS)]
            try:
                readers.wait(0)
                publish(script, home, versions[1], "two")
                readers.wait(1)
                for number in range(SWITCHES):
                    switch(script, home, ("one", "two")[number % 2])
                    readers.wait(number % 2)
            finally:
                readers.stop.set()
        for each in reading:
            each.result()  # or what it failed with
    assert readers.failures == []
    assert readers.requests > 2 * SWITCHES
    assert sorted(path.name for path in home.iterdir()) == ["before", "current", "releases"]


def test_a_release_stays_what_was_built(script: str, versions: tuple[Path, Path], tmp_path: Path) -> None:
    """Does what the commands publish hold the very files of the site, and is the same release never written twice?"""
    publish(script, tmp_path / "facts", versions[0], "one")
    made = tmp_path / "facts" / "current"
    names = {path.relative_to(versions[0]) for path in versions[0].rglob("*")}
    assert {path.relative_to(made) for path in made.rglob("*")} == names
    with pytest.raises(subprocess.CalledProcessError):
        publish(script, tmp_path / "facts", versions[1], "one")
    assert (made / "index.html").read_bytes() == (versions[0] / "index.html").read_bytes()


def _both(versions: tuple[Path, Path], page: str) -> tuple[bytes, bytes]:
    one, two = ((site / page / "index.html").read_bytes() for site in versions)
    return one, two
