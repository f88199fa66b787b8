#pragma once

#include "models/stores.h"

namespace otklik {

class Reader;

/// Colleagues and sources from the cache. Owned by Cache; callable from any thread.
class CachedDirectory final : public DirectoryStore
{
public:
    explicit CachedDirectory(Reader &reader) : m_reader(reader) { }
    Answer<QList<User>> users() override;
    Answer<QList<Source>> sources() override;

private:
    Reader &m_reader;
};

} // namespace otklik
