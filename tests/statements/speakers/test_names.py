"""Names in a text. Lost if this fails: titles become names, names lose their parts, headlines are full of people."""

from __future__ import annotations

from onrecord.statements.speakers.cast import Cast
from onrecord.statements.speakers.lexicon import lexicon
from onrecord.statements.speakers.scene import Scene
from onrecord.trees import Walk
from tests.trees import tree


def cast(table: str, lang: str) -> Cast:
    """The names of a hand-built tree."""
    article, made = tree(table, lang)
    return Cast(Scene(article, Walk(made), [], lexicon(lang)))


def test_titles_are_no_part_of_a_name() -> None:
    found = cast(
        """
        Senate    senate    PROPN compound 5
        Majority  majority  PROPN compound 5
        Leader    leader    PROPN compound 5
        Jane      jane      PROPN compound 5
        Roe       roe       PROPN nsubj    6
        spoke     speak     VERB  root     0
        """,
        "en",
    )
    assert [m.name for m in found.mentions] == ["Jane Roe"]
    assert found.entities[0].person
    assert found.entities[0].gender == "f"


def test_a_surname_an_initial_and_a_form_of_address_are_one_person() -> None:
    found = cast(
        """
        Anna     ada      PROPN nsubj 3
        Roe      roe      PROPN flat  1
        arrive   arriver  VERB  root  0
        ---
        Mme      madame   NOUN  nsubj 3
        Roe      roe      PROPN flat  1
        parle    parler   VERB  root  0
        ---
        Hier     hier     ADV   advmod 4
        A.       a.       PROPN nsubj 4
        Roe      roe      PROPN flat  2
        part     partir   VERB  root  0
        """,
        "fr",
    )
    assert {found.entity(m).name for m in found.mentions} == {"Anna Roe"}


def test_two_of_one_surname_are_told_apart_by_the_form_of_address() -> None:
    found = cast(
        """
        Anna   ada    PROPN nsubj 4
        Roe    roe    PROPN flat  1
        et     et     CCONJ cc    4
        voient voir   VERB  root  0
        Paul   paul   PROPN obj   4
        Roe    roe    PROPN flat  5
        ---
        M.     m.     NOUN  nsubj 3
        Roe    roe    PROPN flat  1
        parle  parler VERB  root  0
        """,
        "fr",
    )
    assert found.entity(found.mentions[-1]).name == "Paul Roe"


def test_particles_belong_to_a_name_after_a_given_name_only() -> None:
    found = cast(
        """
        Anna   anna   PROPN nsubj 4
        de     de     ADP   case  3
        Kolm   kolm   PROPN nmod  1
        quitte quitter VERB root  0
        Valdor valdor PROPN obj   4
        de     de     ADP   case  7
        Roe    roe    PROPN nmod  5
        """,
        "fr",
    )
    assert next(m.name for m in found.mentions) == "Anna de Kolm"
    assert "Valdor de Roe" not in [m.name for m in found.mentions]


def test_in_a_headline_only_words_that_are_names_elsewhere_count() -> None:
    found = cast(
        """
        Roe       roe      PROPN nsubj 2
        Breaks    break    PROPN root  0
        With      with     ADP   case  5
        Former    former   ADJ   amod  5
        Allies    ally     NOUN  obl   2
        Over      over     ADP   case  7
        Bridge    bridge   NOUN  obl   2
        Plan      plan     NOUN  dep   2
        ---
        Yesterday yesterday NOUN obl   3
        Roe       roe      PROPN nsubj 3
        spoke     speak    VERB  root  0
        """,
        "en",
    )
    assert {m.name for m in found.mentions} == {"Roe"}


def test_an_acronym_in_brackets_is_the_body_before_it() -> None:
    found = cast(
        """
        l'           le           DET   det   2
        Organisation organisation NOUN  nsubj 10
        du           de           ADP   case  4
        traité       traité       NOUN  nmod  2
        syldave      syldave      ADJ   amod  4
        (            (            PUNCT punct 7
        OTS          ots          PROPN appos 2
        )            )            PUNCT punct 7
        ne           ne           ADV   advmod 10
        cède         céder        VERB  root  0
        ---
        L'           le           DET   det   2
        OTS          ots          PROPN nsubj 3
        dément       démentir     VERB  root  0
        """,
        "fr",
    )
    assert found.entity(found.mentions[-1]).name == "Organisation du traité syldave"


def test_a_family_name_that_comes_first_stays_with_its_hyphened_given_name() -> None:
    found = cast(
        """
        Le       le       DET   det   2
        général  général  NOUN  nsubj 7
        Park     park     PROPN appos 2
        Jin      jin      PROPN nmod  2
        -        -        PROPN nmod  2
        woo      woo      PROPN nmod  2
        a        avoir    AUX   aux   8
        parlé    parler   VERB  root  0
        """,
        "fr",
    )
    assert [m.words[0] for m in found.mentions] == ["park"]
    assert "Jin" in found.mentions[0].name
