"""What is missing is said, on every slide and in words: never an error, never a zero, never a default."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pandas as pd
import pytest

from iwa.client import load_client
from iwa.dossier.write import write_dossier
from iwa.slides import Chart, Figures, Slide, Table
from iwa.workspace import ClientFolder

pytestmark = pytest.mark.usefixtures("unjudged", "parts_once")
Shown = Callable[..., dict[str, Slide]]
Words = Callable[[object], list[str]]
BROKEN = ("nan", "None", "NaT", "inf", "undefined", "[]", "()", "{}")


def keep_october_posts(folder: ClientFolder, most: int) -> None:
    """Leaves so many posts of October in each network's files, none earlier, the files' own period as it is."""
    for file in [*(folder.exports / "facebook").glob("*.csv"), *(folder.exports / "instagram").glob("*.csv")]:
        table = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        if "Oct-31" in file.name or "Feb-14" in file.name:
            file.unlink()
            continue
        when = pd.to_datetime(table["Heure de publication"], format="%m/%d/%Y %H:%M")
        later, october = table[when >= "2026-11-02"], table[(when >= "2026-10-03") & (when < "2026-10-20")]
        own = october[october["ID de la Page" if "ID de la Page" in table else "ID du compte"].str.startswith("1")]
        pd.concat([later, own.head(most)]).to_csv(file, index=False, encoding="utf-8-sig")


def text_of(slide: Slide, words: Words) -> str:
    return "\n".join(words(slide)).replace("\xa0", " ").replace("\u202f", " ")


def assert_whole(slides: dict[str, Slide], words: Words) -> None:
    for slide in slides.values():
        for text in words(slide):
            assert not any(mark in text.split() for mark in BROKEN), f"{slide.id}: {text!r}"
        assert slide.decision and slide.title and len(slide.title) <= 110, slide.id
        for part in (slide.exhibit, slide.second):
            assert not (isinstance(part, Table) and not part.rows), f"{slide.id}: a table without a row"
            assert not (isinstance(part, Chart) and not part.categories), f"{slide.id}: a chart of nothing"


def test_without_ga4_visits_and_conversions_have_no_source(
    bakery_copy: ClientFolder, notebook_slides: Shown, words: Words
) -> None:
    shutil.rmtree(bakery_copy.exports / "ga4")
    slides = notebook_slides(bakery_copy)
    assert_whole(slides, words)
    figures = slides["audit.reseaux"].exhibit
    assert isinstance(figures, Figures)
    assert [item.value for item in figures.items[2:]] == ["pas de source", "pas de source"]
    table = slides["audit.reseaux"].second
    assert isinstance(table, Table) and {row[6:] for row in table.rows} == {("pas de source",) * 3}
    formats = slides["audit.format.sans-comparaison"]
    assert isinstance(formats.exhibit, Table) and {row[5] for row in formats.exhibit.rows} == {"pas de source"}
    assert "ne se mesure pas encore" in slides["mesure.reponse"].title
    assert slides["mesure.reponse"].decision == (
        "Rendre l’objectif mesurable\xa0: fournir l’export GA4 d’octobre\xa02026 qui donne «\xa0Conversions\xa0»."
    )
    assert "il manque Site (GA4)" in slides["audit.donnees"].title
    assert slides["audit.reseaux"].title.endswith("aucune conversion n’est mesurée")


def test_a_network_without_an_export_is_not_a_network_that_published_nothing(
    bakery_copy: ClientFolder, notebook_slides: Shown, words: Words
) -> None:
    shutil.rmtree(bakery_copy.exports / "instagram")
    slides = notebook_slides(bakery_copy)
    assert_whole(slides, words)
    assert slides["audit.reseaux"].title == (
        "L’audit ne porte que sur Facebook\xa0: aucun export d’Instagram ne couvre la période"
    )
    table = slides["audit.reseaux"].second
    assert isinstance(table, Table)
    assert table.rows[1][:6] == ("Instagram", "pas d’export", "–", "non disponible", "non disponible", "non disponible")
    cadence = slides["audit.cadence.instagram"]
    assert cadence.title == "Le rythme d’Instagram n’est pas connu\xa0: aucun export ne couvre la période"
    assert "Silence" not in text_of(cadence, words)
    assert cadence.decision == "Fournir l’export d’Instagram qui couvre la période."
    assert slides["audit.format.instagram"].decision == cadence.decision
    assert slides["audit.donnees"].title.endswith("il manque Instagram")
    assert ("Instagram", "aucun export du mois", "–", "–", "à compléter") in slides["mesure.donnees"].exhibit.rows  # type: ignore[union-attr]
    assert not any(slide_id.startswith("mesure.courbe.instagram") for slide_id in slides)


def test_without_any_export_no_figure_is_shown_and_the_slides_ask_for_files(
    bakery_copy: ClientFolder, notebook_slides: Shown, words: Words
) -> None:
    shutil.rmtree(bakery_copy.exports)
    slides = notebook_slides(bakery_copy)
    assert_whole(slides, words)
    figures = slides["audit.reseaux"].exhibit
    assert isinstance(figures, Figures)
    assert [item.value for item in figures.items] == ["non disponible"] * 2 + ["pas de source"] * 2
    assert slides["audit.synthese"].title == (
        "Aucune publication n’est mesurée sur la période\xa0: l’audit attend les exports"
    )
    assert slides["audit.synthese"].decision == "Fournir les exports de la période, puis refaire l’audit."
    assert "Facebook, Instagram et Site (GA4)" in slides["audit.donnees"].title
    assert slides["mesure.retravailler"].title == "Aucune publication du mois ne peut encore être jugée"
    assert slides["audit.questions"].title == "Aucune question ne peut être posée à si peu de publications"
    assert slides["mesure.arrets"].title == "Rien n’est à stopper\xa0: aucun recul n’est établi"


def test_a_blank_dossier_leaves_what_it_should_hold_to_be_filled_in(
    bakery_copy: ClientFolder, notebook_slides: Shown, words: Words
) -> None:
    write_dossier(bakery_copy.dossier_file, load_client(bakery_copy))
    slides = notebook_slides(bakery_copy)
    assert_whole(slides, words)
    profile = slides["audit.profils.partiels"]
    assert profile.title == "Les profils Facebook et Instagram restent à observer\xa0: aucune note dans le dossier"
    assert isinstance(profile.exhibit, Table)
    assert profile.exhibit.rows == tuple(
        (network, "Tous", "à compléter", "à compléter", "à compléter") for network in ("Facebook", "Instagram")
    )
    assert "/3" not in text_of(profile, words).replace("de 0 (absent) à 3", "")
    assert slides["mesure.reponse"].title == "Octobre\xa02026 se lit sans objectif\xa0: il reste à le fixer"
    assert slides["mesure.reponse"].decision == "Fixer l’objectif\xa0: il est à compléter dans le dossier."
    asked_for = slides["mesure.decisions"].exhibit
    assert isinstance(asked_for, Table) and {row[2] for row in asked_for.rows} == {"à compléter"}
    assert "Thèmes proposés d’après les hashtags" in text_of(slides["audit.theme.sans-comparaison"], words)
    assert slides["audit.audience.instagram"].title == "L’audience d’Instagram n’est connue d’aucun fichier fourni"


@pytest.mark.parametrize("posts", [0, 1, 2])
def test_a_month_with_no_post_one_or_two_a_network(
    posts: int, bakery_copy: ClientFolder, notebook_slides: Shown, words: Words
) -> None:
    keep_october_posts(bakery_copy, posts)
    slides = notebook_slides(bakery_copy)
    assert_whole(slides, words)
    everything = "\n".join(text_of(slide, words) for slide in slides.values())
    for count, noun in ((0, "publications"), (1, "publications"), (1, "points"), (0, "points"), (1, "semaines")):
        assert f" {count} {noun}" not in f" {everything}", f"{count} {noun}"
    table = slides["audit.reseaux"].second
    assert isinstance(table, Table)
    assert [row[1] for row in table.rows] == [str(posts)] * 2  # covered by an export: this zero is measured
    assert slides["mesure.tests"].title == "Aucun test n’est possible avec si peu de publications"
    if not posts:
        assert slides["audit.cadence.facebook"].title == "Facebook n’a reçu aucune publication sur la période"
        assert slides["mesure.top"].title == "Aucune publication du mois ne peut encore être classée"
        assert slides["audit.reseaux"].decision == (
            "Reprendre la publication sur Facebook et Instagram, ou acter la mise en pause."
        )
