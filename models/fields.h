#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <array>
#include <optional>
#include <tuple>
#include <utility>

namespace otklik {

/// One named member of an entity. An entity lists its fields once, in
/// `static constexpr auto fields()`; the JSON codec (sync/wire) and the SQL
/// bindings (storage, server) are made from that list, so a column, a JSON key
/// and a member always have the same name. Names are snake_case.
template <class Entity, class Member>
struct Field final
{
    const char *name;
    Member Entity::*member;
    bool mayBeAbsent = false; ///< in JSON; it is as in a new struct then
};

template <class Entity, class Member>
constexpr Field<Entity, Member> field(const char *name, Member Entity::*member)
{
    return {name, member};
}

/// One that was added after others had begun to send these: an older program leaves it out.
template <class Entity, class Member>
constexpr Field<Entity, Member> laterField(const char *name, Member Entity::*member)
{
    return {name, member, true};
}

/// Calls `visit(name, value)` for each field of `entity`, in the listed order.
template <class Entity, class Visit>
constexpr void forEachField(Entity &entity, Visit &&visit)
{
    std::apply([&](const auto &...f) { (visit(f.name, entity.*(f.member)), ...); },
               std::remove_const_t<Entity>::fields());
}

/// Names of an enum's values as stored and sent; append-only. Specialised
/// beside each enum as an array of (value, name).
template <class Enum>
struct EnumNames;

template <class Enum, size_t N>
using EnumTable = std::array<std::pair<Enum, QLatin1StringView>, N>;

template <class Enum>
concept NamedEnum = requires { EnumNames<Enum>::table; };

template <NamedEnum Enum>
[[nodiscard]] constexpr QLatin1StringView nameOf(Enum value)
{
    for (const auto &[candidate, name] : EnumNames<Enum>::table)
        if (candidate == value)
            return name;
    return {};
}

template <NamedEnum Enum>
[[nodiscard]] std::optional<Enum> fromName(QStringView text)
{
    for (const auto &[candidate, name] : EnumNames<Enum>::table)
        if (text == name)
            return candidate;
    return std::nullopt;
}

} // namespace otklik
