"""The twin of the page on data: every form of the data with its files."""

from __future__ import annotations

from generator.outputs.output import Output
from generator.outputs.parts_record import Data
from generator.outputs.registry import outputs
from generator.outputs.site_data import SiteData
from generator.outputs.twins.envelope import envelope
from generator.pages.links import DATA_PAGE


def data_twin(data: SiteData) -> Data:
    """All forms, by group, in the order of the page."""
    title = data.catalog.words.say("Data")
    return {**envelope("data", "data", title, DATA_PAGE, data), "forms": [_form(each, data) for each in outputs()]}


def _form(output: type[Output], data: SiteData) -> Data:
    say = data.catalog.words.say
    files = [
        {"title": say(each.title), "path": each.path, "url": data.file_address(each.path)}
        for each in output(data).downloads()
    ]
    return {
        "name": output.name,
        "title": say(output.title),
        "about": say(output.about),
        "group": output.group.value,
        "media_type": output.media_type,
        "path": output.path,
        "files": files,
    }
