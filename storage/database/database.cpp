#include "storage/database/database.h"

#include "storage/database/statement.h"

namespace otklik::sql {

Database::Database() = default;
Database::~Database() = default;

Query Database::query(std::string_view sql)
{
    auto found = m_statements.find(sql);
    if (found == m_statements.end())
        found = m_statements.emplace(sql, prepare(sql)).first;
    if (!found->second->isBorrowed)
        return Query(*found->second);
    return Query(prepare(sql));
}

void Database::forgetStatements()
{
    m_statements.clear();
}

} // namespace otklik::sql
