#include "guidance/checklist/replyreport.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace otklik {

namespace {

const QJsonArray &hints()
{
    static const QJsonArray all = [] {
        QFile file(QStringLiteral(":/otklik/guidance/hints.json"));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(isOpen, "hintText", "the built-in hints are missing");
        Q_UNUSED(isOpen)
        return QJsonDocument::fromJson(file.readAll()).object().value(u"hints").toArray();
    }();
    return all;
}

} // namespace

QString hintText(HintKey hint, QStringView language)
{
    const QString key(nameOf(hint));
    for (const QJsonValue &value : hints()) {
        const QJsonObject object = value.toObject();
        if (object.value(u"key").toString() == key)
            return object.value(language == u"ru" ? u"ru" : u"en").toString();
    }
    return {};
}

} // namespace otklik
