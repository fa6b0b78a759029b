#!/usr/bin/env bash
# Makes .venv whole: Python, the locked packages, this package. Done again only when they changed.
set -euo pipefail
cd "$(dirname "$0")/.."

STAMP=.venv/iwa-installed

say() { printf '%s\n' "$*" >&2; }

# What .venv was made for: a folder that was moved needs the package installed anew.
fingerprint() { { cat requirements.lock pyproject.toml; pwd; } | cksum; }

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

install_packages() {
  export DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes
  apt-get update -qq || true
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

find_python() {
  for candidate in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
    if recent "$candidate"; then
      printf '%s' "$candidate"
      return
    fi
  done
  say "Il faut Python 3.11 ou plus récent ; trouvé : $("${PYTHON:-python3}" --version 2>&1 || true)."
  say "Installez-le depuis python.org, ou dites où il est : make demo PYTHON=/chemin/vers/python3.12"
  return 1
}

make_venv() {
  if ! command -v "${PYTHON:-python3}" >/dev/null && may_install; then
    say "Python manque : installation par apt-get."
    install_packages python3 python3-venv
  fi
  python=$(find_python)
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package="python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
    if ! may_install || ! install_packages "$package"; then
      say "Le module venv de Python manque. Sous Debian ou Ubuntu : sudo apt-get install $package"
      return 1
    fi
  fi
  "$python" -m venv --clear .venv
}

if [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$(fingerprint)" ] && recent .venv/bin/python; then
  exit 0
fi
recent .venv/bin/python || make_venv
rm -f "$STAMP"
say "Installation des paquets de requirements.lock dans .venv (une à trois minutes la première fois)."
pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input)
"${pip[@]}" --no-compile --require-hashes -r requirements.lock # Python compiles what is imported, a tenth of it
rm -rf .venv/lib/python3.*/site-packages/iwa # folders that pip leaves behind would hide the package
"${pip[@]}" --no-deps --no-build-isolation --editable .
fingerprint >"$STAMP"
