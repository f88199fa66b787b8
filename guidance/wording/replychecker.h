#pragma once

#include "guidance/checklist/replyreport.h"

namespace otklik {

class ReplyAnalyzer;

/// All checks of a draft in one call, for every keystroke. `analyzer` gives
/// the phrases; the language is the context's, else the draft's own.
[[nodiscard]] ReplyReport checkReply(ReplyAnalyzer &analyzer, const ReplyContext &context, const QString &draft);

/// The language a draft is judged in: the context's, else the draft's own, else "ru".
[[nodiscard]] QString replyLanguage(const ReplyContext &context, const QString &draft);

} // namespace otklik
