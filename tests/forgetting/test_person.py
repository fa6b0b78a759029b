"""`iwa forget --person`: a person's rows go file by file, sent figures stay, and what is left is named."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from forgotten_client import HEAD, OCTOBER, QUOTE, REVIEWS, ROWS, SEPTEMBER, Played, everything, said
from pptx import Presentation

from iwa.consolidate.messages import current
from iwa.dossier import load_dossier
from iwa.exports.collect import collect
from iwa.forgetting.person import Person
from iwa.forgetting.rewriting import without
from iwa.problems import NotForgotten, WrongUse
from iwa.workspace import ClientFolder


def messages(folder: ClientFolder, month: object = OCTOBER) -> pd.DataFrame:
    return pd.read_parquet(folder.run(month).tables / "messages.parquet")  # type: ignore[arg-type]


def test_the_person_s_rows_leave_every_file_and_the_others_keep_their_bytes(forgotten: Played) -> None:
    exports, output = forgotten.after.exports, forgotten.said
    csv = (exports / "messages" / "octobre.csv").read_bytes().decode("cp1252")
    blank = ";" * HEAD.count(";")
    assert csv == "\r\n".join((HEAD, blank, ROWS[1], blank, ROWS[3])) + "\r\n"
    assert not (exports / "messages" / "seule.csv").exists()
    with zipfile.ZipFile(exports / "takeout.zip") as archive:
        assert json.loads(archive.read("Takeout/reviews.json")) == {"reviews": [{}, REVIEWS["reviews"][1]]}
        assert archive.read("Takeout/lisez-moi.html") == b"<p>rien</p>"
    assert "exports/messages/octobre.csv · 2 lignes" in output and "exports/takeout.zip · 1 ligne" in output
    assert "Supprimé, rien d’autre n’y était : exports/messages/seule.csv" in output


def test_what_people_labelled_of_their_messages_goes_too(forgotten: Played) -> None:
    before = forgotten.before.message_labels_file.read_text("utf-8").splitlines()
    after = forgotten.after.message_labels_file.read_text("utf-8").splitlines()
    gone = messages(forgotten.after, SEPTEMBER)["message_id"].str.startswith("oublié").to_numpy()
    assert after[1:] == [";;;" if forgotten_one else line for line, forgotten_one in zip(before[1:], gone, strict=True)]


def test_what_is_left_reads_as_before(forgotten: Played) -> None:
    others, left = collect(forgotten.before.exports).messages, collect(forgotten.after.exports).messages
    kept = others[others["message_id"].isin(left["message_id"])]
    columns = ["network", "message_id", "text", "source_file", "source_row"]
    pd.testing.assert_frame_equal(left[columns].reset_index(drop=True), kept[columns].reset_index(drop=True))
    assert len(others) - len(kept) == 4


def test_a_sent_month_keeps_its_figures_and_a_draft_is_to_be_run_again(forgotten: Played) -> None:
    before, after = messages(forgotten.before, SEPTEMBER), messages(forgotten.after, SEPTEMBER)
    figures = ["network", "channel", "received_at", "answered_at", "rating", "resolved"]
    pd.testing.assert_frame_equal(before[figures], after[figures])
    gone = after["message_id"].str.startswith("oublié")
    assert gone.sum() == 4 and after.loc[gone, ["author", "text", "answer", "topic"]].isna().all(axis=None)
    naming = ~gone & (before["network"] == "instagram")
    assert after.loc[naming, "text"].tolist() == ["Merci à [nom] pour le conseil !"]
    pd.testing.assert_frame_equal(before[~gone & ~naming], after[~gone & ~naming])
    output = forgotten.said
    assert "runs/2026-09/tables · 4 messages, 1 autre la nomme, mois envoyé : ses chiffres restent" in output
    assert "Septembre 2026 : les chiffres envoyés restent" in output
    assert "À relancer : « iwa run maison-lune --month 2026-10 »" in output and "--month 2026-09" not in output
    parts = json.loads((forgotten.after.run(OCTOBER).tables / "inputs.json").read_text("utf-8"))["parts"]
    assert parts["messages"] != "as read"


def test_the_rows_of_the_log_that_name_the_person_go_with_the_renamed_capture(forgotten: Played) -> None:
    assert len(load_dossier(forgotten.after).log) == 3
    assert b"Plainte" not in everything(forgotten.after.path)
    captures = sorted(file.name for file in forgotten.after.captures.iterdir())
    assert captures == ["2025-07-01.png", "commune.png"]


def test_what_is_left_is_named_with_its_place(folder: ClientFolder) -> None:
    run = folder.run(OCTOBER)
    book = openpyxl.load_workbook(folder.dossier_file)
    book["preuves"]["B2"] = "Témoignage d’Elodie Roy"
    book.save(folder.dossier_file)
    run.report.write_text(f"<p>« {QUOTE} »</p><p>Mélodie Royer</p>", "utf-8")
    (run.path / "royer.html").write_text("<p>Mélodie Royer</p>", "utf-8")
    (run.path / "n.ipynb").write_text(json.dumps({"a": "\nÉlodie Roy"}), "utf-8")
    run.deliverables.mkdir()
    deck = Presentation()
    for text in ("Bilan", "Merci à Élodie Roy"):
        deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = text
    deck.slides[0].notes_slide.notes_text_frame.text = "Appeler Élodie Roy"
    deck.save(str(run.deliverables / "audit.pptx"))
    output = said("forget", "maison-lune", "--person", "elodie roy", "--yes")
    places = output.partition("à la main : ")[2].partition(" 2 images")[0]
    assert "6 endroits le disent encore" in output
    assert places == (
        "dossier.xlsx, onglet « preuves », B2 exports/messages/octobre.csv, ligne 6 "
        "runs/2026-10/livrables/audit.pptx, diapositive 1, les notes runs/2026-10/livrables/audit.pptx, diapositive 2 "
        "runs/2026-10/n.ipynb runs/2026-10/rapport.html"
    )
    assert "2 images, PDF et classeurs .xls ne se lisent pas" in output


def test_a_pseudonym_is_one_network_s_and_finds_the_name(folder: ClientFolder) -> None:
    table = messages(folder)
    own = table.loc[table["text"].fillna("").str.startswith("Je n’ai") & (table["network"] == "instagram"), "author"]
    output = said("forget", "maison-lune", "--person", own.iloc[0], "--yes")
    assert "« Élodie Roy »" in output and "octobre.csv · 1 ligne " in output
    csv = (folder.exports / "messages" / "octobre.csv").read_bytes().decode("cp1252")
    assert "ELODIE ROY" in csv and QUOTE not in csv


def test_nobody_else_is_taken_for_the_person_and_nobody_at_all_is_said(folder: ClientFolder) -> None:
    before = everything(folder.path)
    assert "rien de « Elodie R »" in said("forget", "maison-lune", "--person", "Elodie R", "--yes")
    # the team's decider is no person of the log
    assert "rien de « Léa Martin »" in said("forget", "maison-lune", "--person", "Léa Martin", "--yes")
    assert everything(folder.path) == before
    with pytest.raises(WrongUse, match="trop court"):
        Person.called("@a")


def test_a_file_that_cannot_be_rewritten_is_left_to_a_human() -> None:
    with pytest.raises(NotForgotten, match="97-2003"):
        without(bytes.fromhex("D0CF11E0A1B11AE1") + "Workbook".encode("utf-16-le") * 9, "a.xls", {"": {2}})


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_text_keeps_its_encoding_and_its_line_ends(encoding: str) -> None:
    text = 'réseau;texte\nX;"un\ndeux"\nX;"trois ""é"""\nX;quatre'
    made = without(text.encode(encoding), "a.csv", {"": {3}})
    assert made is not None and made.decode(encoding) == 'réseau;texte\nX;"un\ndeux"\n;\nX;quatre'
    assert without(text.encode(encoding), "a.csv", {"": {2, 3, 4}}) is None


def test_a_workbook_of_messages_is_emptied_in_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (HEAD, ROWS[0], ROWS[3]):
        book.active.append(row.split(";"))
    book.save(tmp_path / "messages.xlsx")
    made = without((tmp_path / "messages.xlsx").read_bytes(), "messages.xlsx", {"Sheet": {2}})
    assert made is not None
    (tmp_path / "messages.xlsx").write_bytes(made)
    assert QUOTE.encode() not in everything(tmp_path)
    told = current(collect(tmp_path).messages, pd.Timestamp(OCTOBER.closing))[0]
    assert told["source_row"].tolist() == [3]
