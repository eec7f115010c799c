"""Who speaks, on hand-built trees: one a kind of source. Lost if this fails: words put into the wrong mouth."""

from __future__ import annotations

import pytest

from onrecord.model import Attribution, Speaker
from onrecord.statements.speakers import resolve
from onrecord.trees import Walk
from tests.builders import spans
from tests.trees import tree


def who(table: str, lang: str, *given: tuple[str, str, str]) -> list[Speaker | None]:
    """The speakers of attributions given as the words of source, cue and content ("" for none)."""
    article, made = tree(table, lang)
    found = [
        Attribution(
            f"a{n}", "indirect", "speech", *(spans(article.text, part) if part else () for part in parts), rule="given"
        )
        for n, parts in enumerate(given)
    ]
    return resolve(article, Walk(made), found)


def names(table: str, lang: str, *given: tuple[str, str, str]) -> list[str | None]:
    """Their names alone."""
    return [speaker and speaker.name for speaker in who(table, lang, *given)]


MINISTER = """
    Le        le        DET   det   2
    ministre  ministre  NOUN  nsubj 9 Gender=Masc|Number=Sing
    de        de        ADP   case  5
    la        le        DET   det   5
    Défense   défense   NOUN  nmod  2
    ,         ,         PUNCT punct 7
    Paul      paul      PROPN appos 2
    Roe       roe       PROPN flat  7
    dément    démentir  VERB  root  0
    tout      tout      PRON  obj   9
"""


def test_a_name_in_apposition_is_the_name_and_teaches_the_role() -> None:
    first, again = who(
        MINISTER
        + "---\nLe le DET det 2\nministre ministre NOUN nsubj 3\ninsiste insister VERB root 0\nlà là ADV advmod 3",
        "fr",
        ("Le ministre de la Défense , Paul Roe", "dément", "tout"),
        ("tout|Le ministre", "insiste", "là"),
    )
    assert first is not None
    assert (first.name, first.role) == ("Paul Roe", "Le ministre de la Défense")
    assert again is not None
    assert again.name == "Paul Roe"
    assert any("role" in step for step in again.how)


def test_another_minister_is_not_the_one_named() -> None:
    table = MINISTER + (
        "---\nLe le DET det 2\nministre ministre NOUN nsubj 5\ndes de ADP case 4\nTransports transport NOUN nmod 2\n"
        "insiste insister VERB root 0\nlà là ADV advmod 5"
    )
    assert names(table, "fr", ("Le ministre des Transports", "insiste", "là")) == [None]


def test_the_prime_minister_is_no_minister() -> None:
    table = MINISTER + (
        "---\nLe le DET det 3\nPremier premier ADJ amod 3\nministre ministre NOUN nsubj 4\n"
        "insiste insister VERB root 0\nlà là ADV advmod 4"
    )
    assert names(table, "fr", ("Le Premier ministre", "insiste", "là")) == [None]


def test_the_clitic_of_an_inversion_means_who_spoke_last() -> None:
    table = MINISTER + (
        "---\n« « PUNCT punct 2\nAssez assez ADV root 0\n» » PUNCT punct 2\n, , PUNCT punct 6\na avoir AUX aux 6\n"
        "répété répéter VERB parataxis 2\n~-t-il il PRON nsubj 6 Gender=Masc|Number=Sing|Person=3"
    )
    found = who(table, "fr", ("Le ministre de la Défense , Paul Roe", "dément", "tout"), ("-t-il", "répété", "Assez"))
    assert [speaker and speaker.name for speaker in found] == ["Paul Roe", "Paul Roe"]


def test_she_is_not_he() -> None:
    table = """
        Anna   ada    PROPN nsubj 3
        Roe    roe    PROPN flat  1
        met    meet   VERB  root  0
        Paul   paul   PROPN obj   3
        Doe    doe    PROPN flat  4
        .      .      PUNCT punct 3
        ---
        He     he     PRON  nsubj 2 Gender=Masc
        agreed agree  VERB  root  0
        fully  fully  ADV   advmod 2
    """
    assert names(table, "en", ("He", "agreed", "fully")) == ["Paul Doe"]
    assert names(table.replace("He     he ", "She    she"), "en", ("She", "agreed", "fully")) == ["Anna Roe"]


def test_a_pronoun_after_somebody_unnamed_stays_unnamed() -> None:
    table = """
        Anna    ada     PROPN nsubj 3
        Roe     roe     PROPN flat  1
        left    leave   VERB  root  0
        .       .       PUNCT punct 3
        ---
        One     one     NUM   nummod 2
        witness witness NOUN  nsubj 3
        wept    weep    VERB  root  0
        loudly  loudly  ADV   advmod 3
        .       .       PUNCT punct 3
        ---
        She     she     PRON  nsubj 2 Gender=Fem
        swore   swear   VERB  root  0
        so      so      ADV   advmod 2
    """
    assert names(table, "en", ("One witness", "wept", "loudly"), ("She", "swore", "so")) == [None, None]


def test_a_relative_pronoun_stands_for_its_antecedent() -> None:
    table = """
        Paul    paul   PROPN nsubj 6
        Roe     roe    PROPN flat  1
        ,       ,      PUNCT punct 1
        qui     qui    PRON  nsubj 5
        jure    jurer  VERB  acl:relcl 1
        part    partir VERB  root  0
        demain  demain ADV   advmod 6
    """
    assert names(table, "fr", ("qui", "jure", "demain")) == ["Paul Roe"]


@pytest.mark.parametrize(("source", "expected"), [("Critics", None), ("Republicans", "Republicans")])
def test_loose_groups_are_nobody_and_parties_are_bodies(source: str, expected: str | None) -> None:
    table = f"""
        {source} {source.lower()} NOUN nsubj 2 Number=Plur
        doubt    doubt    VERB root  0
        it       it       PRON obj   2
    """
    assert names(table, "en", (source, "doubt", "it")) == [expected]


def test_joint_speakers_are_both_named() -> None:
    table = """
        Anna  ada   PROPN nsubj 6
        Roe   roe   PROPN flat  1
        and   and   CCONJ cc    4
        Paul  paul  PROPN conj  1
        Doe   doe   PROPN flat  4
        agree agree VERB  root  0
        fully fully ADV   advmod 6
    """
    assert names(table, "en", ("Anna Roe and Paul Doe", "agree", "fully")) == ["Anna Roe; Paul Doe"]


SPOKESMAN = """
    Un            un            DET  det   2
    porte-parole  porte-parole  NOUN nsubj 5 Gender=Masc|Number=Sing
    du            de            ADP  case  4
    ministère     ministère     NOUN nmod  2
    confirme      confirmer     VERB root  0
    tout          tout          PRON obj   5
"""


def test_an_unnamed_spokesman_speaks_for_the_body() -> None:
    assert names(SPOKESMAN, "fr", ("Un porte-parole du ministère", "confirme", "tout")) == ["ministère"]


def test_a_body_goes_by_its_fullest_name() -> None:
    table = (
        "Le le DET det 2\nministère ministère NOUN nsubj 4 Gender=Masc\nsyldave syldave ADJ amod 2\n"
        "agit agir VERB root 0\n---" + SPOKESMAN
    )
    assert names(table, "fr", ("Un porte-parole du ministère", "confirme", "tout")) == ["ministère syldave"]


LAWYER = """
    Roe     roe    PROPN nmod:poss 3
    's      's     PART  case  1
    lawyer  lawyer NOUN  nsubj 6
    ,       ,      PUNCT punct 5
    Anna    anna   PROPN appos 3
    left    leave  VERB  root  0
    ---
    {}      x      PROPN nmod:poss 3
    's      's     PART  case  1
    lawyer  lawyer NOUN  nsubj 4
    wept    weep   VERB  root  0
    so      so     ADV   advmod 4
"""


def test_somebody_elses_lawyer_is_somebody_else() -> None:
    assert names(LAWYER.format("Doe"), "en", ("left|Doe 's lawyer", "wept", "so")) == [None]


def test_without_a_source_the_shared_subject_speaks() -> None:
    table = """
        Anna   ada    PROPN nsubj 2
        said   say    VERB  root  0
        little little ADJ   obj   2
        and    and    CCONJ cc    5
        denied deny   VERB  conj  2
        much   much   ADJ   obj   5
    """
    assert names(table, "en", ("Anna", "said", "little"), ("", "denied", "much")) == ["Anna", "Anna"]


def test_a_passive_without_an_agent_is_nobody() -> None:
    table = """
        Asked  ask   VERB advcl 3 Tense=Past|VerbForm=Part
        Anna   ada   PROPN nsubj 3
        wept   weep  VERB root 0
    """
    assert names(table, "en", ("", "Asked", "wept")) == [None]


def test_nothing_is_no_speaker_and_no_error() -> None:
    assert who("Rien rien NOUN root 0", "fr") == []
    assert names("Rien rien NOUN root 0", "fr", ("", "", "Rien")) == [None]
