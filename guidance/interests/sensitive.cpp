#include "guidance/interests/sensitive.h"

#include "guidance/triage/lexicon.h"

namespace otklik {

namespace {

constexpr int harmless = 8; ///< the last class

const Lexicon &words()
{
    static const Lexicon lexicon(QStringLiteral(":/otklik/lexicons/sensitive.txt"),
                                 {QStringLiteral("health"), QStringLiteral("religion"), QStringLiteral("politics"),
                                  QStringLiteral("orientation"), QStringLiteral("origin"), QStringLiteral("crime"),
                                  QStringLiteral("union"), QStringLiteral("body"), QStringLiteral("harmless")});
    return lexicon;
}

/// With a space where a word begins by its capital, in place of the "@" of a handle, and of what cannot be seen.
QString apart(const QString &text)
{
    QString spaced;
    spaced.reserve(text.size() + text.size() / 4);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.category() == QChar::Other_Format)
            continue;
        if (i > 0 && c.isUpper() && text[i - 1].isLower())
            spaced.append(u' ');
        spaced.append(c == u'@' ? QChar(u' ') : c);
    }
    return spaced;
}

} // namespace

QString sensitiveWordsOf(const QString &text)
{
    const QString spaced = apart(text);
    const auto hits = words().find(NormalText(spaced));
    for (const Lexicon::Hit &hit : hits)
        if (hit.kind != harmless)
            return spaced.mid(hit.span.start, hit.span.length);
    return {};
}

bool isSensitive(const QString &text)
{
    return !sensitiveWordsOf(text).isEmpty();
}

QString sensitiveComplaint(const QString &name)
{
    return QStringLiteral("%1: health, religion, politics, origin and orientation are not collected").arg(name);
}

} // namespace otklik
