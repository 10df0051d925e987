"""All outputs in one walk: has each record the files that it has alone, however many are made beside it?"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import pytest

from generator.batching import batches
from generator.contents import as_bytes
from generator.examining import examine
from generator.outputs.making import make_outputs, make_outputs_of
from generator.outputs.output import File
from tests.conftest import TODAY
from tests.outputs.made_tables import SITES


@pytest.mark.parametrize("most", [1, 2, 1000])
def test_beside_others_as_alone(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Does no record take anything of another that is worked out in the same batch?"""
    catalog = examine(SITES["bridges"], {}, TODAY).catalog
    assert catalog is not None
    keys = [*catalog.entries, *(f"sources/{name}" for name in catalog.sources)]
    alone = _bytes(chain.from_iterable(make_outputs_of(catalog, [key]) for key in keys))
    whole = _bytes(make_outputs(catalog))
    monkeypatch.setattr("generator.outputs.making.batches", lambda things: batches(things, most))
    assert _bytes(make_outputs_of(catalog, keys)) == alone
    assert _bytes(make_outputs(catalog)) == whole
    assert alone.items() <= whole.items()


def _bytes(files: Iterable[File]) -> dict[str, bytes]:
    return {path: as_bytes(content) for path, content in files}
