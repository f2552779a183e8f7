#!/usr/bin/env bash
# Builds the pages of docs as a site in site/target/site, and says which links are dead.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn --batch-mode --no-transfer-progress test -pl site -Dtest=SiteTest
