"""What the template imports before any kernel is forked from it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module

from iwa.spared_imports import spare_the_grammar

# What the notebooks import, what that imports when first called, and what ipykernel does.
PRELOADED = (
    "ipykernel.kernelapp", "ipykernel.debugger", "IPython.core.completerlib", "IPython.core.oinspect",
    "IPython.extensions.storemagic", "sqlite3", "pdb", "tornado.platform.asyncio", "zmq.utils.garbage",
    "encodings.unicode_escape", "encodings.utf_8_sig", "encodings.utf_16_be",
    "PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PIL.PngImagePlugin", "PIL.PpmImagePlugin",
    "pandas", "pandas.core.methods.to_dict", "pandas.core.arrays.arrow._arrow_utils", "pandas.core.reshape.reshape", "pyarrow.parquet", "scipy.stats", "matplotlib.pyplot", "matplotlib.backends.backend_svg", "seaborn",
    "iwa.client_month", "iwa.show", "iwa.steps.animation", "iwa.steps.architecture", "iwa.steps.audit",
    "iwa.steps.calendar", "iwa.steps.campaign_plans", "iwa.steps.charter", "iwa.steps.checklists",
    "iwa.steps.governance", "iwa.steps.moderation", "iwa.steps.monthly", "iwa.steps.objectives",
    "iwa.steps.playbooks", "iwa.steps.production", "iwa.steps.proof_plan", "iwa.steps.scenarios", "iwa.kernels.forked",
)  # fmt: skip


def import_all(also: Sequence[str] = ()) -> None:
    """Imports all of it, and what workers need `also`, and sets it aside from the garbage collector, whose rounds would copy shared memory."""
    spare_the_grammar()
    for name in (*PRELOADED, *also):
        import_module(name)
    files = (getattr(module, "__file__", None) for module in [*sys.modules.values()])
    import_module("iwa.kernels.forked").FILES.extend(file for file in files if file)
    gc.collect()
    gc.freeze()
