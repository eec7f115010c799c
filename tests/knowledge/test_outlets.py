"""If these failed, an article would be without the name of its newspaper."""

from __future__ import annotations

import pytest

from onrecord.knowledge import load


@pytest.mark.parametrize(
    ("host", "key"),
    [
        ("www.lemonde.fr", "le-monde"),
        ("fr.euronews.com", "euronews-fr"),
        ("www.euronews.com", "euronews"),
        ("www.bbc.co.uk", "bbc"),
        ("apnews.com", "ap"),
        ("www.opex360.com", "opex360"),
    ],
)
def test_the_outlet_of_a_host(host: str, key: str) -> None:
    found = load().outlet(host)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("host", ["example.org", "notlemonde.fr", "", "fr"])
def test_an_unknown_host_is_nobody(host: str) -> None:
    assert load().outlet(host) is None


def test_forty_outlets_in_the_two_languages() -> None:
    assert sum(outlet.lang in ("fr", "en") for outlet in load().outlets.values()) >= 40
