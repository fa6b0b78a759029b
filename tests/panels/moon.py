"""A small client whose October was run without a kernel: hostile texts in its slides, its messages and its files."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from iwa.months import Month
from iwa.run import step as stepping
from iwa.run.execute import StepResult
from iwa.run.month import run_month
from iwa.run.notebooks import STEPS
from iwa.run.order import Order
from iwa.scaffold import new_client
from iwa.slides import MIME, READ, Slide, to_json
from iwa.workspace import ClientFolder

MOON, NAME, OCTOBER = "maison-lune", "Maison Lune", Month(2026, 10)
HOSTILE = "<img src=x onerror=\"document.title='pris'\"><script>document.title='pris'</script>=1+1"
POSTS = (
    '"Identifiant de la publication","ID de la Page","Nom de la page",Titre,Description,"Durée (s)","Heure de publication",'
    'Permalien,"Type de publication",Date,Vues,Couverture,Réactions,Commentaires,Partages'
)
SHOWN = {1: ("audit.synthese", "audit.chaine"), 6: ("mesure.reponse",)}


def lay_moon(workspace: Path) -> ClientFolder:
    """The client's folder, with real decks and a real receipt."""
    folder = new_client(workspace, MOON)
    rows = [f"Google;avis;0{day}/10/2026 10:00;Anonyme;{HOSTILE.replace(';', ',')} {day}" for day in range(1, 5)]
    (folder.exports / "messages.csv").write_text("\n".join(["réseau;canal;reçu le;auteur;texte", *rows]), "utf-8")
    quoted = HOSTILE.replace('"', '""')
    posts = [
        f'12215{day}838,100482735661029,"{NAME}",,"{quoted} {day}",0,"10/{day:02}/2026 08:00",'
        f"https://www.facebook.com/1/posts/12215{day}838,Photos,Global,700,500,12,1,0"
        for day in range(1, 9)
    ]
    (folder.exports / "facebook.csv").write_text("\n".join([POSTS, *posts, ""]), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stepping, "execute", _execute)
        run_month(folder, OCTOBER, Order())
    return folder


def _execute(step: int, folder: ClientFolder, month: Month) -> StepResult:
    slides = [Slide(name, f"{name} {HOSTILE}", message=(HOSTILE,)) for name in SHOWN.get(step, (f"etape.{step}",))]
    outputs = [new_output("display_data", {MIME: to_json(slide)}, metadata={MIME: {READ: ["*"]}}) for slide in slides]
    file = folder.run(month).notebooks / f"{STEPS[step]}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=[new_code_cell("show()", id="abcd", outputs=outputs)]), file)
    return StepResult(step, file, "", 0.1)
