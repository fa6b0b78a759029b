"""Company sizes that Excel took for dates."""

import pandas as pd
import pytest

from iwa.exports.document import Sheet
from iwa.exports.linkedin.sizes import mend_sizes, mended_size
from iwa.exports.reading import Notes


@pytest.mark.parametrize("label", ["1", "2-10", "11-50", "51-200", "1001-5000", "10001+", "+ de 10.001"])
def test_sizes_as_linkedin_writes_them_are_left_alone(label):
    assert mended_size(label) == label


@pytest.mark.parametrize(
    "label", ["2026-10-02", "2026-02-10T00:00:00", "10-févr.", "10-Feb", "02-oct", "2-oct.", "02/10/2026", "10/02/26"]
)
def test_two_to_ten_is_put_back(label):
    assert mended_size(label) == "2-10"


@pytest.mark.parametrize("label", ["1950-11-01", "nov-50", "nov.-50", "Nov-50", "01/11/1950"])
def test_eleven_to_fifty_is_put_back(label):
    assert mended_size(label) == "11-50"


@pytest.mark.parametrize("label", ["2026-11-01", "2026-03-04", "mars-26", "12/12/2026"])
def test_a_date_that_could_be_anything_is_not(label):
    assert mended_size(label) is None


def test_what_was_put_back_is_told_once_and_what_was_not_is_an_issue():
    names = pd.Series(["1", "10-févr.", "nov-50", "2026-03-04"], index=[2, 3, 4, 5])
    notes = Notes(Sheet("Tailles", pd.DataFrame({0: names})))
    assert mend_sizes(names, notes).tolist()[:3] == ["1", "2-10", "11-50"]
    assert notes.states.tolist() == ["structural", "structural", "structural", "issue"]
    assert [issue["severity"] for issue in notes.issues] == ["à vérifier", "pour information"]
    assert "« 10-févr. » pour « 2-10 » et « nov-50 » pour « 11-50 »" in notes.issues[1]["sentence"]
