# shellcheck shell=bash
# What ./mesh test does: installs what only tests need, and runs them all.
# Sourced by mesh, whose root, maven, fail and logged it uses.
# shellcheck disable=SC2154 # root is mesh's

# What only tests need, each as PROGRAM=PACKAGE: without a TURN server they fail, without the others
# some of them are skipped.
needed_by_tests=(turnserver=coturn)
used_by_tests=(promtool=prometheus systemd-analyze=systemd)

# The packages of those programs that are missing here.
missing_packages() {
  local each
  for each; do
    command -v "${each%=*}" >/dev/null || printf '%s\n' "${each#*=}"
  done
}

install_for_tests() {
  local needed all command="apt-get install -y --no-install-recommends"
  [[ $(uname -s) == Linux ]] || return 0
  needed=$(missing_packages "${needed_by_tests[@]}" | paste -sd ' ')
  all=$(missing_packages "${needed_by_tests[@]}" "${used_by_tests[@]}" | paste -sd ' ')
  [[ -n $all ]] || return 0
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    [[ -z $needed ]] ||
      fail "the tests need a TURN server. Install it, or its equivalent here, then call this again:" \
        "  sudo $command $all"
    echo "Some tests will be skipped for want of: $all"
    return 0
  fi
  echo "Installing what tests need: $all"
  logged "$root/.mesh/log/tests.log" apt-get update
  # shellcheck disable=SC2086 # the packages are words of their own
  DEBIAN_FRONTEND=noninteractive logged "$root/.mesh/log/tests.log" $command $all
  stop_servers "$all"
}

# Some packages start a server of their own, and at each start of the machine, for which nobody asked.
stop_servers() {
  local each
  for each in $1; do
    [[ -x /etc/init.d/$each ]] || continue
    ! command -v systemctl >/dev/null || systemctl --quiet disable "$each.service" 2>/dev/null || true
    if [[ -d /run/systemd/system ]]; then
      systemctl --quiet stop "$each.service"
    else
      "/etc/init.d/$each" stop >/dev/null 2>&1 || true
    fi
  done
}

# The linters of container files; where there is no npm their test says that it is skipped.
install_linters() {
  local folder=$root/deploy/containers/lint
  command -v npm >/dev/null || return 0
  [[ $folder/package-lock.json -nt $folder/node_modules/.package-lock.json ]] || return 0
  echo "Installing linters of container files"
  (cd "$folder" && logged "$root/.mesh/log/linters.log" npm ci)
}

# Tells tests which tools have to be there by now, so that none is skipped for want of them.
promise_tools() {
  local each tools=
  for each in "${used_by_tests[@]%=*}"; do
    if command -v "$each" >/dev/null || [[ $(id -u) == 0 && -n $(command -v apt-get) ]]; then
      tools+=$each,
    fi
  done
  ! command -v npm >/dev/null || tools+=linters
  maven+=("-Dpatternmesh.tools=$tools")
}

# The tests render what k8s/ holds, as users do; no cluster is needed.
need_kubectl() {
  command -v kubectl >/dev/null ||
    fail "no kubectl found, which the tests of k8s/ need. Install 1.27 or newer: https://kubernetes.io/docs/tasks/tools/"
}

# The path of the browser that the tests of the web part drive: the one of CHROMIUM, or any found.
find_browser() {
  if [[ -n ${CHROMIUM:-} ]]; then
    command -v "$CHROMIUM" || fail "CHROMIUM=$CHROMIUM is no program; set it to the path of a Chromium"
    return
  fi
  command -v chromium || command -v google-chrome || command -v chromium-browser
}

install_browser() {
  local command="apt-get install -y --no-install-recommends chromium"
  has_web || return 0
  if [[ -z ${CHROMIUM:-} ]] && ! find_browser >/dev/null; then
    [[ -n $(apt_candidate chromium) ]] ||
      fail "the tests need Chromium or Chrome; install one, set CHROMIUM to its path, or leave them out with: ./mesh test -DskipWeb"
    if [[ $(id -u) != 0 ]]; then
      fail "the tests need a browser. Install it, then call this again:" "  sudo $command"
    fi
    echo "Installing what tests need: chromium"
    logged "$root/.mesh/log/chromium.log" apt-get update
    # shellcheck disable=SC2086 # the packages are words of their own
    DEBIAN_FRONTEND=noninteractive logged "$root/.mesh/log/chromium.log" $command
  fi
  CHROMIUM=$(find_browser) || exit 1
  export CHROMIUM
}

# Types, format, tests of the package and of the dashboard, and real browsers; after Maven, which has
# installed and built what they need.
test_web() {
  has_web || return 0
  cd "$root/browser-peer" || return 1
  export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
  npm run check
  npm test
  npm run e2e
}

# All tests, or those that Maven's arguments choose.
run_tests() {
  local caches
  need_jdk
  need_kubectl
  install_libraries
  if [[ " $* " == *" -DskipWeb"* ]]; then skip_web; else need_web; fi
  install_for_tests
  install_linters
  promise_tools
  # One test is of caches, which an older JDK has not.
  ! caches=$(find_jdk 25) || maven+=("-DjdkWithCaches=$caches")
  cd "$root" || return 1
  if [[ $# != 0 ]]; then exec "${maven[@]}" verify "$@"; fi
  install_browser
  "${maven[@]}" verify
  test_web
}
