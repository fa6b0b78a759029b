"""The words a person chooses from in the workbook.

A word means itself, in the workbook and in code; only networks, formats and measures have a name of
their own in code.
"""

from __future__ import annotations

from iwa.dossier.cells import Kind, choice
from iwa.networks import LABELS, NAMES
from iwa.tables import FORMATS

GOAL_TYPES = (
    "acquisition", "notoriété", "considération", "conversion",
    "fidélisation", "marque employeur", "relation client", "recrutement",
)  # fmt: skip
# What is written -> the measure it names.
MEASURES = {
    "portée": "reach",
    "impressions": "impressions",
    "vues": "views",
    "interactions": "interactions",
    "taux d’engagement": "engagement_rate",
    "clics": "clicks",
    "abonnés gagnés": "followers",
    "sessions": "sessions",
    "conversions": "conversions",
    "publications": "posts",
    "temps de visionnage": "watch_time_h",
    "messages reçus": "messages_received",
    "commentaires qualifiés": "qualified_comments",
    "avis reçus": "reviews_received",
    "note des avis": "rating",
    "part de réponses": "answered_share",
    "réponses sous 24 heures": "answered_in_a_day",
    "satisfaction": "satisfaction",
    "taux de résolution": "resolution_rate",
}
CRITERIA = (
    "bio", "promesse", "lien", "page d’atterrissage",
    "stories à la une", "appel à l’action", "cohérence visuelle",
)  # fmt: skip
THEME, FRICTION, TONE = "thème", "point de friction", "ton actuel"
OBSERVED = (TONE, FRICTION)
PILLARS = ("expertise", "coulisses", "preuves", "pédagogie", "offres", "communauté")
PILLAR, RUBRIC, RECURRING = "pilier", "rubrique", "série"
TONE_DO, TONE_AVOID = "ton à faire", "ton à ne pas faire"
WORD_USED, WORD_AVOIDED, OFF_LIMITS = "mot à employer", "mot à éviter", "sujet à ne pas toucher"
STRUCTURE, VISUAL_RULE = "structure", "règle visuelle"
HOOK, ANGLE = "accroche", "angle"
ERROR, PROJECT = "erreur fréquente", "projet"
EDITORIAL_ELEMENTS = (
    THEME, PILLAR, RUBRIC, RECURRING, HOOK, ANGLE, TONE_DO, TONE_AVOID, WORD_USED, WORD_AVOIDED, OFF_LIMITS,
    STRUCTURE, VISUAL_RULE, ERROR, PROJECT,
)  # fmt: skip
STRUCTURE_PARTS = ("accroche", "corps", "preuve", "appel à l’action")  # of a post, in their order
PROOF_KINDS = (
    "cas client", "chiffre", "avis", "témoignage", "démonstration",  # proofs
    "logo", "photo", "vidéo", "gabarit", "charte graphique",  # assets
)  # fmt: skip
PROOF_STATES = ("existe", "à obtenir")
PERMISSIONS = ("accordée", "à demander", "refusée", "sans objet")
COMPARED = ("format", "thème", "moment", "longueur")  # what a test may give to one post and not to the next
CHECKLISTS = ("lancement", "mensuelle", "avant publication")
MODERATION_RANKS = ("community manager", "responsable", "direction")  # from the first to see a comment up
MODERATION_ACTIONS = ("masquer", "supprimer", "répondre", "bloquer", "escalader")
EVENT_KINDS = ("temps fort", "campagne", "événement", "panne", "presse", "nouveauté", "recrutement")
INDICATORS = (
    "leads", "rendez-vous", "ventes", "candidatures",
    "leads qualifiés", "chiffre d’affaires", "achats répétés", "conversions assistées", "portée locale",
    "mentions", "mentions du panel", "abonnés", "budget publicitaire", "satisfaction", "réponses à l’enquête",
    "demandes ouvertes", "demandes résolues", "réponses", "tournages", "heures travaillées",
)  # fmt: skip
# What an audience is described by; "lieu" is a place of any size.
AUDIENCE_DIMENSIONS = (
    "âge", "genre", "ville", "pays", "lieu", "fonction", "secteur",
    "niveau hiérarchique", "taille d’entreprise", "intitulé de poste", "entreprise",
)  # fmt: skip
# The five stages of a post, in their order, and what not answering one of them means.
PRODUCTION_STAGES = ("brief", "création", "relecture", "validation", "programmation")
AGREES, PASSES_ON = "vaut accord", "fait passer à"
SILENCES = (AGREES, PASSES_ON)
LINK_STATES = ("à vérifier", "vérifié", "cassé")
DECISION_STATES = ("à faire", "en cours", "fait", "abandonnée")

# A rate whose name says by what it is divided: figures of two definitions are never set side by side.
SECTOR_INDICATORS = {
    "taux d’engagement sur la portée": "engagement_rate_reach",
    "taux d’engagement sur les impressions": "engagement_rate_impressions",
    "taux d’engagement sur les vues": "engagement_rate_views",
    "taux d’engagement sur les abonnés": "engagement_rate_followers",
    "commentaires par publication": "comments_per_post",
    "publications par semaine": "posts_per_week",
}
SECTOR_INDICATOR = choice(SECTOR_INDICATORS)
NETWORK = choice({label: name for name, label in NAMES.items()})
REVIEWED_NETWORK = choice({label: name for name, label in LABELS.items()})
FORMAT = choice({label[:1].lower() + label[1:]: key for key, label in FORMATS.items() if key not in ("other", "post")})
# What a calendar plans: a network that names no format of its posts has a plain one.
PLANNED_FORMAT = choice(
    {label[:1].lower() + label[1:]: key for key, label in FORMATS.items() if key not in ("other", "reply")}
)
NETWORK_OR_ALL = choice({label: name for name, label in NAMES.items()} | {"tous": None})


def words(labels: tuple[str, ...]) -> Kind:
    """A drop-down whose words mean themselves."""
    return choice({label: label for label in labels})
