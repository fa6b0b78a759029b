"""The measures of the client's site, as GA4 counts its visits."""

from __future__ import annotations

import pandas as pd

from iwa.measures.measure import Columns, Measure, Rows, sparse_total

DIRECT_SOURCE, DIRECT_CHANNEL = "(direct)", "direct"


def of_kind(kind: str) -> Rows:
    """The rows whose key event client.yaml declares to be of a kind."""

    def rows(traffic: pd.DataFrame) -> pd.DataFrame:
        return traffic[traffic["kind"] == kind]

    return rows


def direct(traffic: pd.DataFrame) -> pd.DataFrame:
    """The visits that have no known origin."""
    by_channel = traffic["channel"].fillna("").astype("str").str.casefold() == DIRECT_CHANNEL
    return traffic[(traffic["source"].fillna("") == DIRECT_SOURCE) | by_channel]


def social(traffic: pd.DataFrame) -> pd.DataFrame:
    """The visits that came from a network."""
    return traffic[traffic["network"].notna()]


def conversions_per_visit(traffic: Columns) -> float:
    """Conversions over visits; missing without either, or without a visit."""
    sessions, events = sparse_total("sessions")(traffic), sparse_total("key_events")(traffic)
    return events / sessions if sessions > 0 else float("nan")


def _event(label: str, kind: str, what: str) -> Measure:
    """A measure of the key events of one kind."""
    return Measure(
        label, f"Événements clés GA4 venus du réseau que client.yaml déclare comme {what}.", "count", "traffic",
        sparse_total("key_events"), of=of_kind(kind), follows="Événement clé au sens de GA4.",
        missing=f"Non disponible sans un export GA4 du mois entier qui nomme les événements, et sans {what} dans client.yaml.",
    )  # fmt: skip


_MISSING = "Non disponible sans un export GA4 du mois entier."

OF_VISITS: dict[str, Measure] = {
    "sessions": Measure(
        "Visites du site", "Sessions GA4 venues du réseau.", "count", "traffic", sparse_total("sessions"),
        missing=_MISSING, follows="Session au sens de GA4.",
    ),
    "conversions": Measure(
        "Conversions", "Événements clés GA4 venus du réseau.", "count", "traffic", sparse_total("key_events"),
        missing=_MISSING, follows="Événement clé au sens de GA4.",
    ),
    "new_visitors": Measure(
        "Nouveaux visiteurs du site", "Personnes venues du réseau pour la première fois.", "count", "traffic",
        sparse_total("new_users"), follows="Nouvel utilisateur au sens de GA4.",
        missing="Non disponible sans la statistique « Nouveaux utilisateurs » dans l’export GA4 du mois entier.",
    ),
    "revenue": Measure(
        "Chiffre d’affaires du site", "Revenu total des visites venues du réseau, dans la devise de la propriété GA4.",
        "count", "traffic", sparse_total("revenue"), follows="Revenu total au sens de GA4.",
        missing="Non disponible sans la statistique « Revenu total » dans l’export GA4 du mois entier.",
    ),
    "lead_events": _event("Demandes sur le site", "lead", "une demande (lead)"),
    "appointment_events": _event("Rendez-vous pris sur le site", "rendez_vous", "un rendez-vous (rendez_vous)"),
    "sale_events": _event("Ventes sur le site", "vente", "une vente (vente)"),
    "application_events": _event("Candidatures sur le site", "candidature", "une candidature (candidature)"),
    "direct_sessions": Measure(
        "Trafic direct du site", "Visites du site sans origine connue.", "count", "site", sparse_total("sessions"),
        of=direct, missing="Non disponible sans un export GA4 qui les isole.", follows="Session au sens de GA4.",
    ),
    "conversion_rate": Measure(
        "Conversions pour cent visites", "Événements clés rapportés aux visites venues des réseaux.", "percent",
        "site", conversions_per_visit, digits=1, adds=False, of=social, missing=_MISSING,
        zero="Zéro conversion donne 0 % ; aucune visite donne « non disponible ».",
    ),
}  # fmt: skip
