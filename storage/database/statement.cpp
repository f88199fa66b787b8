#include "storage/database/statement.h"

namespace otklik::sql {

Statement::Statement(std::string sql, int parameterCount)
    : m_sql(std::move(sql)), m_texts(static_cast<size_t>(parameterCount) + 1)
{ }

Statement::~Statement() = default;

} // namespace otklik::sql
