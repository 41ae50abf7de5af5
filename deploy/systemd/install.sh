#!/usr/bin/env bash
# Installs services of this folder's project, and their systemd units.
set -euo pipefail

project=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
units=$project/deploy/systemd

help() {
  cat <<'TEXT'
Install services, from where ./mesh package made them, with their systemd units.

  deploy/systemd/install.sh [--user] SERVICE...

  SERVICE  signaling-service, pattern-registry or peer-agent
  --user   for you alone, without being root: pattern-registry and peer-agent

DESTDIR is put in front of every path, as for packages. What is in /etc/patternmesh stays; programs
and units are replaced. Nothing is started.
TEXT
}

fail() {
  printf 'install.sh: %s\n' "$@" >&2
  exit 1
}

# The short name of a service in the names of units and settings.
short() {
  case $1 in
    signaling-service) echo signaling ;;
    pattern-registry) echo registry ;;
    peer-agent) echo agent ;;
    *) fail "no service \"$1\"; one of signaling-service, pattern-registry, peer-agent expected" ;;
  esac
}

# Copies a settings file where there is none yet.
settings() {
  local from=$1 to=$2 mode=$3
  [[ -e $to ]] || install -D -m "$mode" "$from" "$to"
}

install_service() {
  local service=$1 name=$2 made
  made=$project/$service/target/aot
  [[ -f $made/quarkus-run.jar && -f $made/java.options ]] ||
    fail "$service is not made yet; call ./mesh package, then this again"
  # The old folder stays until the next time, for a process that still runs from it.
  install -d -m 755 "$programs"
  rm -rf "${programs:?}/$service.new" "${programs:?}/$service.old"
  cp -a "$made" "$programs/$service.new"
  chmod -R u=rwX,go=rX "$programs/$service.new"
  [[ ! -e $programs/$service ]] || mv "$programs/$service" "$programs/$service.old"
  mv "$programs/$service.new" "$programs/$service"
  install -D -m 644 "$source/patternmesh-$name.service" "$target/patternmesh-$name.service"
  if [[ $for_user == yes ]]; then
    settings "$units/$name.env.example" "$etc/$name.env" 600
  else
    settings "$units/$name.env.example" "$etc/$name.env" 644
    settings "$units/$name-secrets.properties.example" "$etc/$name-secrets.properties" 600
  fi
  echo "installed $programs/$service and $target/patternmesh-$name.service"
}

for_user=no
services=()
for argument in "$@"; do
  case $argument in
    --user) for_user=yes ;;
    -h | --help)
      help
      exit
      ;;
    *)
      short "$argument" >/dev/null
      services+=("$argument")
      ;;
  esac
done
[[ ${#services[@]} -gt 0 ]] || {
  help >&2
  exit 1
}

root=${DESTDIR:-}
if [[ $for_user == yes ]]; then
  source=$units/user
  programs=$root$HOME/.local/share/patternmesh
  target=$root$HOME/.config/systemd/user
  etc=$root$HOME/.config/patternmesh
else
  source=$units
  programs=$root/opt/patternmesh
  target=$root/etc/systemd/system
  etc=$root/etc/patternmesh
fi
for service in "${services[@]}"; do
  name=$(short "$service")
  [[ -f $source/patternmesh-$name.service ]] || fail "$service has no unit for a single user"
  install_service "$service" "$name"
done
