#pragma once

#include "models/stores.h"

namespace otklik {

class Reader;

/// Full-text search over the cache, newest first. A first page without a hit is
/// tried again in the other keyboard layout. Owned by Cache; callable from any thread.
class CachedSearch final : public SearchStore
{
public:
    explicit CachedSearch(Reader &reader) : m_reader(reader) { }
    Answer<SearchPage> search(const QString &query, std::optional<TimelineCursor> before, int limit) override;

private:
    Reader &m_reader;
};

} // namespace otklik
