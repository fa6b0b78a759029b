"""What the library is, as hashes: its own code with the templates it reads, and the packages around it.

Nothing heavy is imported: a batch asks before it loads anything.
"""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from functools import lru_cache
from pathlib import Path

from iwa.workspace import shipped

TEMPLATES = ("method", "packs", "deck", "report", "polices")  # what the library reads of those it ships
INSTALLED = (".dist-info", ".egg-info")


@lru_cache(maxsize=1)
def library_fingerprint() -> str:
    """One hash over the library's own code and the templates it reads: another version makes the tables anew."""
    digest = hashlib.sha256()
    templates = [file for name in TEMPLATES for file in sorted(shipped("templates", name).rglob("*")) if file.is_file()]
    for file in [*sorted(Path(__file__).parent.rglob("*.py")), *templates]:
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def packages_hash() -> str:
    """One hash over Python and the versions of all the packages that are installed, the library's own apart."""
    folders = [Path(place) for place in sys.path if Path(place).is_dir()]
    names = {found.name for folder in folders for found in folder.iterdir() if found.name.endswith(INSTALLED)}
    own = {name for name in names if name.startswith("iwa-")}
    told = [platform.python_version(), platform.system(), platform.machine(), sorted(names - own)]
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
