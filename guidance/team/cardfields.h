#pragma once

#include "guidance/localtext.h"
#include "models/fields.h"
#include "models/result.h"

#include <QList>

namespace otklik {

enum class CardFieldType { Text, Number, Date, Choice, Flag, Link };

template <>
struct EnumNames<CardFieldType>
{
    using enum CardFieldType;
    static constexpr EnumTable<CardFieldType, 6> table{{
        {Text, QLatin1StringView("text")},
        {Number, QLatin1StringView("number")},
        {Date, QLatin1StringView("date")},
        {Choice, QLatin1StringView("choice")},
        {Flag, QLatin1StringView("flag")},
        {Link, QLatin1StringView("link")},
    }};
};

/// One of the values of a choice.
struct CardChoice final
{
    QString key;
    LocalText title;

    friend bool operator==(const CardChoice &, const CardChoice &) = default;
};

/// A field of the team's own on the card of a person; its values are PersonDetail rows.
struct CardField final
{
    QString key;
    LocalText title;
    CardFieldType type = CardFieldType::Text;
    QList<CardChoice> choices; ///< of a choice

    friend bool operator==(const CardField &, const CardField &) = default;
};

/// {"fields": [{"key", "title", "type", "choices": [{"key", "title"}]}]}; nothing is no fields. Error "bad_document";
/// also for fields and choices of what is never collected (isSensitive).
[[nodiscard]] Result<QList<CardField>> parseCardFields(const QString &body);

/// The value as it is kept: a number with a point, a date as yyyy-mm-dd, "yes" or nothing for a flag, the key of
/// a choice. Error "bad_value" for what the field cannot hold. Nothing is nothing.
[[nodiscard]] Result<QString> cardValueOf(const CardField &field, const QString &typed);

} // namespace otklik
