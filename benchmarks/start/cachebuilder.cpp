#include "benchmarks/start/cachebuilder.h"

#include "app/options.h"
#include "app/settings.h"
#include "app/workplace.h"

#include <QRandomGenerator>

namespace otklik::bench {

namespace {

constexpr int mentionsPerCase = 2;
constexpr int openCaseEvery = 20; ///< the others are answered

/// A workspace that never was: the same for the same number.
class Workspace final
{
public:
    SnapshotBatch batch(int first, int count)
    {
        SnapshotBatch batch;
        for (int i = first; i < first + count; ++i) {
            if (i % mentionsPerCase == 0)
                addCase(batch, i);
            addMention(batch, i);
        }
        batch.checkpoint = QString::number(first + count);
        batch.isOpenWorkDone = true;
        return batch;
    }
    SnapshotBatch batchOf(const QList<Entity> &rows, qsizetype first)
    {
        SnapshotBatch batch;
        for (const Entity &row : rows.mid(first, batchMentions))
            add(batch, row);
        batch.checkpoint = QStringLiteral("more %1").arg(first);
        batch.isOpenWorkDone = true;
        return batch;
    }
    [[nodiscard]] qint64 rows() const { return m_seq; }

private:
    static QString id(const char *kind, int number)
    {
        return QStringLiteral("%1-%2").arg(QLatin1StringView(kind)).arg(number, 8, 10, QLatin1Char('0'));
    }
    static TimePoint timeOf(int mention) { return newestMention - mention * betweenMentions; }
    static QString network(int number)
    {
        static const QStringList networks{QStringLiteral("vk"), QStringLiteral("ok"), QStringLiteral("telegram"),
                                          QStringLiteral("mastodon"), QStringLiteral("reviews")};
        return networks.at(number % networks.size());
    }
    QString text()
    {
        static const QStringList words =
            QStringLiteral("карта деньги перевод вчера снова ответ отделение ждать приложение почему списали "
                           "обещали номер заявка спасибо помогите card payment refund waiting again please")
                .split(u' ');
        QString text;
        for (int i = 0; i < 20; ++i)
            text += words.at(m_random.bounded(static_cast<int>(words.size()))) + (i % 9 == 8 ? u',' : u' ');
        return text.trimmed() + u'?';
    }
    void add(SnapshotBatch &batch, const Entity &row) { batch.changes.append({++m_seq, row}); }

    void addCase(SnapshotBatch &batch, int mention)
    {
        const int number = mention / mentionsPerCase;
        Person person;
        person.id = {id("person", number)};
        add(batch, person);
        Account account;
        account.id = {id("account", number)};
        account.network = network(number);
        account.externalId = account.id.value;
        account.handle = QStringLiteral("user%1").arg(number);
        account.name = QStringLiteral("Автор %1").arg(number);
        account.homePersonId = person.id;
        add(batch, account);
        Thread thread;
        thread.id = {id("thread", number)};
        thread.network = account.network;
        thread.externalId = thread.id.value;
        thread.revision = mentionsPerCase;
        add(batch, thread);
        Case open;
        open.id = {id("case", number)};
        open.threadId = thread.id;
        open.accountId = account.id;
        open.personId = person.id;
        open.network = account.network;
        open.mentionId = {id("mention", mention)};
        open.state = number % openCaseEvery == 0 ? CaseState::Open : CaseState::Answered;
        open.waitingSince = timeOf(mention);
        open.deadlineAt = open.waitingSince + std::chrono::hours(1);
        open.changedAt = open.waitingSince;
        open.heat = m_random.bounded(100);
        open.mentionCount = mentionsPerCase;
        add(batch, open);
    }

    void addMention(SnapshotBatch &batch, int mention)
    {
        const int number = mention / mentionsPerCase;
        Mention row;
        row.id = {id("mention", mention)};
        row.threadId = {id("thread", number)};
        row.caseId = {id("case", number)};
        row.accountId = {id("account", number)};
        row.network = network(number);
        row.externalId = row.id.value;
        row.text = text();
        row.language = QStringLiteral("ru");
        row.publishedAt = timeOf(mention);
        row.receivedAt = row.publishedAt;
        add(batch, row);
    }

    QRandomGenerator m_random{42};
    qint64 m_seq = 0;
};

Result<bool> applied(Answer<bool> answer)
{
    answer.waitForFinished();
    return answer.result();
}

} // namespace

Result<Entry> buildCache(const QString &folder, int mentions, const QList<Entity> &more)
{
    Entry entry;
    entry.workspaceId = QStringLiteral("workspace");
    entry.user.id = {QStringLiteral("user")};
    entry.user.login = QStringLiteral("anna");
    entry.user.name = QStringLiteral("Анна");

    const SystemClock clock;
    auto workplace = Workplace::open(folder, entry, clock);
    if (!workplace)
        return tl::unexpected<Error>(workplace.error());
    SyncStore &store = (*workplace)->cache().sync();
    Workspace workspace;
    for (int first = 0; first < mentions; first += batchMentions) {
        const SnapshotBatch batch = workspace.batch(first, qMin(batchMentions, mentions - first));
        if (const auto done = applied(store.applySnapshot(batch)); !done)
            return tl::unexpected<Error>(done.error());
    }
    for (qsizetype first = 0; first < more.size(); first += batchMentions)
        if (const auto done = applied(store.applySnapshot(workspace.batchOf(more, first))); !done)
            return tl::unexpected<Error>(done.error());
    SnapshotBatch end;
    end.isOpenWorkDone = true;
    end.isEnd = true;
    end.epoch = QStringLiteral("epoch");
    end.upTo = workspace.rows();
    if (const auto done = applied(store.applySnapshot(end)); !done)
        return tl::unexpected<Error>(done.error());

    Options options;
    options.dataDir = folder;
    options.hasOwnSettings = true;
    Settings(options).setLastEntry(entry);
    return entry;
}

} // namespace otklik::bench
