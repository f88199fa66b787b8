#pragma once

#include "models/customerimports.h"
#include "models/customerrecord.h"
#include "models/network.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QSet>

#include <optional>

namespace otklik::server {

class Rows;

/// How the customers of a customer base are read again: the part of a Source of the network
/// customerBase that never leaves the server.
struct CustomerBase final
{
    SourceId id;
    CustomerBaseKind kind = CustomerBaseKind::File;
    QString url; ///< of a file: its name at the last import
    QString user;
    QJsonArray mapping; ///< texts "COLUMN=FIELD"

    static constexpr auto fields()
    {
        return std::tuple(field("id", &CustomerBase::id), field("kind", &CustomerBase::kind), field("url", &CustomerBase::url),
                          field("user_name", &CustomerBase::user), field("mapping", &CustomerBase::mapping));
    }
};

/// The customer bases that are imported from, and what each import did. The password of one is
/// a secret of SourceStore, and so stands where the tokens of the networks do.
class CustomerSourceStore final
{
public:
    explicit CustomerSourceStore(Rows &rows) : m_rows(rows) { }

    [[nodiscard]] std::optional<Source> sourceCalled(const QString &title);
    [[nodiscard]] std::optional<CustomerBase> base(const SourceId &id);
    void put(const CustomerBase &base);

    /// CustomerReader::state() after the last rows that were stored.
    [[nodiscard]] QByteArray state(const SourceId &id);
    void setState(const SourceId &id, const QByteArray &state);
    /// Of the sources that told of an account: what was read of it is remembered nowhere.
    void forgetStatesOf(const AccountId &id);

    /// Accounts that the source had when it was read last and that are not among `seen`.
    [[nodiscard]] QList<AccountId> missing(const QString &source, const QSet<AccountId> &seen);

    void put(const ImportRun &run);
    /// Newest first.
    [[nodiscard]] QList<ImportRun> runs(qint64 most);

private:
    Rows &m_rows;
};

} // namespace otklik::server
