"""Products by numpy. Lost if this fails: reading slows by a third, takes every processor, or parses another way."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from threadpoolctl import threadpool_info

from onrecord.parses.multiply import one_thread
from onrecord.parses.parser import parser

pytestmark = pytest.mark.models
SAMPLES = Path(__file__).parents[2] / "samples"


def blas() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_one_thread_within_and_as_before_behind() -> None:
    before = blas()
    with one_thread():
        assert blas() <= {1}
    assert blas() == before


def networks(pipeline: Any) -> list[Any]:
    models = [getattr(part, "model", None) for _, part in pipeline.pipeline]
    return [node for model in models if model is not None for node in model.walk()]


@pytest.mark.filterwarnings("ignore::UserWarning")  # spaCy warns of a newer patch version at each load
@pytest.mark.parametrize(("lang", "sample"), [("fr", "fr/depeche.txt"), ("en", "en/wire.txt")])
def test_the_parse_is_the_one_of_the_package_as_it_comes(lang: str, sample: str) -> None:
    ours = parser(lang)
    plain = importlib.import_module(f"{ours.meta['lang']}_{ours.meta['name']}").load(exclude=["ner", "senter"])
    assert not any(node.ops.use_blis for node in networks(ours))
    assert all(node.ops.use_blis for node in networks(plain))
    text = (SAMPLES / sample).read_text(encoding="utf-8")
    read = [[(t.text, t.tag_, t.pos_, t.dep_, t.head.i) for t in made(text)] for made in (ours, plain)]
    assert read[0] == read[1]
