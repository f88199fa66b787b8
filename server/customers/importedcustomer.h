#pragma once

#include "models/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace otklik {

/// What a customer has ordered, as the source tells it.
struct ImportedOrder final
{
    QString externalId; ///< the same whenever it is read; unique within the customer
    QString number;
    QString title;
    QString state;
    QString currency; ///< ISO 4217, or empty
    qint64 amount = 0; ///< in hundredths of `currency`
    std::optional<TimePoint> placedAt;

    friend bool operator==(const ImportedOrder &, const ImportedOrder &) = default;
};

/// A customer as a file, an address book or a CRM tells it, in one form for all of them.
/// Made by CustomerDraft: every text is bounded, trimmed and free of control characters.
struct ImportedCustomer final
{
    QString externalId; ///< the same whenever the customer is read; unique within the source
    QString name;
    QString url; ///< where the record stands in the source
    QString city;
    QString birthDate; ///< yyyy-mm-dd, or empty
    QString language;  ///< "ru", "en", …, or empty
    QString timeZone;  ///< as IANA names it, or empty
    QString number;    ///< as people there call the customer
    QStringList phones;
    QStringList emails;
    QStringList addresses;
    QStringList links; ///< profiles elsewhere: URLs, or "network:handle"
    QStringList tags;
    QString note;
    QList<std::pair<QString, QString>> details; ///< everything else, by its label
    QList<ImportedOrder> orders;                ///< as the source orders them
    QByteArray photo;                           ///< as it stands there: see cleanPicture
    std::optional<TimePoint> changedAt;

    friend bool operator==(const ImportedCustomer &, const ImportedCustomer &) = default;
};

/// What one customer may have. More is left out and said so.
namespace customerlimit {
inline constexpr qsizetype name = 500;
inline constexpr qsizetype value = 2'000;   ///< of a phone, a link, a label, a detail
inline constexpr qsizetype note = 32 * 1024;
inline constexpr qsizetype values = 100;    ///< phones, e-mails, …: of each kind
inline constexpr qsizetype details = 200;
inline constexpr qsizetype orders = 100;
inline constexpr qsizetype photo = 2 * 1024 * 1024;
inline constexpr qsizetype record = 256 * 1024; ///< in the source, without its photo
} // namespace customerlimit

} // namespace otklik
