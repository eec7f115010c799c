"""The body of a plain text: its blocks, its related links, and not a character changed.

Lost if this fails: offsets would point beside the words, related headlines would be read as news, and quotations
would be looked for across paragraphs or cut at the ends of wrapped lines.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.plain import from_text
from onrecord.model import Related
from onrecord.spans import repair
from tests.timing import took


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[slice(*block.span)]) for block in from_text(text).blocks]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in blocks(text)]


LONG = "Le ministre a déclaré jeudi que la digue tiendrait, et que les travaux reprendraient dès lundi."


@given(st.text(max_size=300) | st.text("ab.:-•>\n\r \"«»1)", max_size=200))
def test_any_text_keeps_its_characters_and_its_blocks_in_order(text: str) -> None:
    body = from_text(text)
    assert body.text is text
    at = 0
    for block in body.blocks:
        start, end = block.span
        assert at <= start < end <= len(text)
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        at = end
    places = [edit.span for edit in body.edits]
    assert places == sorted(places)


@given(st.sampled_from(["\n", "\r\n", "\r", "\u2028"]), st.booleans())
def test_line_ends_of_any_kind_part_paragraphs(end: str, blank: bool) -> None:
    text = (end * (2 if blank else 1)).join([LONG, LONG, LONG])
    assert blocks(text) == [("paragraph", LONG)] * 3


def test_mixed_line_ends() -> None:
    assert kinds(f"{LONG}\r\n\r\n{LONG}\n{LONG}\r{LONG}\n\r\n") == ["paragraph"] * 4


def test_a_title_and_subheadings() -> None:
    text = f"La digue de Kolm tiendra\n\n{LONG}\n\nUn chantier sans fin\n\n{LONG}\n\nQui paiera la digue ?\n\n{LONG}"
    assert kinds(text) == ["heading", "paragraph", "heading", "paragraph", "heading", "paragraph"]


def test_short_paragraphs_are_no_headings() -> None:
    text = (f"{LONG}\n\nPuis il s'est tu.\n\n{LONG}\n\n« La mer ne nous attendra pas longtemps »\n\n{LONG}\n\n"
            f"Il a ajouté :\n\n{LONG}\n\nPourquoi ? Pour qui ? Contre quoi ?\n\n{LONG}\n\n"
            f"Et maintenant, que faire ?\n\n{LONG}")
    assert set(kinds(text)[1:]) == {"paragraph"}


def test_the_last_line_is_no_heading_and_a_row_of_short_lines_is_a_list_without_bullets() -> None:
    assert kinds(f"{LONG}\n\nKolm, hôtel de ville")[-1] == "paragraph"
    lines = "Fermer les écluses\nRenforcer la digue\nPrévenir les pêcheurs\nCompter les barques"
    assert set(kinds(f"{LONG}\n{lines}\n{LONG}")) == {"paragraph"}


def test_items_under_their_heading_without_their_bullets() -> None:
    text = f"Annonces de Brandt sur la digue :\n▪Les écluses fermeront lundi\n▪ La digue sera haute\n{LONG}"
    assert blocks(text)[:3] == [("heading", "Annonces de Brandt sur la digue :"),
                                ("item", "Les écluses fermeront lundi"), ("item", "La digue sera haute")]


def test_items_by_dash_star_number_and_letter() -> None:
    for marks in ("--", "**", "––", ("1.", "2."), ("1)", "2)"), ("(a)", "(b)")):
        text = (f"Le texte cite deux cas :\n{marks[0]} une attaque contre la digue,\n"
                f"{marks[1]} la perte d'une écluse.\n{LONG}")
        assert kinds(text) == ["paragraph", "item", "item", "paragraph"], marks


def test_a_dash_or_a_number_alone_is_no_item() -> None:
    assert kinds(f"{LONG}\n- Venez, dit-il.\n{LONG}") == ["paragraph"] * 3
    assert kinds(f"{LONG}\n— Venez, dit-il.\n— Non, dit-elle.\n{LONG}") == ["paragraph"] * 4
    assert kinds(f"{LONG}\n1. Mai, fête du port, est férié à Kolm.\n{LONG}") == ["paragraph"] * 3
    assert kinds(f"{LONG}\nA. Brandt n'a pas répondu à nos questions.\n{LONG}") == ["paragraph"] * 3


def test_captions_and_quoted_lines() -> None:
    assert kinds(f"{LONG}\n\nPhoto : la digue, mardi.\n\n© Agence du Nord\n\n> La mer monte.\n\n{LONG}") == [
        "paragraph", "caption", "caption", "quote", "paragraph"]
    assert kinds(f"{LONG}\n\nLa photo a été prise mardi, selon la mairie, par un pêcheur.") == ["paragraph"] * 2


def test_related_articles_are_links_and_no_body() -> None:
    for heading in ("Articles similaires", "À lire aussi :", "RELATED ARTICLES", "Sur le même sujet"):
        text = f"{LONG}\n\n{heading}\n- Brandt : la digue cédera\n- Le port en images."
        body = from_text(text)
        assert [block.kind for block in body.blocks] == ["paragraph"]
        assert body.related == (Related("Brandt : la digue cédera", None), Related("Le port en images.", None))


def test_related_lines_in_mid_text_with_their_addresses() -> None:
    text = (f"{LONG}\n\nLire aussi : Le port ferme https://news.example/port\n\n{LONG}\n\n"
            f"Read more: [The harbour](https://news.example/h)\n\n{LONG}")
    body = from_text(text)
    assert [block.kind for block in body.blocks] == ["paragraph"] * 3
    assert body.related == (Related("Le port ferme", "https://news.example/port"),
                            Related("The harbour", "https://news.example/h"))


def test_sentences_that_begin_like_a_related_line_are_body() -> None:
    for line in ("À lire ces pages, on croirait la guerre finie.", "Related work at the harbour will go on until June.",
                 "À lire : le ministre a publié ses mémoires, et il y raconte comment la digue fut décidée un soir de "
                 "novembre, contre l'avis de tous les ingénieurs du port et de la plupart des pêcheurs."):
        assert not from_text(f"{LONG}\n\n{line}\n\n{LONG}").related


def test_a_related_heading_before_body_takes_nothing() -> None:
    assert kinds(f"Voir aussi\n\n{LONG}\n\n{LONG}")[-2:] == ["paragraph", "paragraph"]


def test_bylines_and_share_bars_are_no_body() -> None:
    text = f"La digue de Kolm tiendra\n\nPar Ada Finch et Jon Vik\n\nPartager sur Facebook\n\n{LONG}\n\nImprimer"
    body = from_text(text)
    assert [text[slice(*block.span)] for block in body.blocks] == ["La digue de Kolm tiendra", LONG]
    assert body.author == "Ada Finch et Jon Vik"


def test_a_sentence_that_begins_like_a_byline_is_body() -> None:
    assert from_text(f"Un titre\n\nPar chance, personne n'a été blessé.\n\n{LONG}").author is None
    assert from_text(f"A title\n\nBy Tuesday evening the harbour was closed\n\n{LONG}").author is None


WRAPPED = """\
The minister said on Tuesday that the harbour would stay closed until
the storm has passed, and that the fishing fleet must remain in port
for as long as the coast guard asks for it. He gave no date.

His deputy, who has been in office since May, promised fuel and said
that "nobody will be left without help" on the islands. The long-
awaited ferry will sail again in the spring, she added, if the weather
permits it and the engine can be mended in time.
"""


def test_wrapped_lines_are_one_paragraph_read_without_their_breaks() -> None:
    body = from_text(WRAPPED)
    assert [block.kind for block in body.blocks] == ["paragraph", "paragraph"]
    read = repair(WRAPPED, body.edits).text
    assert "closed until the storm" in read
    assert "The longawaited" in read
    assert "The long-awaited" in repair(WRAPPED + "\nThe long-awaited ferry.", from_text(
        WRAPPED + "\nThe long-awaited ferry.").edits).text


def test_lines_that_are_short_for_another_reason_stay_apart() -> None:
    poem = "Sous le pont\ncoule la mer\net nos amours\nfaut-il qu'il\nm'en souvienne"
    assert len(blocks(poem)) == 5
    assert len(blocks("\n".join([LONG] * 6))) == 6


def test_time_grows_with_the_text_and_no_faster() -> None:
    for line in ("a " * 50, "- item\n", "Lire aussi : ", "> " * 20, "«" * 50, "...", "A. ", "\n\n"):
        times = []
        for size in (2_000, 16_000):
            times.append(min(took(lambda: from_text((line * size)[:size * 20])) for _ in range(3)))  # noqa: B023 - run here
        assert times[1] < 40 * max(times[0], 0.005), line
