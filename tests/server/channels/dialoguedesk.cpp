#include "tests/server/channels/dialoguedesk.h"

#include "models/uuid7.h"
#include "server/mutations/publicationflow.h"
#include "server/store/rows.h"
#include "storage/database/rows.h"

namespace otklik::server {

namespace {

const UserId agent{QStringLiteral("0190aaaa-0000-7000-8000-000000000001")};
constexpr int rounds = 12;

} // namespace

DialogueDesk::DialogueDesk(const NamedNetwork &network)
    : m_network(network.make(m_clock)), m_log([](const QByteArray &) {})
{
    m_store = std::move(*Store::open(m_database.place(), m_clock));
    m_http = std::make_unique<FakeHttp>([this](const HttpRequest &request) { return m_network->answer(request); });
    StoreChannels connections(*m_store);
    Source source;
    source.network = network.code;
    source.handle = QStringLiteral("brand");
    source.state = SourceState::Connected;
    ConnectorSetup setup;
    setup.values.insert(setupkey::token, QStringLiteral("secret"));
    m_source = connections.saveConnection(source, setup)->id;
    restart();
}

DialogueDesk::~DialogueDesk() = default;

std::unique_ptr<Connector> DialogueDesk::connector()
{
    return m_network->connector(*m_http, m_clock, TimePoint{});
}

void DialogueDesk::restart()
{
    m_reader.reset();
    m_runner.reset();
    m_channels = std::make_unique<StoreChannels>(*m_store);
    const auto connected = m_channels->connectedSources();
    Q_ASSERT(connected && connected->size() == 1);
    m_reader = std::make_unique<SourceReader>(connected->first(), connector(), *m_channels, m_clock, m_log, m_timing);
    m_runner = std::make_unique<PublicationRunner>(
        *m_channels, [this](const SourceId &) { return connector(); }, m_clock, m_log, m_timing);
}

void DialogueDesk::settle()
{
    for (int round = 0; round < rounds; ++round) {
        m_reader->step();
        m_runner->step();
        m_clock.advance(m_timing.longestWait); // every wait is over
    }
}

template <class Row>
QList<Row> DialogueDesk::every()
{
    return m_store
        ->read([](Rows &rows) -> Result<QList<Row>> {
            auto query = rows.database().query(sql::selectSql<Row>(sql::tableOf<Row>(), "ORDER BY seq"));
            return sql::allRows<Row>(query);
        })
        .value_or(QList<Row>());
}

QStringList DialogueDesk::heard()
{
    QStringList texts;
    const QList<Mention> mentions = every<Mention>();
    for (const Mention &mention : mentions)
        if (!mention.isBrand)
            texts.append(mention.text);
    texts.sort();
    return texts;
}

QList<Publication> DialogueDesk::publications()
{
    return every<Publication>();
}

void DialogueDesk::answer(const QString &customersText, const QString &reply)
{
    const QList<Mention> mentions = every<Mention>();
    for (const Mention &mention : mentions) {
        if (mention.isBrand || mention.caseId.isEmpty() || !mention.text.contains(customersText))
            continue;
        Publication publication;
        publication.id = newId<PublicationId>(m_clock);
        publication.caseId = mention.caseId;
        publication.mentionId = mention.id;
        publication.authorId = agent;
        publication.visibility = mention.visibility;
        publication.text = reply;
        publication.textHash = textHashOf(reply);
        publication.claimToken = 1;
        const auto queued = m_store->write([&](Rows &rows) -> Result<bool> {
            const PersonId person = rows.find<Case>(mention.caseId).value_or(Case{}).personId;
            rows.put(Claim{person, agent, 1, m_clock.now() + std::chrono::hours(1)});
            publication.threadRevision = rows.find<Thread>(mention.threadId).value_or(Thread{}).revision;
            return PublicationFlow(rows).queue(publication);
        });
        Q_ASSERT(queued && *queued);
        return;
    }
}

} // namespace otklik::server
