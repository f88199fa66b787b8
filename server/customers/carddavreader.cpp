#include "server/customers/carddavreader.h"

#include "server/customers/sourceproblems.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace otklik {

namespace {

constexpr int mappingVersion = 2; ///< goes up when cards are read in another way: all are fetched anew
const QString versionKey = QStringLiteral("version");
const QString bookKey = QStringLiteral("book");
const QString cardsKey = QStringLiteral("cards");

/// Two answers of a server may write the same place in two ways.
QString placeOf(const QString &href)
{
    return QUrl(href).path(QUrl::FullyDecoded);
}

} // namespace

CardDavReader::CardDavReader(Http &http, const CardDavAccess &access, const ColumnMap &map)
    : m_book(http, access), m_mapper(map, "WINDOWS-1251")
{
}

Result<std::unique_ptr<CardDavReader>> CardDavReader::open(Http &http, const CardDavAccess &access, const ColumnMap &map,
                                                           const QByteArray &state)
{
    std::unique_ptr<CardDavReader> reader(new CardDavReader(http, access, map));
    if (const auto found = reader->m_book.find(); !found)
        return tl::unexpected(found.error());
    const auto listed = reader->m_book.list();
    if (!listed)
        return tl::unexpected(listed.error());
    reader->restore(state);
    reader->plan(*listed);
    return reader;
}

void CardDavReader::restore(const QByteArray &state)
{
    const QJsonObject object = QJsonDocument::fromJson(state).object();
    if (object.value(bookKey).toString() != m_book.url().toString() || object.value(versionKey).toInt() != mappingVersion)
        return;
    const QJsonObject cards = object.value(cardsKey).toObject();
    for (auto it = cards.begin(); it != cards.end(); ++it)
        m_known.insert(it.key(), {it->toArray().at(0).toString(), it->toArray().at(1).toString()});
}

QByteArray CardDavReader::state() const
{
    QJsonObject cards;
    for (auto it = m_known.begin(); it != m_known.end(); ++it)
        cards.insert(it.key(), QJsonArray{it->etag, it->externalId});
    return QJsonDocument(QJsonObject{{versionKey, mappingVersion}, {bookKey, m_book.url().toString()}, {cardsKey, cards}})
        .toJson(QJsonDocument::Compact);
}

void CardDavReader::forget(const QString &externalId)
{
    m_known.removeIf([&](QMap<QString, Known>::iterator it) { return it->externalId == externalId; });
}

void CardDavReader::plan(const QList<DavResource> &listed)
{
    QSet<QString> there;
    for (const DavResource &resource : listed) {
        if (there.contains(resource.href))
            continue;
        there.insert(resource.href);
        const Known known = m_known.value(resource.href);
        if (known.etag.isEmpty() || known.etag != QString::fromUtf8(resource.etag)) {
            m_toFetch.append(resource.href);
            continue;
        }
        CustomerRow row;
        row.customer.externalId = known.externalId;
        row.isUnchanged = true;
        row.place = resource.href;
        m_ready.append({row, resource.href, known});
    }
    m_known.removeIf([&there](QMap<QString, Known>::iterator it) { return !there.contains(it.key()); });
}

void CardDavReader::makeRow(const DavResource &resource, const QString &href)
{
    Ready ready{{}, href, m_known.value(href)};
    ready.row.place = href;
    VCardSplitter cards(linesOf(resource.card.toUtf8()));
    RawCard card;
    if (cards.next(card))
        m_mapper.map(card, ready.row);
    else
        ready.row.problem = QStringLiteral("no_cards");
    if (ready.row.leftOut.removeAll(QStringLiteral("no_id")) > 0)
        ready.row.customer.externalId = href; // without a number of its own it has its place
    if (ready.row.problem.isEmpty())
        ready.known = {QString::fromUtf8(resource.etag), ready.row.customer.externalId};
    m_ready.append(ready);
}

void CardDavReader::take(const MultiStatus &answer, const QStringList &asked)
{
    QMap<QString, QString> open; // by place, as the list wrote it
    for (const QString &href : asked)
        open.insert(placeOf(href), href);
    for (const DavResource &resource : answer.resources) {
        const QString href = open.take(placeOf(resource.href));
        if (href.isEmpty())
            continue;
        if (resource.status / 100 == 2)
            makeRow(resource, href);
        else
            m_known.remove(href); // it went since the list was made
    }
    if (!answer.isWhole)
        m_failed = Error{Error::Kind::Retry, sourceproblem::cutOff, QString()};
    else
        for (const QString &href : open)
            refuse(href, QStringLiteral("not_answered"));
}

void CardDavReader::refuse(const QString &href, const QString &problem)
{
    CustomerRow row;
    row.place = href;
    row.problem = problem;
    m_ready.append({row, href, m_known.value(href)});
}

Result<bool> CardDavReader::fetchSome()
{
    const QStringList asked = m_toFetch.mid(0, m_batch);
    const auto answer = m_book.fetch(asked);
    if (!answer && answer.error().code == httpcode::tooLarge) {
        if (m_batch > 1) {
            m_batch = std::max<qsizetype>(1, m_batch / 4); // photos
            return true;
        }
        refuse(m_toFetch.takeFirst(), QStringLiteral("record_too_long"));
        return true;
    }
    if (!answer)
        return tl::unexpected(answer.error());
    m_toFetch = m_toFetch.mid(asked.size());
    take(*answer, asked);
    return true;
}

/// A card that cannot be used now is read again the next time, and is not one that has gone.
void CardDavReader::tell(CustomerRow &row)
{
    Ready ready = m_ready.takeFirst();
    row = std::move(ready.row);
    if (!row.problem.isEmpty()) {
        ready.known.etag.clear();
        row.customer.externalId = ready.known.externalId;
    }
    m_known.insert(ready.href, ready.known);
}

Result<bool> CardDavReader::next(CustomerRow &row)
{
    while (m_ready.isEmpty()) {
        if (m_failed)
            return tl::unexpected(*m_failed);
        if (m_toFetch.isEmpty()) {
            m_isAtEnd = true;
            return false;
        }
        if (const auto fetched = fetchSome(); !fetched)
            return fetched;
    }
    tell(row);
    return true;
}

} // namespace otklik
