"""The JSON under questions nobody would ask. Lost if this fails: a program that sends something odd gets a 500 and no
word of what was wrong with it."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import response_schema_conformance

from onrecord.web.app import make
from onrecord.web.settings import Settings
from tests.web.client import TestClient

EXAMPLES = 6
"""For each page; python -m benchmarks web --odd asks many more."""


def test_no_page_fails_over_an_odd_question(file: object) -> None:
    app = make(Settings(file))  # type: ignore[arg-type] # a path
    with TestClient(app):
        schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers={"host": "127.0.0.1"})
        for found in schema.get_all_operations():
            ask(found.ok())


def ask(operation: object) -> None:
    """Questions drawn from the operation's own description."""
    @settings(max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())  # type: ignore[attr-defined] # of schemathesis
    def check(case: schemathesis.Case) -> None:
        answer = case.call(headers={"host": "127.0.0.1"})
        assert answer.status_code < 500, case.as_curl_command()
        if answer.status_code == 200:
            case.validate_response(answer, checks=[response_schema_conformance])

    check()
