# shellcheck shell=bash
# What ./mesh does for the web part, browser-peer/: finds or installs what builds it.
# Sourced by mesh, whose root, maven, fail and logged it uses.
# shellcheck disable=SC2154 # root is mesh's

skip_web() {
  maven+=(-DskipWeb)
}

has_web() {
  [[ ${maven[*]} != *-DskipWeb* ]]
}

has_node() {
  local version
  command -v npm >/dev/null && version=$(node --version 2>/dev/null) || return 1
  version=${version#v}
  [[ ${version%%.*} -ge 20 ]]
}

# The version of a package that apt-get would install; a fresh image has no lists of them yet.
apt_candidate() {
  command -v apt-cache >/dev/null || return 0
  if [[ -z $(apt_policy "$1") && $(id -u) == 0 ]]; then
    apt-get update >/dev/null 2>&1 || true
  fi
  apt_policy "$1"
}

apt_policy() {
  apt-cache policy "$1" | sed -n 's/^ *Candidate: \([^(]\)/\1/p'
}

# Whether apt-get can be used here and has a Node that is new enough.
apt_has_node() {
  local candidate
  [[ $(id -u) == 0 ]] || return 1
  candidate=$(apt_candidate nodejs)
  [[ $candidate =~ ^[0-9]+ && ${BASH_REMATCH[0]} -ge 20 ]]
}

# Finds Node and npm, or installs them, or has everything built without the dashboard.
need_web() {
  has_web && ! has_node || return 0
  if apt_has_node; then
    echo "Installing what builds the dashboard: nodejs npm"
    DEBIAN_FRONTEND=noninteractive logged "$root/.mesh/log/node.log" \
      apt-get install -y --no-install-recommends nodejs npm
    ! has_node || return 0
  fi
  echo "Building without the dashboard, for which Node 20 or newer and npm are missing; install them from https://nodejs.org/en/download and call this again"
  skip_web
}

# The first file of the dashboard that is newer than this one.
web_newer() {
  has_web || return 0
  find "$root/browser-peer" \
    \( -name node_modules -o -name dist -o -name target -o -name test -o -name e2e \) -prune \
    -o -type f -newer "$1" -print -quit
}
