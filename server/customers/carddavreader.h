#pragma once

#include "server/customers/carddavbook.h"
#include "server/customers/customerreader.h"
#include "server/customers/vcardmapper.h"

#include <QMap>

namespace otklik {

/// Customers of a CardDAV address book. A repeat fetches only the cards whose etags have
/// changed. state() is bounded by the number of cards.
class CardDavReader final : public CustomerReader
{
public:
    /// Finds the address book and lists its cards. `http` must outlive the reader; `map` is one
    /// of customerColumns(). Error codes: those of CardDavBook.
    [[nodiscard]] static Result<std::unique_ptr<CardDavReader>> open(Http &http, const CardDavAccess &access,
                                                                     const ColumnMap &map, const QByteArray &state);

    /// Problems: those of VCardMapper, "no_cards", "not_answered".
    [[nodiscard]] Result<bool> next(CustomerRow &row) override;
    [[nodiscard]] bool hasToldAll() const override { return m_isAtEnd; }
    [[nodiscard]] QByteArray state() const override;
    void forget(const QString &externalId) override;

private:
    /// What is remembered of a card.
    struct Known final
    {
        QString etag; ///< empty: it is to be read anew
        QString externalId;
    };

    CardDavReader(Http &http, const CardDavAccess &access, const ColumnMap &map);
    void restore(const QByteArray &state);
    void plan(const QList<DavResource> &listed);
    [[nodiscard]] Result<bool> fetchSome();
    void take(const MultiStatus &answer, const QStringList &asked);
    void makeRow(const DavResource &resource, const QString &href);
    void refuse(const QString &href, const QString &problem);
    void tell(CustomerRow &row);

    /// A row that waits, and what is remembered once it was told.
    struct Ready final
    {
        CustomerRow row;
        QString href;
        Known known;
    };

    CardDavBook m_book;
    VCardMapper m_mapper;
    QMap<QString, Known> m_known; ///< by href
    QStringList m_toFetch;
    QList<Ready> m_ready; ///< in the order they are told
    qsizetype m_batch = 50;
    std::optional<Error> m_failed; ///< told behind the rows that were read before
    bool m_isAtEnd = false;
};

} // namespace otklik
