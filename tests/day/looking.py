"""A built site beside the model: each fact on its page and in its data, former addresses, nothing that is gone."""

from __future__ import annotations

import csv
import html
import json
import re
from pathlib import Path

from tests.day.model import KINDS, Model
from tests.day.records import Data, is_draft
from tests.day.showing import block_of, plain, same, shown, words_of
from tests.searching.reading import read_list

ADDRESS = "https://bridges.example.org/"


def look(site: Path, model: Model) -> None:
    """Compare everything. Raises AssertionError at the first difference."""
    entries = model.entries()
    pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    there = {page for page in pages if page.split("/")[0] in KINDS and "/" in page and not page.endswith("/matrix")}
    assert there == set(entries) | set(model.stubs()), (
        f"pages lost or come: {sorted(there ^ (set(entries) | set(model.stubs())))}"
    )
    for key, entry in entries.items():
        _entry(site, model, key, entry)
    for old in model.stubs():
        _stub(site, model, old)
    for name, source in model.sources().items():
        record = json.loads((site / f"sources/{name}.json").read_text("utf-8"))
        assert same(record["authored"], source), (
            f"sources/{name}.json says {record['authored']}, and should say {source}"
        )
        assert f"sources/{name}" in pages
    _lists(site, model)
    _corrections(site, model)
    for key in model.translations():
        _spanish(site, model, key)
    _nowhere(site, model)


def _entry(site: Path, model: Model, key: str, entry: Data) -> None:
    page = (site / key / "index.html").read_text("utf-8")
    record = json.loads((site / f"{key}.json").read_text("utf-8"))
    assert same(record["authored"], entry), f"{key}.json says {record['authored']}, and should say {entry}"
    assert (record["computed"]["status"] or {}).get("id", "") == model.status(entry), (
        f"the status of {key} is not {model.status(entry)}"
    )
    assert sorted(record["former_ids"]) == sorted(old for old in model.stubs() if model.followed(old) == key), record[
        "former_ids"
    ]
    assert html.escape(entry["name"], quote=False) in page, f"{key} does not bear its name, {entry['name']}"
    for fact in entry.get("facts", ()):
        block = block_of(page, fact["id"])
        assert block, f"{key}#{fact['id']} is not on its page"
        assert re.fullmatch(shown(fact["says"], model), words_of(block, "fs-says")), (
            f"{key}#{fact['id']} says “{words_of(block, 'fs-says')}”, and should say “{fact['says']}”"
        )
        if isinstance(fact.get("by"), str):
            by = model.entries()[model.followed(fact["by"])]["name"]
            assert by in words_of(block, "fs-by"), (
                f"{key}#{fact['id']} is said by {words_of(block, 'fs-by')}, and should be by {by}"
            )
        assert ("fs-overtaken" in block) == ("overtaken" in fact), f"{key}#{fact['id']}: overtaken or not?"
        for each in fact["evidence"]:
            assert f"sources/{each['source']}/" in block, (
                f"{key}#{fact['id']} does not name its source {each['source']}"
            )
        told = next(each for each in record["computed"]["facts"] if each["id"] == fact["id"])
        assert re.fullmatch(shown(fact["says"], model), plain(told["says"])), (
            f"{key}.json: {told['says']}, and should be {fact['says']}"
        )
    for value in entry.get("values", ()):
        assert (value.get("phrase") or f"{int(value['value']):,}") in words_of(
            block_of(page, value["id"]), "fs-value__number"
        ) or int(value.get("value", 0)) > 99999, value
    for old, now in entry.get("former_ids", {}).items():
        assert f'id="{old}"' in block_of(page, now), f"{key}#{old} does not lead to {now}"


def _stub(site: Path, model: Model, old: str) -> None:
    now = model.followed(old)
    page = (site / old / "index.html").read_text("utf-8")
    there = f"../{now.split('/')[1]}/" if old.split("/")[0] == now.split("/")[0] else f"../../{now}/"
    assert f"url={there}" in page, f"{old} does not lead to {now}"
    assert json.loads((site / f"{old}.json").read_text("utf-8"))["moved_to"] == now
    assert "noindex" in page


def _lists(site: Path, model: Model) -> None:
    """The sitemap, the table of all facts, the search, and the account of the site."""
    locations = set(re.findall(r"<loc>([^<]*)</loc>", (site / "sitemap.xml").read_text("utf-8")))
    records = {*model.entries(), *(f"sources/{name}" for name in model.sources())}
    listed = {each.removeprefix(ADDRESS).strip("/") for each in locations}
    assert records <= listed, f"not in the sitemap: {sorted(records - listed)}"
    strangers = {each for each in listed if each.split("/")[0] in (*KINDS, "sources") and "/" in each} - records
    assert strangers <= {f"{kind}/matrix" for kind in KINDS}, (
        f"in the sitemap, and not on the site: {sorted(strangers)}"
    )
    with (site / "data/csv/facts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"] for row in csv.DictReader(file)}
    facts = {f"{key}#{fact['id']}" for key, entry in model.entries().items() for fact in entry.get("facts", ())}
    assert rows == facts, f"facts.csv: {sorted(rows ^ facts)}"
    names = {row[2] for row in read_list(site, "names")}
    for key, entry in model.entries().items():
        assert entry["name"] in names, f"{key} is not found by its name"


def _corrections(site: Path, model: Model) -> None:
    said = json.loads((site / "corrections.json").read_text("utf-8"))["corrections"]
    assert sorted((each["of"], each["was"]) for each in said) == sorted(
        (each["fact"], each["was"]) for each in model.corrections()
    )
    page = plain((site / "corrections/index.html").read_text("utf-8"))
    for each in model.corrections():
        assert each["was"] in page, f"the correction of {each['fact']} is not told"


def _spanish(site: Path, model: Model, key: str) -> None:
    """Words that hold stand on the Spanish page; where the English changed, it stands there."""
    entry, path = model.files[f"content/{key}.yml"], site / "es" / key / "index.html"
    standings = model.standings(key)
    if is_draft(entry) or not any(text["says"] for text in model.translations()[key]["texts"]):
        assert not path.exists(), f"there is a Spanish page of {key}"
        return
    page = path.read_text("utf-8")
    says = {text["at"]: text["says"] for text in model.translations()[key]["texts"]}
    english = {
        model.meant[f"content/translations/es/{key}.yml", at]: words
        for at, words in says.items()
        if standings.get(at) == "holds"
    }
    for fact in entry.get("facts", ()):
        should = english.get(fact["says"], fact["says"])
        found = words_of(block_of(page, fact["id"]), "fs-says")
        note = "" if fact["says"] in english else "( En inglés: .*)?"
        assert re.fullmatch(shown(should, model, "es") + note, found), (
            f"es/{key}#{fact['id']} says “{found}”, and should say “{should}”"
        )


def _nowhere(site: Path, model: Model) -> None:
    """Words of drafts, and of facts that were withdrawn, stand in no file."""
    hidden = set(model.withdrawn)
    for entry in model.entries(drafts=True).values():
        if is_draft(entry):
            hidden.add(entry["name"])
    names = re.compile(rb"[A-Z][a-z]+rin\b")
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in (
            ".html",
            ".json",
            ".md",
            ".xml",
            ".txt",
            ".csv",
            ".ics",
            ".jsonld",
            ".bib",
        ):
            found = {name.decode() for name in names.findall(path.read_bytes())} & hidden
            assert not found, (
                f"{path.relative_to(site)} still tells of {sorted(found)}, which was withdrawn or is a draft"
            )
