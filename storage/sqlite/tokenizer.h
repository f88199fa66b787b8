#pragma once

namespace otklik::sqlite {

class Database;

/// Makes the FTS5 tokenizer "otklik" known to a connection: unicode61 with
/// diacritics removed, ё read as е, and beside every word its Snowball stem
/// (Russian for Cyrillic words, English for Latin ones) at the same position. A
/// query word is looked up by its stem, a prefix (`word*`) by the word as written.
/// Database::open() calls it.
void registerTokenizer(Database &database);

} // namespace otklik::sqlite
