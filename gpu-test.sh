#!/usr/bin/env bash
# Runs the tests that need a CUDA GPU: verify, invert and generate there, and count copies in a step.
#
#   PYTORCH_LIBRARY_PATH=/path/to/libtorch/lib PYTORCH_FLAVOR=cu128 ./gpu-test.sh
#
# PYTORCH_LIBRARY_PATH is the lib folder of a libtorch 2.7.1 with CUDA (also that of a Python
# installation: site-packages/torch/lib); PYTORCH_FLAVOR is its flavour.
set -euo pipefail
cd "$(dirname "$0")"
: "${PYTORCH_LIBRARY_PATH:?set it to the lib folder of a libtorch 2.7.1 with CUDA}"
# Convolutions in TF32, the default of newer GPUs, are too coarse for the golden data.
export NVIDIA_TF32_OVERRIDE=0
export PYTORCH_LIBRARY_PATH PYTORCH_FLAVOR="${PYTORCH_FLAVOR:-cu128}"
exec mvn --batch-mode -pl plugin -am test -Dexcluded.groups= -Dgroups=gpu -Dsurefire.failIfNoSpecifiedTests=false
