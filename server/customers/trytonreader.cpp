#include "server/customers/trytonreader.h"

#include "server/customers/fieldtext.h"
#include "server/customers/sourceproblems.h"
#include "server/import/timetext.h"

#include <QJsonDocument>

namespace otklik {

namespace {

constexpr int partiesOfPage = 100;
constexpr int recordsOfPage = 1000;
constexpr int mostPages = 200; ///< of what belongs to the parties of one page
const QString afterKey = QStringLiteral("after");

QJsonValue valueOf(const QJsonObject &record, const char *field)
{
    return record.value(QLatin1StringView(field));
}

QString text(const QJsonObject &record, const char *field)
{
    return trytonText(valueOf(record, field));
}

/// What the types of contact mechanisms are here.
CustomerField contactField(const QString &type)
{
    if (type == u"phone" || type == u"mobile")
        return CustomerField::Phone;
    if (type == u"email")
        return CustomerField::Email;
    if (type == u"website")
        return CustomerField::Link;
    return networkOf(type).isEmpty() ? CustomerField::Detail : CustomerField::Link;
}

ImportedOrder orderOf(const QJsonObject &record)
{
    ImportedOrder order;
    order.externalId = QString::number(valueOf(record, "id").toInteger());
    order.number = text(record, "number");
    order.title = text(record, "description");
    order.state = text(record, "state");
    order.amount = amountOf(text(record, "amount")).value_or(0);
    order.currency = currencyOf(text(valueOf(record, "currency.").toObject(), "code")).value_or(QString());
    order.placedAt = parseTimeText(text(record, "start_date").toStdString());
    return order;
}

} // namespace

TrytonReader::TrytonReader(Http &http, const TrytonAccess &access, const ColumnMap &map)
    : m_session(http, access), m_url(access.url), m_map(map)
{
}

Result<std::unique_ptr<TrytonReader>> TrytonReader::open(Http &http, const TrytonAccess &access, const ColumnMap &map,
                                                         const QByteArray &state)
{
    std::unique_ptr<TrytonReader> reader(new TrytonReader(http, access, map));
    reader->m_toldUpTo = QJsonDocument::fromJson(state).object().value(afterKey).toInteger();
    reader->m_readUpTo = reader->m_toldUpTo;
    reader->m_wasFromStart = reader->m_toldUpTo == 0;
    if (const auto signedIn = reader->m_session.signIn(); !signedIn)
        return tl::unexpected(signedIn.error());
    for (const auto &[model, field, names] :
         {std::tuple(QStringLiteral("ir.lang"), QStringLiteral("code"), &reader->m_languages),
          std::tuple(QStringLiteral("party.category"), QStringLiteral("rec_name"), &reader->m_categories)})
        if (const auto read = reader->readNames(model, field, *names); !read)
            return tl::unexpected(read.error());
    for (const QString &model : {QStringLiteral("company.company"), QStringLiteral("company.employee")})
        if (const auto read = reader->readOwnParties(model); !read)
            return tl::unexpected(read.error());
    return reader;
}

QByteArray TrytonReader::state() const
{
    return m_isAtEnd ? QByteArray()
                     : QJsonDocument(QJsonObject{{afterKey, m_toldUpTo}}).toJson(QJsonDocument::Compact);
}

Result<bool> TrytonReader::readNames(const QString &model, const QString &field, QHash<qint64, QString> &names)
{
    qint64 last = 0;
    for (int page = 0; page < mostPages; ++page) {
        const auto records = m_session.read(model, {}, last, recordsOfPage, {field});
        if (!records)
            return tl::unexpected(records.error());
        for (const QJsonObject &record : *records) {
            last = valueOf(record, "id").toInteger();
            names.insert(last, record.value(field).toString());
        }
        if (records->size() < recordsOfPage)
            return true;
    }
    return failure(Error::Kind::GiveUp, sourceproblem::tooManyRecords, model);
}

/// There may be no such module.
Result<bool> TrytonReader::readOwnParties(const QString &model)
{
    const auto records = m_session.read(model, {}, 0, recordsOfPage, {QStringLiteral("party")});
    if (!records)
        return records.error().code == sourceproblem::refused ? Result<bool>(true) : tl::unexpected(records.error());
    for (const QJsonObject &record : *records)
        m_ownParties.insert(valueOf(record, "party").toInteger());
    return true;
}

template <class Take>
Result<bool> TrytonReader::readOf(Page &page, const QString &model, const QStringList &fields, const Take &take)
{
    QJsonArray ids;
    for (const auto &[id, draft] : page)
        ids.append(id);
    qint64 last = 0;
    for (int pages = 0; pages < mostPages; ++pages) {
        const auto records = m_session.read(model, {QJsonArray{QStringLiteral("party"), QStringLiteral("in"), ids}}, last,
                                            recordsOfPage, fields + QStringList{QStringLiteral("party")});
        if (!records)
            return tl::unexpected(records.error());
        for (const QJsonObject &record : *records) {
            last = valueOf(record, "id").toInteger();
            const auto party = page.find(valueOf(record, "party").toInteger());
            if (party != page.end())
                take(party->second, record);
        }
        if (records->size() < recordsOfPage)
            return true;
    }
    return failure(Error::Kind::GiveUp, sourceproblem::tooManyRecords, model);
}

void TrytonReader::take(CustomerDraft &draft, const QJsonObject &party) const
{
    const auto put = [&](CustomerField usual, const char *field, const QString &value) {
        const QString name = QString::fromLatin1(field);
        const qsizetype given = m_map.fieldGivenTo(name);
        draft.add(given < 0 ? usual : static_cast<CustomerField>(given), value, name);
    };
    const QString id = QString::number(valueOf(party, "id").toInteger());
    draft.add(CustomerField::Id, id, QStringLiteral("id"));
    put(CustomerField::Name, "name", text(party, "name"));
    put(CustomerField::Number, "code", text(party, "code"));
    put(CustomerField::Language, "lang", m_languages.value(valueOf(party, "lang").toInteger()));
    const QString changed = text(party, "write_date");
    put(CustomerField::Changed, "write_date", changed.isEmpty() ? text(party, "create_date") : changed);
    for (const QJsonValue &category : valueOf(party, "categories").toArray())
        put(CustomerField::Tags, "categories", m_categories.value(category.toInteger()));
    QUrl client = m_url;
    client.setFragment(client.path().section(u'/', 1, 1) + QStringLiteral("/model/party.party/") + id);
    client.setPath(QStringLiteral("/"));
    draft.add(CustomerField::Url, client.toString(), QStringLiteral("url"));
}

void TrytonReader::takeContact(CustomerDraft &draft, const QJsonObject &contact) const
{
    const QString type = text(contact, "type");
    const QString name = text(contact, "name");
    const qsizetype given = m_map.fieldGivenTo(type);
    const CustomerField field = given < 0 ? contactField(type) : static_cast<CustomerField>(given);
    draft.add(field, text(contact, "value"), field == CustomerField::Detail && !name.isEmpty() ? name : type);
}

Result<bool> TrytonReader::readOrders(Page &page)
{
    if (!m_hasOrders)
        return true;
    const QStringList fields{QStringLiteral("number"),     QStringLiteral("description"), QStringLiteral("state"),
                             QStringLiteral("amount"),     QStringLiteral("currency.code"),
                             QStringLiteral("start_date")};
    const auto read = readOf(page, QStringLiteral("sale.opportunity"), fields,
                             [](CustomerDraft &draft, const QJsonObject &record) { draft.addOrder(orderOf(record)); });
    if (read || read.error().code != sourceproblem::refused)
        return read;
    m_hasOrders = false; // the module is not there, or the user may not see it
    return true;
}

Result<bool> TrytonReader::readPage()
{
    const QStringList fields{QStringLiteral("name"),       QStringLiteral("code"),       QStringLiteral("lang"),
                             QStringLiteral("categories"), QStringLiteral("write_date"), QStringLiteral("create_date")};
    const auto parties = m_session.read(QStringLiteral("party.party"), {}, m_readUpTo, partiesOfPage, fields);
    if (!parties)
        return tl::unexpected(parties.error());
    if (parties->isEmpty())
        return false;
    Page page;
    for (const QJsonObject &party : *parties) {
        const qint64 id = valueOf(party, "id").toInteger();
        if (!m_ownParties.contains(id))
            take(page[id], party);
    }
    const qint64 last = valueOf(parties->last(), "id").toInteger();
    if (page.empty()) {
        m_readUpTo = last;
        return true;
    }
    auto read = readOf(page, QStringLiteral("party.contact_mechanism"),
                       {QStringLiteral("type"), QStringLiteral("value"), QStringLiteral("name")},
                       [this](CustomerDraft &draft, const QJsonObject &contact) { takeContact(draft, contact); });
    if (read)
        read = readOf(page, QStringLiteral("party.address"), {QStringLiteral("full_address"), QStringLiteral("city")},
                      [](CustomerDraft &draft, const QJsonObject &address) {
                          draft.add(CustomerField::Address, text(address, "full_address").replace(u'\n', QLatin1StringView(", ")),
                                    QStringLiteral("address"));
                          draft.addCity(text(address, "city"));
                      });
    if (read)
        read = readOrders(page);
    if (!read)
        return read;
    m_readUpTo = last;
    m_page = std::move(page);
    return true;
}

Result<bool> TrytonReader::next(CustomerRow &row)
{
    while (m_page.empty()) {
        const auto more = readPage();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more) {
            m_isAtEnd = true;
            return false;
        }
    }
    auto first = m_page.extract(m_page.begin());
    row = {};
    row.place = QString::number(first.key());
    first.mapped().finish(row);
    m_toldUpTo = first.key();
    if (!row.problem.isEmpty())
        row.customer.externalId = row.place;
    return true;
}

} // namespace otklik
