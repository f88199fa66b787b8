#include "tests/faults/support/deskworld.h"

#include "models/json.h"
#include "models/uuid7.h"
#include "server/store/mutationjournal.h"
#include "server/store/secrets.h"
#include "server/store/workspacestore.h"
#include "storage/database/database.h"
#include "tests/faults/support/serverscript.h"

namespace otklik::faults {

using namespace std::chrono_literals;

namespace {

const QString secret = QString(64, u'a');
constexpr auto lease = std::chrono::milliseconds(15min);
constexpr int shortWait = 15; ///< ms

/// The server's own record, kept by its database: each state of a claim, and under what each reply left.
constexpr auto record = R"(
CREATE TABLE claim_record(n INTEGER PRIMARY KEY, id TEXT, holder TEXT, token INTEGER, until INTEGER);
CREATE TRIGGER claim_made AFTER INSERT ON claim BEGIN
    INSERT INTO claim_record(id, holder, token, until) VALUES(new.id, new.holder_id, new.token, new.expires_at); END;
CREATE TRIGGER claim_changed AFTER UPDATE ON claim BEGIN
    INSERT INTO claim_record(id, holder, token, until) VALUES(new.id, new.holder_id, new.token, new.expires_at); END;
CREATE TABLE reply_record(n INTEGER PRIMARY KEY, id TEXT, draft TEXT, is_old INTEGER, is_moved INTEGER);
CREATE TRIGGER reply_left AFTER UPDATE OF state ON publication WHEN new.state='sending' AND old.state<>'sending' BEGIN
    INSERT INTO reply_record(id, draft, is_old, is_moved) SELECT new.id, new.draft_id,
        (SELECT k.token>new.claim_token AND k.holder_id<>new.author_id FROM claim k WHERE k.id=c.person_id),
        (SELECT t.revision<>new.thread_revision FROM thread t WHERE t.id=c.thread_id)
    FROM "case" c WHERE c.id=new.case_id; END;
)";

template <class T>
T valueOf(Answer<T> answer)
{
    answer.waitForFinished();
    return answer.resultCount() > 0 ? answer.result().value_or(T{}) : T{};
}

} // namespace

struct DeskWorld::Customer final
{
    Case supportCase;
    Mention mention;
    QString post;
    int posts = 0;
    QList<DraftId> drafts;
    QList<NoteId> notes;
    QList<PublicationId> replies;
};

DeskWorld::DeskWorld(const Clocks &clocks)
    : m_clocks(clocks)
    , m_server(std::make_unique<TestServer>(TestServer::Setup{{}, secret.toLatin1(), nullptr}))
    , m_channels(std::make_unique<server::StoreChannels>(*m_server->store))
    , m_laptopClock(std::make_unique<ShiftedClock>(m_server->clock, clocks.laptops))
{
    m_server->clock.advance(clocks.server);
    const auto prepared = m_server->store->write([&](server::Rows &rows) -> Result<void> {
        server::Secrets(rows).set(m_server->source.id.value, QStringLiteral("access_token"), QStringLiteral("t"));
        if (!TestDatabase::isPostgres())
            rows.database().execute(record);
        return {};
    });
    if (!prepared)
        qFatal("no world: %s", qPrintable(prepared.error().code + prepared.error().detail));
    m_seats.resize(desks);
    const std::array users{m_server->agent, m_server->agent, m_server->trainee, m_server->lead};
    for (size_t i = 0; i < m_seats.size(); ++i) {
        m_seats.at(i).user = users.at(i);
        m_seats.at(i).file = m_folder.filePath(QStringLiteral("cache%1.db").arg(i));
        openDesk(m_seats.at(i));
    }
}

DeskWorld::~DeskWorld() = default;

void DeskWorld::openDesk(Seat &seat)
{
    seat.desk.reset();
    Desk::Setup setup;
    setup.file = seat.file;
    setup.owner.userId = seat.user.id;
    setup.owner.workspaceId =
        m_server->store
            ->read([](server::Rows &rows) -> Result<QString> { return server::WorkspaceStore(rows).workspace().id; })
            .value_or(QString());
    setup.credentials.secret = secret;
    setup.credentials.actAs = seat.user.login;
    auto opened = Desk::open(setup, *m_laptopClock);
    if (!opened)
        qFatal("no desk: %s", qPrintable(opened.error().code));
    seat.desk = std::move(*opened);
    if (seat.isOffline)
        seat.desk->setNetwork(NetworkUse::Forbidden);
    seat.desk->connectTo(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server->port())));
}

void DeskWorld::live(quint32 seed, int steps, Tally &tally)
{
    m_random.seed(seed);
    const QString name = QStringLiteral("seed %1").arg(seed);
    for (Seat &seat : m_seats) {
        seat.given.clear();
        seat.typed.clear();
    }
    Customer customer;
    customer.post = QStringLiteral("w%1").arg(++m_customers);
    m_server->ingest({m_server->post(customer.post, customer.post, QStringLiteral("Где посылка?"))});
    customer.mention = m_server->mention(customer.post);
    customer.supportCase = m_server->caseOf(customer.post);
    for (int i = 0; i < 2; ++i) {
        customer.drafts.append(newId<DraftId>(*m_laptopClock));
        customer.replies.append(newId<PublicationId>(*m_laptopClock));
    }
    settleAll(name, tally);
    for (int i = 0; i < steps; ++i)
        step(customer, below(desks));
    tally.tried();
    settleAll(name, tally);
    checkGiven(name, tally);
    // Seen by everybody, so that the next story begins with an empty list.
    for (const Seat &seat : m_seats) {
        const auto refused = valueOf(seat.desk->cache().outbox().pending());
        for (const PendingMutation &pending : refused)
            std::ignore = valueOf(seat.desk->cache().outbox().dismiss(pending.mutation.id));
    }
}

void DeskWorld::step(Customer &customer, int which)
{
    Seat &seat = m_seats.at(static_cast<size_t>(which));
    const PersonId person = customer.supportCase.personId;
    const CaseId id = customer.supportCase.id;
    switch (below(18)) {
    case 0:
        return give(seat, ClaimTake{person, seat.user.role == Role::Lead && below(2) == 0});
    case 1:
        return give(seat, ClaimRelease{person});
    case 2:
    case 3: {
        Draft draft;
        draft.id = customer.drafts.at(seat.user.id == m_server->agent.id ? 0 : 1);
        draft.caseId = id;
        draft.mentionId = customer.mention.id;
        draft.text = QStringLiteral("Текст %1").arg(++m_texts);
        QString before;
        const Conversation conversation = valueOf(seat.desk->cache().conversations().conversation(id));
        for (const Draft &shown : conversation.drafts)
            if (shown.id == draft.id) {
                draft.revision = shown.revision;
                before = shown.text;
            }
        if (seat.user.role == Role::Lead || !seat.desk->save(draft))
            return;
        seat.typed[draft.id.value] = draft.text;
        m_typedOver.insert(before);
        return;
    }
    case 4:
        customer.notes.append(newId<NoteId>(*m_laptopClock));
        return give(seat, NoteAdd{customer.notes.constLast(), person, QStringLiteral("Заметка %1").arg(++m_texts)});
    case 5: {
        const CustomerCard card = valueOf(seat.desk->cache().conversations().card(person));
        if (card.notes.isEmpty())
            return;
        const Note note = card.notes.first();
        return give(seat, NoteEdit{note.id, QStringLiteral("Заметка %1").arg(++m_texts), note.revision});
    }
    case 6: {
        const CustomerCard card = valueOf(seat.desk->cache().conversations().card(person));
        return give(seat,
                    PersonEdit{person, PersonField::City, QStringLiteral("Город %1").arg(++m_texts), card.person.city});
    }
    case 7:
    case 8: {
        const Conversation shown = valueOf(seat.desk->cache().conversations().conversation(id));
        if (seat.user.role == Role::Lead || shown.drafts.isEmpty())
            return;
        PublicationSubmit submit;
        submit.id = newId<PublicationId>(*m_laptopClock);
        submit.draftId = shown.drafts.first().id;
        submit.caseId = id;
        submit.mentionId = customer.mention.id;
        submit.text = shown.drafts.first().text;
        submit.threadRevision = shown.thread.revision;
        submit.claimToken = below(2) == 0 ? shown.claim.token : 0;
        return give(seat, submit);
    }
    case 9: {
        const auto shown = valueOf(seat.desk->cache().conversations().conversation(id)).publication;
        if (shown && seat.user.role == Role::Lead)
            return give(seat, ReviewApprove{shown->id, shown->textHash, shown->threadRevision, {}});
        if (shown)
            return give(seat, PublicationUndo{shown->id});
        return;
    }
    case 10:
        return give(seat, CaseClose{id, QStringLiteral("Спам")});
    case 11:
        return give(seat, CaseReopen{id});
    case 12:
    case 13:
        seat.isOffline = !seat.isOffline;
        return seat.desk->setNetwork(seat.isOffline ? NetworkUse::Forbidden : NetworkUse::Allowed);
    case 14: // what is typed into a laptop just before it is shut, and opened again
        return openDesk(seat);
    case 15:
        m_server->ingest({m_server->post(customer.post + QStringLiteral("-%1").arg(++customer.posts), customer.post,
                                         QStringLiteral("Ау?"), customer.post)});
        return;
    case 16:
        m_server->clock.advance(below(2) == 0 ? std::chrono::milliseconds(11s) : lease);
        return publish();
    default:
        std::ignore = Desk::waitUntil([] { return false; }, shortWait);
    }
}

void DeskWorld::give(Seat &seat, const Command &command)
{
    if (const auto id = seat.desk->write(command))
        seat.given.insert(id->value, command);
}

void DeskWorld::publish()
{
    const auto due = m_channels->takeDue();
    if (!due || !*due)
        return;
    server::Settlement settlement;
    settlement.state = below(4) == 0 ? PublicationState::Failed : PublicationState::Sent;
    settlement.mayHaveArrived = settlement.state == PublicationState::Sent;
    settlement.post.externalId = (*due)->publication.id.value;
    std::ignore = m_channels->settle(**due, settlement);
}

void DeskWorld::settleAll(const QString &name, Tally &tally)
{
    for (Seat &seat : m_seats)
        if (std::exchange(seat.isOffline, false))
            seat.desk->setNetwork(NetworkUse::Allowed);
    // Twice: what one of them brings is news for the others.
    for (int round = 0; round < 2; ++round)
        for (const Seat &seat : m_seats)
            if (!seat.desk->settles())
                return tally.lost(name + QStringLiteral(": ") + seat.user.login + QStringLiteral(" does not settle: ")
                                  + seat.desk->status().problem);
    const auto all = m_server->everything();
    for (const Seat &seat : m_seats) {
        auto rows = rowsOfCache(seat.file);
        // What the server has refused stays on the laptop as a draft of one's own.
        rows.removeIf([&](const auto &row) {
            return row.key().startsWith(QLatin1StringView("draft "))
                && row->value(QStringLiteral("revision")).toInteger() == 0 && !all.contains(row.key());
        });
        if (const QString unlike = difference(all, rows); !unlike.isEmpty())
            tally.diverged(name + u' ' + seat.user.login + u' ' + unlike);
    }
}

void DeskWorld::checkGiven(const QString &name, Tally &tally)
{
    const auto all = m_server->everything();
    for (const Seat &seat : m_seats) {
        QSet<QString> shownAsRefused;
        const auto waiting = valueOf(seat.desk->cache().outbox().pending());
        for (const PendingMutation &pending : waiting)
            if (pending.state == PendingState::Refused)
                shownAsRefused.insert(pending.mutation.id.value);
        for (auto given = seat.given.begin(); given != seat.given.end(); ++given) {
            if (shownAsRefused.contains(given.key()))
                continue;
            const auto entry = m_server->store->read([&](server::Rows &rows) -> Result<std::optional<MutationAnswer>> {
                const auto found = server::MutationJournal(rows).find(MutationId{given.key()});
                return found ? std::optional(found->answer) : std::nullopt;
            });
            if (!entry || !*entry)
                tally.lost(name + QStringLiteral(": a command of ") + seat.user.login);
            else if ((*entry)->verdict != MutationVerdict::Accepted)
                tally.lost(name + QStringLiteral(": a refusal that nobody sees, ") + (*entry)->code);
        }
        QSet<QString> texts;
        for (const auto &rows : {all, rowsOfCache(seat.file)})
            for (auto row = rows.begin(); row != rows.end(); ++row)
                if (row.key().startsWith(QLatin1StringView("draft "))
                    || row.key().startsWith(QLatin1StringView("publication ")))
                    texts.insert(row->value(QStringLiteral("text")).toString());
        for (const QString &text : seat.typed)
            if (!texts.contains(text) && !m_typedOver.contains(text))
                tally.lost(name + QStringLiteral(": what ") + seat.user.login + QStringLiteral(" typed: ") + text);
    }
}

void DeskWorld::checkRecord(const QString &name, Tally &tally)
{
    if (TestDatabase::isPostgres())
        return;
    const auto looked = m_server->store->write([&](server::Rows &rows) -> Result<void> {
        struct State final
        {
            QString holder;
            qint64 token = 0;
            qint64 until = 0;
        };
        QMap<QString, State> last;
        auto claims = rows.database().query("SELECT id, holder, token, until FROM claim_record ORDER BY n");
        while (claims.next()) {
            const State now{claims.value<QString>(1), claims.value<qint64>(2), claims.value<qint64>(3)};
            const State before = last.value(claims.value<QString>(0));
            const bool isNewHolder = !now.holder.isEmpty() && now.holder != before.holder;
            if (now.token < before.token || (isNewHolder && now.token == before.token))
                tally.diverged(name + QStringLiteral(": token %1 after %2").arg(now.token).arg(before.token));
            const bool wasFree = before.holder.isEmpty() || before.until <= now.until - lease.count();
            if (isNewHolder && !wasFree && now.holder != m_server->lead.id.value)
                tally.twice(name + QStringLiteral(": two hold a person at one time"));
            last.insert(claims.value<QString>(0), now);
        }
        auto replies = rows.database().query("SELECT id, is_old, is_moved FROM reply_record ORDER BY n");
        while (replies.next()) {
            if (replies.value<bool>(1))
                tally.twice(name + QStringLiteral(": left under an old token"));
            if (replies.value<bool>(2))
                tally.twice(name + QStringLiteral(": left against a thread that had moved"));
        }
        auto sent = rows.database().query("SELECT draft_id, count(*) FROM publication WHERE state='sent' AND "
                                          "draft_id<>'' GROUP BY draft_id, text HAVING count(*)>1");
        while (sent.next())
            tally.twice(name + QStringLiteral(": a text went out twice"));
        rows.database().execute("DELETE FROM claim_record; DELETE FROM reply_record;");
        return {};
    });
    if (!looked)
        tally.lost(name + QStringLiteral(": the record"));
}

} // namespace otklik::faults
