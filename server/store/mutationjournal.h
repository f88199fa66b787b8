#pragma once

#include "models/mutation.h"

#include <optional>

namespace otklik::server {

class Rows;

/// Every mutation that was answered, so that its repetition gets the same
/// answer and no second effect.
class MutationJournal final
{
public:
    explicit MutationJournal(Rows &rows) : m_rows(rows) { }

    struct Entry final
    {
        QString contentHash;
        MutationAnswer answer;
    };
    [[nodiscard]] std::optional<Entry> find(const MutationId &id);
    void remember(const MutationAnswer &answer, const QString &contentHash, const UserId &user);

private:
    Rows &m_rows;
};

} // namespace otklik::server
