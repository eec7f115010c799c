"""Matrix products of the parsers by numpy, on one thread.

thinc, under spaCy, multiplies with its own build of BLIS. numpy comes with OpenBLAS (on macOS: Accelerate), whose
products of these shapes take half the time on one thread and no less on two: the whole French parse went from 72 to 46
microseconds a word, every head and label the same (`docs/decisions/products-by-numpy.md`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.language import Language


def with_numpy(pipeline: Language) -> None:
    """Let every network of a pipeline multiply with numpy."""
    models = [getattr(component, "model", None) for _, component in pipeline.pipeline]
    for node in [node for model in models if model is not None for node in model.walk()]:
        if hasattr(node.ops, "use_blis"):  # on a graphics card there is no such choice
            node.ops = type(node.ops)(use_blis=False)  # a new one: what is there is shared with other pipelines


@contextmanager
def one_thread() -> Iterator[None]:
    """Within, numpy multiplies on one thread: a second one costs a processor and wins nothing here."""
    with _controller().limit(limits=1, user_api="blas"):
        yield


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
