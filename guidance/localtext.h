#pragma once

#include <QJsonObject>
#include <QString>

namespace otklik {

/// A text of the team's data in both languages of the interface.
struct LocalText final
{
    QString ru;
    QString en;

    /// The text in "ru", else in English; the other language's where one is missing.
    [[nodiscard]] const QString &in(QStringView language) const
    {
        const QString &wanted = language == u"ru" ? ru : en;
        return wanted.isEmpty() ? (language == u"ru" ? en : ru) : wanted;
    }
    [[nodiscard]] bool isEmpty() const { return ru.isEmpty() && en.isEmpty(); }
    friend bool operator==(const LocalText &, const LocalText &) = default;
};

/// {"ru": …, "en": …}
[[nodiscard]] inline LocalText localTextOf(const QJsonValue &value)
{
    return {value.toObject().value(u"ru").toString(), value.toObject().value(u"en").toString()};
}

[[nodiscard]] inline QJsonObject toJson(const LocalText &text)
{
    return {{QStringLiteral("ru"), text.ru}, {QStringLiteral("en"), text.en}};
}

} // namespace otklik
