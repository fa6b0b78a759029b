"""Labels that say what stands in other cells of the workbook: they follow when a person changes those."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from iwa.deck.native.sheet import Sheet
from iwa.deck.native.xml import NO_FILL, Label, run_properties, text_properties
from iwa.deck.writing import plain

EXTENDED = 'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"'
OF_LABEL, OF_SERIES = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}", "{02D57815-91ED-43cb-92C2-25804820EDAC}"
SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def cell_labels(texts: Mapping[int, str], labels: Mapping[int, Label]) -> str:
    """The labels of a series: at each point what its cell says, as it reads today."""
    points = "".join(_point(index, texts[index], label) for index, label in labels.items() if index in texts)
    off = "".join(f'<c:show{name} val="0"/>' for name in SHOWN)
    return f"<c:dLbls>{points}{off}{_reads_cells(0)}</c:dLbls>"


def cells_of_labels(sheet: Sheet, position: int, texts: Mapping[int, str]) -> str:
    """Which column the labels of a series read, at the end of the series."""
    count = len(sheet.columns[position].values)
    points = "".join(f'<c:pt idx="{index}"><c:v>{escape(plain(text))}</c:v></c:pt>' for index, text in texts.items())
    return (
        f'<c:extLst><c:ext uri="{OF_SERIES}" {EXTENDED}><c15:datalabelsRange><c15:f>{sheet.cells(position)}</c15:f>'
        f'<c15:dlblRangeCache><c:ptCount val="{count}"/>{points}</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>'
    )


def _point(index: int, text: str, label: Label) -> str:
    run = run_properties("rPr", label.size, label.colour, label.bold)
    field = f'<a:fld id="{{5F0A1C00-0000-4000-8000-{index:012X}}}" type="CELLRANGE">{run}<a:pPr/><a:t>{escape(plain(text))}</a:t></a:fld>'
    rich = f'<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>{field}<a:endParaRPr lang="fr-FR"/></a:p></c:rich></c:tx>'
    off = "".join(f'<c:show{name} val="0"/>' for name in SHOWN)
    return (
        f'<c:dLbl><c:idx val="{index}"/>{rich}{NO_FILL}{text_properties(label.size, label.colour, label.bold, wrap=False)}'
        f'<c:dLblPos val="{label.place}"/>{off}{_reads_cells(1)}</c:dLbl>'
    )


def _reads_cells(shown: int) -> str:
    return f'<c:extLst><c:ext uri="{OF_LABEL}" {EXTENDED}><c15:showDataLabelsRange val="{shown}"/></c:ext></c:extLst>'
