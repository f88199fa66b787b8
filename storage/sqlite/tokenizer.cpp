#include "storage/sqlite/tokenizer.h"

#include "storage/sqlite/database.h"
#include "storage/database/errors.h"
#include "storage/sqlite/stems.h"

#include <sqlite3.h>

#include <memory>
#include <new>
#include <string>

namespace otklik::sqlite {

namespace {

/// One tokenizer of one FTS5 table on one connection.
struct Tokenizer
{
    fts5_tokenizer words{};
    Fts5Tokenizer *wordsInstance = nullptr;
    Stems stems;
    std::string folded;

    Tokenizer() = default;
    Tokenizer(const Tokenizer &) = delete;
    Tokenizer &operator=(const Tokenizer &) = delete;
    ~Tokenizer()
    {
        if (wordsInstance)
            words.xDelete(wordsInstance);
    }
};

using TokenCallback = int (*)(void *, int, const char *, int, int, int);

struct Pass
{
    Tokenizer *tokenizer;
    int flags;
    void *context;
    TokenCallback token;
};

/// ё is U+0451: D1 91; е is U+0435: D0 B5. unicode61 has lower-cased already.
void foldYo(std::string &word)
{
    for (size_t at = word.find("\xD1\x91"); at != std::string::npos; at = word.find("\xD1\x91", at + 2))
        word.replace(at, 2, "\xD0\xB5");
}

int onWord(void *passPointer, int flags, const char *word, int size, int start, int end)
{
    auto &pass = *static_cast<Pass *>(passPointer);
    std::string &folded = pass.tokenizer->folded;
    folded.assign(word, static_cast<size_t>(size));
    foldYo(folded);
    const bool isPrefix = (pass.flags & FTS5_TOKENIZE_PREFIX) != 0;
    const bool isQuery = (pass.flags & FTS5_TOKENIZE_QUERY) != 0;
    const std::string_view stem = isPrefix || folded.empty() ? std::string_view(folded)
                                                             : pass.tokenizer->stems.of(folded);
    if (isQuery)
        return pass.token(pass.context, flags, stem.data(), static_cast<int>(stem.size()), start, end);
    const int done = pass.token(pass.context, flags, folded.data(), static_cast<int>(folded.size()), start, end);
    if (done != SQLITE_OK || stem == folded)
        return done;
    return pass.token(pass.context, flags | FTS5_TOKEN_COLOCATED, stem.data(), static_cast<int>(stem.size()), start,
                      end);
}

int createTokenizer(void *api, const char **, int, Fts5Tokenizer **out)
{
    auto *fts = static_cast<fts5_api *>(api);
    auto tokenizer = std::unique_ptr<Tokenizer>(new (std::nothrow) Tokenizer);
    if (!tokenizer || !tokenizer->stems.isReady())
        return SQLITE_NOMEM;
    void *context = nullptr;
    int code = fts->xFindTokenizer(fts, "unicode61", &context, &tokenizer->words);
    if (code != SQLITE_OK)
        return code;
    const char *arguments[] = {"remove_diacritics", "2"};
    code = tokenizer->words.xCreate(context, arguments, 2, &tokenizer->wordsInstance);
    if (code != SQLITE_OK)
        return code;
    *out = reinterpret_cast<Fts5Tokenizer *>(tokenizer.release());
    return SQLITE_OK;
}

void deleteTokenizer(Fts5Tokenizer *tokenizer)
{
    delete reinterpret_cast<Tokenizer *>(tokenizer);
}

int tokenize(Fts5Tokenizer *self, void *context, int flags, const char *text, int size, TokenCallback token)
{
    auto &tokenizer = *reinterpret_cast<Tokenizer *>(self);
    Pass pass{&tokenizer, flags, context, token};
    return tokenizer.words.xTokenize(tokenizer.wordsInstance, &pass, flags, text, size, onWord);
}

/// The documented way to FTS5's interface: a statement that fills a pointer in.
fts5_api *ftsApi(sqlite3 *connection)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

void registerTokenizer(Database &database)
{
    fts5_api *api = ftsApi(database.handle());
    fts5_tokenizer functions{createTokenizer, deleteTokenizer, tokenize};
    if (!api || api->xCreateTokenizer(api, "otklik", api, &functions, nullptr) != SQLITE_OK)
        throw sql::Refusal({Error::Kind::GiveUp, QStringLiteral("database_error"), QStringLiteral("no FTS5")});
}

} // namespace otklik::sqlite
