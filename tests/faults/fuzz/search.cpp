#include "models/searchline.h"
#include "storage/database/errors.h"
#include "storage/searchquery.h"
#include "storage/sqlite/database.h"
#include "tests/faults/fuzz/input.h"

#include <QTemporaryDir>

// What a person types into the search line: nothing of it is a syntax error of FTS5.

using namespace otklik;
using namespace otklik::faults;

namespace {

sqlite::Database &words()
{
    static const QTemporaryDir folder;
    static const auto database = [] {
        auto opened = sqlite::Database::open(folder.filePath(QStringLiteral("words.db")));
        if (!opened)
            broken("a database");
        (*opened)->execute(
            "CREATE VIRTUAL TABLE words USING fts5(text, author, network, tokenize='otklik', prefix='3');"
            "INSERT INTO words VALUES('Где моя посылка', 'Иван', 'vk');");
        return std::move(*opened);
    }();
    return *database;
}

void ask(const QString &expression)
{
    if (expression.isEmpty())
        return;
    const auto asked = sql::guarded([&]() -> Result<void> {
        auto query = words().query("SELECT rowid FROM words WHERE words MATCH ? LIMIT 1");
        query.bind(1, expression);
        std::ignore = query.next();
        return {};
    });
    if (!asked)
        broken(qPrintable(asked.error().detail));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const FuzzInput input(data, size);
    const QString typed = QString::fromUtf8(input.bytes.left(2000));
    ask(parseSearch(typed).expression);
    ask(prefixExpression(typed));
    ask(parseSearch(inOtherLayout(typed)).expression);
    return 0;
}
