"""Our layouts and their places by name: which a master must have, and what stands in for those it lacks."""

from __future__ import annotations

HEAD = ("Titre", "Chapeau", "Verdict")
FOOT = ("Étiquette décision", "Décision", "Source", "Pied de page", "Numéro")
MOST_FIGURES, MOST_CARDS, MOST_BLOCKS, MOST_STAGES = 4, 5, 4, 6
AXES = ("Axe vertical haut", "Axe vertical", "Axe vertical bas", "Axe horizontal gauche", "Axe horizontal", "Axe horizontal droite")  # fmt: skip
SIDES = ("avant", "après")


def _ranks(most: int, *stems: str) -> tuple[str, ...]:
    return tuple(f"{stem} {rank}" for rank in range(1, most + 1) for stem in stems)


# Without one of these places a layout cannot be used.
NEEDED: dict[str, tuple[str, ...]] = {
    "couverture": ("Titre",),
    "sommaire": ("Titre", "Sommaire"),
    "section": ("Titre",),
    "graphique": ("Titre", "Graphique"),
    "graphique-commentaires": ("Titre", "Graphique", "Commentaires"),
    "deux-graphiques": ("Titre", "Graphique 1", "Graphique 2"),
    "tableau": ("Titre", "Tableau"),
    "tableau-commentaires": ("Titre", "Tableau", "Commentaires"),
    "chiffres": ("Titre", *_ranks(MOST_FIGURES, "Chiffre")),
    "cartes": ("Titre", *_ranks(MOST_CARDS, "Titre carte", "Texte carte")),
    "blocs": ("Titre", *_ranks(MOST_BLOCKS, "Titre bloc", "Texte bloc")),
    "texte": ("Titre", "Message"),
    "calendrier": ("Titre", "Tableau"),
    "liste": ("Titre", "Tableau"),
    "decisions": ("Titre", "Tableau"),
    "matrice": ("Titre", *_ranks(4, "Titre quadrant", "Texte quadrant"), *AXES),
    "processus": ("Titre", *_ranks(MOST_STAGES, "Titre étape", "Texte étape", "Suivi étape")),
    "avant-apres": ("Titre", *(f"{stem} {side}" for side in SIDES for stem in ("Titre", "Texte"))),
}
# These it may lack.
WANTED: dict[str, tuple[str, ...]] = {
    "couverture": ("Client", "Période", "Agence", "Date"),
    "sommaire": ("Chapeau", "Pied de page", "Numéro"),
    "section": ("Chapeau",),
    "graphique": (*HEAD[1:], "Message", *FOOT),
    "graphique-commentaires": (*HEAD[1:], *FOOT),
    "deux-graphiques": (*HEAD[1:], "Message", *FOOT),
    "tableau": (*HEAD[1:], "Message", *FOOT),
    "tableau-commentaires": (*HEAD[1:], *FOOT),
    "chiffres": (*HEAD[1:], "Graphique", "Message", *FOOT),
    "cartes": (*HEAD[1:], *_ranks(MOST_CARDS, "Visuel"), "Message", *FOOT),
    "blocs": (*HEAD[1:], "Message", *FOOT),
    "texte": (*HEAD[1:], *FOOT),
    "calendrier": (*HEAD[1:], "Message", *FOOT),
    "liste": (*HEAD[1:], "Message", *FOOT),
    "decisions": (*HEAD[1:], "Message", *FOOT),
    "matrice": (*HEAD[1:], "Message", *FOOT),
    "processus": (*HEAD[1:], *_ranks(MOST_STAGES, "Rang étape"), "Message", *FOOT),
    "avant-apres": (*HEAD[1:], *(f"Visuel {side}" for side in SIDES), "Message", *FOOT),
}
# What takes the place of a layout, the first that the master has. The names are those that the
# places of the other layout then bear; without any, the slide is filled as that layout's are.
INSTEAD: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "sommaire": (("tableau", {"Tableau": "Sommaire"}),),
    "section": (("texte", {"Message": "Chapeau"}),),
    "graphique": (("graphique-commentaires", {"Commentaires": "Message"}),),
    "graphique-commentaires": (("graphique", {}),),
    "deux-graphiques": (("graphique", {"Graphique": "Graphique 1"}),),
    "tableau": (
        ("tableau-commentaires", {"Commentaires": "Message"}),
        ("graphique", {"Graphique": "Tableau"}),
    ),
    "tableau-commentaires": (("tableau", {}),),
    "chiffres": (("blocs", {}), ("texte", {})),
    "cartes": (("blocs", {}), ("texte", {})),
    "blocs": (("texte", {}),),
    "texte": (("graphique", {"Graphique": "Message"}),),
    "calendrier": (("tableau", {}),),
    "liste": (("tableau", {}),),
    "decisions": (("tableau", {}),),
    "matrice": (("blocs", {}),),
    "processus": (("blocs", {}),),
    "avant-apres": (("cartes", {}),),
}
MUST = ("couverture", "graphique", "tableau", "texte")
# What becomes of a text whose place is missing, as it is told.
WITHOUT: dict[str, str] = {
    "Chapeau": "il devient la première ligne du message",
    "Verdict": "il rejoint le chapeau",
    "Étiquette décision": "le mot « Décision » ouvre la décision",
    "Décision": "elle devient la dernière ligne du message",
    "Source": "elle suit le message",
    "Message": "une zone de texte est ajoutée au pied du contenu",
    "Graphique": "l’objet est posé sous les chiffres, sans emplacement",
    "Pied de page": "les diapositives n’en ont pas",
    "Numéro": "les diapositives n’en ont pas",
    "Visuel": "les contenus sont montrés sans leur image",
    "Rang étape": "les étapes ne sont pas numérotées",
    "Client": "il rejoint un autre texte de la couverture",
    "Période": "elle rejoint un autre texte de la couverture",
    "Agence": "elle rejoint un autre texte de la couverture",
    "Date": "elle rejoint un autre texte de la couverture",
}
