#pragma once

#include "models/entity.h"
#include "storage/database/rows.h"

#include <array>

namespace otklik::server {

/// How a row of one kind is asked for and read with its change number. Private
/// to the feed: rows.h has what everybody else needs.
struct FeedTable final
{
    std::string select; ///< "SELECT columns, seq FROM table "
    EntityChange (*read)(const sql::Query &query);
};

[[nodiscard]] const FeedTable &feedTable(EntityKind kind);

/// How much text a row carries, in UTF-16 units.
[[nodiscard]] qsizetype weightOf(const Entity &entity);

/// A page of the feed ends early when its rows carry more text than this.
inline constexpr qsizetype heaviestPage = 1024 * 1024;

constexpr size_t entityKindCount = std::variant_size_v<Entity>;

} // namespace otklik::server
