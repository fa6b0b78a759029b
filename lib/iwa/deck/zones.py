"""Our own master: every coordinate of it, in inches, and every placeholder of every layout.

A slide is 13.333 x 7.5 inches. The names are what a consultant reads in PowerPoint's selection
pane, and what the deck fills by. Only the making of the master reads this: what fills slides reads
the master itself (`reading`), be it this one or another's.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from iwa.deck.box import Box
from iwa.deck.holders import Holder, Layout, Rule

WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.6
GUTTER = 0.35

CONTENT = Box(MARGIN, 1.85, WIDTH - 2 * MARGIN, 4.12)
STRIP = Box(MARGIN, 5.35, CONTENT.width, 0.62)  # the message under a full-width exhibit
STRIP_GAP = 0.18
LEFT_CHART = Box(MARGIN, CONTENT.top, 7.85, CONTENT.height)
COMMENTS = Box(9.05, CONTENT.top, WIDTH - MARGIN - 9.05, CONTENT.height)
HALVES = CONTENT.columns(2, gap=0.6)
FIGURES_HEIGHT = 2.3
CARD_HEADING = 0.74
CARD_PICTURE = 1.5
BLOCK_HEADING = 0.56
MATRIX = Box(2.1, 1.85, WIDTH - MARGIN - 2.1, 3.0)  # the quadrants, between the words of the two axes
QUADRANT_HEADING, QUADRANT_GAP = 0.38, 0.12
BADGE, STAGE_TEXT, STAGE_FOOT = 0.44, 1.14, 0.62  # a stage: its number, where its text begins, its foot
SIDE_PICTURE = 1.7
ARROW_GAP = 0.9
DECISION_TAG = Box(MARGIN, 6.12, 1.2, 0.46)
DECISION = Box(MARGIN + 1.2, 6.12, CONTENT.width - 1.2, 0.46)
LOGO = "Logo"  # a rectangle that nobody sees, until the brand's logo takes its place

TITLE = Holder("Titre", "title", 0, Box(MARGIN, 0.32, CONTENT.width, 0.86), "Une phrase qui dit le fait",
               26, True, "tx2", anchor="b", leading=0.9)  # fmt: skip
SUBTITLE = Holder("Chapeau", "body", 10, Box(MARGIN, 1.23, 10.4, 0.32),
                  "Ce qui est mesuré, en quelle unité, sur quelle période", 14, colour="accent6", anchor="ctr")  # fmt: skip
VERDICT = Holder("Verdict", "body", 11, Box(WIDTH - MARGIN - 1.45, 1.255, 1.45, 0.27), "verdict", 11,
                 colour="accent6", line="accent4", anchor="ctr", align="ctr", shape="roundRect")  # fmt: skip
TAG = Holder("Étiquette décision", "body", 12, DECISION_TAG, "Décision", 14, True, "bg1", "tx2",
             anchor="ctr", align="ctr")  # fmt: skip
DECISION_TEXT = Holder("Décision", "body", 13, DECISION, "Ce qui suit de ce fait, et qui s’en charge", 16,
                       colour="tx2", fill="bg2", anchor="ctr", inset=(0.18, 0.0))  # fmt: skip
SOURCE = Holder("Source", "body", 14, Box(MARGIN, 6.69, CONTENT.width, 0.24),
                "Source : fichiers, période, effectif", 10, colour="accent6", anchor="ctr")  # fmt: skip
FOOTER = Holder("Pied de page", "ftr", 15, Box(MARGIN, 7.04, 9.6, 0.25), "Client – livrable – mois", 10,
                colour="accent6", anchor="ctr")  # fmt: skip
NUMBER = Holder("Numéro", "sldNum", 16, Box(WIDTH - MARGIN - 0.7, 7.04, 0.7, 0.25), "‹n°›", 10,
                colour="accent6", anchor="ctr", align="r")  # fmt: skip
FOOT_RULE = Rule("Filet", Box(MARGIN, 6.98, CONTENT.width, 0.01), "accent4")
FOOT_LOGO = Rule(LOGO, Box(10.9, 7.03, 1.3, 0.27), "")
VERTICAL_RULE = Rule("Filet vertical", Box(8.72, CONTENT.top, 0.01, CONTENT.height), "accent4")

HEAD = (TITLE, SUBTITLE, VERDICT)
FOOT = (TAG, DECISION_TEXT, SOURCE, FOOTER, NUMBER)


def _content(name: str, *holders: Holder, rules: tuple[Rule, ...] = ()) -> Layout:
    return Layout(name, (*HEAD, *holders, *FOOT), (FOOT_RULE, FOOT_LOGO, *rules))


def _chart(name: str, idx: int, box: Box) -> Holder:
    return Holder(name, "chart", idx, box, "Graphique", 12)


def _strip(name: str, idx: int, box: Box = STRIP) -> Holder:
    return Holder(name, "body", idx, box, "Commentaire", 16, bullets=True, anchor="t")


def _figure(position: int, box: Box) -> Holder:
    return Holder(f"Chiffre {position + 1}", "body", 20 + position, box.to(box.top + FIGURES_HEIGHT),
                  "Chiffre clé", 14, fill="bg2", inset=(0.22, 0.2))  # fmt: skip


def _card(position: int, box: Box) -> tuple[Holder, Holder, Holder]:
    heading = Holder(f"Titre carte {position + 1}", "body", 20 + position, box.to(box.top + CARD_HEADING),
                     "Contenu", 14, True, "bg1", "tx2", anchor="ctr", inset=(0.14, 0.04))  # fmt: skip
    rest = box.below(CARD_HEADING)
    picture = Holder(f"Visuel {position + 1}", "pic", 30 + position, rest.to(rest.top + CARD_PICTURE), "Visuel", 12)
    text = Holder(f"Texte carte {position + 1}", "body", 40 + position, rest.below(CARD_PICTURE), "Texte", 14,
                  fill="bg2", inset=(0.14, 0.12))  # fmt: skip
    return heading, picture, text


def _block(position: int, box: Box) -> tuple[Holder, Holder]:
    heading = Holder(f"Titre bloc {position + 1}", "body", 20 + position, box.to(box.top + BLOCK_HEADING),
                     "Bloc", 16, True, "bg1", "tx2", anchor="ctr", inset=(0.18, 0.04))  # fmt: skip
    text = Holder(f"Texte bloc {position + 1}", "body", 30 + position, box.below(BLOCK_HEADING), "Paragraphes",
                  16, fill="bg2", inset=(0.18, 0.16))  # fmt: skip
    return heading, text


def _stage(position: int, box: Box) -> tuple[Holder, Holder, Holder, Holder]:
    """A stage under its number, who is in charge and how long it takes at its foot."""
    rank = Holder(f"Rang étape {position + 1}", "body", 20 + position, Box(box.left, box.top, BADGE, BADGE),
                  "n°", 14, True, "bg1", "tx2", anchor="ctr", align="ctr", shape="ellipse")  # fmt: skip
    heading = Holder(f"Titre étape {position + 1}", "body", 30 + position,
                     box.below(BADGE + 0.12).to(box.top + STAGE_TEXT), "Étape", 16, True, "tx2")  # fmt: skip
    text = Holder(f"Texte étape {position + 1}", "body", 40 + position,
                  box.below(STAGE_TEXT).to(box.bottom - STAGE_FOOT), "Ce qui s’y fait", 14, inset=(0.0, 0.06))  # fmt: skip
    foot = Holder(f"Suivi étape {position + 1}", "body", 50 + position, box.below(box.height - STAGE_FOOT),
                  "Responsable et durée", 12, colour="accent6", fill="bg2", anchor="ctr", inset=(0.12, 0.04))  # fmt: skip
    return rank, heading, text, foot


def _quadrant(position: int, box: Box) -> tuple[Holder, Holder]:
    heading = Holder(f"Titre quadrant {position + 1}", "body", 20 + position, box.to(box.top + QUADRANT_HEADING),
                     "Quadrant", 14, True, "tx2", "bg2", anchor="b", inset=(0.16, 0.0))  # fmt: skip
    text = Holder(f"Texte quadrant {position + 1}", "body", 30 + position, box.below(QUADRANT_HEADING),
                  "Ce qui y est placé", 14, fill="bg2", inset=(0.16, 0.06))  # fmt: skip
    return heading, text


def _side(name: str, idx: int, box: Box) -> tuple[Holder, Holder, Holder]:
    """One side of a comparison."""
    after = name == "après"
    heading = Holder(f"Titre {name}", "body", idx, box.to(box.top + BLOCK_HEADING), name.capitalize(), 16, True,
                     "bg1" if after else "tx2", "tx2" if after else "bg2", anchor="ctr", inset=(0.18, 0.04))  # fmt: skip
    rest = box.below(BLOCK_HEADING)
    picture = Holder(f"Visuel {name}", "pic", idx + 1, rest.to(rest.top + SIDE_PICTURE), "Visuel", 12)
    text = Holder(f"Texte {name}", "body", idx + 2, rest.below(SIDE_PICTURE), "Texte", 16, fill="bg2",
                  inset=(0.18, 0.14))  # fmt: skip
    return heading, picture, text


def _axis(name: str, idx: int, box: Box, anchor: Literal["t", "ctr", "b"], align: Literal["l", "ctr", "r"]) -> Holder:
    """The name of an axis of the matrix, or of one of its ends."""
    named = name in ("Axe vertical", "Axe horizontal")
    return Holder(name, "body", idx, box, "Axe", 12, named, "tx2" if named else "accent6", anchor=anchor, align=align)


def _table(name: str, strip: Box = STRIP) -> Layout:
    place = Holder("Tableau", "tbl", 20, CONTENT.to(strip.top - STRIP_GAP), "Tableau", 12)
    return _content(name, place, _strip("Message", 21, strip))


STAGES = CONTENT.to(STRIP.top - STRIP_GAP)
SIDES = STAGES.columns(2, ARROW_GAP)
QUADRANTS = tuple(
    replace(box, top=top, height=(MATRIX.height - QUADRANT_GAP) / 2)
    for top in (MATRIX.top, MATRIX.top + (MATRIX.height + QUADRANT_GAP) / 2)
    for box in MATRIX.columns(2, QUADRANT_GAP)
)
ACROSS = Box(MATRIX.left, MATRIX.bottom + 0.04, MATRIX.width, 0.28)
AXES = (
    _axis("Axe vertical haut", 40, Box(MARGIN, MATRIX.top, 1.35, 0.6), "t", "r"),
    _axis("Axe vertical", 41, Box(MARGIN, MATRIX.top + MATRIX.height / 2 - 0.35, 1.35, 0.7), "ctr", "r"),
    _axis("Axe vertical bas", 42, Box(MARGIN, MATRIX.bottom - 0.6, 1.35, 0.6), "b", "r"),
    _axis("Axe horizontal gauche", 43, replace(ACROSS, width=3.4), "t", "l"),
    _axis("Axe horizontal", 44, replace(ACROSS, left=ACROSS.left + 3.5, width=ACROSS.width - 7), "t", "ctr"),
    _axis("Axe horizontal droite", 45, replace(ACROSS, left=ACROSS.right - 3.4, width=3.4), "t", "r"),
)
CONTENTS = Layout(
    "sommaire",
    (
        Holder("Titre", "title", 0, Box(MARGIN, 2.2, 3.2, 1.2), "Sommaire", 36, True, "bg1", anchor="b", leading=0.9),
        Holder("Chapeau", "body", 10, Box(MARGIN, 3.75, 3.2, 1.5), "Ce que contient le document", 16, colour="bg1"),
        Holder("Sommaire", "tbl", 20, Box(5.1, 1.0, WIDTH - MARGIN - 5.1, 5.6), "Parties et pages", 18),
        replace(FOOTER, box=Box(5.1, 7.04, 5.6, 0.25)),
        NUMBER,
    ),
    (
        Rule("Aplat", Box(0, 0, 4.2, HEIGHT), "tx2"),
        Rule("Trait d’accent", Box(4.2, 0, 0.12, HEIGHT), "accent2"),
        Rule("Filet d’accent", Box(MARGIN, 3.55, 1.1, 0.05), "accent2"),
        FOOT_LOGO,
    ),
)
COVER = Layout(
    "couverture",
    (
        Holder("Titre", "ctrTitle", 0, Box(0.9, 2.35, 7.6, 1.5), "Livrable", 40, True, "tx2", anchor="b", leading=0.9),
        Holder("Client", "body", 10, Box(0.9, 4.2, 7.6, 0.5), "Client", 24, colour="tx1", anchor="t"),
        Holder("Période", "body", 11, Box(0.9, 4.72, 7.6, 0.45), "Période", 18, colour="accent6"),
        Holder("Agence", "body", 12, Box(0.9, 6.5, 7.6, 0.34), "Agence", 14, True, "tx2", anchor="ctr"),
        Holder("Date", "body", 13, Box(0.9, 6.84, 7.6, 0.3), "Date", 12, colour="accent6", anchor="ctr"),
    ),
    (
        Rule("Aplat", Box(9.2, 0, WIDTH - 9.2, HEIGHT), "tx2"),
        Rule("Trait d’accent", Box(9.2, 0, 0.12, HEIGHT), "accent2"),
        Rule("Filet d’accent", Box(0.9, 4.0, 1.1, 0.05), "accent2"),
        Rule(LOGO, Box(0.9, 0.75, 2.6, 0.9), ""),
    ),
)
SECTION = Layout(
    "section",
    (
        Holder("Titre", "title", 0, Box(0.9, 2.6, 10.5, 1.2), "Partie", 36, True, "bg1", anchor="b", leading=0.9),
        Holder("Chapeau", "body", 10, Box(0.9, 4.15, 10.5, 0.9), "Ce que contient la partie", 18, colour="bg1"),
    ),
    (Rule("Filet d’accent", Box(0.9, 3.95, 1.1, 0.05), "accent2"),),
    background="tx2",
)
CLOSING = Layout(
    "cloture",
    (
        Holder("Titre", "title", 0, Box(0.9, 2.6, 10.5, 1.2), "Prochain rendez-vous", 36, True, "bg1", anchor="b", leading=0.9),
        Holder("Message", "body", 10, Box(0.9, 4.15, 10.5, 2.0), "Date, lieu, ce qu’il faut préparer", 18,
               colour="bg1"),
    ),
    (Rule("Filet d’accent", Box(0.9, 3.95, 1.1, 0.05), "accent2"),),
    background="tx2",
)  # fmt: skip
LAYOUTS = (
    COVER,
    CONTENTS,
    SECTION,
    _content("graphique", _chart("Graphique", 20, CONTENT.to(STRIP.top - STRIP_GAP)), _strip("Message", 21)),
    _content(
        "graphique-commentaires",
        _chart("Graphique", 20, LEFT_CHART),
        _strip("Commentaires", 21, COMMENTS),
        rules=(VERTICAL_RULE,),
    ),
    _content(
        "deux-graphiques",
        _chart("Graphique 1", 20, HALVES[0].to(STRIP.top - STRIP_GAP)),
        _chart("Graphique 2", 21, HALVES[1].to(STRIP.top - STRIP_GAP)),
        _strip("Message", 22),
    ),
    _table("tableau"),
    _content(
        "tableau-commentaires",
        Holder("Tableau", "tbl", 20, LEFT_CHART, "Tableau", 12),
        _strip("Commentaires", 21, COMMENTS),
        rules=(VERTICAL_RULE,),
    ),
    _content(
        "chiffres",
        *(_figure(i, box) for i, box in enumerate(CONTENT.columns(4, GUTTER))),
        _chart("Graphique", 24, CONTENT.below(FIGURES_HEIGHT + 0.3)),
        _strip("Message", 25, CONTENT.below(FIGURES_HEIGHT + 0.3)),
    ),
    _content(
        "cartes",
        *(holder for i, box in enumerate(CONTENT.columns(5, gap=0.22)) for holder in _card(i, box)),
        _strip("Message", 50),
    ),
    _content(
        "blocs",
        *(holder for i, box in enumerate(CONTENT.columns(4, GUTTER)) for holder in _block(i, box)),
        _strip("Message", 50),
    ),
    _content(
        "texte",
        Holder(
            "Message",
            "body",
            20,
            Box(MARGIN, CONTENT.top, SUBTITLE.box.width, CONTENT.height),
            "Texte",
            20,
            bullets=True,
        ),
    ),
    _table("calendrier", CONTENT.below(CONTENT.height - 0.36)),  # the month is high, its comment one line
    _table("liste"),
    _table("decisions"),
    _content(
        "matrice",
        *(holder for i, box in enumerate(QUADRANTS) for holder in _quadrant(i, box)),
        *AXES,
        _strip("Message", 50),
    ),
    _content(
        "processus",
        *(holder for i, box in enumerate(STAGES.columns(6, gap=0.24)) for holder in _stage(i, box)),
        _strip("Message", 60),
        rules=(Rule("Fil des étapes", Box(MARGIN, STAGES.top + BADGE / 2 - 0.01, CONTENT.width, 0.02), "accent4"),),
    ),
    _content(
        "avant-apres",
        *_side("avant", 20, SIDES[0]),
        *_side("après", 30, SIDES[1]),
        _strip("Message", 50),
        rules=(Rule("Flèche", Box(WIDTH / 2 - 0.24, SIDES[0].top + 0.06, 0.48, 0.44), "accent2", shape="rightArrow"),),
    ),
    CLOSING,
)
