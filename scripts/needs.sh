# What Amends needs on a machine, and how to get it. Sourced by ./amends, ./test and .ci/run; runs nothing by itself.

# Whether missing programs may be installed: with --install, or on a build machine (CI=true).
may_install=${CI:-false}

say() { printf '%s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }

# debian_packages PACKAGE…: installs them where that is allowed, else says the line that would.
debian_packages() {
  local as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo "
  if ! command -v apt-get >/dev/null; then say "  Install with your system's package manager: $*"; return 1; fi
  if [ "$may_install" != true ]; then
    say "  On Debian:  ${as_root}apt-get update && ${as_root}apt-get install -y $*"
    say "  or run this command again with --install, and it does that for you."
    return 1
  fi
  say "Installing $* …"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >/dev/null </dev/null &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null </dev/null
}

has_dotnet() { command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }

need_dotnet() {
  has_dotnet && return
  say "Amends needs the .NET 10 SDK, which is not here. Get it from https://dotnet.microsoft.com/download/dotnet/10.0"
  say "  (Debian does not carry it; Microsoft's package feed does: https://learn.microsoft.com/dotnet/core/install/linux-debian)"
  debian_packages dotnet-sdk-10.0 && has_dotnet || exit 1
}

has_node() { command -v npm >/dev/null && command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; }

need_node() {
  has_node && return
  if command -v node >/dev/null; then say "Amends needs Node 20 or newer with npm to build its pages; here is Node $(node --version)."
  else say "Amends needs Node 20 or newer with npm to build its pages. Get it from https://nodejs.org"; fi
  debian_packages nodejs npm && has_node || exit 1
}

chromium_path() {
  local path=${AMENDS_TEST_CHROMIUM:-/usr/bin/chromium}
  [ -x "$path" ] && printf '%s' "$path"
}

# The folder of PostgreSQL's server programs, the newest version first.
postgres_programs() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn) $(dirname "$(command -v initdb || echo /nowhere/initdb)"); do
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && { printf '%s' "$folder"; return; }
  done
  return 1
}
