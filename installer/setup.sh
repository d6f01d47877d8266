# Set-up shared by installer/run and installer/test; sourced by them, with $root naming the checkout.
#
#   set_up run     what the program needs
#   set_up test    that, and what its tests need
#
# Both can be called again at any time: what is in place is left as it is. Every word goes to standard error, so that
# what a command prints can be piped. Nothing is written outside the checkout but packages of the system.
#
# BADGEDESK_PYTHON=PROGRAM            use this Python (3.11 or newer) instead of the one found
# BADGEDESK_NO_SYSTEM_PACKAGES=1      leave the packages of the system alone, only say what is missing

venv=$root/.venv

say() { printf 'BadgeDesk set-up: %s\n' "$*" >&2; }

give_up() {
  say "$1"
  shift
  local line
  for line in "$@"; do printf '  %s\n' "$line" >&2; done
  exit 3
}

# What a failed step said, and the end of the set-up.
give_up_with_log() {
  local log=$1
  shift
  tail -n 15 "$log" | sed 's/^/  | /' >&2
  give_up "$@" "Everything it said: $log"
}

listed() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@"; }

# --- packages of the system ---------------------------------------------------------------------------------------

has_package() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

can_get_package() { apt-cache show --no-all-versions "$1" >/dev/null 2>&1; }

# Those of the given files' packages that are not installed; of "a|b" the first that the system knows.
missing_packages() {
  local entry name found
  listed "$@" | while read -r entry; do
    found=
    for name in ${entry//|/ }; do has_package "$name" && found=1 && break; done
    [ -z "$found" ] || continue
    for name in ${entry//|/ }; do can_get_package "$name" && break; done
    can_get_package "$name" || name=${entry%%|*}
    printf '%s\n' "$name"
  done
}

# The words that make a command run as root: none as root, sudo where it may be used; status 1 where neither.
as_root() {
  [ "$(id -u)" != 0 ] || return 0
  command -v sudo >/dev/null 2>&1 || return 1
  if [ -t 0 ] && [ -t 2 ]; then printf 'sudo\n'; else sudo -n true 2>/dev/null && printf 'sudo -n\n'; fi
}

install_debian_packages() {
  local missing prefix log name left=
  missing=$(wanted_packages "$@")
  [ -n "$missing" ] || return 0
  if [ -n "${BADGEDESK_NO_SYSTEM_PACKAGES:-}" ] || ! prefix=$(as_root); then
    say "going on without these packages of the system; somebody with the right can add them:"
    printf '  apt-get install --no-install-recommends %s\n' "$missing" >&2
    return 0
  fi
  log=$(mktemp "${TMPDIR:-/tmp}/badgedesk-apt.XXXXXX")
  # The list of packages may be old, or absent on a new machine. A source that does not answer hinders only itself.
  run_apt update || true
  missing=$(wanted_packages "$@")
  say "installing packages of the system: $missing"
  # shellcheck disable=SC2086
  if ! run_apt install --yes --no-install-recommends $missing; then
    # One that is not to be had must not keep away the others.
    for name in $missing; do
      run_apt install --yes --no-install-recommends "$name" || left="$left $name"
    done
    [ -z "$left" ] || say "could not install$left; going on without (the words of apt-get: $log)"
  fi
}

wanted_packages() {
  local missing
  missing=$(missing_packages "$@")
  find_python >/dev/null || missing="$missing python3 python3-venv"
  # shellcheck disable=SC2086
  echo $missing
}

run_apt() { $prefix env DEBIAN_FRONTEND=noninteractive apt-get --quiet "$@" </dev/null >>"$log" 2>&1; }

# Elsewhere the libraries are looked for, and named where they are not found.
name_missing_libraries() {
  local python libraries missing
  python=$(find_python) || return 0
  case $(uname -s) in
    Linux) libraries="EGL GL dbus-1 fontconfig xkbcommon cairo xcb-cursor xcb-icccm xcb-keysyms xcb-shape xcb-xkb xkbcommon-x11" ;;
    *) libraries=cairo ;;
  esac
  missing=$("$python" - $libraries <<'PYTHON'
import ctypes.util
import sys

print(*(name for name in sys.argv[1:] if ctypes.util.find_library(name) is None))
PYTHON
  )
  [ -n "$missing" ] || return 0
  say "these libraries were not found; the package manager of this system has them:"
  printf '  lib%s\n' $missing >&2
  [ "$1" = run ] || printf '  and for the tests: %s\n' "$(listed "$root/installer/debian-test.txt" | tr '\n' ' ')" >&2
}

# Whether packages can be installed without anybody being asked for a password.
nobody_is_asked() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

install_system_packages() {
  local lists=("$root/installer/debian-run.txt")
  [ "$1" = run ] || lists+=("$root/installer/debian-test.txt")
  if command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; then
    install_debian_packages "${lists[@]}"
  else
    name_missing_libraries "$1"
  fi
}

# --- Python -------------------------------------------------------------------------------------------------------

is_suitable_python() {
  "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
  local name names=(python3 python3.13 python3.12 python3.11 /usr/bin/python3 python)
  [ -z "${BADGEDESK_PYTHON:-}" ] || names=("$BADGEDESK_PYTHON")
  for name in "${names[@]}"; do
    if is_suitable_python "$name"; then command -v "$name" && return; fi
  done
  return 1
}

hash_of() { cat "$@" | { sha256sum 2>/dev/null || shasum -a 256; } | cut -d ' ' -f 1; }

is_done() { [ "$(cat "$venv/.badgedesk-$1" 2>/dev/null)" = "$2" ]; }

mark_done() { printf '%s\n' "$2" >"$venv/.badgedesk-$1"; }

# An environment that was begun here and can still be used, else a new one.
make_environment() {
  local python
  if is_done place "$root" && "$venv/bin/python" -c 'import pip' >/dev/null 2>&1; then return; fi
  python=$(find_python) || give_up "no Python 3.11 or newer with its venv module was found." \
    "On Debian and Ubuntu: apt-get install python3 python3-venv" \
    "Elsewhere install Python from your system's packages, then run this again." \
    "BADGEDESK_PYTHON=/path/to/python names one that is not on the search path."
  say "making .venv with $("$python" --version 2>&1)"
  "$python" -m venv --clear "$venv" >&2 || give_up "$python could not make $venv (see above)." \
    "Is the disk full, or the folder read-only?"
  mark_done place "$root"
}

pip_install() {
  "$venv/bin/python" -m pip --disable-pip-version-check install --quiet --no-input "$@" >>"$venv/setup.log" 2>&1
}

# Every file that pip takes is held against the hashes of the locks; only built packages, because what builds a package
# from its source would come unchecked.
install_requirements() {
  local kind=$1 locks=("$root/requirements-build.lock") wanted
  if [ "$kind" = run ]; then locks+=("$root/requirements.lock"); else locks+=("$root/requirements-dev.lock"); fi
  wanted=$(hash_of "${locks[@]}")
  if is_done "$kind" "$wanted"; then return; fi
  say "installing Python packages with hash checking (a few minutes at most)"
  pip_install --require-hashes --only-binary=:all: "${locks[@]/#/--requirement=}" || give_up_with_log "$venv/setup.log" \
    "the Python packages could not be installed (see above)." \
    "Is there a network? Behind a proxy or with an index of your own, pip's own settings are used." \
    "Then run this again."
  mark_done "$kind" "$wanted"
  # The tests' packages hold the program's, at the same versions.
  [ "$kind" = run ] || mark_done run "$(hash_of "$root/requirements-build.lock" "$root/requirements.lock")"
}

install_project() {
  local wanted
  wanted=$(hash_of "$root/pyproject.toml")
  if is_done project "$wanted" && [ -x "$venv/bin/badgedesk" ]; then return; fi
  pip_install --no-deps --no-build-isolation --editable "$root" || give_up_with_log "$venv/setup.log" \
    "BadgeDesk itself could not be installed into .venv (see above)." \
    "Remove the folder .venv and run this again."
  mark_done project "$wanted"
}

# The verifiers of others, for the interop tests; without Node.js those tests say why they are skipped.
install_node_packages() {
  local folder=$root/tests/interop command=install wanted
  [ -f "$folder/package.json" ] || return 0
  if ! command -v npm >/dev/null 2>&1; then
    say "npm was not found: the interop tests will be skipped"
    return 0
  fi
  [ ! -f "$folder/package-lock.json" ] || command=ci
  wanted=$(hash_of "$folder"/package*.json)
  if is_done node "$wanted" && [ -d "$folder/node_modules" ]; then return; fi
  say "installing the interop tests' npm packages"
  if (cd "$folder" && npm "$command" --ignore-scripts --no-audit --no-fund --loglevel=error) >>"$venv/setup.log" 2>&1; then
    mark_done node "$(hash_of "$folder"/package*.json)"
  else
    tail -n 5 "$venv/setup.log" | sed 's/^/  | /' >&2
    say "npm could not install them; going on, the interop tests will be skipped"
  fi
}

# --- all of it ----------------------------------------------------------------------------------------------------

set_up() {
  # Two set-ups at once wait for each other, where the system has flock.
  exec 9<"$root/installer"
  if command -v flock >/dev/null 2>&1; then flock 9; fi
  local packages=
  if find_python >/dev/null && nobody_is_asked; then
    install_system_packages "$1" </dev/null & # beside Python's own packages, which need none of them
    packages=$!
  else
    install_system_packages "$1"
  fi
  make_environment
  install_requirements "$1"
  install_project
  [ -z "$packages" ] || wait "$packages"
  [ "$1" = run ] || install_node_packages
  exec 9<&-
}
