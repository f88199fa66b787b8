#include "guidance/wording/replychecker.h"

#include "guidance/triage/language.h"
#include "guidance/wording/replyanalyzer.h"

namespace otklik {

QString replyLanguage(const ReplyContext &context, const QString &draft)
{
    if (!context.language.isEmpty())
        return context.language;
    const QString own = recogniseLanguage(draft);
    return own.isEmpty() ? QStringLiteral("ru") : own;
}

ReplyReport checkReply(ReplyAnalyzer &analyzer, const ReplyContext &context, const QString &draft)
{
    return makeReport(context, draft, analyzer.analyze(draft, replyLanguage(context, draft)));
}

} // namespace otklik
