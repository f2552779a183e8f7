#!/usr/bin/env bash
# Builds the pages of docs as a site in harness/target/site, and says which links are dead.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn --batch-mode --no-transfer-progress test -pl harness -am -Dtest=SiteTest \
  -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip=true
