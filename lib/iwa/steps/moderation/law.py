"""The law that a moderation charter should honour, and what it asks of this client; every line is for a lawyer to confirm."""

from __future__ import annotations

from iwa import numbers
from iwa.client_month import ClientMonth
from iwa.method.moderation import moderation
from iwa.slides import Column, Slide, Table
from iwa.steps.charter.noted import in_charge, networks_said, tabs
from iwa.steps.moderation.charter import LAWYER
from iwa.steps.moderation.things import answerer, holder
from iwa.steps.wording import TO_COMPLETE, capital

COLUMNS = (
    Column("Texte", 2, role="strong"),
    Column("Ce que cela demande", 4.2),
    Column("Qui y veille", 1.4),
    Column("État", 1.5),
)


def law(month: ClientMonth) -> Slide:
    """Five texts, each with what it asks here, who sees to it, and that a lawyer is to confirm it."""
    return Slide(
        id="moderation.droit",
        title=_title(month),
        subtitle=f"Ce que la charte {numbers.of(month.client.name)} devrait respecter : repères, non un avis juridique",
        exhibit=Table(
            COLUMNS,
            tuple((*line, LAWYER) for line in _lines(month)),
            "Textes que la modération doit respecter, et ce qu’ils demandent.",
        ),
        decision=f"{capital(holder(month, 'direction'))} envoie ces cinq lignes à un juriste et note sa réponse avant de publier la charte.",
        source=tabs("équipe", "journal"),
        notes="Repères : CEDH, Grande Chambre, Sanchez c. France, 15 mai 2023, n° 45581/15 ; règlement sur les services numériques, "
        "art. 16 et 17 ; CJUE, 5 juin 2018, C-210/16 ; art. L111-7-2 du code de la consommation ; loi du 9 juin 2023 sur l’influence "
        "commerciale. Un juriste confirme ou corrige chaque ligne.",
    )


def _lines(month: ClientMonth) -> tuple[tuple[str, str, str], ...]:
    who, boss, head = answerer(month), in_charge(month, "responsable"), in_charge(month, "direction")
    hate = moderation().rules["haine"].delay_h
    return (
        (
            "Commentaires de tiers (CEDH, 15 mai 2023)",
            f"Retirer vite un propos haineux sous une publication {numbers.of(month.client.name)}, dès qu’il est connu : {hate}{numbers.NO_BREAK}h, dimanche compris",
            boss,
        ),
        (
            "Services numériques (DSA)",
            f"Dire le motif à qui voit son message retiré sur {networks_said(month)}, et à qui en appeler",
            who,
        ),
        (
            "Données personnelles (RGPD)",
            f"Noter peu, sous pseudonyme, avec une date de purge : {_log(month)}",
            who,
        ),
        ("Avis en ligne (L111-7-2)", _reviews(month), head),
        (
            "Influence commerciale (loi du 9 juin 2023)",
            f"« Publicité » ou « Collaboration commerciale » lisible à l’image, contrat écrit signé par {holder(month, 'direction')}",
            head,
        ),
    )


def _log(month: ClientMonth) -> str:
    count = len(month.dossier.log)
    return (
        f"journal à ouvrir par {answerer(month)}"
        if not count
        else f"{numbers.counted(count, 'ligne')} au journal, purge tenue par {holder(month, 'responsable')}"
    )


def _reviews(month: ClientMonth) -> str:
    count = int((month.messages["channel"] == "avis").sum())
    if count:
        return f"Ne trier aucun avis repris de Google ({numbers.integer(count)} dans les fichiers) : dire leur date et leur contrôle"
    return f"Si {month.client.name} reprend des avis sur {(month.client.site or 'son site').split('//')[-1]} : dire leur date et leur contrôle"


def _title(month: ClientMonth) -> str:
    boss = in_charge(month, "responsable")
    hate = moderation().rules["haine"].delay_h
    if boss == TO_COMPLETE:
        return (
            f"Personne n’est nommé chez {month.client.name} pour retirer un propos haineux : la page peut en répondre"
        )
    return f"{boss} a {hate}{numbers.NO_BREAK}h pour un propos haineux : une page peut répondre de ce que d’autres y écrivent"
