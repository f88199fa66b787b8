#include "sync/rowbounds.h"

#include <QJsonDocument>

namespace otklik {

namespace {

qsizetype lengthOf(const QString &text) { return text.size(); }
template <class Tag>
qsizetype lengthOf(const Id<Tag> &id) { return id.value.size(); }
qsizetype lengthOf(const QJsonObject &object)
{
    return object.isEmpty() ? 0 : QJsonDocument(object).toJson(QJsonDocument::Compact).size();
}
template <class T>
qsizetype lengthOf(const T &) { return 0; }

bool isTooLarge(const Entity &entity)
{
    return std::visit(
        [](const auto &row) {
            qsizetype longest = 0;
            forEachField(row, [&](const char *, const auto &value) { longest = qMax(longest, lengthOf(value)); });
            return longest > longestText;
        },
        entity);
}

tl::unexpected<Error> refuse(QLatin1StringView code)
{
    return failure(Error::Kind::GiveUp, code);
}

} // namespace

Result<bool> checkRows(const QList<EntityChange> &rows)
{
    for (const EntityChange &change : rows)
        if (isTooLarge(change.entity))
            return refuse(QLatin1StringView("row_too_large"));
    return true;
}

Result<bool> checkPage(const ChangesBatch &page, qint64 after)
{
    if (page.upTo < after)
        return refuse(QLatin1StringView("numbers_went_back"));
    qint64 last = after;
    for (const EntityChange &change : page.changes) {
        if (change.seq <= last || change.seq > page.upTo)
            return refuse(QLatin1StringView("numbers_went_back"));
        last = change.seq;
    }
    if (page.hasMore && page.upTo == after)
        return refuse(QLatin1StringView("no_progress"));
    return checkRows(page.changes);
}

} // namespace otklik
