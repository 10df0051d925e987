"""What a doubter sees beside a statement: marks, who says so, conflicts, copies, the room of each side."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.examining import Examination
from generator.model.catalog import Catalog
from generator.model.conflicts import in_conflict
from generator.model.entry import Entry
from generator.model.independence import rests_on_one_press_source
from generator.model.parts import Fact, Rank, Value
from generator.pages.environment import make_environment
from generator.pages.making import make_pages
from generator.pages.view import View
from generator.prose.attributing import CLAIMS, names_speaker

TIERS = ("primary record", "reporting or analysis", "copy or compilation")
SITES = ("project_root", "bridges_root")


@pytest.fixture(scope="module", params=SITES)
def root(request: pytest.FixtureRequest) -> Path:
    """The folder of the site itself, and of the one on another topic."""
    found: Path = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def catalog(root: Path, examine_site: Callable[..., Examination]) -> Catalog:
    """The catalog of a site."""
    found = examine_site(root).catalog
    assert found is not None
    return found


@pytest.fixture(scope="module")
def pages(catalog: Catalog, root: Path) -> Mapping[str, str]:
    """All generated pages of a site."""
    return make_pages(catalog, make_environment(root / "site_config" / "templates"))


def items(entry: Entry) -> list[Fact | Value]:
    """The facts and values of an entry."""
    return [*entry.facts, *entry.values]


def block(page: str, anchor: str) -> str:
    """The block of a fact or value on a page, up to the next one or the next heading."""
    rest = page.partition(f' id="{anchor}" markdown>')[2]
    assert rest, anchor
    return re.split(r'<div class="fs-fact|\n## ', rest)[0]


def test_each_fact_has_its_marks(catalog: Catalog, pages: dict[str, str]) -> None:
    """Does each piece of evidence of each fact say how it was checked, and how close its source is?"""
    count = 0
    for key, entry in catalog.entries.items():
        for item in items(entry):
            text = block(pages[f"{key}.md"], item.id)
            lines = [line for line in text.splitlines() if "fs-mark--checked" in line or "fs-mark--cited" in line]
            assert len(lines) == len(item.evidence), f"{key}#{item.id}"
            assert all(any(tier in line for tier in TIERS) for line in lines), f"{key}#{item.id}"
            held = [evidence for evidence in item.evidence if catalog.sources[evidence.source].is_held]
            quoted = sum(evidence.quote is not None for evidence in held)
            assert text.count("checked word for word") == quoted, f"{key}#{item.id}"
            assert text.count("passage located in the text") == len(held) - quoted, f"{key}#{item.id}"
            count += 1
    assert count > 10


def test_each_inference_says_from_what(catalog: Catalog, pages: dict[str, str]) -> None:
    """Is our own conclusion marked as such, with what we conclude it from?"""
    inferred = [(key, fact) for key, entry in catalog.entries.items() for fact in entry.facts if fact.inferred_from]
    assert inferred
    for key, fact in inferred:
        text = block(pages[f"{key}.md"], fact.id)
        assert "our inference" in text, f"{key}#{fact.id}"
        assert "We infer this from:" in text, f"{key}#{fact.id}"


def test_each_claim_is_attributed(catalog: Catalog, pages: dict[str, str]) -> None:
    """Does each alleged, predicted or opinion fact name who says so, beside it on its page?"""
    claims = [(key, fact) for key, entry in catalog.entries.items() for fact in entry.facts if fact.assertion in CLAIMS]
    assert claims
    for key, fact in claims:
        assert fact.by is not None
        view = View(catalog, f"{key}.md")
        line = f"{fact.assertion.value.capitalize()}: {view.speaker(fact.by)}"
        assert line in block(pages[f"{key}.md"], fact.id), f"{key}#{fact.id}"


def test_claims_keep_their_speaker_elsewhere(catalog: Catalog, pages: dict[str, str]) -> None:
    """Where another page or list shows a claim, does the sentence or the words behind it name who says so?"""
    bare = []
    for key, entry in catalog.entries.items():
        for fact in entry.facts:
            if fact.assertion not in CLAIMS or fact.by is None or names_speaker(fact.says, fact.by, catalog):
                continue
            for uri, page in pages.items():
                sentence = " ".join(View(catalog, uri).prose(fact.says).split())
                for line in page.splitlines():
                    said = f"({fact.assertion.value.capitalize()}: "
                    beside = f">{fact.assertion.value.capitalize()}: "  # among the key facts
                    own = uri == f"{key}.md" and ("fs-permalink" in line or beside in line)
                    speaker = not isinstance(fact.by, str) and getattr(fact.by, "entry", "") == uri.removesuffix(".md")
                    if sentence in line and not own and not speaker and said not in line:
                        bare.append(f"{uri}: {sentence}")
    assert bare == []


def test_single_press_source(catalog: Catalog, pages: dict[str, str]) -> None:
    """Does exactly each fact and value that rests on one press source say so?"""
    wrong = []
    for key, entry in catalog.entries.items():
        for item in items(entry):
            said = "rests on one press source" in block(pages[f"{key}.md"], item.id)
            if said != rests_on_one_press_source(catalog, item.evidence):
                wrong.append(f"{key}#{item.id}")
    assert wrong == []


def test_values_in_conflict(catalog: Catalog, pages: dict[str, str]) -> None:
    """Does the box hold each live value with its kind of source, its day and its note, and why one is preferred?"""
    differing = [entry for entry in catalog.entries.values() if in_conflict(catalog, entry)]
    assert differing
    for entry in differing:
        uri = f"{entry.key}.md"
        view = View(catalog, uri)
        box = pages[uri].partition("**Sources give different values**")[2].partition("fs-conflict__weighing")[0]
        for value in entry.values:
            shown = f'id="{value.id}"' in box
            assert shown == (value.rank is not Rank.SUPERSEDED), value.id
            if shown:
                text = block(pages[uri], value.id)
                assert f"As of {view.date(value.as_of)} · {view.kinds_of_source(value.evidence)}" in text
                assert view.prose(value.note) in text
        assert f"**Why the first is preferred:** {view.prose(entry.weighing)}" in box


def test_sources_that_disagree(catalog: Catalog, pages: dict[str, str]) -> None:
    """Does the box hold each claim with its own evidence, and how we weigh them?"""
    entries = [entry for entry in catalog.entries.values() if entry.data.disagreements]
    assert entries
    for entry in entries:
        uri = f"{entry.key}.md"
        view = View(catalog, uri)
        section = pages[uri].partition("## Sources disagree { #disagreements }")[2].partition("\n## ")[0]
        for disagreement in entry.data.disagreements:
            for claim in disagreement.says:
                text = section.partition(view.prose(claim.claim))[2].partition("\n</div>\n\n</div>")[0]
                for item in claim.evidence:
                    assert view.place(item) in text, entry.key
            assert f"**How we weigh it:** {view.prose(disagreement.weighing)}" in section


def test_sides_have_counts(catalog: Catalog, pages: dict[str, str]) -> None:
    """Does a topic's page say how many positions each side has, and how many words?"""
    told = 0
    for topic in catalog.vocabulary.lists["topics"]:
        for side in View(catalog, f"topics/{topic}.md").sides(topic):
            line = next(line for line in pages[f"topics/{topic}.md"].splitlines() if f"**{side.term.label}**" in line)
            assert line.endswith(f", {side.words} words")
            assert f" {len(side.entries)} " in line
            told += 1
    assert told > 1


def test_editors_page(catalog: Catalog, pages: dict[str, str]) -> None:
    """Does the page for editors list each fact that rests on one press source, and each copy?"""
    page = pages["editors.md"]
    for key, entry in catalog.entries.items():
        for fact in entry.facts:
            listed = f"({key}.md#{fact.id})" in page.partition("## Facts that rest on one press source")[2]
            assert listed == rests_on_one_press_source(catalog, fact.evidence), f"{key}#{fact.id}"
    copies = [source for source in catalog.sources.values() if source.data.derived_from]
    assert copies
    derived = page.partition("## Sources that count once")[2]
    for source in copies:
        assert f"(sources/{source.id}.md)" in derived
        assert "both count as one source" in pages[f"sources/{source.id}.md"]
