"""The one template of this process, and whether there is one."""

from __future__ import annotations

import atexit
import logging
import os
import sys
from collections.abc import Sequence
from threading import Lock, Thread

from iwa.kernels.folder import private_folder
from iwa.kernels.warm import TemplateFailed, WarmTemplate

NO_FORK = "IWA_NO_FORK"  # set to anything: every kernel starts cold
COLD = "Les noyaux préparés d’avance font défaut : chaque notebook démarre à froid, plus lentement."

_log = logging.getLogger("iwa")
_lock = Lock()


class _Kept:
    owner = 0
    template: WarmTemplate | None = None
    failed = False


def can_fork() -> bool:
    """Whether kernels may be forked here: on Linux, unless the environment says no.

    macOS has `fork`, but its own libraries do not survive it.
    """
    return sys.platform == "linux" and not os.environ.get(NO_FORK)


def prepare(also: Sequence[str] = ()) -> None:
    """Starts the template in the background, so that its imports are done when the first kernel is asked for.

    `also`: modules that workers need and kernels do not.
    """
    _template(also)


def ready_template() -> WarmTemplate | None:
    """The template with its imports done; None where kernels start cold, said once when that is a failure."""
    template = _template()
    try:
        if template:
            template.wait_until_ready()
    except TemplateFailed:
        give_up()
        return None
    return template


def _template(also: Sequence[str] = ()) -> WarmTemplate | None:
    with _lock:
        if _Kept.owner != os.getpid():  # a forked child has none of its parent's
            _Kept.owner, _Kept.template, _Kept.failed = os.getpid(), None, False
        folder = None if _Kept.failed or not can_fork() else private_folder()
        if folder is None:
            return None
        if _Kept.template is None:
            _Kept.template = WarmTemplate(folder, also)
            atexit.register(close)
        return _Kept.template


def give_up() -> None:
    """From here on every kernel of this process starts cold; said at the first time."""
    with _lock:
        first, _Kept.failed = not _Kept.failed, True
        template, _Kept.template = _Kept.template, None
    if first:
        _log.warning(COLD)
    if template:
        Thread(target=_removed, args=(template,), name="iwa-kernels-end").start()


def _removed(template: WarmTemplate) -> None:
    template.close()
    template.sweep()


def close() -> None:
    """Ends the template, if there is one; the next kernel would start another."""
    with _lock:
        own = _Kept.owner == os.getpid()
        template, _Kept.template = _Kept.template, None
    if own and template:
        template.close()
