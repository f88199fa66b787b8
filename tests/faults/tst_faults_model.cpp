#include "tests/faults/support/agent.h"
#include "tests/faults/support/officemodel.h"
#include "tests/faults/support/tally.h"

#include "models/uuid7.h"
#include "server/channels/storechannels.h"
#include "server/store/rows.h"
#include "server/store/secrets.h"

#include <QTest>

#include <rapidcheck.h>

#include <ostream>

using namespace otklik;
using namespace otklik::faults;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

constexpr int shortSequences = 250;
constexpr int longSequences = 20'000;

enum class What {
    Take,
    TakeOver,
    Release,
    Pass,     ///< a part of a lease, or more than one
    Customer, ///< writes again
    Save,
    Discard,
    Submit,
    Undo,
    Retry,
    Resolve,
    Approve,
    Return,
    Leave,  ///< the publication worker takes what is due …
    Settle, ///< … and hears how that ended
    Close,
    Reopen,
};
constexpr int mostSteps = 120;
constexpr std::array names{"take",  "take over", "release", "pass",   "customer", "save",   "discard", "submit", "undo",
                           "retry", "resolve",   "approve", "return", "leave",    "settle", "close",   "reopen"};

/// One thing that happens. What `a` and `b` choose depends on it: which of two
/// drafts or replies, whether a revision or token is the newest or an old one.
struct Step final
{
    What what = What::Take;
    int who = 0;
    int a = 0;
    int b = 0;
};

std::ostream &operator<<(std::ostream &out, const Step &step)
{
    return out << names.at(static_cast<size_t>(step.what)) << '(' << step.who << ',' << step.a << ',' << step.b << ')';
}

} // namespace

namespace rc {

template <>
struct Arbitrary<Step>
{
    static Gen<Step> arbitrary()
    {
        // What brings a reply on its way comes more often, or few would ever be sent.
        using enum What;
        const auto what = gen::weightedOneOf<What>({{5, gen::element(Take, Submit, Leave, Settle, Pass)},
                                                    {2, gen::element(TakeOver, Release, Customer, Save, Discard, Undo,
                                                                     Retry, Resolve, Approve, Return, Close, Reopen)}});
        return gen::build<Step>(gen::set(&Step::what, what), gen::set(&Step::who, gen::inRange(0, 4)),
                                gen::set(&Step::a, gen::inRange(0, 2)), gen::set(&Step::b, gen::inRange(0, 4)));
    }
};

} // namespace rc

namespace {

/// The office, and what is remembered of everything that happened in it.
class Office final
{
public:
    Office()
        : channels(*server.store)
    {
        const auto prepared = server.store->write([&](Rows &rows) -> Result<void> {
            Secrets(rows).set(server.source.id.value, QStringLiteral("access_token"), QStringLiteral("t"));
            const User other{newId<UserId>(server.clock),
                             QStringLiteral("boris"),
                             QStringLiteral("boris"),
                             Role::Agent,
                             false,
                             true, {}};
            rows.put(other);
            people = {server.agent, other, server.trainee, server.lead};
            return {};
        });
        if (!prepared)
            qFatal("no office");
        for (const User &user : std::as_const(people))
            agents.push_back(std::make_unique<Agent>(server, server.port(), user));
    }

    TestServer server;
    StoreChannels channels;
    QList<User> people;
    std::vector<std::unique_ptr<Agent>> agents;
    int customers = 0;
};

/// One customer's story: every step is told to the server and to the model.
class Story final
{
public:
    explicit Story(Office &office)
        : m_office(office)
        , m_id(QStringLiteral("s%1").arg(++office.customers))
    {
        office.server.ingest({office.server.post(m_id, m_id, QStringLiteral("Где посылка?"))});
        m_mention = office.server.mention(m_id);
        m_case = office.server.caseOf(m_id);
        m_model = std::make_unique<OfficeModel>(m_case, threadRevision(), office.server.clock.now());
        for (int i = 0; i < 2; ++i) {
            m_drafts.append(newId<DraftId>(office.server.clock));
            m_replies.append(newId<PublicationId>(office.server.clock));
        }
    }

    /// Nothing of it may leave in the next one's story.
    ~Story()
    {
        const auto cleared = m_office.server.store->write([&](Rows &rows) -> Result<void> {
            for (const PublicationId &id : std::as_const(m_replies))
                if (auto row = rows.find<Publication>(id)) {
                    row->state = PublicationState::Failed;
                    rows.put(*row);
                }
            return {};
        });
        if (!cleared)
            qFatal("a story does not end");
    }
    Story(const Story &) = delete;
    Story &operator=(const Story &) = delete;

    /// What is wrong after the step; empty: nothing.
    [[nodiscard]] QString take(const Step &step)
    {
        const QString wrong = happen(step);
        return wrong.isEmpty() ? compare() : wrong;
    }

    /// What the history as a whole does not permit; empty: nothing.
    [[nodiscard]] QString historyFault() const
    {
        for (auto sent = m_sentOfSubmit.begin(); sent != m_sentOfSubmit.end(); ++sent)
            if (*sent > 1)
                return QStringLiteral("one submit of a draft was sent %1 times").arg(*sent);
        for (qsizetype i = 1; i < m_holders.size(); ++i) {
            const Held &before = m_holders.at(i - 1);
            const Held &now = m_holders.at(i);
            if (now.claim.holderId == before.claim.holderId ? now.claim.token < before.claim.token
                                                            : now.claim.token <= before.claim.token)
                return QStringLiteral("token %1 after %2").arg(now.claim.token).arg(before.claim.token);
            const bool isFree =
                before.isReleased || before.claim.expiresAt <= now.at || now.claim.holderId == before.claim.holderId;
            if (!isFree && !now.isTakenOver)
                return QStringLiteral("two hold the person at one time");
        }
        return {};
    }

private:
    struct Held final
    {
        Claim claim;
        TimePoint at{};
        bool isTakenOver = false;
        bool isReleased = false;
    };

    [[nodiscard]] qint64 threadRevision() { return m_office.server.row<Thread>(m_mention.threadId).revision; }
    [[nodiscard]] Claim claimRow() { return m_office.server.row<Claim>(m_case.personId); }

    [[nodiscard]] QString happen(const Step &step)
    {
        switch (step.what) {
        case What::Pass: {
            constexpr std::array times{std::chrono::milliseconds(5s), std::chrono::milliseconds(11s),
                                       std::chrono::milliseconds(8min), std::chrono::milliseconds(15min)};
            m_office.server.clock.advance(times.at(static_cast<size_t>(step.b)));
            m_model->pass(times.at(static_cast<size_t>(step.b)));
            return {};
        }
        case What::Customer:
            m_office.server.ingest(
                {m_office.server.post(m_id + QStringLiteral("-%1").arg(++m_posts), m_id, QStringLiteral("Ау?"), m_id)});
            m_model->customerWrote(threadRevision(), m_office.server.row<Case>(m_case.id).state);
            return {};
        case What::Leave:
            return leave();
        case What::Settle:
            return settle(step);
        default:
            return give(commandOf(step), step);
        }
    }

    [[nodiscard]] Command commandOf(const Step &step)
    {
        const DraftId draft = m_drafts.at(step.a);
        const PublicationId reply = m_replies.at(step.a);
        const Publication row = m_model->publications().value(reply.value);
        const qint64 revision = m_model->threadRevision() - (step.b == 3 ? 1 : 0);
        switch (step.what) {
        case What::Take:
            return ClaimTake{m_case.personId, false};
        case What::TakeOver:
            return ClaimTake{m_case.personId, true};
        case What::Release:
            return ClaimRelease{m_case.personId};
        case What::Save: {
            const qint64 known = m_model->drafts().value(draft.value).revision;
            return DraftSave{draft,
                             m_case.id,
                             m_mention.id,
                             Visibility::Public,
                             QStringLiteral("Текст %1").arg(++m_texts),
                             step.b == 3 ? known + 1 : known};
        }
        case What::Discard:
            return DraftDiscard{draft};
        case What::Submit: {
            PublicationSubmit submit;
            submit.id = reply;
            submit.draftId = m_drafts.at(step.b % 2);
            submit.caseId = m_case.id;
            submit.mentionId = m_mention.id;
            submit.text = QStringLiteral("Текст");
            submit.threadRevision = revision;
            submit.claimToken =
                step.b == 2 ? 0 : std::max<qint64>(0, m_model->claim().token - (step.who == step.b ? 1 : 0));
            return submit;
        }
        case What::Undo:
            return PublicationUndo{reply};
        case What::Retry:
            return PublicationRetry{reply};
        case What::Resolve:
            return PublicationResolve{reply, step.b % 2 == 0, {}};
        case What::Approve:
            return ReviewApprove{reply, step.b == 2 ? QStringLiteral("other") : row.textHash, revision, {}};
        case What::Return:
            return ReviewReturn{reply, row.textHash, QStringLiteral("Мягче")};
        case What::Close:
            return CaseClose{m_case.id, QStringLiteral("Спам")};
        default:
            return CaseReopen{m_case.id};
        }
    }

    [[nodiscard]] QString give(const Command &command, const Step &step)
    {
        const User &by = m_office.people.at(step.who);
        const auto answer = m_office.agents.at(static_cast<size_t>(step.who))->asks(command);
        if (!answer)
            return QStringLiteral("no answer");
        const bool isAccepted = answer->verdict == MutationVerdict::Accepted;
        const QString outcome = isAccepted ? QStringLiteral("accepted") : answer->code;
        const QString expected = m_model->apply(command, by);
        if (outcome != expected)
            return QStringLiteral("answered %1 instead of %2").arg(outcome, expected);
        if (!isAccepted)
            return {};
        if (const auto *take = std::get_if<ClaimTake>(&command))
            m_holders.append({claimRow(), m_office.server.clock.now(), take->takeOver, false});
        noteRelease();
        if (const auto *submit = std::get_if<PublicationSubmit>(&command))
            m_submitOf[submit->id.value] = ++m_submits;
        return {};
    }

    [[nodiscard]] QString leave()
    {
        const QList<PublicationId> expected = m_model->leave();
        const auto due = m_office.channels.takeDue();
        if (!due)
            return due.error().code;
        const QString got = *due ? (*due)->publication.id.value : QString();
        if (got != expected.value(0).value)
            return QStringLiteral("left: \"%1\" instead of \"%2\"").arg(got, expected.value(0).value);
        if (!*due)
            return {};
        // What the history may never show, looked up in the server's own rows at this moment.
        const Claim claim = claimRow();
        const Publication &publication = (*due)->publication;
        if (claim.token != publication.claimToken && claim.holderId != publication.authorId)
            return QStringLiteral("left with an old token");
        if (threadRevision() != publication.threadRevision)
            return QStringLiteral("left against a thread that had moved");
        m_sending.append(**due);
        return {};
    }

    [[nodiscard]] QString settle(const Step &step)
    {
        if (m_sending.isEmpty())
            return {};
        constexpr std::array ends{PublicationState::Sent, PublicationState::Failed, PublicationState::Unknown,
                                  PublicationState::Sent};
        Settlement settlement;
        settlement.state = ends.at(static_cast<size_t>(step.b));
        settlement.mayHaveArrived = settlement.state != PublicationState::Failed;
        const OutgoingPublication out = m_sending.takeFirst();
        settlement.post.externalId = out.publication.id.value;
        if (const auto settled = m_office.channels.settle(out, settlement); !settled)
            return settled.error().code;
        m_model->settle(out.publication.id, settlement.state);
        if (settlement.state == PublicationState::Sent)
            ++m_sentOfSubmit[m_submitOf.value(out.publication.id.value)];
        noteRelease();
        return {};
    }

    /// Let go, or ended with the last answer.
    void noteRelease()
    {
        if (!m_holders.isEmpty() && claimRow().holderId.isEmpty())
            m_holders.last().isReleased = true;
    }

    [[nodiscard]] QString compare()
    {
        const Claim claim = claimRow();
        const Claim &expected = m_model->claim();
        if (claim.token != expected.token || claim.holderId != expected.holderId
            || claim.expiresAt != expected.expiresAt)
            return QStringLiteral("claim %1 of \"%2\", not %3 of \"%4\"")
                .arg(claim.token)
                .arg(claim.holderId.value)
                .arg(expected.token)
                .arg(expected.holderId.value);
        if (const CaseState state = m_office.server.row<Case>(m_case.id).state; state != m_model->caseState())
            return QStringLiteral("case %1, not %2").arg(nameOf(state), nameOf(m_model->caseState()));
        for (auto it = m_model->drafts().begin(); it != m_model->drafts().end(); ++it) {
            const Draft row = m_office.server.row<Draft>(it.key());
            if (row.revision != it->revision || row.text != it->text || row.isDone != it->isDone
                || row.authorId != it->authorId)
                return QStringLiteral("draft ") + it.key();
        }
        for (auto it = m_model->publications().begin(); it != m_model->publications().end(); ++it) {
            const Publication row = m_office.server.row<Publication>(it.key());
            if (row.state != it->state || row.claimToken != it->claimToken || row.problem != it->problem)
                return QStringLiteral("reply %1 (%2), not %3 (%4)")
                    .arg(nameOf(row.state), row.problem, nameOf(it->state), it->problem);
        }
        return {};
    }

    Office &m_office;
    QString m_id;
    Mention m_mention;
    Case m_case;
    std::unique_ptr<OfficeModel> m_model;
    QList<DraftId> m_drafts;
    QList<PublicationId> m_replies;
    QList<OutgoingPublication> m_sending;
    QList<Held> m_holders;
    QMap<QString, int> m_submitOf; ///< the newest submit of each reply
    QMap<int, int> m_sentOfSubmit;
    int m_submits = 0;
    int m_posts = 0;
    int m_texts = 0;
};

} // namespace

/// Random days of an office against a small model of the server's rules: every
/// answer and every row as the model says, and a history without two holders, an
/// old token on its way out, or a reply that went out twice.
class TestFaultsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServerDoesWhatTheModelSays();
};

void TestFaultsModel::theServerDoesWhatTheModelSays()
{
    keepTemporaryFilesInMemory();
    const int sequences = isLong() ? longSequences : TestDatabase::isPostgres() ? shortSequences / 6 : shortSequences;
    const quint32 seed = seedOr(1);
    qputenv("RC_PARAMS", QStringLiteral("seed=%1 max_success=%2").arg(seed).arg(sequences).toLatin1());
    Office office;
    Tally tally(QStringLiteral("random days of an office"));
    qint64 steps = 0;
    const bool holds = rc::check("the server does what the model says", [&] {
        const auto day = *rc::gen::resize(mostSteps, rc::gen::arbitrary<std::vector<Step>>());
        Story story(office);
        tally.tried();
        for (const Step &step : day) {
            ++steps;
            const QString wrong = story.take(step);
            if (!wrong.isEmpty())
                RC_FAIL(wrong.toStdString());
        }
        const QString fault = story.historyFault();
        if (!fault.isEmpty())
            RC_FAIL(fault.toStdString());
    });
    if (!holds)
        tally.diverged(QStringLiteral("seed %1; the shortest such day stands above").arg(seed));
    tally.print(QStringLiteral("%1 steps, seed %2").arg(steps).arg(seed));
    QVERIFY2(tally.isClean(), qPrintable(tally.offences()));
}

QTEST_GUILESS_MAIN(TestFaultsModel)
#include "tst_faults_model.moc"
