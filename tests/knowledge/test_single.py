"""Who asks for one actor would see another name than who asks for all, or wait for five hundred files."""

from __future__ import annotations

import pytest

from onrecord.knowledge.store import Knowledge

EVERYONE = Knowledge()
MADE_UP = [f"{state}-{kind}" for state in ("ru", "md", "xx") for kind in EVERYONE.kinds.institutions]


@pytest.mark.parametrize("keys", [list(EVERYONE.actors), MADE_UP, ["~tremblay", "", "-", "../ru", "x\0", "y" * 999]])
def test_an_actor_asked_for_alone_is_the_same_and_nothing_else_is_read(keys: list[str]) -> None:
    alone = Knowledge()
    assert [alone.actor(key) for key in keys] == [EVERYONE.actor(key) for key in keys]
    assert "actors" not in vars(alone)


@pytest.mark.parametrize("key", ["us", "nato-council", "al-president", "edi-rama"])
def test_what_was_read_before_does_not_matter(key: str) -> None:
    assert Knowledge().actor(key) == EVERYONE.actor(key)
