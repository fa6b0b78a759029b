"""What every native chart is made of, and how it becomes a part of a presentation."""

from __future__ import annotations

from dataclasses import dataclass

from iwa.deck.native.notes import Note
from iwa.deck.native.sheet import Sheet
from iwa.deck.native.xml import text_properties

SPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LEGEND_HEIGHT = 24.0
SMALL = 340.0  # points: a chart narrower than this, as half of a small slide, is set in the smallest size


@dataclass(frozen=True)
class Frame:
    """The size of a chart on its slide, in points, and how wide the brand's font sets text."""

    width: float
    height: float
    stretch: float = 1.0

    @property
    def size(self) -> float:
        """The size of the text in it."""
        return 12 if self.width >= 480 else 11 if self.width >= SMALL else 10


@dataclass(frozen=True)
class Margins:
    """What lies between the frame and the plot, in points."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Drawing:
    """A chart ready to be written: its plot and axes, its margins, its data, and notes over it."""

    plot: str
    margins: Margins
    sheet: Sheet
    legend: float = 0.0  # its width in points, 0 without one
    hidden_entries: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()


def chart_space(drawing: Drawing, frame: Frame) -> bytes:
    """The chart part."""
    legend = _legend(drawing, frame) if drawing.legend else ""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {SPACES}><c:date1904 val="0"/><c:lang val="fr-FR"/><c:roundedCorners val="0"/>'
        f'<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>{_plot_layout(drawing.margins, frame)}{drawing.plot}'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{text_properties(frame.size, 'tx1')}</c:chartSpace>"
    ).encode()


def _plot_layout(margins: Margins, frame: Frame) -> str:
    width = (frame.width - margins.left - margins.right) / frame.width
    height = (frame.height - margins.top - margins.bottom) / frame.height
    place = _place(margins.left / frame.width, margins.top / frame.height, width, height)
    return f'<c:layout><c:manualLayout><c:layoutTarget val="inner"/>{place}</c:manualLayout></c:layout>'


def _place(left: float, top: float, width: float, height: float) -> str:
    return (
        f'<c:xMode val="edge"/><c:yMode val="edge"/><c:x val="{left:.5f}"/><c:y val="{top:.5f}"/>'
        f'<c:w val="{width:.5f}"/><c:h val="{height:.5f}"/>'
    )


def _legend(drawing: Drawing, frame: Frame) -> str:
    gone = "".join(
        f'<c:legendEntry><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>' for index in drawing.hidden_entries
    )
    place = _place(0, 0, min(1.0, drawing.legend / frame.width), LEGEND_HEIGHT / frame.height)
    return (
        f'<c:legend><c:legendPos val="t"/>{gone}<c:layout><c:manualLayout>{place}</c:manualLayout></c:layout>'
        f'<c:overlay val="0"/>{text_properties(frame.size, "tx1")}</c:legend>'
    )
