#pragma once

#include "models/id.h"

#include <QJsonObject>

namespace otklik::server {

class Rows;

/// The ids of all rows that were ever erased. They name nobody, and tell what
/// somebody who was away still writes about a person who is gone.
class ErasedRows final
{
public:
    explicit ErasedRows(Rows &rows) : m_rows(rows) { }

    void add(const QString &id, const ErasureId &erasure);
    [[nodiscard]] bool holds(const QString &id);
    /// Whether the payload of a command names any of them.
    [[nodiscard]] bool areNamedIn(const QJsonObject &payload);

private:
    Rows &m_rows;
};

} // namespace otklik::server
