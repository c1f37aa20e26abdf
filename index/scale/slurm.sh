#!/usr/bin/env bash
# One part of the releases for each task of a Slurm array, then one index of all. Both folders lie on a disk that
# all nodes see:
#
#   export RELEASES=/data/releases PARTS=/data/parts
#   job=$(sbatch --parsable index/scale/slurm.sh)
#   sbatch --dependency=afterok:"$job" --mem=4G --wrap 'pressroom --index /data/.pressroom merge /data/parts/*'
#
# A task that was broken off is submitted again with its number: sbatch --array=7 --export=ALL,OF=16 index/scale/slurm.sh
#SBATCH --job-name=pressroom
#SBATCH --array=0-15
#SBATCH --cpus-per-task=2
#SBATCH --mem=2G
#SBATCH --time=12:00:00
#SBATCH --requeue
set -euo pipefail
i=${SLURM_ARRAY_TASK_ID:?}
n=${OF:-${SLURM_ARRAY_TASK_COUNT:?}}
export GOMAXPROCS=${SLURM_CPUS_PER_TASK:-2}

# Exit code 3 says that some inputs were passed over; the others are done.
pressroom --index "${PARTS:?}/$i" add --wait 0 --shard "$i/$n" "${RELEASES:?}" || [ $? -eq 3 ]
