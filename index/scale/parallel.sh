#!/usr/bin/env bash
# Adds releases in N parts at once, each by a process of its own, and makes one index of them:
#
#   index/scale/parallel.sh N INDEX PATH...
#
# On one machine add uses all cores by itself; this is how several share the work: with GNU parallel,
# PARALLEL="--sshloginfile hosts" runs it on them (parts and paths on a disk that all of them see).
# A run that was broken off is given again as it was.
set -euo pipefail
n=$1 index=$2
shift 2
parts=$index.parts
mkdir -p "$parts"

# Exit code 3 says that some inputs were passed over; the others are done.
part='pressroom "$@" || [ $? -eq 3 ]'
args=(sh -c "$part" sh --index "$parts/{}" add --shard "{}/$n" "$@")
if command -v parallel > /dev/null; then
	seq 0 $((n - 1)) | parallel -q -j "$n" "${args[@]}"
else
	seq 0 $((n - 1)) | xargs -P "$n" -I '{}' "${args[@]}"
fi
dirs=()
for i in $(seq 0 $((n - 1))); do
	dirs+=("$parts/$i")
done
pressroom --index "$index" merge "${dirs[@]}"
rm -r "$parts"
