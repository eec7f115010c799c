"""Options that several commands share, given to each as one value."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

Options = Mapping[str, tuple[Any, Any]]
"""Name of a parameter -> its annotation as typer reads it, its default."""


def bundle(command: Callable[..., None], into: str, make: Callable[[dict[str, Any]], object], *,
           first: Options | None = None, last: Options | None = None) -> Callable[..., None]:
    """A command with some options before and after its own, which it gets as one value in its parameter ``into``.

    make: that value, of what was typed, by name.
    """
    signature = inspect.signature(command, eval_str=True)
    own = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
           for parameter in signature.parameters.values() if parameter.name != into]
    before, after = _parameters(first or {}), _parameters(last or {})
    names = [parameter.name for parameter in (*before, *after)]

    @wraps(command)
    def run(**values: Any) -> None:
        command(**{into: make({name: values.pop(name) for name in names})}, **values)

    parameters = [*before, *own, *after]
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined] # what typer looks at
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _parameters(options: Options) -> list[inspect.Parameter]:
    """A default of no values is a new list for each, as typer wants it."""
    return [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation,
                              default=[] if default == () else default)
            for name, (annotation, default) in options.items()]
