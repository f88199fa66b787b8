#pragma once

#include "models/owncontact.h"

#include <QStringList>

#include <optional>

namespace otklik::server {

class Rows;

/// The company's own public contacts, allowed in public replies (C4).
class OwnContactStore final
{
public:
    explicit OwnContactStore(Rows &rows) : m_rows(rows) { }

    /// Those in use.
    [[nodiscard]] QStringList values();
    /// Nothing changes when it is there already.
    void add(const QString &value);
    /// False when there is none.
    bool remove(const QString &value);

private:
    [[nodiscard]] std::optional<OwnContact> byValue(const QString &value);

    Rows &m_rows;
};

} // namespace otklik::server
