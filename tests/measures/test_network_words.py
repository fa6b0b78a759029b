"""How the definitions name the networks: from what each declares, so that a new one is named and its own parts told."""

from dataclasses import replace

from iwa.measures.network_words import bases_said, interactions_said
from iwa.measures.registry import MEASURES
from iwa.networks import NETWORKS

SIX = {key: NETWORKS[key] for key in ("facebook", "instagram", "linkedin", "youtube", "tiktok", "x")}
MODEL = SIX["x"]
SAVED = replace(MODEL, label="Épinglier", interactions=("saves",), exposure="impressions")
CLICKED = replace(MODEL, label="Minitel", interactions=(*MODEL.interactions, "saves"), exposure="views")


def test_a_new_network_stands_under_its_own_base():
    said = bases_said({**SIX, "epinglier": SAVED, "minitel": CLICKED})
    assert said == "portée (Facebook, Instagram), impressions (LinkedIn, X, Épinglier), vues (YouTube, TikTok, Minitel)"


def test_a_base_that_no_network_has_is_left_out():
    assert bases_said({"x": MODEL}) == "impressions (X)"


def test_a_network_that_adds_a_part_is_named_with_it():
    said = interactions_said({**SIX, "minitel": CLICKED})
    assert said == "réactions, commentaires, partages, et enregistrements sur Instagram et Minitel"


def test_a_network_that_lacks_the_usual_parts_is_told_apart():
    said = interactions_said({**SIX, "epinglier": SAVED})
    assert said == (
        "réactions, commentaires, partages, et enregistrements sur Instagram ; sur Épinglier, enregistrements seulement"
    )
    assert interactions_said({"x": MODEL}) == "réactions, commentaires et partages"


def test_the_definitions_say_what_the_networks_declare():
    rate = MEASURES["engagement_rate"].definition
    assert rate.startswith(f"Interactions ({interactions_said()}) rapportées à la base du réseau : {bases_said()}.")
    assert bases_said() in MEASURES["typical_exposure"].definition
    assert MEASURES["interactions"].definition == f"Hors stories : {interactions_said()}."
