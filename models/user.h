#pragma once

#include "models/fields.h"
#include "models/id.h"

#include <QStringList>

namespace otklik {

enum class Role { Agent, Lead, Administrator };

template <>
struct EnumNames<Role>
{
    using enum Role;
    static constexpr EnumTable<Role, 3> table{{
        {Agent, QLatin1StringView("agent")},
        {Lead, QLatin1StringView("lead")},
        {Administrator, QLatin1StringView("administrator")},
    }};
};

/// A colleague who works in this workspace.
struct User final
{
    UserId id;
    QString login;
    QString name;
    Role role = Role::Agent;
    bool needsReview = false; ///< trainee: every reply goes through a lead (L1)
    bool isActive = true;
    QString teams; ///< comma-separated names; whose sources this colleague works with, see server/store/rowrights.h

    static constexpr auto fields()
    {
        return std::tuple(field("id", &User::id), field("login", &User::login), field("name", &User::name),
                          field("role", &User::role), field("needs_review", &User::needsReview),
                          field("is_active", &User::isActive), field("teams", &User::teams));
    }
    friend bool operator==(const User &, const User &) = default;
};

/// The names in User::teams.
[[nodiscard]] inline QStringList teamsOf(const User &user)
{
    return user.teams.split(u',', Qt::SkipEmptyParts);
}

/// Whether a role may approve and return drafts, and take over claims.
[[nodiscard]] constexpr bool canReview(Role role)
{
    return role == Role::Lead || role == Role::Administrator;
}

} // namespace otklik
