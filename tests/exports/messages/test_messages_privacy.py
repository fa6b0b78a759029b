import pandas as pd
import pytest

from iwa.exports.messages.privacy import CLIENT, TEAM, masked, pseudonyms, shortened


def made(name: str, network: str = "google", kind: str = CLIENT) -> str:
    return str(pseudonyms(pd.Series([name]), kind, pd.Series([network])).iloc[0])


def short(names: list[str]) -> list[str]:
    people = pseudonyms(pd.Series(names), CLIENT, pd.Series(["google"] * len(names)))
    return shortened(pd.DataFrame({"author": people, "answered_by": None}))["author"].tolist()


def test_a_pseudonym_is_the_same_however_the_name_is_written():
    assert made("Léa Martin") == made(" LEA  martin ") == made("@léa martin")


def test_people_networks_and_sides_are_kept_apart():
    assert len({made("Léa"), made("Lia"), made("Léa", "facebook"), made("Léa", kind=TEAM)}) == 4


def test_no_name_is_no_person():
    assert pseudonyms(pd.Series(["", " ", "@"]), CLIENT).isna().all()


def test_four_digits_are_enough_for_people_who_differ_in_them():
    assert short(["Client 1", "Client 2", "Client 1"]) == ["client a849", "client 8e89", "client a849"]


def test_people_with_the_same_first_digits_get_as_many_more_as_part_them():
    # the two begin with 2fdde7… and 2fdde4…
    assert short(["Client 379", "Client 575", "Client 1"]) == ["client 2fdde7", "client 2fdde4", "client a849"]


def test_messages_without_anybody_stay_without():
    table = shortened(
        pd.DataFrame({"author": pd.Series([None], dtype="str"), "answered_by": pd.Series([None], dtype="str")})
    )
    assert table.isna().all(axis=None)


@pytest.mark.parametrize(
    ("text", "name", "read"),
    [
        ("Bravo @lea.martin et @paul_b !", "", "Bravo @… et @… !"),
        ("Merci @lea.", "", "Merci @…."),
        ("https://www.tiktok.com/@lea/video/7", "", "https://www.tiktok.com/@…/video/7"),
        ("écrivez à lea.martin+pain@exemple.fr", "", "écrivez à [adresse]"),
        ("au 06 12 34 56 78 ou +33 6.12.34.56.78", "", "au [téléphone] ou [téléphone]"),
        ("commande 0612345678901", "", "commande 0612345678901"),
        ("deux pains @ 3 €", "", "deux pains @ 3 €"),
        ("Bonjour Léa, merci Mme Martin", "Léa Martin", "Bonjour [nom], merci Mme [nom]"),
        ("une rose pour Rose", "Rose Li", "une rose pour [nom]"),
        ("Li ou Lison ?", "Li", "Li ou Lison ?"),
        ("Anne-Lise (Anne) et Annette", "Anne-Lise", "[nom]-[nom] ([nom]) et Annette"),
        ("Oui Camille, camille.r", "camille.r", "Oui [nom], camille.r"),
        ("À JEAN_DUPONT", "jean_dupont", "À [nom]_[nom]"),
        ("C+ ou (A)", "C+ (A)", "C+ ou (A)"),
    ],
)
def test_nobody_is_named_in_a_text(text, name, read):
    assert masked(pd.Series([text]), pd.Series([name])).tolist() == [read]


def test_a_blank_text_is_missing():
    assert masked(pd.Series([""]), pd.Series(["Léa"])).isna().all()
