#include "tests/server/channels/dialoguedesk.h"

#include "models/uuid7.h"
#include "server/mutations/publicationflow.h"
#include "server/store/rows.h"
#include "tests/server/support/testkeys.h"

#include <QFile>
#include <QHash>

#include <algorithm>

namespace otklik::server {

namespace {

const UserId agent{QStringLiteral("0190aaaa-0000-7000-8000-000000000001")};
constexpr int quietRounds = 2;
/// A reply whose answer was lost is looked for, found missing, sent once more and looked for again.
constexpr int roundsAfterTrouble = 5;

/// The database of a server with one connected source of this network. Made once: the dialogues begin with copies.
QByteArray databaseFile(const QString &network, const Clock &clock)
{
    static QHash<QString, QByteArray> made;
    if (made.contains(network))
        return made.value(network);
    const TestDatabase place;
    {
        const auto store = std::move(*Store::open(place.place(), clock));
        unlockForTests(*store);
        Source source;
        source.network = network;
        source.handle = QStringLiteral("brand");
        source.state = SourceState::Connected;
        ConnectorSetup setup;
        setup.values.insert(setupkey::token, QStringLiteral("secret"));
        const auto saved = StoreChannels(*store).saveConnection(source, setup);
        Q_ASSERT(saved);
    }
    QFile file(place.place());
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen && !QFile::exists(place.place() + QStringLiteral("-wal"))); // all is in the one file
    return *made.insert(network, file.readAll());
}

} // namespace

DialogueDesk::DialogueDesk(const NamedNetwork &network)
    : m_network(network.make(m_clock)), m_http(std::make_unique<TroubledHttp>(*m_network)), m_log([](const QByteArray &) {})
{
    m_network->setNow(m_clock.now());
    QFile file(m_database.place());
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(databaseFile(network.code, m_clock)) > 0;
    Q_ASSERT(isWritten);
    file.close();
    start();
}

DialogueDesk::~DialogueDesk() = default;

std::unique_ptr<Connector> DialogueDesk::connector()
{
    return m_network->connector(*m_http, m_clock, TimePoint{});
}

void DialogueDesk::start()
{
    m_reader.reset();
    m_runner.reset();
    m_channels.reset();
    m_store.reset();
    m_store = std::move(*Store::open(m_database.place(), m_clock));
    unlockForTests(*m_store);
    m_channels = std::make_unique<StoreChannels>(*m_store);
    const auto connected = m_channels->connectedSources();
    Q_ASSERT(connected && connected->size() == 1);
    m_source = connected->first().source.id;
    m_reader = std::make_unique<SourceReader>(connected->first(), connector(), *m_channels, m_clock, m_log, m_timing);
    m_runner = std::make_unique<PublicationRunner>(
        *m_channels, [this](const SourceId &) { return connector(); }, m_clock, m_log, m_timing);
}

void DialogueDesk::advance(std::chrono::milliseconds time)
{
    m_clock.advance(time);
    m_network->setNow(m_clock.now());
}

void DialogueDesk::settle()
{
    bool wasOver = m_http->isOver();
    for (int left = quietRounds; left > 0; --left) {
        round();
        if (!wasOver && m_http->isOver()) {
            wasOver = true;
            left = roundsAfterTrouble;
        }
        advance(m_timing.longestWait); // every wait is over
    }
}

void DialogueDesk::round()
{
    try {
        listen();
        m_reader->step();
        m_runner->step();
    } catch (const Killed &) {
        ++m_deaths;
        start();
    }
}

void DialogueDesk::listen()
{
    for (auto call = m_network->told(); call; call = m_network->told()) {
        if (!m_http->call([&] { return take(*call); }))
            return; // it calls again
        m_network->taken();
    }
}

/// As ChannelService::receive() does.
bool DialogueDesk::take(const PushedCall &call)
{
    const auto answer = connector()->receive(call);
    if (!answer || answer->status != 200)
        return false;
    ReadBatch batch;
    batch.addressed = answer->read.posts;
    batch.deleted = answer->read.deleted;
    batch.heard = answer->read.heard;
    return m_channels->storePushed(m_source, batch, answer->replayKey).has_value();
}

void DialogueDesk::poll()
{
    advance(m_timing.refresh);
    listen();
    m_reader->step();
}

QStringList DialogueDesk::heard(bool isBrand)
{
    QStringList texts;
    const QList<Mention> mentions = every<Mention>();
    for (const Mention &mention : mentions)
        if (mention.isBrand == isBrand)
            texts.append(mention.text);
    return texts;
}

QList<Publication> DialogueDesk::publications()
{
    return every<Publication>();
}

QString DialogueDesk::write(const QString &customer, const QString &text, const QString &inReplyTo)
{
    advance(std::chrono::minutes(1));
    return m_network->write(customer, text, inReplyTo);
}

void DialogueDesk::answerInParts(const QString &customersText, const QStringList &parts)
{
    const QList<Mention> mentions = every<Mention>();
    const auto mention = std::ranges::find_if(mentions, [&](const Mention &one) {
        return !one.isBrand && !one.caseId.isEmpty() && one.text.contains(customersText);
    });
    if (mention == mentions.cend())
        return;
    PublicationId before;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        Publication publication;
        publication.id = newId<PublicationId>(m_clock);
        publication.caseId = mention->caseId;
        publication.mentionId = mention->id;
        publication.authorId = agent;
        publication.visibility = mention->visibility;
        publication.text = parts.at(i);
        publication.textHash = textHashOf(publication.text);
        publication.claimToken = 1;
        publication.afterId = before;
        if (i > 0)
            publication.sendAt = m_clock.now() + i * betweenParts;
        const auto queued = m_store->write([&](Rows &rows) -> Result<bool> {
            const PersonId person = rows.find<Case>(mention->caseId).value_or(Case{}).personId;
            rows.put(Claim{person, agent, 1, m_clock.now() + std::chrono::hours(4)});
            publication.threadRevision = rows.find<Thread>(mention->threadId).value_or(Thread{}).revision;
            return PublicationFlow(rows).queue(publication);
        });
        Q_ASSERT(queued && *queued);
        before = publication.id;
    }
    advance(std::chrono::minutes(1)); // it may not be taken back any more
}

} // namespace otklik::server
