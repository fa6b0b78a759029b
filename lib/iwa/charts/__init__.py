"""Charts drawn with matplotlib and seaborn from `iwa.slides.Chart`, for the notebook and the HTML report."""

from iwa.charts.colours import Colours
from iwa.charts.drawing import draw, picture
from iwa.charts.plane import FULL_WIDTH, HALF_WIDTH, WIDTH

__all__ = ["FULL_WIDTH", "HALF_WIDTH", "WIDTH", "Colours", "draw", "picture"]
