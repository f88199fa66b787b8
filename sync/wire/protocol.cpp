#include "sync/wire/protocol.h"

#include "models/json.h"

#include <QJsonDocument>

namespace otklik::wire {

namespace {

constexpr auto badMessage = "bad_message";

tl::unexpected<Error> bad(const QString &detail)
{
    return failure(Error::Kind::CorrectInput, QLatin1StringView(badMessage), detail);
}

Result<QJsonObject> parseObject(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return bad(error.errorString());
    if (!document.isObject())
        return bad(QStringLiteral("not an object"));
    return document.object();
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

template <size_t I = 0>
Result<Entity> decodeEntity(size_t index, const QJsonObject &row)
{
    if constexpr (I < std::variant_size_v<Entity>) {
        if (index != I)
            return decodeEntity<I + 1>(index, row);
        auto parsed = fromJson<std::variant_alternative_t<I, Entity>>(row);
        if (!parsed)
            return tl::unexpected<Error>(parsed.error());
        if (parsed->id.isEmpty())
            return bad(QStringLiteral("row without id"));
        return Entity(std::move(*parsed));
    } else {
        return bad(QStringLiteral("unknown kind"));
    }
}

/// Decodes each object of an array with `decode`; the first error ends it.
template <class T, class Decode>
Result<QList<T>> decodeEach(const QJsonArray &array, Decode decode)
{
    QList<T> list;
    list.reserve(array.size());
    for (const QJsonValue &value : array) {
        auto item = decode(value.toObject());
        if (!item)
            return tl::unexpected<Error>(item.error());
        list.append(std::move(*item));
    }
    return list;
}

} // namespace

QJsonObject encodeChange(const EntityChange &change)
{
    return {{QStringLiteral("kind"), QString(nameOf(kindOf(change.entity)))},
            {QStringLiteral("seq"), change.seq},
            {QStringLiteral("row"), std::visit([](const auto &row) { return toJson(row); }, change.entity)}};
}

Result<EntityChange> decodeChange(const QJsonObject &object)
{
    const auto kind = fromName<EntityKind>(object.value(QStringLiteral("kind")).toString());
    if (!kind)
        return bad(QStringLiteral("unknown kind"));
    EntityChange change;
    if (!json::read(object.value(QStringLiteral("seq")), change.seq) || change.seq < 0)
        return bad(QStringLiteral("seq"));
    auto entity = decodeEntity(static_cast<size_t>(*kind), object.value(QStringLiteral("row")).toObject());
    if (!entity)
        return tl::unexpected<Error>(entity.error());
    change.entity = std::move(*entity);
    return change;
}

QByteArray encodeChanges(const ChangesPage &page)
{
    QJsonArray rows;
    for (const EntityChange &change : page.changes)
        rows.append(encodeChange(change));
    QJsonArray erasures;
    for (const EntityChange &change : page.erasures)
        erasures.append(encodeChange(change));
    return compact({{QStringLiteral("epoch"), page.epoch},
                    {QStringLiteral("up_to"), page.upTo},
                    {QStringLiteral("has_more"), page.hasMore},
                    {QStringLiteral("erasures"), erasures},
                    {QStringLiteral("changes"), rows}});
}

Result<ChangesPage> decodeChanges(const QByteArray &json)
{
    const auto object = parseObject(json);
    if (!object)
        return tl::unexpected<Error>(object.error());
    ChangesPage page;
    page.epoch = object->value(QStringLiteral("epoch")).toString();
    if (!json::read(object->value(QStringLiteral("up_to")), page.upTo)
        || !json::read(object->value(QStringLiteral("has_more")), page.hasMore)
        || !object->value(QStringLiteral("changes")).isArray() || page.epoch.isEmpty())
        return bad(QStringLiteral("changes page"));
    auto changes = decodeEach<EntityChange>(object->value(QStringLiteral("changes")).toArray(), decodeChange);
    if (!changes)
        return tl::unexpected<Error>(changes.error());
    page.changes = std::move(*changes);
    auto erasures = decodeEach<EntityChange>(object->value(QStringLiteral("erasures")).toArray(), decodeChange);
    if (!erasures)
        return tl::unexpected<Error>(erasures.error());
    page.erasures = std::move(*erasures);
    for (const EntityChange &change : std::as_const(page.erasures))
        if (kindOf(change.entity) != EntityKind::Erasure)
            return bad(QStringLiteral("erasures"));
    qint64 last = 0;
    for (const EntityChange &change : std::as_const(page.changes)) {
        if (change.seq <= last || change.seq > page.upTo)
            return bad(QStringLiteral("change numbers out of order"));
        last = change.seq;
    }
    return page;
}

QByteArray encodeSnapshotLine(const SnapshotLine &line)
{
    if (line.change)
        return compact(encodeChange(*line.change));
    if (line.isEnd)
        return compact({{QStringLiteral("end"), true},
                        {QStringLiteral("epoch"), line.epoch},
                        {QStringLiteral("up_to"), line.upTo}});
    return compact({{QStringLiteral("checkpoint"), line.checkpoint},
                    {QStringLiteral("open_work_done"), line.isOpenWorkDone}});
}

Result<SnapshotLine> decodeSnapshotLine(const QByteArray &json)
{
    const auto object = parseObject(json);
    if (!object)
        return tl::unexpected<Error>(object.error());
    SnapshotLine line;
    if (object->contains(QStringLiteral("kind"))) {
        auto change = decodeChange(*object);
        if (!change)
            return tl::unexpected<Error>(change.error());
        line.change = std::move(*change);
        return line;
    }
    line.isEnd = object->value(QStringLiteral("end")).toBool();
    line.epoch = object->value(QStringLiteral("epoch")).toString();
    line.checkpoint = object->value(QStringLiteral("checkpoint")).toString();
    line.isOpenWorkDone = object->value(QStringLiteral("open_work_done")).toBool();
    if (line.isEnd ? (line.epoch.isEmpty() || !json::read(object->value(QStringLiteral("up_to")), line.upTo))
                   : line.checkpoint.isEmpty())
        return bad(QStringLiteral("snapshot line"));
    return line;
}

QByteArray encodeMutations(const QList<Mutation> &mutations)
{
    QJsonArray array;
    for (const Mutation &m : mutations)
        array.append(QJsonObject{{QStringLiteral("id"), m.id.value},
                                 {QStringLiteral("kind"), QString(nameOf(m.kind))},
                                 {QStringLiteral("created_at"), json::toValue(m.createdAt)},
                                 {QStringLiteral("payload"), m.payload}});
    return compact({{QStringLiteral("mutations"), array}});
}

Result<QList<Mutation>> decodeMutations(const QByteArray &json, int limit)
{
    const auto object = parseObject(json);
    if (!object)
        return tl::unexpected<Error>(object.error());
    const QJsonValue array = object->value(QStringLiteral("mutations"));
    if (!array.isArray())
        return bad(QStringLiteral("mutations"));
    if (array.toArray().size() > limit)
        return bad(QStringLiteral("too many mutations"));
    return decodeEach<Mutation>(array.toArray(), [](const QJsonObject &o) -> Result<Mutation> {
        Mutation m;
        if (!json::read(o.value(QStringLiteral("id")), m.id) || !json::read(o.value(QStringLiteral("kind")), m.kind)
            || !json::read(o.value(QStringLiteral("created_at")), m.createdAt)
            || !json::read(o.value(QStringLiteral("payload")), m.payload))
            return bad(QStringLiteral("mutation"));
        return m;
    });
}

QByteArray encodeAnswers(const QList<MutationAnswer> &answers)
{
    QJsonArray array;
    for (const MutationAnswer &a : answers)
        array.append(QJsonObject{{QStringLiteral("id"), a.id.value},
                                 {QStringLiteral("verdict"), QString(nameOf(a.verdict))},
                                 {QStringLiteral("seq"), a.seq},
                                 {QStringLiteral("code"), a.code},
                                 {QStringLiteral("current"), a.current}});
    return compact({{QStringLiteral("answers"), array}});
}

Result<QList<MutationAnswer>> decodeAnswers(const QByteArray &json)
{
    const auto object = parseObject(json);
    if (!object)
        return tl::unexpected<Error>(object.error());
    if (!object->value(QStringLiteral("answers")).isArray())
        return bad(QStringLiteral("answers"));
    return decodeEach<MutationAnswer>(
        object->value(QStringLiteral("answers")).toArray(), [](const QJsonObject &o) -> Result<MutationAnswer> {
            MutationAnswer a;
            if (!json::read(o.value(QStringLiteral("id")), a.id)
                || !json::read(o.value(QStringLiteral("verdict")), a.verdict)
                || !json::read(o.value(QStringLiteral("seq")), a.seq)
                || !json::read(o.value(QStringLiteral("code")), a.code)
                || !json::read(o.value(QStringLiteral("current")), a.current))
                return bad(QStringLiteral("answer"));
            return a;
        });
}

QByteArray encodeNews(qint64 upTo)
{
    return compact({{QStringLiteral("up_to"), upTo}});
}

Result<qint64> decodeNews(const QByteArray &json)
{
    const auto object = parseObject(json);
    if (!object)
        return tl::unexpected<Error>(object.error());
    qint64 upTo = 0;
    if (!json::read(object->value(QStringLiteral("up_to")), upTo))
        return bad(QStringLiteral("news"));
    return upTo;
}

QByteArray encodeHistory(const HistoryPage &page)
{
    QJsonArray entries;
    for (const ConversationEntry &entry : page.entries) {
        QJsonArray earlier;
        for (const MentionVersion &version : entry.earlier)
            earlier.append(toJson(version));
        entries.append(QJsonObject{{QStringLiteral("mention"), toJson(entry.mention)},
                                   {QStringLiteral("earlier"), earlier},
                                   {QStringLiteral("author_name"), entry.authorName},
                                   {QStringLiteral("handle"), entry.handle}});
    }
    return compact({{QStringLiteral("entries"), entries},
                    {QStringLiteral("next"), page.next},
                    {QStringLiteral("back_to"), json::toValue(page.backTo)}});
}

Result<HistoryPage> decodeHistory(const QByteArray &json)
{
    const auto object = parseObject(json);
    if (!object)
        return tl::unexpected<Error>(object.error());
    HistoryPage page;
    if (!object->value(QStringLiteral("entries")).isArray()
        || !json::read(object->value(QStringLiteral("next")), page.next)
        || !json::read(object->value(QStringLiteral("back_to")), page.backTo))
        return bad(QStringLiteral("history"));
    auto entries = decodeEach<ConversationEntry>(
        object->value(QStringLiteral("entries")).toArray(), [](const QJsonObject &o) -> Result<ConversationEntry> {
            ConversationEntry entry;
            auto mention = fromJson<Mention>(o.value(QStringLiteral("mention")).toObject());
            auto earlier =
                decodeEach<MentionVersion>(o.value(QStringLiteral("earlier")).toArray(), fromJson<MentionVersion>);
            if (!mention || !earlier || mention->id.isEmpty()
                || !json::read(o.value(QStringLiteral("author_name")), entry.authorName)
                || !json::read(o.value(QStringLiteral("handle")), entry.handle))
                return bad(QStringLiteral("history entry"));
            entry.mention = std::move(*mention);
            entry.earlier = std::move(*earlier);
            return entry;
        });
    if (!entries)
        return tl::unexpected<Error>(entries.error());
    page.entries = std::move(*entries);
    return page;
}

QByteArray encodeProblem(const Problem &problem)
{
    return compact({{QStringLiteral("type"), QStringLiteral("about:blank")},
                    {QStringLiteral("status"), problem.status},
                    {QStringLiteral("code"), problem.code},
                    {QStringLiteral("title"), problem.title},
                    {QStringLiteral("request_id"), problem.requestId}});
}

Problem decodeProblem(const QByteArray &body, int status)
{
    Problem problem{status, QStringLiteral("not_otklik"), {}, {}};
    if (const auto object = parseObject(body); object && object->value(QStringLiteral("code")).isString()) {
        problem.code = object->value(QStringLiteral("code")).toString();
        problem.title = object->value(QStringLiteral("title")).toString();
        problem.requestId = object->value(QStringLiteral("request_id")).toString();
    }
    return problem;
}

Error::Kind kindOfStatus(int status)
{
    if (status == 401)
        return Error::Kind::SignIn;
    if (status == 409 || status == 412)
        return Error::Kind::Conflict;
    if (status == 408 || status == 425 || status == 429 || status >= 500)
        return Error::Kind::Retry;
    if (status == 400 || status == 413 || status == 422)
        return Error::Kind::CorrectInput;
    return Error::Kind::GiveUp;
}

} // namespace otklik::wire
