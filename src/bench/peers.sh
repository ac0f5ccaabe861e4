#!/usr/bin/env bash
# Runs the whole program beside its peers, start of the process included, in turn, and prints medians and ratios.
#
#   src/bench/peers.sh [MODE]... [-- COMMAND [ARGUMENT]...]
#
# Modes (all of them without one):
#   mixed      2 million frames of 66 to 1514 bytes in 20,000 flows
#   small      10 million frames of 64 bytes in 200,000 flows
#   sustained  the mixed capture six times in one run, beside libpcap's bare loop over the same six files
#   tiny       100 frames, beside tshark -q -z conv,tcp
# The command is ./rolecall analyze --format csv --output /dev/null without one; captures' paths are appended to it.
#
# Needs gcc, libpcap's headers (libpcap-dev), tcpdump, nfpcapd (nfdump), argus (argus-server) and tshark; what is missing
# is named and left out. ROUNDS (5) sets the rounds, BENCH_DIR where captures and programs are kept for the next time.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
project=$(cd "$here/../.." && pwd)
dir=${BENCH_DIR:-${TMPDIR:-/tmp}/rolecall-peers}
rounds=${ROUNDS:-5}
mixed=$dir/mixed.pcap
small=$dir/small.pcap
tiny=$dir/tiny.pcap

modes=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  case $1 in
    mixed | small | sustained | tiny) modes+=("$1") ;;
    *) sed -n '2,15s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift
done
[ $# -eq 0 ] || shift
[ ${#modes[@]} -gt 0 ] || modes=(mixed small sustained tiny)
[ $# -gt 0 ] || set -- "$project/rolecall" analyze --format csv --output /dev/null
rolecall=("$@")

have() { command -v "$1" > /dev/null 2>&1; }

# missing PROGRAM PACKAGE: says so, once
declare -A said=()
missing() {
  [ -n "${said[$1]:-}" ] || echo "peers.sh: no $1 (Debian package $2): left out" >&2
  said[$1]=yes
}

build() {
  mkdir -p "$dir/nfpcapd"
  have gcc || { echo "peers.sh: no gcc, which makes the captures" >&2; exit 1; }
  [ "$dir/synth" -nt "$here/c/synth.c" ] || gcc -O2 -Wall -o "$dir/synth" "$here/c/synth.c"
  if ! [ "$dir/loop" -nt "$here/c/loop.c" ]; then
    gcc -O2 -Wall -o "$dir/loop" "$here/c/loop.c" -lpcap 2> /dev/null || missing "libpcap headers" libpcap-dev
  fi
}

# capture FILE ARGUMENT...: makes it unless it is there, and brings it into the page cache
capture() {
  local file=$1
  shift
  if ! [ -f "$file" ]; then
    "$dir/synth" "$@" > "$file.part"
    mv "$file.part" "$file"
  fi
  cat "$file" > /dev/null
}

# milliseconds COMMAND...: how long it takes; a command that fails has no time
milliseconds() {
  local start end
  start=$(date +%s%N)
  "$@" > /dev/null 2>&1 || { echo "peers.sh: failed: $*" >&2; return 1; }
  end=$(date +%s%N)
  echo $(((end - start) / 1000000))
}

# race NAME: runs all entrants in turn, prints each one's median and its ratio to the first
entrants=()
declare -A lines=() times=()
enter() {
  entrants+=("$1")
  times[$1]=
  lines[$1]=$(printf '%q ' "${@:2}")
}

race() {
  local round name took base median
  for ((round = 0; round < rounds; round++)); do
    for name in "${entrants[@]}"; do
      eval "took=\$(milliseconds ${lines[$name]})" || took=
      [ -z "$took" ] || times[$name]+=$took$'\n'
    done
  done
  base=
  for name in "${entrants[@]}"; do
    [ -n "${times[$name]}" ] || continue
    median=$(printf '%s' "${times[$name]}" | sort -n | awk '{ t[NR] = $1 } END { print t[int((NR + 1) / 2)] }')
    : "${base:=$median}"
    awk -v race="$1" -v name="$name" -v took="$median" -v base="$base" \
      'BEGIN { printf "%-10s %-14s %8d ms %8.2f x rolecall\n", race, name, took, took / (base > 0 ? base : 1) }'
  done
  entrants=()
}

readers() {
  local file=$1
  enter rolecall "${rolecall[@]}" "$file"
  [ ! -x "$dir/loop" ] || enter libpcap-loop "$dir/loop" "$file"
  if have tcpdump; then enter tcpdump tcpdump -r "$file" -w /dev/null; else missing tcpdump tcpdump; fi
  if have nfpcapd; then enter nfpcapd nfpcapd -r "$file" -l "$dir/nfpcapd"; else missing nfpcapd nfdump; fi
  if have argus; then enter argus argus -F /dev/null -r "$file" -w /dev/null; else missing argus argus-server; fi
}

build
# Once without a watch: the launcher may have to build first.
capture "$tiny" 100 10
"${rolecall[@]}" "$tiny" > /dev/null || { echo "peers.sh: failed: ${rolecall[*]}" >&2; exit 1; }
for mode in "${modes[@]}"; do
  case $mode in
    mixed)
      capture "$mixed" 2000000 20000
      readers "$mixed"
      ;;
    small)
      capture "$small" 10000000 200000 small
      readers "$small"
      ;;
    sustained)
      capture "$mixed" 2000000 20000
      enter rolecall "${rolecall[@]}" "$mixed" "$mixed" "$mixed" "$mixed" "$mixed" "$mixed"
      [ ! -x "$dir/loop" ] || enter libpcap-loop "$dir/loop" "$mixed" "$mixed" "$mixed" "$mixed" "$mixed" "$mixed"
      ;;
    tiny)
      enter rolecall "${rolecall[@]}" "$tiny"
      if have tshark; then enter tshark tshark -r "$tiny" -q -z conv,tcp; else missing tshark tshark; fi
      ;;
  esac
  race "$mode"
done
