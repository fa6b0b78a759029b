"""The source line: words when there are some, else a few files, else how many."""

from iwa.slides import Source
from iwa.source_lines import source_line

FILES = ("exports/facebook/a.csv", "exports/facebook/b.csv", "exports/ga4/c.csv")


def test_words_stand_for_the_files() -> None:
    source = Source(FILES, "octobre 2026", "48 publications", exports="exports Facebook et GA4")
    assert source_line(source) == "Source\u00a0: exports Facebook et GA4 ; octobre 2026 ; 48 publications"


def test_without_words_some_files_are_named() -> None:
    assert source_line(Source(FILES)) == "Source\u00a0: a.csv, b.csv et 1 autre fichier"
    assert source_line(Source(FILES), files=0) == "Source\u00a0: 3 fichiers"


def test_nothing_known_gives_no_line() -> None:
    assert source_line(Source()) == ""
