#include "models/json.h"
#include "server/erasure/erasureact.h"
#include "server/erasure/personexport.h"
#include "server/erasure/personlookup.h"
#include "server/store/erasedrows.h"
#include "server/store/peoplestore.h"
#include "sync/wire/protocol.h"
#include "storage/database/database.h"
#include "tests/server/support/scene.h"

#include <QDir>
#include <QJsonArray>

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

/// Stands in everything that is about the person, and nowhere else.
const QString mark = QStringLiteral("zaqomark");

QString marked(const char *text)
{
    return mark + u' ' + QString::fromLatin1(text);
}

/// A customer of whom every table knows something, in a thread with others.
struct Customer final
{
    Scene scene;
    TestServer &server = scene.server;
    PersonId person;
    CaseId caseId;
    DraftId draft;
    PublicationId publication;
    NoteId note;
    PersonId other;

    Customer()
    {
        wrote();
        person = server.caseOf(id("p1")).personId;
        other = server.caseOf(QStringLiteral("o1")).personId;
        caseId = server.caseOf(id("p1")).id;
        worked();
    }

    static QString id(const char *name) { return mark + QString::fromLatin1(name); }

    IncomingPost post(const char *name, const char *text, const QString &inReplyTo = {}) const
    {
        IncomingPost post = server.post(id(name), mark, marked(text), inReplyTo);
        post.authorName = marked("name");
        post.authorUrl = marked("url");
        post.authorBio = marked("bio");
        post.authorFollowers = 7;
        post.url = marked("post");
        return post;
    }
    IncomingPost brand(const QString &name, const QString &text, const QString &inReplyTo) const
    {
        IncomingPost post = server.post(name, QStringLiteral("brand"), text, inReplyTo);
        post.isBrand = true;
        return post;
    }

    void wrote()
    {
        IncomingPost first = post("p1", "where is my parcel");
        first.threadTitle = marked("title");
        server.ingest({first});
        first.text = marked("where is my parcel?!");
        server.ingest({first});
        server.clock.advance(1min);
        server.ingest({server.post(QStringLiteral("o1"), QStringLiteral("other"), QStringLiteral("Mine is late, too"), id("p1")),
                       brand(id("b1"), marked("we look into it"), id("p1")),
                       brand(QStringLiteral("b2"), QStringLiteral("And yours, too"), QStringLiteral("o1"))});
        // Alone with the company, in private.
        IncomingPost secret = post("p2", "my number is");
        secret.visibility = Visibility::Private;
        IncomingPost answer = brand(id("b3"), marked("thank you"), {});
        answer.visibility = Visibility::Private;
        answer.threadExternalId = id("p2");
        server.clock.advance(1min);
        server.ingest({secret, answer});
        // Below a post of the company.
        server.ingest({brand(QStringLiteral("wall"), QStringLiteral("We have news"), {})});
        server.ingest({post("p3", "bad news", QStringLiteral("wall"))});
        server.ingest({post("p4", "years ago")}, Ingest::Mode::History);
    }

    void worked()
    {
        note = scene.fresh<NoteId>();
        draft = scene.fresh<DraftId>();
        publication = scene.fresh<PublicationId>();
        const MentionId mention = server.mention(id("p1")).id;
        ACCEPTED(scene.push(scene.agent, ClaimTake{person, false}));
        ACCEPTED(scene.push(scene.agent, NoteAdd{note, person, marked("likes tea")}));
        // The answer to this one holds the note.
        COMPARE_CODE(scene.push(scene.agent, NoteEdit{note, marked("likes coffee"), 5}), "note_changed");
        ACCEPTED(scene.push(scene.agent, ContactAdd{scene.fresh<ContactId>(), person, ContactKind::Phone, marked("7")}));
        ACCEPTED(scene.push(scene.agent, PersonEdit{person, PersonField::City, marked("city"), {}}));
        ACCEPTED(scene.push(scene.agent, CaseDecide{scene.fresh<DecisionId>(), caseId,
                                                     {{QStringLiteral("about"), mark}}, 1, Outcome::AnswerInPlace, true}));
        ACCEPTED(scene.push(scene.agent, DraftSave{draft, caseId, mention, Visibility::Public, marked("dear"), 0}));
        const qint64 revision = server.row<Thread>(server.mention(id("p1")).threadId).revision;
        ACCEPTED(scene.push(scene.agent, PublicationSubmit{publication, draft, caseId, mention, Visibility::Public,
                                                            marked("dear customer"), revision, 0, false, {}}));
        ACCEPTED(scene.push(scene.agent, OverruleHint{scene.fresh<HintOverruleId>(), caseId, mention, QStringLiteral("about"), {}, mark}));
        ACCEPTED(scene.push(scene.agent, PromiseAdd{scene.fresh<PromiseId>(), caseId, publication, marked("by Friday"), server.clock.now()}));
        ACCEPTED(scene.push(scene.agent, BonusGive{scene.fresh<BonusGrantId>(), caseId, QStringLiteral("delivery"), marked("tea"), 1, marked("loves tea")}));
        ACCEPTED(scene.push(scene.agent, InterestAdd{scene.fresh<InterestId>(), person, QStringLiteral("tea"), InterestSource::Message,
                                                     mention, marked("my tea")}));
        ACCEPTED(scene.push(scene.agent, ModerationAdd{scene.fresh<ModerationId>(), mention, ModerationKind::Warning,
                                                       QStringLiteral("insults"), marked("do not")}));
        QVERIFY(server.store->write([&](Rows &rows) -> Result<void> {
            AuditLog(rows).write(server.lead.id, QLatin1StringView("test.typed"), person.value,
                                 {{QStringLiteral("reason"), marked("reason")}});
            return {};
        }));
    }

    [[nodiscard]] PersonRows rows()
    {
        auto found = server.store->read([&](Rows &r) { return PersonRows::gather(r, person); });
        return found ? std::move(*found) : PersonRows();
    }

    ErasureReport erase()
    {
        auto report = server.store->write([&](Rows &r) -> Result<ErasureReport> {
            const auto all = PersonRows::gather(r, person);
            if (!all)
                return tl::unexpected<Error>(all.error());
            return PersonEraser(r).erase(*all, {server.administrator.id, QStringLiteral("admin"), QStringLiteral("asked")});
        });
        return report ? std::move(*report) : ErasureReport();
    }

    /// How often the mark stands in the files of the database.
    [[nodiscard]] int marksInFiles() const
    {
        if (TestDatabase::isPostgres())
            return 0;
        int count = 0;
        const QDir folder(QFileInfo(server.database.place()).absolutePath());
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                count += static_cast<int>(file.readAll().count(mark.toUtf8()));
        }
        return count;
    }

    /// "table.column" of every value that `isMeant` accepts.
    QStringList columnsWith(const std::function<bool(const QString &)> &isMeant)
    {
        QStringList found;
        const auto read = server.store->read([&](Rows &r) -> Result<void> {
            QStringList tables;
            auto names = r.database().query(TestDatabase::isPostgres()
                                                ? "SELECT tablename FROM pg_tables WHERE schemaname=current_schema()"
                                                : "SELECT name FROM sqlite_master WHERE type='table'");
            while (names.next())
                tables.append(names.value<QString>(0));
            for (const QString &table : std::as_const(tables)) {
                QStringList columns;
                auto info = r.database().query(TestDatabase::isPostgres()
                                                   ? "SELECT column_name FROM information_schema.columns "
                                                     "WHERE table_schema=current_schema() AND table_name=?"
                                                   : "SELECT name FROM pragma_table_info(?)");
                info.bind(1, table);
                while (info.next())
                    columns.append(info.value<QString>(0));
                for (const QString &column : std::as_const(columns)) {
                    auto values = r.database().query("SELECT \"" + column.toStdString() + "\" FROM \"" + table.toStdString() + '"');
                    while (values.next())
                        if (!values.isNull(0) && isMeant(values.value<QString>(0)) && !found.contains(table + u'.' + column))
                            found.append(table + u'.' + column);
                }
            }
            return {};
        });
        if (!read)
            found.append(read.error().code);
        found.sort();
        return found;
    }
};

} // namespace

/// K4: a person who wants to be forgotten is.
class TestErasure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePersonLeavesEveryTable();
    void whatOthersWroteStays();
    void noByteOfTheWordsStaysInTheFiles();
    void aCutShortScrubIsMadeUpFor();
    void allThatBelongsToOneHumanBeingGoes();
    void theTombstoneComesBeforeEverythingElse();
    void aLateCommandIsRefusedAndNothingOfItIsKept();
    void anAppliedCommandIsStillAppliedOnce();
    void whoWritesAgainIsAnotherPerson();
    void aQueuedReplyIsCancelled();
    void theExportHoldsAllThatTheErasureRemoves();
    void theActHoldsNoWords();
    void aPersonIsFoundByIdOrAccount();
    void veryManyRowsHaveSeveralTombstones();
};

void TestErasure::thePersonLeavesEveryTable()
{
    Customer customer;
    const auto holdsMark = [](const QString &value) { return value.contains(mark); };
    const QStringList before = customer.columnsWith(holdsMark);
    // The scene is worth something only if the mark stands in all of these.
    for (const char *column : {"account.bio", "account.handle", "account.name", "applied_mutation.current", "audit.detail",
                               "contact.value", "decision.answers", "draft.text", "mention.external_id", "mention.text",
                               "mention_version.text", "note.text", "person.city", "publication.text", "thread.external_id",
                               "thread.title"})
        QVERIFY2(before.contains(QString::fromLatin1(column)), column);
    const ErasureReport report = customer.erase();
    QCOMPARE(report.person, customer.person);
    QCOMPARE(customer.columnsWith(holdsMark), QStringList());

    QSet<QString> ids;
    for (const auto &[kind, id] : report.ids)
        ids.insert(id);
    QVERIFY(ids.size() > 15);
    const auto holdsId = [&](const QString &value) {
        return std::ranges::any_of(ids, [&](const QString &id) { return value.contains(id); });
    };
    QCOMPARE(customer.columnsWith(holdsId), (QStringList{QStringLiteral("audit.subject_id"), QStringLiteral("erased_row.id"),
                                                         QStringLiteral("erasure.person_id"), QStringLiteral("erasure.rows")}));
}

void TestErasure::whatOthersWroteStays()
{
    Customer customer;
    const QMap<QString, QJsonObject> before = customer.server.everything();
    const Mention reply = customer.server.mention(QStringLiteral("o1"));
    const Thread thread = customer.server.row<Thread>(reply.threadId);
    const ErasureReport report = customer.erase();
    QCOMPARE(report.keptReplies, 1);
    QCOMPARE(report.keptThreads, 1);

    Mention kept = customer.server.mention(QStringLiteral("o1"));
    QCOMPARE(kept.inReplyTo, QString());
    kept.inReplyTo = reply.inReplyTo;
    QCOMPARE(kept, reply);
    QCOMPARE(customer.server.mention(QStringLiteral("b2")).text, QStringLiteral("And yours, too"));
    QCOMPARE(customer.server.mention(QStringLiteral("wall")).text, QStringLiteral("We have news"));
    QCOMPARE(customer.server.row<Thread>(reply.threadId).title, QString());
    QVERIFY(customer.server.row<Thread>(reply.threadId).revision > thread.revision);
    QCOMPARE(customer.server.caseOf(QStringLiteral("o1")).personId, customer.other);

    // Nobody else lost a row, and nobody else's row changed but the reply and the thread.
    QSet<QString> removed;
    for (const auto &[kind, id] : report.ids)
        removed.insert(kind + u' ' + id);
    const QMap<QString, QJsonObject> after = customer.server.everything();
    for (auto it = before.begin(); it != before.end(); ++it) {
        const bool isTouched = it.key() == QStringLiteral("mention ") + reply.id.value || it.key() == QStringLiteral("thread ") + thread.id.value;
        QCOMPARE(after.contains(it.key()), !removed.contains(it.key()));
        if (after.contains(it.key()) && !isTouched)
            QCOMPARE(after.value(it.key()), it.value());
    }
}

void TestErasure::noByteOfTheWordsStaysInTheFiles()
{
    SQLITE_ONLY();
    Customer customer;
    // Texts that were replaced before leave their bytes in the pages, too.
    for (int i = 0; i < 30; ++i)
        ACCEPTED(customer.scene.push(customer.scene.agent, PersonEdit{customer.person, PersonField::Tags, marked("tag") + QString::number(i),
                                                   i == 0 ? QString() : marked("tag") + QString::number(i - 1)}));
    QVERIFY(customer.marksInFiles() > 20);
    customer.erase();
    QVERIFY(customer.server.store->scrub());
    QCOMPARE(customer.marksInFiles(), 0);
    // The server goes on.
    QCOMPARE(customer.scene.agent.get("/v1/changes?after=0").status, 200);
    QCOMPARE(customer.marksInFiles(), 0);
}

void TestErasure::aCutShortScrubIsMadeUpFor()
{
    SQLITE_ONLY();
    Customer customer;
    customer.erase();
    QVERIFY(customer.marksInFiles() > 0);
    auto again = Store::open(customer.server.store->place(), customer.server.clock);
    QVERIFY(again);
    QVERIFY((*again)->scrubIfDue());
    QCOMPARE(customer.marksInFiles(), 0);
}

void TestErasure::allThatBelongsToOneHumanBeingGoes()
{
    Customer customer;
    customer.server.ingest({customer.server.post(QStringLiteral("q1"), QStringLiteral("second"), QStringLiteral("Me again"))});
    const Case second = customer.server.caseOf(QStringLiteral("q1"));
    ACCEPTED(customer.scene.push(customer.scene.agent, NoteAdd{customer.scene.fresh<NoteId>(), second.personId, QStringLiteral("at home")}));
    ACCEPTED(customer.scene.push(customer.scene.agent, LinkAccount{customer.scene.fresh<AccountLinkId>(), second.accountId, customer.person}));
    customer.person = second.personId; // whichever of the two is named
    const ErasureReport report = customer.erase();
    const auto countOf = [&](const char *kind) {
        for (const auto &[name, count] : report.counts)
            if (name == QLatin1StringView(kind))
                return count;
        return qint64(0);
    };
    QCOMPARE(countOf("person"), 2);
    QCOMPARE(countOf("account"), 2);
    QCOMPARE(countOf("account_link"), 1);
    QCOMPARE(countOf("note"), 2);
    QVERIFY(customer.server.mention(QStringLiteral("q1")).id.isEmpty());
    QVERIFY(customer.server.mention(Customer::id("p1")).id.isEmpty());
}

void TestErasure::theTombstoneComesBeforeEverythingElse()
{
    Customer customer;
    const auto start = wire::decodeChanges(customer.scene.agent.get("/v1/changes?after=0").body);
    QVERIFY(start);
    QVERIFY(start->erasures.isEmpty());
    customer.erase();
    for (int i = 0; i < 20; ++i)
        customer.server.ingest({customer.server.post(QStringLiteral("n%1").arg(i), QStringLiteral("new"), QStringLiteral("News"))});
    const auto page = wire::decodeChanges(customer.scene.agent.get("/v1/changes?limit=1&after=" + QByteArray::number(start->upTo)).body);
    QVERIFY(page);
    QVERIFY(page->hasMore);
    QCOMPARE(page->erasures.size(), 1);
    const auto tombstone = std::get<Erasure>(page->erasures.constFirst().entity);
    QCOMPARE(tombstone.personId, customer.person);
    QVERIFY(tombstone.rows.value(QStringLiteral("note")).toArray().contains(customer.note.value));
    QVERIFY(tombstone.rows.value(QStringLiteral("publication")).toArray().contains(customer.publication.value));

    const auto firstKind = [&](const QByteArray &path) {
        const auto line = wire::decodeSnapshotLine(customer.scene.agent.get(path).body.split('\n').constFirst());
        return line && line->change ? QString(nameOf(kindOf(line->change->entity))) : QStringLiteral("none");
    };
    QCOMPARE(firstKind("/v1/snapshot"), QStringLiteral("erasure"));
    // A stream that was cut may have told of the person before.
    QByteArray checkpoint;
    for (const QByteArray &text : customer.scene.agent.get("/v1/snapshot").body.split('\n'))
        if (const auto line = wire::decodeSnapshotLine(text); line && !line->checkpoint.isEmpty())
            checkpoint = line->checkpoint.toLatin1();
    QCOMPARE(firstKind("/v1/snapshot?from=" + checkpoint), QStringLiteral("erasure"));
}

void TestErasure::aLateCommandIsRefusedAndNothingOfItIsKept()
{
    Customer customer;
    const MentionId mention = customer.server.mention(Customer::id("p1")).id;
    customer.erase();
    QVERIFY(customer.server.store->scrub());
    const Command commands[] = {
        NoteAdd{customer.scene.fresh<NoteId>(), customer.person, marked("late")},
        NoteEdit{customer.note, marked("late"), 1},
        ContactAdd{customer.scene.fresh<ContactId>(), customer.person, ContactKind::Email, marked("late")},
        DraftSave{customer.scene.fresh<DraftId>(), customer.caseId, mention, Visibility::Public, marked("late"), 0},
        CaseClose{customer.caseId, marked("late")},
        PublicationResolve{customer.publication, true, marked("late")},
        ClaimTake{customer.person, false},
        PersonEdit{customer.person, PersonField::Name, marked("late"), {}}};
    for (const Command &command : commands) {
        const Mutation mutation = customer.server.mutation(command);
        for (int time = 0; time < 2; ++time) {
            const MutationAnswer answer = customer.scene.agent.push({mutation}).value(0);
            QCOMPARE(answer.verdict, MutationVerdict::Rejected);
            QCOMPARE(answer.code, QString(erasedCode));
            QCOMPARE(answer.current, QJsonObject());
        }
        QCOMPARE(customer.columnsWith([&](const QString &value) { return value == mutation.id.value; }), QStringList());
    }
    QCOMPARE(customer.marksInFiles(), 0);
    QVERIFY(!customer.server.logged.contains(mark.toUtf8()));
}

void TestErasure::anAppliedCommandIsStillAppliedOnce()
{
    Customer customer;
    const Mutation mutation = customer.server.mutation(NoteAdd{customer.scene.fresh<NoteId>(), customer.person, marked("answer lost")});
    const MutationAnswer answer = customer.scene.agent.push({mutation}).value(0);
    ACCEPTED(answer);
    customer.erase();
    QCOMPARE(customer.scene.agent.push({mutation}).value(0), answer);
    QCOMPARE(customer.columnsWith([](const QString &value) { return value.contains(mark); }), QStringList());
}

void TestErasure::whoWritesAgainIsAnotherPerson()
{
    Customer customer;
    customer.erase();
    customer.server.ingest({customer.post("p1", "where is my parcel"), customer.post("p9", "hello again")});
    const Case fresh = customer.server.caseOf(Customer::id("p9"));
    QVERIFY(!fresh.personId.isEmpty());
    QVERIFY(fresh.personId != customer.person);
    const bool isFree = customer.server.store->read([&](Rows &rows) -> Result<bool> {
        ErasedRows erased(rows);
        return !erased.holds(fresh.personId.value) && !erased.holds(fresh.accountId.value) && !erased.holds(fresh.id.value);
    }).value_or(false);
    QVERIFY(isFree);
    ACCEPTED(customer.scene.push(customer.scene.agent, ClaimTake{fresh.personId, false}));
}

void TestErasure::aQueuedReplyIsCancelled()
{
    Customer customer;
    const ErasureReport report = customer.erase();
    QCOMPARE(report.cancelledPublications, 1);
    const auto queued = customer.server.store->read([](Rows &rows) -> Result<qint64> {
        auto query = rows.database().query("SELECT count(*) FROM publication");
        return query.next() ? query.value<qint64>(0) : -1;
    });
    QCOMPARE(queued.value_or(-1), 0);
}

void TestErasure::theExportHoldsAllThatTheErasureRemoves()
{
    Customer customer;
    const QByteArray text = exportOf(customer.rows(), customer.server.clock.now());
    QJsonParseError error{};
    const QJsonObject document = QJsonDocument::fromJson(text, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(text.startsWith("{\n    \"about\": {\n"));
    QCOMPARE(document.value(QStringLiteral("follower_count")).toArray().size(), 1);
    QVERIFY(!document.value(QStringLiteral("audit")).toArray().isEmpty());
    QVERIFY(!document.value(QStringLiteral("answers")).toArray().isEmpty());
    const ErasureReport report = customer.erase();
    for (const auto &[kind, id] : report.ids) {
        const QJsonArray rows = document.value(kind).toArray();
        const bool isThere = std::ranges::any_of(rows, [&](const QJsonValue &row) { return row.toObject().value(QStringLiteral("id")) == id; });
        QVERIFY2(isThere, qPrintable(kind));
    }
}

void TestErasure::theActHoldsNoWords()
{
    Customer customer;
    const QString summary = summaryOf(customer.rows());
    QVERIFY(summary.contains(QStringLiteral("mastodon:") + mark));
    const ErasureReport report = customer.erase();
    const QString act = actOf(report);
    QVERIFY(!act.contains(mark));
    QVERIFY(act.contains(customer.person.value));
    QVERIFY(act.contains(QStringLiteral("asked")));
    QVERIFY(act.contains(QStringLiteral("test.typed")));
    for (const auto &[kind, id] : report.ids)
        QVERIFY(act.contains(id));
    QCOMPARE(customer.scene.audited("person.erased", customer.person.value), 1);
}

void TestErasure::aPersonIsFoundByIdOrAccount()
{
    Customer customer;
    const auto find = [&](const QString &name) {
        return customer.server.store->read([&](Rows &rows) { return findPerson(rows, name); });
    };
    QCOMPARE(find(customer.person.value).value_or(PersonId{}), customer.person);
    QCOMPARE(find(QStringLiteral("mastodon:") + mark).value_or(PersonId{}), customer.person);
    QCOMPARE(find(QStringLiteral("mastodon:@") + mark.toUpper()).value_or(PersonId{}), customer.person);
    QCOMPARE(find(QStringLiteral("vk:") + mark).error().code, QStringLiteral("no_such_person"));
    QCOMPARE(find(QStringLiteral("nobody")).error().code, QStringLiteral("no_such_person"));
    QCOMPARE(find(QStringLiteral("mastodon:brand")).error().code, QStringLiteral("brand_account"));
    IncomingPost namesake = customer.server.post(QStringLiteral("s1"), QStringLiteral("another"), QStringLiteral("Hi"));
    namesake.authorHandle = QStringLiteral("Other");
    customer.server.ingest({namesake});
    QCOMPARE(find(QStringLiteral("mastodon:OTHER")).error().code, QStringLiteral("person_ambiguous"));
}

void TestErasure::veryManyRowsHaveSeveralTombstones()
{
    Customer customer;
    QList<IncomingPost> posts;
    for (int i = 0; i < 4100; ++i)
        posts.append(customer.post(qPrintable(QStringLiteral("m%1").arg(i)), "again", Customer::id("p4")));
    customer.server.ingest(posts, Ingest::Mode::History);
    const ErasureReport report = customer.erase();
    QCOMPARE(report.tombstones.size(), 3);
    QSet<QString> named;
    for (const ErasureId &id : report.tombstones) {
        const auto tombstone = customer.server.row<Erasure>(id);
        QVERIFY(QJsonDocument(tombstone.rows).toJson(QJsonDocument::Compact).size() < 128 * 1024);
        for (const QJsonValue &ids : tombstone.rows)
            for (const QJsonValue &one : ids.toArray())
                named.insert(one.toString());
    }
    for (const auto &[kind, id] : report.ids)
        QVERIFY(named.contains(id));
}

QTEST_GUILESS_MAIN(TestErasure)
#include "tst_erasure.moc"
