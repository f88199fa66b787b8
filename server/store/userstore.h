#pragma once

#include "models/user.h"

#include <QList>

#include <optional>

namespace otklik::server {

class Rows;

/// Colleagues and the hashes of their passwords.
class UserStore final
{
public:
    explicit UserStore(Rows &rows) : m_rows(rows) { }

    [[nodiscard]] QList<User> users();
    [[nodiscard]] std::optional<User> byLogin(const QString &login);
    /// The Argon2id hash of a user's password; empty when there is none.
    [[nodiscard]] QString passwordHash(const UserId &id);
    void setPasswordHash(const UserId &id, const QString &hash);

private:
    Rows &m_rows;
};

} // namespace otklik::server
