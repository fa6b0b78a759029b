"""Pillar, hook, angle and proof told by the dossier's rules."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from iwa.dossier.editorial import EditorialElement
from iwa.dossier.proofs import Proof
from iwa.dossier.read import Dossier
from iwa.labels.hooks import HOOKS, hook_of
from iwa.labels.labelled import labelled
from iwa.labels.rules import ruled

THEME = EditorialElement(element="thème", name="Four", words=("fournil", "four"), pillar="coulisses")
SERIES = EditorialElement(element="série", name="Le tour de main", pillar="pédagogie", network="Instagram")
PILLAR = EditorialElement(element="pilier", name="offres", words=("commande", "#surcommande"))


def posts(*texts: str | None, network: str = "instagram") -> pd.DataFrame:
    names = {"network": network, "post_id": [str(place) for place, _ in enumerate(texts)]}
    return pd.DataFrame({"text": pd.Series(texts, dtype="str")}).assign(**names)


def pillars(dossier: Dossier, found: pd.DataFrame) -> list[str | None]:
    return [pillar if isinstance(pillar, str) else None for pillar in ruled(found, dossier)["pillar"]]


def test_a_series_speaks_before_a_pillar_and_a_pillar_before_a_theme() -> None:
    dossier = Dossier(editorial=(THEME, PILLAR, SERIES))
    texts = (
        "Le fournil.",
        "Au fournil, le four et une COMMANDE",
        "Le tour de main : la commande au four",
        "Rien",
        None,
    )
    assert pillars(dossier, posts(*texts)) == ["coulisses", "offres", "pédagogie", None, None]
    assert pillars(dossier, posts("Le tour de main", network="facebook")) == [None]
    assert pillars(dossier, posts("#SurCommande", "#four", "surcommande", "commandes")) == ["offres", "coulisses", None, None]  # fmt: skip


def test_no_rule_tells_nothing() -> None:
    found = ruled(posts("Le fournil", None), Dossier())
    assert found.isna().all(axis=None)
    assert found.dtypes.astype(str).tolist() == ["str"] * 4
    assert ruled(posts(), Dossier()).empty


@pytest.mark.parametrize(
    ("text", "hook"),
    [
        ("Pas de jardin ? Ça tient en bac.", "question"),
        ("La question de la semaine, par un client", "question"),
        ("Le chiffre de Sofiane cette semaine", "chiffre"),
        ("« On croyait connaître nos machines. » Le chef raconte.", "citation"),
        ("10 h 30, au magasin : on ouvre.", "scène"),
        ("Essayez le pain avec du miel", "consigne"),
        ("Chez Câbles, trois semaines de suivi", "scène"),
        ("Nouveauté : le terreau en vrac", "annonce"),
        ("Comment savoir s’il a soif", "promesse"),
        ("Mieux vaut tailler tard.", "avis"),
        ("4 % de moins en trois semaines", "chiffre"),
        ("La règle de Yves.\nCombien ?", None),
        ("", None),
    ],
)
def test_a_hook_is_told_from_the_first_sentence(text: str, hook: str | None) -> None:
    assert hook_of(text) == hook
    assert hook is None or hook in HOOKS


def test_a_proof_is_told_by_all_the_words_of_its_name() -> None:
    proofs = (
        Proof(kind="cas client", name="Chantier Lemoine, 2025", state="existe"),
        Proof(kind="logo", name="Logo vert pomme", state="existe"),
    )
    found = ruled(posts("Le chantier de Mme Lemoine", "Un chantier", "Le logo vert pomme"), Dossier(proofs=proofs))
    assert found["proof"].tolist()[:1] == ["Chantier Lemoine, 2025"]
    assert found["proof"].isna().tolist() == [False, True, True]


def test_the_figures_of_the_closing_carry_the_same_labels() -> None:
    shown = posts("La commande", "Rien", "Le fournil")
    turned = shown.iloc[[2, 0]].reset_index(drop=True)
    named = labelled(shown, turned, Dossier(editorial=(THEME, PILLAR)), Path("labels.csv"))
    assert named.closing["pillar"].tolist() == ["coulisses", "offres"]
    assert named.posts["pillar_from"].tolist()[0] == "règle"
    assert named.posts["pillar_from"].isna().tolist() == [False, True, False]


def test_the_page_on_labels_lists_the_hooks_in_their_order() -> None:
    page = (Path(__file__).parents[2] / "docs" / "etiquettes.md").read_text("utf-8")
    table = page.partition("| accroche | la première phrase |")[2].partition("\n\n")[0]
    assert [row.split("|")[1].strip() for row in table.splitlines()[2:]] == list(HOOKS)
