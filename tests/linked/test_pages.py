"""What pages say to machines is true, in words that these know, and can stand in a page."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import statistics
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from generator.comparing.change import Chronicle, DayOfChanges
from generator.linked.naming import in_script
from generator.linked.page import graph
from generator.model.catalog import Catalog
from generator.model.parts import Assertion
from generator.outputs.linked_data import linked_data
from generator.outputs.registry import outputs
from generator.outputs.site_data import SiteData
from generator.pages.addresses import served
from generator.pages.links import generated_uris
from tests.linked.conftest import ADDRESS
from tests.linked.judging import every_node, expanded, main_entity, mistakes, schema_context

OLD_MILL = "bridges/old-mill-bridge.md"


def pages(catalog: Catalog) -> Iterator[str]:
    """Every page of a site in its own language."""
    languages = tuple(f"{language}/" for language in catalog.translations)
    yield from (
        uri for uri in (*generated_uris(catalog), *catalog.documents, "data.md") if not uri.startswith(languages)
    )


def test_every_word_is_in_the_vocabulary(data: SiteData) -> None:
    """Does every page use types, properties and values that schema.org knows, each where it belongs?"""
    wrong = {uri: found for uri in pages(data.catalog) if (made := graph(uri, data)) and (found := mistakes(made))}
    assert wrong == {}


def test_every_page_says_what_it_is(data: SiteData) -> None:
    """Has every page that is no mere signpost a graph, with a name, a license and a place in the site?"""
    lead_on = {f"{key}.md" for key in (*data.catalog.moved, *data.catalog.gone)}
    silent = [uri for uri in pages(data.catalog) if uri not in lead_on and not graph(uri, data)]
    old = {f"sources/{each}.md" for source in data.catalog.sources.values() for each in source.data.former_ids}
    assert set(silent) == old
    for uri in data.catalog.entries:
        page, *rest = graph(f"{uri}.md", data)["@graph"]
        assert page["license"] == data.catalog.site.licenses.content.address
        assert page["inLanguage"] == data.catalog.site.language
        assert {"BreadcrumbList", "WebSite", "Organization"} <= {node["@type"] for node in rest}


def test_names_lead_where_they_should(bridges_data: SiteData) -> None:
    """Do relative names mean the same as whole ones, once a program has resolved them against the page?"""
    site = bridges_data.catalog.site.model_copy(update={"address": ADDRESS})
    whole, context = SiteData(replace(bridges_data.catalog, site=site)), schema_context()
    for uri in pages(bridges_data.catalog):
        if made := graph(uri, bridges_data):
            base = ADDRESS + served(uri)
            relative = expanded(made, base, context)
            assert relative == expanded(graph(uri, whole), base, context), uri
            assert all(node["@id"].startswith(("https://", "_:")) for node in relative), uri


def test_nothing_is_lost_when_it_is_read(bridges_data: SiteData) -> None:
    """Does a program that reads the page as JSON-LD find the bridge, its own page and its sources?"""
    nodes = expanded(graph(OLD_MILL, bridges_data), ADDRESS + served(OLD_MILL), schema_context())
    by_id = {node["@id"]: node for node in nodes}
    page = by_id[ADDRESS + "bridges/old-mill-bridge/"]
    (about,) = page["https://schema.org/mainEntity"]
    assert by_id[about["@id"]]["@type"] == ["https://schema.org/Bridge"]
    for source in page["https://schema.org/citation"]:
        assert source["@id"].startswith(ADDRESS + "sources/")
        assert by_id[source["@id"]]["https://schema.org/name"]


@given(st.text(alphabet=st.sampled_from("</script>!-&\u2028\u2029\"'\\é"), max_size=30))
def test_nothing_ends_the_script_element(text: str) -> None:
    """Can a name with signs of HTML break out of the script element, or get lost in it?"""
    written = in_script({"name": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"name": text}


def test_no_verdict(data: SiteData) -> None:
    """Do we give no verdict on any claim?"""
    for uri in pages(data.catalog):
        made = linked_data(uri, data)
        assert "ClaimReview" not in made
        assert "reviewRating" not in made


def test_what_is_only_claimed_is_no_property(data: SiteData) -> None:
    """Is nothing that somebody merely alleges, predicts or thinks told as if it were so?"""
    claims = (Assertion.ALLEGED, Assertion.PREDICTED, Assertion.OPINION)
    looked_at = 0
    for key, entry in data.catalog.entries.items():
        texts = {
            value for node in every_node(graph(f"{key}.md", data)) for value in node.values() if type(value) is str
        }
        for fact in entry.facts:
            if fact.assertion in claims:
                assert data.plain(fact.says) not in texts, f"{key}#{fact.id}"
                looked_at += 1
    assert looked_at > 0


def test_a_page_cites_its_sources(bridges_data: SiteData) -> None:
    """Does a page name all its sources, and as its basis those alone whose words were compared?"""
    page = graph(OLD_MILL, bridges_data)["@graph"][0]
    assert [each["@type"] for each in page["citation"]] == ["CreativeWork", "NewsArticle", "NewsArticle"]
    courier = "../../sources/oldford-courier-2023-11-06-bridge-closed/#top"
    assert page["isBasedOn"] == [{"@id": courier}]
    assert page["lastReviewed"] == "2026-11-20"


def test_a_day_that_is_not_known_is_not_said(bridges_data: SiteData) -> None:
    """Where nobody knows when a page changed, does it say nothing rather than today?"""
    catalog = replace(bridges_data.catalog, history={}, chronicle=None)
    page = graph(OLD_MILL, SiteData(catalog))["@graph"][0]
    assert not {"dateModified", "datePublished"} & set(page)


def test_a_sheet_is_an_article(project_data: SiteData) -> None:
    """Does a hand-written sheet name the entries that it is based on, and the sources of what it shows?"""
    sheets = [uri for uri in project_data.catalog.documents if uri.startswith("sheets/") and "index" not in uri]
    for uri in sheets:
        page = main_entity(uri, project_data)
        assert page["@type"] == "Article"
        assert page["headline"]
        assert all(each["@id"].startswith(ADDRESS) for each in page["isBasedOn"])
        assert page["citation"]
    assert sheets


def test_downloads(bridges_data: SiteData) -> None:
    """Does the page on data offer exactly the files that the outputs name, as a Dataset?"""
    thing = main_entity("data.md", bridges_data)
    offered = {each["contentUrl"]: each["encodingFormat"] for each in thing["distribution"]}
    made = [(each.path, output.media_type) for output in outputs() for each in output(bridges_data).downloads()]
    assert thing["@type"] == "Dataset"
    assert {expect_from_data(path): media for path, media in made} == offered
    assert "prov.jsonld" in offered


def test_the_data_has_a_day(bridges_data: SiteData) -> None:
    """Does the Dataset say when the data last changed: by the chronicle, else by the newest file, else nothing?"""
    catalog = bridges_data.catalog
    old, new = dt.date(2026, 10, 1), dt.date(2026, 11, 3)
    history = {entry.record.file: old for entry in catalog.entries.values()}
    history |= {source.record.file: new for source in catalog.sources.values()}
    chronicle = Chronicle((DayOfChanges(new, ()), DayOfChanges(old, ())))
    cases: tuple[tuple[Chronicle | None, dict[str, dt.date], str | None], ...]
    cases = ((None, history, "2026-11-03"), (None, {}, None), (chronicle, {}, "2026-11-03"))
    for told, known, day in cases:
        changed = replace(catalog, chronicle=told, history=known)
        assert main_entity("data.md", SiteData(changed)).get("dateModified") == day


def test_an_address_of_mail_is_bare(bridges_data: SiteData) -> None:
    """Is the publisher's address told without what a link to it fills in, such as a subject?"""
    site = bridges_data.catalog.site
    publisher = site.publisher.model_copy(update={"contact": "mailto:desk@example.org?subject=A%20fact"})
    other = replace(bridges_data.catalog, site=site.model_copy(update={"publisher": publisher}))
    nodes = graph(OLD_MILL, SiteData(other))["@graph"]
    assert [node["email"] for node in nodes if "email" in node] == ["desk@example.org"]


def expect_from_data(path: str) -> str:
    """The relative address of a file as seen from the page /data/."""
    return path.removeprefix("data/") if path.startswith("data/") else f"../{path}"


def test_pages_that_only_lead_on(data: SiteData) -> None:
    """Does a page that has moved, or that nobody knows, say nothing?"""
    assert [linked_data(f"{key}.md", data) for key in data.catalog.moved if linked_data(f"{key}.md", data)] == []
    assert linked_data("nowhere/at-all.md", data) == ""


def test_weight(project_data: SiteData) -> None:
    """Does the JSON-LD of an entry weigh at most 1.5 kB compressed in the median?"""
    sizes = [
        len(gzip.compress(linked_data(f"{key}.md", project_data).encode())) for key in project_data.catalog.entries
    ]
    assert statistics.median(sizes) <= 1500
    assert max(sizes) <= 3000
