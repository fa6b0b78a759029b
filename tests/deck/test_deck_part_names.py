"""Names of added parts: free ones, in order, whatever the package held when it was opened."""

from __future__ import annotations

from pptx import Presentation

from iwa.deck.part_names import next_name

TEMPLATE = "/ppt/slides/slide%d.xml"


def test_names_follow_those_that_are_there() -> None:
    presentation = Presentation()
    for _ in range(3):
        presentation.slides.add_slide(presentation.slide_layouts[6])
    package = presentation.part.package
    assert [next_name(package, TEMPLATE) for _ in range(2)] == ["/ppt/slides/slide4.xml", "/ppt/slides/slide5.xml"]


def test_kinds_and_packages_count_apart() -> None:
    first, second = (Presentation().part.package for _ in range(2))
    assert next_name(first, "/ppt/tags/tag%d.xml") == "/ppt/tags/tag1.xml"
    assert next_name(first, "/ppt/charts/chart%d.xml") == "/ppt/charts/chart1.xml"
    assert next_name(first, "/ppt/tags/tag%d.xml") == "/ppt/tags/tag2.xml"
    assert next_name(second, "/ppt/tags/tag%d.xml") == "/ppt/tags/tag1.xml"
