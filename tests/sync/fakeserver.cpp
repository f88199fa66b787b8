#include "tests/sync/fakeserver.h"

#include "models/command.h"

namespace otklik {

namespace {

/// The rows after `from` ("row-N"), in batches that end with a checkpoint.
class FakeSnapshot final : public QObject, public SnapshotStream
{
public:
    FakeSnapshot(FakeServer &server, const QString &checkpoint)
        : m_server(server), m_next(checkpoint.mid(4).toLongLong())
    {
    }

    QString requestId() const override { return QStringLiteral("snapshot-1"); }

    void next(int, Then<SnapshotBatch> then) override
    {
        QTimer::singleShot(0, this, [this, then = std::move(then)] {
            if (auto why = m_server.fault ? m_server.fault(QStringLiteral("snapshot")) : std::nullopt)
                return then(tl::unexpected<Failure>(*why));
            if (m_server.breakSnapshotAfter-- == 0)
                return then(tl::unexpected<Failure>(offline()));
            SnapshotBatch batch;
            const QList<qint64> numbers = m_server.feed.keys();
            while (m_next < numbers.size() && batch.changes.size() < m_server.checkpointEvery) {
                const qint64 seq = numbers.at(m_next++);
                batch.changes.append({seq, m_server.feed.value(seq)});
            }
            batch.checkpoint = QStringLiteral("row-%1").arg(m_next);
            batch.isOpenWorkDone = true;
            if (m_next >= numbers.size()) {
                batch.isEnd = true;
                batch.epoch = m_server.epoch;
                batch.upTo = m_server.seq;
            }
            then(m_server.distortSnapshot ? m_server.distortSnapshot(batch) : batch);
        });
    }

private:
    FakeServer &m_server;
    qsizetype m_next;
};

} // namespace

Failure offline()
{
    return {{Error::Kind::Retry, QStringLiteral("offline"), {}}, {}, {}};
}

MutationAnswer FakeServer::apply(const Mutation &mutation)
{
    if (answered.contains(mutation.id.value))
        return answered.value(mutation.id.value);
    MutationAnswer answer{mutation.id, MutationVerdict::Accepted, 0, {}, {}};
    const auto command = commandOf(mutation);
    const auto *add = command ? std::get_if<NoteAdd>(&*command) : nullptr;
    if (add && !add->text.isEmpty()) {
        Note note;
        note.id = add->id;
        note.personId = add->personId;
        note.text = add->text;
        note.revision = 1;
        put(note);
        answer.seq = seq;
        applied.append(mutation.id.value);
    } else {
        answer.verdict = MutationVerdict::Rejected;
        answer.code = QStringLiteral("empty_text");
    }
    answered.insert(mutation.id.value, answer);
    return answer;
}

template <class T>
void FakeRemoteApi::answer(const QString &call, Then<T> then, std::function<Reply<T>()> make)
{
    m_server.calls.append(call);
    QTimer::singleShot(0, m_context.get(), [this, call, then = std::move(then), make = std::move(make)] {
        if (auto why = m_server.fault ? m_server.fault(call) : std::nullopt)
            return then(tl::unexpected<Failure>(*why));
        then(make());
    });
}

void FakeRemoteApi::signIn(const Credentials &credentials, Then<Session> then)
{
    answer<Session>(QStringLiteral("signIn"), std::move(then), [this, credentials]() -> Reply<Session> {
        const bool isRight = credentials.token.isEmpty() ? credentials.password == m_server.password
                                                         : credentials.token == m_server.token;
        if (!isRight)
            return tl::unexpected<Failure>(Failure{{Error::Kind::SignIn, QStringLiteral("wrong_password"), {}}, {}, {}});
        m_isSignedIn = true;
        User me;
        me.id = {QStringLiteral("me")};
        return Session{me, m_server.workspaceId};
    });
}

std::unique_ptr<SnapshotStream> FakeRemoteApi::snapshot(const QString &checkpoint, int)
{
    m_server.calls.append(QStringLiteral("snapshot ") + checkpoint);
    return std::make_unique<FakeSnapshot>(m_server, checkpoint);
}

void FakeRemoteApi::changes(qint64 after, int limit, Then<ChangesBatch> then)
{
    answer<ChangesBatch>(QStringLiteral("changes"), std::move(then), [this, after, limit]() -> Reply<ChangesBatch> {
        ChangesBatch page{m_server.epoch, m_server.seq, false, {}, QStringLiteral("changes-1")};
        for (auto it = m_server.feed.upperBound(after); it != m_server.feed.end(); ++it) {
            if (page.changes.size() == limit) {
                page.upTo = page.changes.last().seq;
                page.hasMore = true;
                break;
            }
            page.changes.append({it.key(), *it});
        }
        return m_server.distort ? m_server.distort(page) : page;
    });
}

void FakeRemoteApi::push(const QList<Mutation> &mutations, Then<PushAnswers> then)
{
    answer<PushAnswers>(QStringLiteral("push"), std::move(then), [this, mutations]() -> Reply<PushAnswers> {
        PushAnswers answers{{}, QStringLiteral("push-1")};
        for (const Mutation &mutation : mutations)
            answers.answers.append(m_server.apply(mutation));
        if (m_server.losesAnswers)
            return tl::unexpected<Failure>(offline());
        return m_server.distortAnswers ? PushAnswers{m_server.distortAnswers(answers.answers), answers.requestId}
                                       : answers;
    });
}

HistoryPage FakeServer::history(const std::function<bool(const Mention &)> &isAskedFor) const
{
    HistoryPage page;
    for (const Entity &row : feed)
        if (const auto *mention = std::get_if<Mention>(&row); mention && isAskedFor(*mention))
            page.entries.append({*mention, {}, {}, {}});
    return page;
}

void FakeRemoteApi::search(const QString &query, const QString &, int, Then<HistoryPage> then)
{
    answer<HistoryPage>(QStringLiteral("search"), std::move(then), [this, query]() -> Reply<HistoryPage> {
        return m_server.history([&](const Mention &mention) { return mention.text.contains(query); });
    });
}

void FakeRemoteApi::mentions(const ThreadId &id, HistorySide, const TimelineCursor &, int, Then<HistoryPage> then)
{
    answer<HistoryPage>(QStringLiteral("mentions"), std::move(then), [this, id]() -> Reply<HistoryPage> {
        return m_server.history([&](const Mention &mention) { return mention.threadId == id; });
    });
}

void FakeRemoteApi::upload(const QByteArray &bytes, Then<bool> then)
{
    answer<bool>(QStringLiteral("upload"), std::move(then), [this, bytes]() -> Reply<bool> {
        m_server.attachments.insert(attachmentHashOf(bytes), bytes);
        return true;
    });
}

void FakeRemoteApi::attachment(const QString &hash, const QString &, Then<QByteArray> then)
{
    answer<QByteArray>(QStringLiteral("attachment"), std::move(then), [this, hash]() -> Reply<QByteArray> {
        if (const auto it = m_server.attachments.constFind(hash); it != m_server.attachments.cend())
            return *it;
        return tl::unexpected<Failure>(Failure{{Error::Kind::GiveUp, QStringLiteral("not_found"), {}}, {}, {}});
    });
}

void FakeRemoteApi::media(const MentionId &id, const QString &key, Then<QByteArray> then)
{
    attachment(id.value + u' ' + key, {}, std::move(then));
}

void FakeRemoteApi::tellPresence(const PersonId &person, Doing doing, Then<bool> then)
{
    answer<bool>(QStringLiteral("presence"), std::move(then), [this, person, doing]() -> Reply<bool> {
        m_server.presences.append({person, doing});
        return true;
    });
}

void FakeRemoteApi::exportPerson(const PersonId &id, Then<QByteArray> then)
{
    answer<QByteArray>(QStringLiteral("export"), std::move(then), [id]() -> Reply<QByteArray> {
        return "{\"about\":\"" + id.value.toUtf8() + "\"}";
    });
}

void FakeRemoteApi::erasureScope(const PersonId &, Then<ErasureScope> then)
{
    answer<ErasureScope>(QStringLiteral("scope"), std::move(then),
                         []() -> Reply<ErasureScope> { return ErasureScope{{}, {{QStringLiteral("person"), 1}}}; });
}

void FakeRemoteApi::erasePerson(const PersonId &, const QString &reason, Then<ErasureScope> then)
{
    answer<ErasureScope>(QStringLiteral("erase"), std::move(then), [reason]() -> Reply<ErasureScope> {
        return ErasureScope{QStringLiteral("act: ") + reason, {{QStringLiteral("person"), 1}}};
    });
}

void FakeRemoteApi::personJournal(const PersonId &, qint64 before, Then<JournalPage> then)
{
    answer<JournalPage>(QStringLiteral("journal"), std::move(then), [before]() -> Reply<JournalPage> {
        JournalEntry entry;
        entry.id = before - 1;
        return JournalPage{{entry}, false};
    });
}

void FakeRemoteApi::customerImports(const ImportsRequest &, Then<QByteArray> then)
{
    answer<QByteArray>(QStringLiteral("imports"), std::move(then),
                       []() -> Reply<QByteArray> { return QByteArray(R"({"sources":[],"runs":[],"jobs":[]})"); });
}

void FakeRemoteApi::listen(std::function<void(qint64 upTo)> news, Then<bool> closed)
{
    m_server.calls.append(QStringLiteral("listen"));
    m_news = std::move(news);
    m_closed = std::move(closed);
    if (auto why = m_server.fault ? m_server.fault(QStringLiteral("listen")) : std::nullopt)
        QTimer::singleShot(0, m_context.get(), [this, why = *why] {
            if (const auto end = std::exchange(m_closed, nullptr))
                end(tl::unexpected<Failure>(why));
        });
    else if (!m_server.isStreamSilent)
        QTimer::singleShot(0, m_context.get(), [this] { tellNews(); }); // the present number first
}

void FakeRemoteApi::abort()
{
    m_context = std::make_unique<QObject>();
    m_news = nullptr;
    m_closed = nullptr;
}

void FakeRemoteApi::tellNews()
{
    if (const auto news = m_news)
        news(m_server.seq);
}

void FakeRemoteApi::breakStream()
{
    if (const auto closed = std::exchange(m_closed, nullptr))
        closed(tl::unexpected<Failure>(offline()));
}

} // namespace otklik
