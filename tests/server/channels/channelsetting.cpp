#include "tests/server/channels/channelsetting.h"

#include "models/uuid7.h"
#include "server/mutations/publicationflow.h"
#include "server/store/casestore.h"
#include "storage/database/rows.h"
#include "tests/server/support/testkeys.h"

namespace otklik::server {

namespace {

template <class Row>
QList<Row> everyRow(Store &store)
{
    const auto rows = store.read([](Rows &all) -> Result<QList<Row>> {
        auto query = all.database().query(sql::selectSql<Row>(sql::tableOf<Row>(), "ORDER BY seq"));
        return sql::allRows<Row>(query);
    });
    return rows ? *rows : QList<Row>();
}

} // namespace

ChannelSetting::ChannelSetting(const FakeMastodon::Habits &habits)
    : network(habits), m_log([this](const QByteArray &line) { logged += line + '\n'; })
{
    store = std::move(*Store::open(m_database.place(), clock));
    unlockForTests(*store);
    StoreChannels connections(*store);
    Source source;
    source.network = QStringLiteral("mastodon");
    source.url = QStringLiteral("https://social.example");
    source.handle = QStringLiteral("brand@social.example");
    source.state = SourceState::Connected;
    ConnectorSetup setup;
    setup.accountId = QStringLiteral("1");
    setup.values.insert(setupkey::token, QStringLiteral("secret"));
    sourceId = connections.saveConnection(source, setup)->id;
    http = std::make_unique<FakeHttp>([this](const HttpRequest &request) { return network.handle(request); });
    restart();
}

ChannelSetting::~ChannelSetting() = default;

std::unique_ptr<Connector> ChannelSetting::connector()
{
    const MastodonAccess access{QUrl(QStringLiteral("https://social.example")), QStringLiteral("secret"), QStringLiteral("1")};
    return std::make_unique<MastodonConnector>(*http, clock, access, TimePoint{});
}

void ChannelSetting::restart()
{
    reader.reset();
    runner.reset();
    channels = std::make_unique<StoreChannels>(*store);
    const auto connected = channels->connectedSources();
    Q_ASSERT(connected && connected->size() == 1);
    reader = std::make_unique<SourceReader>(connected->first(), connector(), *channels, clock, m_log, timing);
    runner = std::make_unique<PublicationRunner>(
        *channels, [this](const SourceId &id) { return id == sourceId ? connector() : nullptr; }, clock, m_log, timing);
}

void ChannelSetting::readAll()
{
    for (int step = 0; step < 5; ++step)
        reader->step();
}

void ChannelSetting::lookAgain()
{
    clock.advance(timing.refresh);
    reader->step();
}

void ChannelSetting::sendAll()
{
    runner->step();
}

QList<Case> ChannelSetting::cases()
{
    return everyRow<Case>(*store);
}

QList<Mention> ChannelSetting::mentions()
{
    return everyRow<Mention>(*store);
}

Mention ChannelSetting::mention(const QString &externalId)
{
    const QList<Mention> all = mentions();
    for (const Mention &mention : all)
        if (mention.externalId == externalId)
            return mention;
    return {};
}

Source ChannelSetting::source()
{
    return everyRow<Source>(*store).value(0);
}

Publication ChannelSetting::publication(const PublicationId &id)
{
    const QList<Publication> all = everyRow<Publication>(*store);
    for (const Publication &publication : all)
        if (publication.id == id)
            return publication;
    return {};
}

PublicationId ChannelSetting::queueReply(const Case &supportCase, const QString &text, Visibility visibility)
{
    Publication publication;
    publication.id = newId<PublicationId>(clock);
    publication.caseId = supportCase.id;
    publication.mentionId = supportCase.mentionId;
    publication.authorId = agent;
    publication.visibility = visibility;
    publication.text = text;
    publication.textHash = textHashOf(text);
    publication.claimToken = 1;
    const auto queued = store->write([&](Rows &rows) -> Result<void> {
        rows.put(Claim{supportCase.personId, agent, 1, clock.now() + std::chrono::hours(1)});
        publication.threadRevision = CaseStore(rows).thread(supportCase.threadId)->revision;
        return PublicationFlow(rows).queue(publication) ? Result<void>() : failure(Error::Kind::Conflict, {});
    });
    Q_ASSERT(queued);
    clock.advance(std::chrono::minutes(1));
    return publication.id;
}

} // namespace otklik::server
