"""Texts read before they are published: what is found in each, and nothing in a clean one."""

from __future__ import annotations

import pytest

from iwa.accessibility import TEXT_RULES
from iwa.dossier.editorial import EditorialElement
from iwa.method.playbooks import playbooks
from iwa.proofreading import TO_CORRECT, TO_IMPROVE, Draft, House, Remark, check_row
from iwa.proofreading.access import ADVICE

CLEAN = "Le four est chaud dès 6 h 30\xa0: la première fournée sort. Passez nous voir\u202f!\n\n#PainAuLevain"
ALT = "Une miche dorée posée sur la grille du four"


def found(text: str = CLEAN, network: str = "facebook", house: House | None = None, **more: str) -> dict[str, Remark]:
    draft = Draft(text, network, **({"format": "image", "alt": ALT} | more))
    return {remark.rule: remark for remark in check_row(draft, house)}


def test_nothing_is_said_of_a_clean_text_nor_of_one_that_is_not_written() -> None:
    assert found() == {}
    assert check_row(Draft("  ", "facebook", "image")) == ()
    assert check_row(Draft("", "instagram")) == ()


@pytest.mark.parametrize(
    ("text", "rule", "what"),
    [
        ("Venez! Le four est chaud.", "Une espace avant « ; », « : », « ! » et « ? »", "Venez!"),
        ("Un pain \"rond\" et bon", "Guillemets français", '"rond"'),
        ("Un «pain» rond", "Une espace à l’intérieur des guillemets", "«pain»"),
        ("Le 2ème jour", "Abréviations des ordinaux", "2ème"),
        ("La 1ère fournée", "Abréviations des ordinaux", "1ère"),
        ("Dès 9h30", "Les heures", "9h30"),
        ("À 10:15 pile", "Les heures", "10:15"),
        ("Moins 20% ce jour", "Une espace avant % et €", "0%"),
        ("Du pain , du vin", "Pas d’espace avant la virgule ni le point", "pain ,"),
        ("L'eau et le sel", "Apostrophe typographique", "L'eau"),
        ("A bientôt", "Majuscules accentuées", "A bientôt"),
        ("Un pain  rond", "Espaces en double", "pain  rond"),
        ("Le pain, etc...", "Points de suspension", "etc..."),
        ("Venez !", "Espaces insécables", "Venez !"),
        ("On ouvre 🥖 demain matin", "Un emoji ne coupe pas une phrase", "🥖"),
        ("Un très 𝗯𝗼𝗻 pain", "Pas de faux gras ni de fausses italiques", "𝗯𝗼𝗻"),
        ("🥖 Le pain\n🥐 Le croissant", "3 emojis au plus, jamais en puce", "🥖 et 🥐"),
        ("Du pain !!", "Un seul signe à la fois", "!!"),
        (" ".join(["pain"] * 31), "Phrases courtes", "31 mots : "),
    ],
)  # fmt: skip
def test_each_fault_of_a_text_is_found(text: str, rule: str, what: str) -> None:
    remarks = found(text)
    assert rule in remarks
    assert remarks[rule].found.replace("\xa0", " ").startswith(what.replace("  ", " "))
    assert remarks[rule].advice.endswith(".")


@pytest.mark.parametrize("text", [
    "Ouvert\xa0: https://www.exemple.fr/x?y=1:2!", "Bravo @lea, merci", "12:00", "Le 1er mai, la 2e fournée",
    "Il dit\xa0: «\xa0Oui\xa0»", "Un pain 🥖", "On dit :) à demain", "20\xa0% de moins", "9\xa0h\xa030",
])  # fmt: skip
def test_what_is_right_or_no_prose_is_left_alone(text: str) -> None:
    assert {rule for rule, remark in found(text).items() if remark.severity == TO_CORRECT} <= {"Les heures"}
    assert ("Les heures" in found(text)) == (text == "12:00")


@pytest.mark.parametrize(
    ("format", "alt", "rule"),
    [
        ("image", "", "Une image se lit sans être vue"),
        ("carousel", "photo", "Un texte alternatif décrit l’image"),
        ("image", "IMG_2043.JPG", "Un texte alternatif décrit l’image"),
        ("image", CLEAN, "Un texte alternatif décrit l’image"),
        ("image", "Photo de la miche dorée sur la grille", "Un texte alternatif va droit au fait"),
        ("image", "Une miche " * 20, "Un texte alternatif est court"),
        ("reel", "", "Une vidéo se lit sans le son"),
    ],
)
def test_what_goes_with_the_text_is_looked_at(format: str, alt: str, rule: str) -> None:
    assert list(found(format=format, alt=alt)) == [rule]


def test_a_video_whose_subtitles_are_noted_is_fine() -> None:
    assert found(format="video", alt="", note="Sous-titres incrustés") == {}


def test_each_network_has_its_length_and_its_links() -> None:
    for network, playbook in playbooks().networks.items():
        text = "Le pain est bon. " * 400
        assert found(text[: playbook.longest], network).keys() == set(), network
        assert "Longueur du texte" in found(text[: playbook.longest + 1], network)
    link = "https://www.exemple.fr/" + "a" * 300
    assert "Longueur du texte" not in found(f"Le pain. {link}", "x")
    assert "Un lien ne se clique pas dans un texte d’Instagram" in found(f"Le pain. {link}", "instagram")
    assert "Le lien publié est le lien suivi" in found(f"Le pain. {link}", link="https://www.exemple.fr/b")
    assert found("Le pain.", link=link)["Le lien suivi est dans le texte"].severity == TO_IMPROVE
    assert found(f"Le pain. {link}", link=link) == {}


def test_words_and_subjects_of_the_dossier_are_found_inflected() -> None:
    rows = (
        EditorialElement(element="mot à éviter", name="facile", note="préférer simple"),
        EditorialElement(element="mot à éviter", name="gourmand"),
        EditorialElement(element="sujet à ne pas toucher", name="Les prix des voisins"),
        EditorialElement(element="sujet à ne pas toucher", name="La grève", words=("grève", "gréviste")),
    )
    house = House.of(rows, ["fait maison"])
    assert (
        found("Des gestes faciles", house=house)["Mot à éviter : facile"].advice
        == "Choisir un autre mot : préférer simple."
    )
    assert "Mot à éviter : gourmand" in found("Une tarte GOURMANDE", house=house)
    assert "Mot à éviter : facile" not in found("On le fait facilement", house=house)
    assert "Sujet à ne pas toucher : Les prix des voisins" in found("Le prix chez le voisin d’en face", house=house)
    assert "Sujet à ne pas toucher : Les prix des voisins" not in found("Un prix", house=house)
    assert "Sujet à ne pas toucher : La grève" in found("Deux grévistes", house=house)
    assert found("Du pain #faitmaison", house=house)["Une majuscule à chaque mot d’un hashtag"].found == "#faitmaison"


def test_the_gravest_remarks_come_first() -> None:
    remarks = check_row(Draft("L'eau  et le «sel»", "facebook", "image"))
    severities = [remark.severity for remark in remarks]
    assert severities == sorted(severities, key=[TO_CORRECT, TO_IMPROVE].index)
    assert {TO_CORRECT, TO_IMPROVE} == set(severities)


def test_every_rule_of_accessibility_has_its_advice() -> None:
    assert ADVICE.keys() == TEXT_RULES.keys()
