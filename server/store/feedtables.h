#pragma once

#include "models/entity.h"
#include "storage/sqlite/rows.h"

#include <array>

namespace otklik::server {

/// How a row of one kind is asked for and read with its change number. Private
/// to the feed: rows.h has what everybody else needs.
struct FeedTable final
{
    std::string select; ///< "SELECT columns, seq FROM table "
    EntityChange (*read)(const sqlite::Query &query);
};

[[nodiscard]] const FeedTable &feedTable(EntityKind kind);

constexpr size_t entityKindCount = std::variant_size_v<Entity>;

} // namespace otklik::server
