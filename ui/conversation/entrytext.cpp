#include "ui/conversation/entrytext.h"

#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"

namespace otklik {

QString EntryText::side(const ConversationEntry &entry)
{
    return entry.mention.isBrand ? tr("our reply") : QString();
}

QString EntryText::edited(const ConversationEntry &entry)
{
    const auto count = static_cast<int>(entry.earlier.size());
    if (count == 0)
        return entry.mention.editedAt ? tr("edited") : QString();
    return count == 1 ? tr("edited") : tr("edited %n time(s)", nullptr, count);
}

QString EntryText::deleted(const ConversationEntry &entry, TimePoint now)
{
    if (!entry.mention.deletedAt)
        return {};
    return tr("deleted there %1, kept here as evidence").arg(RelativeTime::inSentence(*entry.mention.deletedAt, now));
}

QString EntryText::visibility(const ConversationEntry &entry)
{
    return entry.mention.visibility == Visibility::Private ? tr("private") : QString();
}

QString EntryText::quotedText(bool isShown)
{
    return isShown ? tr("hide quoted text") : tr("show quoted text");
}

QString EntryText::spoken(const ConversationEntry &entry)
{
    QStringList parts{plaintext::oneLine(entry.authorName)};
    for (const QString &word : {side(entry), visibility(entry), RelativeTime::full(entry.mention.publishedAt), edited(entry)})
        if (!word.isEmpty())
            parts.append(word);
    if (entry.mention.deletedAt)
        parts.append(tr("deleted"));
    return parts.join(QStringLiteral(", ")) + QStringLiteral(": ") + plaintext::shown(entry.mention.text);
}

} // namespace otklik
