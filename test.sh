#!/usr/bin/env bash
# Builds everything, checks the formatting and runs every test: ./test.sh
#
# Needs the .NET SDK that global.json names. PostgreSQL is used when PLATFORM_TEST_POSTGRESQL holds the connection string of a server,
# or when its programs are installed: then a server of our own is started on a free loopback port and stopped at the end. The pages are
# opened in Chromium where it and npm (for axe-core) are installed.
# With npm, docs/openapi.json is checked by Spectral and Redocly, and the scenarios run once more through Prism, which compares the server with it.
# With npm, the object store is tried against an S3-compatible server.
# What is missing is skipped and named in one line; with CI=true nothing may be missing.
# The last line is "N passed, N failed"; the exit code is 0 only when tests ran and none failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

work=$(mktemp -d /tmp/platform-test.XXXXXX)
results="$work/results"
pg_dir=""
pg_user=""
pg_bin=""
passed=0
failed=0
skipped=()

as_pg_user() {
  if [ -n "$pg_user" ]; then
    su -s /bin/sh "$pg_user" -c "$1" </dev/null
  else
    sh -c "$1" </dev/null
  fi
}

clean_up() {
  local code=$?
  trap - EXIT INT TERM
  if [ -n "$pg_dir" ] && [ -f "$pg_dir/data/postmaster.pid" ]; then
    as_pg_user "'$pg_bin/pg_ctl' -D '$pg_dir/data' -m immediate -w stop" >/dev/null 2>&1 || true
  fi
  rm -rf "$work" ${pg_dir:+"$pg_dir"}
  exit "$code"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Says why and ends: what could not even be started is one failure.
give_up() {
  echo "$*" >&2
  echo "$passed passed, $((failed + 1)) failed"
  exit 1
}

find_dotnet() {
  command -v dotnet >/dev/null && return
  local place
  for place in "${DOTNET_ROOT:-}" "${HOME:-}/.dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet /opt/dotnet; do
    if [ -x "$place/dotnet" ]; then
      export DOTNET_ROOT="$place" PATH="$place:$PATH"
      return
    fi
  done
  give_up "The .NET SDK is missing: install .NET 10 from https://dotnet.microsoft.com/download and run ./test.sh again."
}

find_postgresql() {
  local place
  for place in $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -rV) "$(dirname "$(command -v pg_ctl || echo /none/pg_ctl)")"; do
    if [ -x "$place/initdb" ] && [ -x "$place/pg_ctl" ]; then
      pg_bin="$place"
      return 0
    fi
  done
  return 1
}

port_is_free() {
  ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Starts PostgreSQL with a temporary data directory; durability is switched off, as nothing here outlives the run.
start_postgresql() {
  local password port attempt
  if [ "$(id -u)" = 0 ]; then
    # PostgreSQL refuses to run as root.
    if id postgres >/dev/null 2>&1; then pg_user=postgres; else pg_user=nobody; fi
  fi
  pg_dir=$(mktemp -d /tmp/platform-postgresql.XXXXXX)
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "$password" >"$pg_dir/password"
  if [ -n "$pg_user" ]; then chown -R "$pg_user" "$pg_dir"; fi
  as_pg_user "'$pg_bin/initdb' -D '$pg_dir/data' -U platform -A scram-sha-256 --pwfile='$pg_dir/password' -E UTF8 --locale=C --no-sync" >"$work/initdb.log" 2>&1 ||
    { cat "$work/initdb.log" >&2; return 1; }
  for attempt in 1 2 3 4 5; do
    port=$((15000 + RANDOM % 15000))
    port_is_free "$port" || continue
    if as_pg_user "'$pg_bin/pg_ctl' -D '$pg_dir/data' -l '$pg_dir/log' -w -t 60 -o \"-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200\" start" >/dev/null 2>&1; then
      export PLATFORM_TEST_POSTGRESQL="Host=127.0.0.1;Port=$port;Username=platform;Password=$password;Database=postgres"
      return 0
    fi
  done
  cat "$pg_dir/log" >&2
  return 1
}

# What the browser tests need: a Chromium, and axe-core, which is fetched once.
prepare_browser_tests() {
  local name chromium="" place=tests/IntegrationTests/Browser
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" >/dev/null; then chromium="$name"; fi
  done
  if [ -z "$chromium" ]; then
    skipped+=("the browser tests (Chromium is not installed; on Debian: apt-get install chromium)")
  elif [ "$place/node_modules/.package-lock.json" -nt "$place/package-lock.json" ]; then
    return
  elif ! command -v npm >/dev/null; then
    skipped+=("the browser tests (npm is not installed; on Debian: apt-get install npm)")
  elif ! (cd "$place" && npm ci --prefer-offline --loglevel=error) </dev/null >"$work/npm.log" 2>&1; then
    cat "$work/npm.log" >&2
    skipped+=("the browser tests (npm could not fetch axe-core; its messages are above)")
  fi
}

# What the tests of the object store need: an S3-compatible server, which is fetched once.
prepare_storage_tests() {
  local place=tests/IntegrationTests/Storage
  if [ "$place/node_modules/.package-lock.json" -nt "$place/package-lock.json" ]; then
    return
  elif ! command -v npm >/dev/null; then
    skipped+=("the tests of the object store (npm is not installed; on Debian: apt-get install nodejs npm)")
  elif ! (cd "$place" && npm ci --ignore-scripts --prefer-offline --no-audit --no-fund --loglevel=error) </dev/null >"$work/npm.log" 2>&1; then
    cat "$work/npm.log" >&2
    skipped+=("the tests of the object store (npm could not fetch the S3 server; its messages are above)")
  fi
}

# Adds up the counters of a suite's result file. A suite that ends badly without a failed test (a crash, a hang) counts as one failure.
add_up() {
  local trx=$1 code=$2 suite=$3 counters p=0 f=0 n=0
  counters=$(grep -o '<Counters [^>]*>' "$trx" 2>/dev/null | head -1 || true)
  count() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counters"; }
  if [ -n "$counters" ]; then
    p=$(count passed)
    f=$(($(count failed) + $(count error) + $(count timeout) + $(count aborted)))
    n=$(($(count total) - p - f))
  fi
  if [ "$code" != 0 ] && [ "$f" = 0 ]; then
    echo "$suite ended with code $code though no test failed: it crashed, hung or could not start." >&2
    f=1
  fi
  if [ "$n" != 0 ]; then skipped+=("$n tests of $suite (marked as skipped; their messages are above)"); fi
  passed=$((passed + p))
  failed=$((failed + f))
}

find_dotnet
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export HOME="${HOME:-$work/home}" && mkdir -p "$HOME"

if [ -z "${PLATFORM_TEST_POSTGRESQL:-}" ]; then
  if ! find_postgresql; then
    skipped+=("the PostgreSQL tests (PostgreSQL is not installed; on Debian: apt-get install postgresql)")
  elif ! start_postgresql; then
    give_up "PostgreSQL is installed in $pg_bin but did not start; its messages are above."
  fi
fi

prepare_browser_tests
prepare_storage_tests

echo "== build"
dotnet restore Platform.sln -v quiet </dev/null || give_up "The packages could not be restored."
dotnet build Platform.sln -c Release --no-restore -v quiet --nologo </dev/null || give_up "The build failed; warnings are errors."

echo "== format"
if ! dotnet format Platform.sln --no-restore --verify-no-changes </dev/null >"$work/format.log" 2>&1; then
  head -30 "$work/format.log" >&2
  echo "The formatting is not that of .editorconfig: run dotnet format." >&2
  failed=$((failed + 1))
fi

# Runs a check that is no test project; it counts as one test.
check() {
  local name=$1
  shift
  if "$@" </dev/null >"$work/check.log" 2>&1; then
    passed=$((passed + 1))
  else
    cat "$work/check.log" >&2
    echo "$name found something wrong." >&2
    failed=$((failed + 1))
  fi
}

# Publishes the program, and refines a list with what was published.
published_program() {
  scripts/publish.sh "$work/published" && "$work/published/Platform.WebApi" refine samples/leads-10000.csv -o "$work/refined" && [ -s "$work/refined/golden.csv" ]
}

# Runs the tests of a project; the arguments after the suite's name and the project go to dotnet test.
run_tests() {
  local suite=$1 project=$2 code=0
  shift 2
  echo "== $suite"
  dotnet test "$project" --no-build -c Release --nologo --logger "trx;LogFileName=$suite.trx" --logger "console;verbosity=minimal" \
    --results-directory "$results" --blame-hang --blame-hang-timeout 10min --blame-hang-dump-type none "$@" </dev/null || code=$?
  add_up "$results/$suite.trx" "$code" "$suite"
}

# Runs the tests of the TypeScript client against the program that was built, and counts what Node's test runner counts.
run_client_tests() {
  local place=clients/typescript code=0 p f
  echo "== TypeScript client"
  if [ ! "$place/node_modules/.package-lock.json" -nt "$place/package-lock.json" ]; then
    (cd "$place" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) </dev/null || give_up "The npm packages of $place could not be installed."
  fi
  PLATFORM_PROGRAM="$PWD/src/WebApi/bin/Release/net10.0/Platform.WebApi.dll" npm test --silent --prefix "$place" </dev/null >"$work/client.log" 2>&1 || code=$?
  p=$(sed -n 's/^# pass //p' "$work/client.log")
  f=$(sed -n 's/^# fail //p' "$work/client.log")
  if [ "$code" != 0 ]; then cat "$work/client.log" >&2; fi
  if [ "$code" != 0 ] && [ "${f:-0}" = 0 ]; then f=1; fi
  echo "${p:-0} passed, ${f:-0} failed"
  passed=$((passed + ${p:-0}))
  failed=$((failed + ${f:-0}))
}

echo "== published program"
check "The published program" published_program

openapi=tests/OpenApi
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
if ! command -v npm >/dev/null; then
  skipped+=("the checks of the API document by Spectral, Redocly and Prism, and the tests of the TypeScript client (npm is not installed; on Debian: apt-get install nodejs npm)")
else
  echo "== OpenAPI"
  if [ ! "$openapi/node_modules/.package-lock.json" -nt "$openapi/package-lock.json" ]; then
    (cd "$openapi" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) </dev/null || give_up "The npm packages of $openapi could not be installed."
  fi
  check Spectral npm run --silent --prefix "$openapi" spectral
  check Redocly npm run --silent --prefix "$openapi" redocly
  PLATFORM_TEST_PRISM="$PWD/$openapi/node_modules/.bin/prism" run_tests ThroughPrism tests/IntegrationTests/Platform.IntegrationTests.csproj --filter "Through=Prism"
  run_client_tests
fi

for project in tests/*/*.csproj; do
  run_tests "$(basename "$project" .csproj)" "$project"
done

if [ "$passed" = 0 ] && [ "$failed" = 0 ]; then
  give_up "No test ran."
fi
if [ "${#skipped[@]}" != 0 ]; then
  line=$(printf '; %s' "${skipped[@]}")
  echo "Skipped: ${line:2}"
  if [ "${CI:-}" = true ]; then
    give_up "With CI=true nothing may be skipped."
  fi
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
