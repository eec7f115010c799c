"""Who held which office on a day.

Lost if this fails: "the defence minister said" in an article of October 2022 would be put down to somebody who took
office later, and a minister whose name is spelled the French way would be a stranger.
"""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.knowledge import Knowledge, load

DAY = date(2022, 10, 11)
ON_THAT_DAY = [
    ("nato", "secretary-general", "jens-stoltenberg"), ("nato", "military-commander", "christopher-cavoli"),
    ("ru", "president", "vladimir-putin"), ("ru", "defence-minister", "sergei-shoigu"),
    ("ru", "foreign-minister", "sergey-lavrov"), ("ru-presidency", "spokesperson", "dmitry-peskov"),
    ("ru-foreign-ministry", "spokesperson", "maria-zakharova"), ("ru", "security-council-deputy", "dmitry-medvedev"),
    ("ua", "president", "volodymyr-zelensky"), ("ua", "defence-minister", "oleksii-reznikov"),
    ("ua", "foreign-minister", "dmytro-kuleba"), ("ua", "chief-of-defence", "valerii-zaluzhnyi"),
    ("us", "president", "joe-biden"), ("us", "defence-minister", "lloyd-austin"),
    ("us", "foreign-minister", "antony-blinken"), ("us", "national-security-adviser", "jake-sullivan"),
    ("us", "chief-of-defence", "mark-milley"), ("us-presidency", "spokesperson", "karine-jean-pierre"),
    ("fr", "president", "emmanuel-macron"), ("fr", "defence-minister", "sebastien-lecornu"),
    ("fr", "foreign-minister", "catherine-colonna"), ("fr", "prime-minister", "elisabeth-borne"),
    ("gb", "monarch", "charles-iii"), ("gb", "prime-minister", "liz-truss"), ("gb", "defence-minister", "ben-wallace"),
    ("gb", "foreign-minister", "james-cleverly"), ("de", "leader", "olaf-scholz"),
    ("de", "head-of-state", "frank-walter-steinmeier"), ("de", "defence-minister", "christine-lambrecht"),
    ("de", "foreign-minister", "annalena-baerbock"), ("it", "prime-minister", "mario-draghi"),
    ("by", "president", "alexander-lukashenko"), ("ir", "leader", "ali-khamenei"),
    ("tr", "leader", "recep-tayyip-erdogan"), ("cn", "foreign-minister", "wang-yi"), ("kp", "leader", "kim-jong-un"),
    ("iaea", "director-general", "rafael-grossi"), ("un", "secretary-general", "antonio-guterres"),
    ("eu", "high-representative", "josep-borrell"),
]
SINCE_2014 = [date(year, month, 15) for year in range(2014, 2026) for month in (3, 6, 9, 12)]
WATCHED = ("ru", "cn", "in", "pk", "kp", "il", "ua", "by", "ir", "jp", "kr")
KINDS = ("head-of-state", "head-of-government", "foreign-minister", "defence-minister")


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load()


@pytest.mark.parametrize(("body", "kind", "person"), ON_THAT_DAY)
def test_a_day_in_october_2022(known: Knowledge, body: str, kind: str, person: str) -> None:
    """The day of the article the project starts from."""
    assert [term.person for term in known.holders(kind, body, DAY)] == [person]


@pytest.mark.parametrize("kind", KINDS)
def test_an_office_that_matters_is_hardly_ever_empty(known: Knowledge, kind: str) -> None:
    """NATO's members and the states it watches, four days a year: a gap is a real vacancy or a missing entry."""
    states = {member.state for member in known.actors["nato"].members} | set(WATCHED)
    days = [(state, day) for state in states for day in SINCE_2014]
    empty = [(state, day.isoformat()) for state, day in days if not known.holders(kind, state, day)]
    assert len(empty) <= len(days) * 0.002, sorted(empty)


@pytest.mark.parametrize(("written", "person"), [
    ("Vladimir Poutine", "vladimir-putin"), ("Путин", "vladimir-putin"), ("Sergueï Choïgou", "sergei-shoigu"),
    ("Alexei Reznikov", "oleksii-reznikov"), ("Oleksiy Reznikov", "oleksii-reznikov"),
    ("Zelenskyy", "volodymyr-zelensky"),
    ("Alexandre Loukachenko", "alexander-lukashenko"), ("Aliaksandr Lukashenka", "alexander-lukashenko"),
    ("Benyamin Netanyahou", "benjamin-netanyahu"), ("Xi", "xi-jinping"),
    ("Ursula von der Leyen", "ursula-von-der-leyen"), ("Recep Tayyip Erdogan", "recep-tayyip-erdogan"),
    ("Valeri Zaloujny", "valerii-zaluzhnyi"),
])
def test_spellings_of_one_person(known: Knowledge, written: str, person: str) -> None:
    """The French, the English and the native spelling lead to one entry."""
    assert {match.actor.key for match in known.named(written)} == {person}


@pytest.mark.parametrize(("phrase", "office"), [
    ("le ministre français des Armées", "fr-defence-minister"), ("chef du Pentagone", "us-defence-minister"),
    ("British Defence Secretary", "gb-defence-minister"), ("porte-parole du Kremlin", "ru-presidency-spokesperson"),
    ("chancelier allemand", "de-prime-minister"), ("patron de l'AIEA", "iaea-director-general"),
    ("SACEUR", "nato-military-commander"),
    ("chef de la diplomatie européenne", "eu-high-representative"), ("US Secretary of State", "us-foreign-minister"),
])
def test_roles_as_the_press_writes_them(known: Knowledge, phrase: str, office: str) -> None:
    """A title that belongs to one country alone is understood without it."""
    assert known.role(phrase).offices == (office,)


@pytest.mark.parametrize("phrase", ["ministre de la Défense", "prime minister", "porte-parole", "foreign minister",
                                    "chief of staff", "Premier ministre"])
def test_a_bare_title_is_nobodys(known: Knowledge, phrase: str) -> None:
    """A title that every state has must not be given to one of them by chance."""
    assert known.role(phrase).offices == ()
