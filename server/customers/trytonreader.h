#pragma once

#include "server/customers/customerdraft.h"
#include "server/customers/trytonsession.h"

#include <QHash>
#include <QSet>

#include <map>
#include <memory>

namespace otklik {

/// Customers of a Tryton database: parties with their contact mechanisms, addresses,
/// categories and, where that module is, sale opportunities as orders. Reads page by page;
/// a reading that broke off goes on behind the last party that was told, by state().
class TrytonReader final : public CustomerReader
{
public:
    /// Signs in. `http` must outlive the reader; `map` is one of customerColumns(), its columns
    /// the fields of party.party or the types of contacts ("skype=ignore"). Error codes: those of TrytonSession.
    [[nodiscard]] static Result<std::unique_ptr<TrytonReader>> open(Http &http, const TrytonAccess &access,
                                                                    const ColumnMap &map, const QByteArray &state);

    [[nodiscard]] Result<bool> next(CustomerRow &row) override;
    /// A reading that went on where another one broke off does not know of those before.
    [[nodiscard]] bool hasToldAll() const override { return m_isAtEnd && m_wasFromStart; }
    [[nodiscard]] QByteArray state() const override;

private:
    /// The parties of a page, in the order they are told.
    using Page = std::map<qint64, CustomerDraft>;

    TrytonReader(Http &http, const TrytonAccess &access, const ColumnMap &map);
    [[nodiscard]] Result<bool> readNames(const QString &model, const QString &field, QHash<qint64, QString> &names);
    [[nodiscard]] Result<bool> readOwnParties(const QString &model);
    [[nodiscard]] Result<bool> readPage();
    /// Calls `take` for every record of a model that belongs to a party of the page.
    template <class Take>
    [[nodiscard]] Result<bool> readOf(Page &page, const QString &model, const QStringList &fields, const Take &take);
    void take(CustomerDraft &draft, const QJsonObject &party) const;
    void takeContact(CustomerDraft &draft, const QJsonObject &contact) const;
    [[nodiscard]] Result<bool> readOrders(Page &page);

    TrytonSession m_session;
    const QUrl m_url;
    ColumnMap m_map;
    QHash<qint64, QString> m_languages;  ///< codes by id
    QHash<qint64, QString> m_categories; ///< names by id
    QSet<qint64> m_ownParties;           ///< the company itself and its people: no customers
    Page m_page;
    qint64 m_readUpTo = 0; ///< the last party of the page
    qint64 m_toldUpTo = 0;
    bool m_hasOrders = true; ///< until the server says that there is no such module
    bool m_wasFromStart = true;
    bool m_isAtEnd = false;
};

} // namespace otklik
