"""The real content: is every article recorded whole, is nothing copied, and do the numbers hold?"""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from generator.evidence.folds import fold
from generator.examining import Examination, examine
from generator.model.catalog import Catalog
from generator.model.walk import evidence_of, prose_of
from generator.pages.environment import make_environment
from generator.pages.making import make_pages
from generator.problems import Level
from generator.producing import produce

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
HELD = (
    "brecorder-2025-04-24-sanctuary-funding-ruling",
    "washingtone-2026-02-cities-limit-cooperation",
    "ilbsg-2025-01-22-mass-deportation-program",
)


@pytest.fixture(scope="module")
def examined() -> Examination:
    """The real project as it is on a machine without any text of a source."""
    return examine(ROOT, {}, TODAY)


@pytest.fixture(scope="module")
def catalog(examined: Examination) -> Catalog:
    """The catalog of the real project."""
    assert examined.catalog is not None
    return examined.catalog


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the real content that a test may break."""
    for folder in ("content", "site_config", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("articles"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    """Replace words that must be in the file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_wrong(examined: Examination) -> None:
    """Does the content pass every rule on a machine that holds no texts, by the lock alone?"""
    assert [f"{problem.place} {problem.message}" for problem in examined.problems] == []


def test_a_changed_number_is_refused(copy: Path) -> None:
    """If an editor types another number than the source says, is it refused, at the right line?"""
    path = copy / "content/figures/chnv-parolees.yml"
    edit(path, "value: 532000", "value: 523000")
    line = next(n for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "523000" in text)
    found = [problem for problem in examine(copy, {}, TODAY).problems if problem.rule == "value-in-quote"]
    assert [(problem.file, problem.line) for problem in found] == [("content/figures/chnv-parolees.yml", line)]
    assert "some 532,000" in found[0].message + found[0].tip
    assert "532000" in found[0].tip


def test_a_changed_quotation_is_not_yet_checked(copy: Path) -> None:
    """If a word of a quotation changes where no text is at hand, is publication refused?"""
    edit(copy / "content/figures/chnv-parolees.yml", "some 532,000", "some 532,000 Cubans")
    rules = {problem.rule for problem in examine(copy, {}, TODAY).problems if problem.level is Level.ERROR}
    assert rules == {"not-yet-checked"}


def test_a_figure_changes_on_every_page_that_shows_it(copy: Path, catalog: Catalog) -> None:
    """If a figure's value and its evidence change, do all pages with its token change, and no other words?"""
    before = produce(copy).pages
    shown = {uri for uri, text in before.items() if "about 532,000" in text}
    assert len(shown) > 3, "the token is used on several pages"
    path = copy / "content/figures/chnv-parolees.yml"
    edit(path, "value: 532000", "value: 999111")
    edit(path, "some 532,000", "some 999,111")
    # The lock refuses the new words, as it should; so the pages are made from the catalog alone.
    changed = examine(copy, {}, TODAY).catalog
    assert changed is not None
    after = make_pages(changed, make_environment(copy / "site_config/templates"))
    stale = [uri for uri in shown if "about 532,000" in after[uri]]
    assert stale == []
    assert {uri for uri in shown if "about 999,111" in after[uri]} == shown


def test_every_paragraph_is_recorded(catalog: Catalog) -> None:
    """Is each paragraph of each article either the evidence of a fact, or skipped with a reason?"""
    cited: dict[str, set[int]] = defaultdict(set)
    for entry in catalog.entries.values():
        for located in evidence_of(entry):
            if located.item.paragraph:
                cited[located.item.source].add(located.item.paragraph)
    left_out = {
        name: sorted(set(catalog.sources[name].data.digest) - cited[name])
        for name in HELD
        if set(catalog.sources[name].data.digest) - cited[name]
    }
    assert left_out == {}


@pytest.mark.parametrize("source", HELD)
def test_every_article_is_accounted_for(catalog: Catalog, source: str) -> None:
    """Does each article's record say what happened to each of its paragraphs?"""
    data = catalog.sources[source].data
    assert data.text is not None
    assert sorted({*data.digest, *data.skipped}) == list(range(1, data.text.paragraphs + 1))


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        ("rulings/doe-v-noem-district-court-stay", "set-aside"),
        ("rulings/san-francisco-v-trump-first-injunction", "in-effect-appealed"),
    ],
)
def test_present_status_of_the_main_rulings(catalog: Catalog, entry: str, status: str) -> None:
    """What holds on November 22, 2026?"""
    event = catalog.present_status(catalog.entries[entry])
    assert event is not None
    assert event.becomes == status


def test_status_follows_the_calendar() -> None:
    """On the day after the order on the parole terminations, was it in effect?"""
    catalog = examine(ROOT, {}, dt.date(2025, 4, 25)).catalog
    assert catalog is not None
    event = catalog.present_status(catalog.entries["rulings/doe-v-noem-district-court-stay"])
    assert event is not None
    assert event.becomes == "in-effect"


def test_both_sides_have_the_same_room(catalog: Catalog) -> None:
    """On each topic, does one side have more than twice the other's words?"""
    uneven = {}
    for topic in catalog.vocabulary.lists["topics"]:
        words: dict[str, int] = {"administration": 0, "challengers": 0}
        for entry in catalog.of_kind("positions"):
            if topic in entry.data.tags and entry.fields["side"] in words:
                words[entry.fields["side"]] += sum(len(located.item.split()) for located in prose_of(entry))
        if max(words.values()) > 2 * min(words.values()):
            uneven[topic] = words
    assert uneven == {}


BRITISH = (
    r"\b(programmes?|colour|centres?|licenc(?:e|es|ed)|honour\w*|organis\w+|labour|defence|favour\w*"
    r"|judgement|behaviour)\b"
)
LOADED = r"\b(illegal (?:im)?migrants?|illegals|illegal aliens?|undocumented|invaders?|crackdown)\b"


def test_spelling_is_american(catalog: Catalog) -> None:
    """Do our own sentences use US spelling?"""
    found = [
        f"{key}: {match[0]}"
        for key, entry in catalog.entries.items()
        for located in prose_of(entry)
        for match in re.finditer(BRITISH, located.item, re.IGNORECASE)
    ]
    assert found == []


def test_own_words_are_neutral(catalog: Catalog) -> None:
    """Do our own sentences avoid the terms that one side or the other uses, outside quotation marks?"""
    found = []
    for key, entry in catalog.entries.items():
        for located in prose_of(entry):
            text = re.sub(r"“[^”]*”|\"[^\"]*\"|\[\[[^\]]*\]\]", "", located.item)
            found += [f"{key}: {match[0]}" for match in re.finditer(LOADED, text, re.IGNORECASE)]
    assert found == []


@pytest.mark.articles
def test_nothing_is_copied(articles: Path) -> None:
    """Does no run of more than eight words of an article stand in the repository, outside the short quotations?"""
    catalog = examine(ROOT, {"FACTSHEET_ARTICLES": str(articles)}, TODAY).catalog
    assert catalog is not None
    quotes = {
        fold(located.item.quote).casefold()
        for entry in catalog.entries.values()
        for located in evidence_of(entry)
        if located.item.quote
    }
    runs: dict[str, str] = {}
    for source in HELD:
        for paragraph in catalog.texts[source].paragraphs:
            words = re.findall(r"[\w']+", fold(paragraph).casefold())
            runs |= {" ".join(words[start : start + 9]): source for start in range(len(words) - 8)}
    copied = []
    for folder in ("content", "docs", "site_config", "tests", "generator"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix not in {".yml", ".md", ".py", ".j2"} or "articles" in path.parts:
                continue
            words = re.findall(r"[\w']+", fold(path.read_text(encoding="utf-8", errors="replace")).casefold())
            for start in range(len(words) - 8):
                run = " ".join(words[start : start + 9])
                if run in runs and not any(run in " ".join(re.findall(r"[\w']+", quote)) for quote in quotes):
                    copied.append(f"{path.relative_to(ROOT)}: {run}")
    assert copied == []


@pytest.mark.articles
def test_lock_and_texts_agree(articles: Path) -> None:
    """Where the texts are at hand, does every quotation and span stand in them, and does the lock say the same?"""
    examined = examine(ROOT, {"FACTSHEET_ARTICLES": str(articles)}, TODAY)
    assert examined.catalog is not None
    assert set(HELD) <= set(examined.catalog.texts)
    assert [f"{problem.place} {problem.rule} {problem.message}" for problem in examined.problems] == []


def test_what_is_attributed_stays_light(catalog: Catalog, copy: Path) -> None:
    """Does the page of somebody to whom very much is attributed show the latest of it, and say that it does?"""
    templates = copy / "site_config" / "templates"
    whole = make_pages(catalog, make_environment(templates))
    edit(templates / "parts" / "attributed.md.j2", "most = 200", "most = 1")
    few = make_pages(catalog, make_environment(templates))
    longer = [uri for uri in few if few[uri] != whole[uri]]
    assert longer
    for uri in longer:
        assert "The latest 1 of " in few[uri] or "Los últimos 1 de " in few[uri]
        said = [page[uri].partition("{ #attributed }")[2].partition("</div>")[0] for page in (whole, few)]
        links = [re.findall(r"\[#\]\((\S+)", text) for text in said]
        assert links[1] == links[0][-1:]
