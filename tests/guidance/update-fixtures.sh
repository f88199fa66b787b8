#!/bin/bash
# Writes the golden files of tst_wording anew from what the definitions say now.
#   tests/guidance/update-fixtures.sh BUILD_DIR
# Read `git diff tests/guidance/fixtures` before committing: every changed line is a changed judgement.
set -euo pipefail
build=${1:?give the build folder, for instance build/dev}
OTKLIK_UPDATE_FIXTURES=1 QT_QPA_PLATFORM=offscreen "$build/bin/tests/tst_wording" aReplyIsReadAsItsGoldenFileSays > /dev/null
git -C "$(dirname "${BASH_SOURCE[0]}")" diff --stat -- fixtures
