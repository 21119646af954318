# shellcheck shell=bash
# Sourced by the scripts here: where the project is, and what a machine must have to build it.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

say() { printf '%s\n' "$*" >&2; }

# give_up CODE SENTENCE: the codes are those of the program (69: something outside is missing).
give_up() {
  say "$2"
  exit "$1"
}

have() { command -v "$1" >/dev/null 2>&1; }

need_swift() {
  have swift || give_up 69 "Swift 6.3 is needed and there is no swift on the PATH. Get it from swift.org."
}

# The program takes Swift's libraries along where that can be: it starts in half the time, and runs
# on machines without Swift.
release_build() {
  local flags=()
  if [ "$(uname)" = Linux ]; then flags=(--static-swift-stdlib); fi
  swift build --package-path "$root" -c release --product dunwell ${flags[@]+"${flags[@]}"}
}

# has_header NAME LIBRARY: asked of the compiler, because pkg-config is not on every machine.
has_header() {
  if have pkg-config && pkg-config --exists "$2"; then return 0; fi
  local compiler
  for compiler in clang cc; do
    have "$compiler" || continue
    printf '#include <%s>\n' "$1" | "$compiler" -x c -fsyntax-only - >/dev/null 2>&1
    return
  done
  [ -e "/usr/include/$1" ]
}

need_sqlite() {
  has_header sqlite3.h sqlite3 || install_package libsqlite3-dev "the headers of SQLite"
}

need_curl() {
  has_header curl/curl.h libcurl || install_package libcurl4-openssl-dev "the headers of libcurl"
}

need_python() {
  have python3 || install_package python3 "Python 3"
}

# The mail server that tests send to, and what makes its certificates. pip serves whichever python3
# is on the PATH; Debian's own is closed to pip and has a package.
need_mail_server() {
  have openssl || install_package openssl "openssl"
  python3 -c 'import aiosmtpd' 2>/dev/null ||
    python3 -m pip install --quiet aiosmtpd >/dev/null 2>&1 ||
    install_package python3-aiosmtpd "aiosmtpd for Python 3"
}

# What makes PDF of letters; without it they are HTML, and its tests are left out.
need_pdf() {
  have weasyprint || install_package weasyprint "WeasyPrint"
}

# install_package NAME WHAT: by apt-get where it may, else one sentence.
install_package() {
  local as_root=() log
  if ! have apt-get; then
    give_up 69 "Missing: $2. Install it with your package manager (on Debian it is $1) and try again."
  elif [ "$(id -u)" != 0 ]; then
    if ! have sudo || ! sudo -n true 2>/dev/null; then
      give_up 69 "Missing: $2. Run 'sudo apt-get install $1' and try again."
    fi
    as_root=(sudo -n)
  fi
  say "Installing $1 ..."
  log=$(mktemp)
  if ! apt_get install "$1" && ! { apt_get update && apt_get install "$1"; }; then
    cat "$log" >&2
    rm -f "$log"
    give_up 69 "Missing: $2, and apt-get could not install $1; its words are above."
  fi
  rm -f "$log"
}

# Reads as_root and log of install_package.
apt_get() {
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
    apt-get -y --no-install-recommends "$@" >>"$log" 2>&1 </dev/null
}

# in_quiet LOG COMMAND...: runs it with its output in LOG; on a terminal says how long it has been.
# The command reads nothing, so that standard input stays for whoever comes after.
in_quiet() {
  local log=$1 pid status=0 started=$SECONDS
  shift
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  trap 'kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null; exit 130' INT TERM
  if [ -n "${waiting_word-}" ]; then
    tell_while_running "$pid" "$started"
  fi
  wait "$pid" || status=$?
  trap - INT TERM
  return "$status"
}

# Says waiting_word after two seconds, so that a build with nothing to do stays silent.
tell_while_running() {
  local shown=
  while kill -0 "$1" 2>/dev/null; do
    if [ $((SECONDS - $2)) -ge 2 ]; then
      if [ -t 2 ]; then
        printf '\r%s %d s ' "$waiting_word" $((SECONDS - $2)) >&2
      elif [ -z "$shown" ]; then
        say "$waiting_word"
      fi
      shown=yes
    fi
    sleep 0.2
  done
  if [ -n "$shown" ] && [ -t 2 ]; then printf '\r\033[K' >&2; fi
}
