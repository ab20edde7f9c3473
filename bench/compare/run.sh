#!/usr/bin/env bash
# Times our reader beside others on the same texts: bench/compare/run.sh VADER_LEXICON [ROUNDS]. Prints a table; the best of the rounds counts.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[ $# -ge 1 ] || { echo "usage: $0 VADER_LEXICON [ROUNDS]" >&2; exit 2; }
lexicon=$(realpath "$1") rounds=${2:-3}
cd "$here"
[ -d node_modules ] || npm ci --silent
dotnet build ../Amends.Benchmarks -c Release -v quiet -nologo -clp:NoSummary </dev/null >&2
ours=../../artifacts/bin/Amends.Benchmarks/release/Amends.Benchmarks
node texts.mjs texts.jsonl

# All in turn, round after round: whatever else the machine does, it does to all of them.
for _ in $(seq "$rounds"); do
  "$ours" compare texts.jsonl
  /usr/bin/python3 vader.py "$lexicon" texts.jsonl
  node vader.mjs texts.jsonl
  node wink.mjs texts.jsonl
done | awk -F '\t' '
  !($1 in best) { order[++n] = $1 }
  $2 > best[$1] { best[$1] = $2 }
  END {
    print "| reader | messages a second of one core | times ours |"
    print "| --- | ---: | ---: |"
    for (i = 1; i <= n; i++) printf "| %s | %d | %s |\n", order[i], best[order[i]], i == 1 ? "1" : sprintf("%.3f", best[order[i]] / best[order[1]])
  }'
