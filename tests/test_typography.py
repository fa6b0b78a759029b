"""French marks, wherever a slide shows text."""

import pytest

from iwa.slides import Block, Blocks, Card, Cards, Chart, Column, Number, Series, Slide, Source, Table
from iwa.typography import french, typeset


@pytest.mark.parametrize(
    ("typed", "typeset_"),
    [
        ("Titre : oui", "Titre\xa0: oui"),
        ("Oui ; non", "Oui\u202f; non"),
        ("Quoi ? Non !", "Quoi\u202f? Non\u202f!"),
        ("« Pains »", "«\xa0Pains\xa0»"),
        ("« Dire “quoi ?” »", "«\xa0Dire “quoi\u202f?”\xa0»"),
        ("12 % et 30 €", "12\xa0% et 30\xa0€"),
        ("l'audit d'octobre", "l’audit d’octobre"),
        ("9:30 et https://a.fr/x", "9:30 et https://a.fr/x"),
        ("déjà\xa0: juste", "déjà\xa0: juste"),
        ("", ""),
    ],
)
def test_marks_are_kept_with_their_word(typed: str, typeset_: str) -> None:
    assert french(typed) == typeset_
    assert french(french(typed)) == typeset_


def test_every_text_of_a_slide_is_set_and_names_and_addresses_are_not() -> None:
    slide = Slide(
        id="audit.a : b",
        title="Titre : un",
        exhibit=Cards(
            (Card("Un : deux", "Quoi ?", ("a : b",), url="https://a.fr/?x= : y", picture="visuels/a : b.png"),)
        ),
        message=("Oui !",),
        source=Source(("a : b.csv",), "du 1 : au 2"),
        numbers=(Number("12 %", "reach", "series", {"group": "a : b"}),),
    )
    done = typeset(slide)
    assert (done.id, done.title, done.message) == ("audit.a : b", "Titre\xa0: un", ("Oui\u202f!",))
    assert isinstance(done.exhibit, Cards)
    card = done.exhibit.items[0]
    assert (card.heading, card.text, card.lines) == ("Un\xa0: deux", "Quoi\u202f?", ("a\xa0: b",))
    assert (card.url, card.picture) == ("https://a.fr/?x= : y", "visuels/a : b.png")
    assert done.source == Source(("a : b.csv",), "du 1\xa0: au 2")
    assert done.numbers == slide.numbers


def test_charts_keep_their_emphasis_in_step_with_their_categories() -> None:
    chart = Chart("bars", ("A : un", "B"), (Series("S : t", (1.0, 2.0)),), "count", "alt", emphasis=("A : un",))
    done = typeset(chart)
    assert done.categories[0] == done.emphasis[0] == "A\xa0: un"
    assert done.series[0].values == (1.0, 2.0)


def test_tables_and_blocks_are_set_cell_by_cell() -> None:
    table = typeset(Table((Column("H : h"),), (("a ; b",),), "alt"))
    assert (table.columns[0].header, table.rows) == ("H\xa0: h", (("a\u202f; b",),))
    assert typeset(Blocks((Block("B :", ("x ?",)),))).items[0].lines == ("x\u202f?",)
