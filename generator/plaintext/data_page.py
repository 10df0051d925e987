"""The page on data as Markdown. It has no record, so it is made from its template, as the page is."""

from __future__ import annotations

from generator.outputs import data_page as page_on_data
from generator.outputs.site_data import SiteData
from generator.pages.environment import make_environment
from generator.pages.links import DATA_PAGE
from generator.pages.view import View
from generator.plaintext.documents import page_of_markdown
from generator.plaintext.twin import Twin


def data_page(data: SiteData) -> tuple[str, str]:
    """The path and the text of the file."""
    catalog, twin = data.catalog, Twin(data, DATA_PAGE)
    template = make_environment().get_template("data.md.j2")
    view, page = View(catalog, DATA_PAGE), page_on_data.data_page(catalog)
    text = template.render(view=view, site=catalog.site, catalog=catalog, page=page)
    return twin.path, page_of_markdown(text, twin.words.say("Data"), twin)
