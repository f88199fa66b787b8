#include "ui/team/startingbody.h"

#include "guidance/team/builtin.h"

#include <QFile>
#include <QTimeZone>

namespace otklik {

namespace {

QString fileText(const char *name)
{
    QFile file(QStringLiteral(":/otklik/definitions/") + QLatin1StringView(name));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "startingBody", name);
    return isOpen ? QString::fromUtf8(file.readAll()) : QString();
}

/// BusinessCalendar::usual() in writing.
QString workingWeek()
{
    return QStringLiteral(R"({
  "time_zone": "%1",
  "hours": {
    "monday": ["09:00-18:00"],
    "tuesday": ["09:00-18:00"],
    "wednesday": ["09:00-18:00"],
    "thursday": ["09:00-18:00"],
    "friday": ["09:00-18:00"]
  },
  "holidays": [],
  "working_days": {}
}
)").arg(QString::fromUtf8(QTimeZone::systemTimeZone().id()));
}

} // namespace

QString startingBody(TeamDocumentKind kind)
{
    using enum TeamDocumentKind;
    switch (kind) {
    case WordingRu: return fileText("syntax/reply-ru.xml");
    case WordingEn: return fileText("syntax/reply-en.xml");
    case PlainRu: return fileText("lexicons/plain-ru.txt");
    case PlainEn: return fileText("lexicons/plain-en.txt");
    case Calendar: return workingWeek();
    case NumberPatterns: return QStringLiteral("# contract: \\bД-\\d{6}\\b\n# account: \\b40\\d{8}\\b\n");
    case CardFields: return QStringLiteral(R"({
  "fields": [
    {"key": "tariff", "title": {"ru": "Тариф", "en": "Tariff"}, "type": "text"},
    {"key": "customer_since", "title": {"ru": "Клиент с", "en": "Customer since"}, "type": "date"},
    {"key": "segment", "title": {"ru": "Сегмент", "en": "Segment"}, "type": "choice",
     "choices": [{"key": "home", "title": {"ru": "Частный", "en": "Home"}},
                 {"key": "business", "title": {"ru": "Бизнес", "en": "Business"}}]}
  ]
}
)");
    case Retention: return QStringLiteral(R"({
  "texts": {"*": 1095},
  "deleted": {"*": 30},
  "people": 1825
}
)");
    case Dictionary: return {};
    case Matrix:
    case DirectingRules:
    case DiscussionRules:
    case Snippets:
    case Interests:
    case Bonus:
    case ModelAbout:
    case ModelCharacter:
    case ModelWho: break;
    }
    return builtInBody(kind);
}

} // namespace otklik
