#include "guidance/team/builtin.h"

#include <QFile>

namespace otklik {

namespace {

QString resourceOf(TeamDocumentKind kind)
{
    using enum TeamDocumentKind;
    switch (kind) {
    case Matrix:
        return QStringLiteral(":/otklik/matrix/default.json");
    case DirectingRules:
        return QStringLiteral(":/otklik/team/directing-rules.json");
    case DiscussionRules:
        return QStringLiteral(":/otklik/team/discussion-rules.json");
    case Snippets:
        return QStringLiteral(":/otklik/team/snippets.json");
    case Interests:
        return QStringLiteral(":/otklik/team/interests.json");
    case Bonus:
        return QStringLiteral(":/otklik/team/bonus.json");
    case WordingRu:
    case WordingEn:
    case PlainRu:
    case PlainEn:
    case NumberPatterns:
    case Calendar:
    case Dictionary:
    case ModelAbout:
    case ModelCharacter:
    case ModelWho:
    case CardFields:
    case Retention:
        break;
    }
    return {};
}

} // namespace

QString builtInBody(TeamDocumentKind kind)
{
    const QString name = resourceOf(kind);
    if (name.isEmpty())
        return {};
    QFile file(name);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "builtInBody", "a built-in document is missing");
    Q_UNUSED(isOpen)
    return QString::fromUtf8(file.readAll());
}

} // namespace otklik
