#!/usr/bin/env bash
# Takes the pictures of the guide anew: ImageJ is started under Xvfb and its dialogs are driven by a robot.
# Look at them before you commit them.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn --batch-mode --no-transfer-progress test -pl plugin -am -Dtest=AtTheDeskTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip=true -Dpictures="$PWD/docs/images"
