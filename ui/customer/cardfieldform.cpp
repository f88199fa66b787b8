#include "ui/customer/cardfieldform.h"

#include "ui/composer/composertext.h"
#include "ui/customer/typeddate.h"

#include <QLocale>

#include <algorithm>

namespace otklik {

namespace {

/// A number as it is kept, with the reader's own sign between whole and part; no digit is lost.
QString localNumber(QString value)
{
    return value.replace(QStringLiteral("."), QLocale().decimalPoint());
}

} // namespace

QString CardFieldForm::shown(const CardField &field, const QString &value)
{
    switch (field.type) {
    case CardFieldType::Number:
        return localNumber(value);
    case CardFieldType::Date:
        return typeddate::shown(value);
    case CardFieldType::Choice: {
        const auto it = std::ranges::find(field.choices, value, &CardChoice::key);
        return it == field.choices.cend() ? value : it->title.in(ComposerText::uiLanguage());
    }
    case CardFieldType::Flag:
        return value.isEmpty() ? tr("no") : tr("yes");
    case CardFieldType::Text:
    case CardFieldType::Link:
        break;
    }
    return value;
}

QString CardFieldForm::expects(const CardField &field)
{
    switch (field.type) {
    case CardFieldType::Number:
        return tr("Here goes a number, like %1.").arg(localNumber(QStringLiteral("12.5")));
    case CardFieldType::Date:
        return tr("Here goes a date, like %1.").arg(typeddate::shown(QDate(2024, 12, 24)));
    case CardFieldType::Link:
        return tr("Here goes a link that begins with https:// or http://.");
    case CardFieldType::Choice:
    case CardFieldType::Flag:
    case CardFieldType::Text:
        break;
    }
    return tr("This field does not take that.");
}

FieldForm CardFieldForm::of(const CardField &field)
{
    const auto show = [field](const QString &value) { return shown(field, value); };
    const auto read = [field](const QString &typed) -> tl::expected<QString, QString> {
        QString text = typed;
        // Day and month in the reader's own order, which a document of the team cannot know.
        if (const auto date = typeddate::read(typed); field.type == CardFieldType::Date && date)
            text = date->toString(Qt::ISODate);
        const auto value = cardValueOf(field, text);
        return value ? tl::expected<QString, QString>(*value) : tl::unexpected(expects(field));
    };
    return {show, show, read, {}};
}

} // namespace otklik
