#include "guidance/team/notices.h"

#include <QFile>
#include <QJsonDocument>

namespace otklik {

namespace {

QJsonObject readNotices()
{
    QFile file(QStringLiteral(":/otklik/team/notices.json"));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "moderationNotice", "the built-in notices are missing");
    Q_UNUSED(isOpen)
    return QJsonDocument::fromJson(file.readAll()).object();
}

} // namespace

int warningsBefore(ModerationKind kind)
{
    switch (kind) {
    case ModerationKind::Warning:
        return 0;
    case ModerationKind::Removal:
        return 1;
    case ModerationKind::Block:
        return 2;
    }
    return 0;
}

QString noticeLanguage(const QString &language)
{
    return language == u"en" ? QStringLiteral("en") : QStringLiteral("ru");
}

QString moderationNotice(ModerationKind kind, const TeamRule &rule, const LocalText &appeal, const QString &language)
{
    static const QJsonObject notices = readNotices();
    const QString spoken = noticeLanguage(language);
    QString text = localTextOf(notices.value(nameOf(kind))).in(spoken);
    // The appeal first: a rule that speaks of {{appeal}} is quoted as it is.
    text.replace(QStringLiteral("{{appeal}}"), appeal.in(spoken));
    text.replace(QStringLiteral("{{rule}}"), rule.text.in(spoken));
    return text.trimmed();
}

} // namespace otklik
