#include "server/erasure/personeraser.h"
#include "server/erasure/personexport.h"
#include "server/store/attachmentstore.h"
#include "server/store/publicationstore.h"
#include "storage/database/database.h"
#include "tests/server/support/scene.h"

using namespace otklik;
using namespace otklik::server;
using namespace std::chrono_literals;

namespace {

QByteArray picture(char mark, qsizetype size = 1000)
{
    return QByteArrayLiteral("\x89PNG\r\n\x1a\n") + QByteArray(size - 8, mark);
}

Attachment attachmentOf(const QByteArray &bytes)
{
    return {attachmentHashOf(bytes), QStringLiteral("shelf.png"), QStringLiteral("image/png"), bytes.size(), 40, 30,
            QStringLiteral("An empty shelf")};
}

QByteArray pathOf(const QByteArray &bytes)
{
    return "/v1/attachments/" + attachmentHashOf(bytes).toLatin1();
}

struct Desk final : Scene
{
    DraftId draft = fresh<DraftId>();
    PublicationId publication = fresh<PublicationId>();

    Desk() { std::ignore = push(agent, ClaimTake{supportCase.personId, false}); }

    TestReply put(const QByteArray &bytes, const QByteArray &type = "image/png")
    {
        return agent.send("PUT", pathOf(bytes), bytes, type);
    }
    MutationAnswer save(const QList<Attachment> &attachments, qint64 base = 0)
    {
        return push(agent, DraftSave{draft, supportCase.id, mention.id, Visibility::Public, QStringLiteral("Look"), base,
                                     attachments});
    }
    PublicationSubmit submit(const QList<Attachment> &attachments)
    {
        PublicationSubmit command;
        command.id = publication;
        command.draftId = draft;
        command.caseId = supportCase.id;
        command.mentionId = mention.id;
        command.text = QStringLiteral("Look");
        command.threadRevision = server.row<Thread>(mention.threadId).revision;
        command.attachments = attachments;
        return command;
    }
    bool isStored(const QByteArray &bytes)
    {
        return server.store
            ->read([&](Rows &rows) -> Result<bool> { return server::AttachmentStore(rows).bytes(attachmentHashOf(bytes)) == bytes; })
            .value_or(false);
    }
};

} // namespace

/// The pictures of replies on the server: whole, for whoever may see the reply,
/// and gone when nothing names them.
class TestServerAttachments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsHandedOverComesBack();
    void onlyPicturesAreTaken_data();
    void onlyPicturesAreTaken();
    void whoMayNotSeeTheReplyGetsNothing();
    void aDraftIsNotHeldUpByItsPictures();
    void aReplyGoesOutWithAllItsPictures();
    void whatNoNetworkTakesIsRefused();
    void whatIsNoAttachmentIsRefused_data();
    void whatIsNoAttachmentIsRefused();
    void whatIsSaidOfAPictureGoesOutToo();
    void anApprovalIsBoundToThePictures();
    void whatNothingNamesGoesAfterADay();
    void whatWasTakenOffCanBePutBack();
    void whoIsErasedTakesThePicturesAlong();
    void aCommandOfAnEarlierVersionNamesNone();
};

void TestServerAttachments::whatIsHandedOverComesBack()
{
    Desk desk;
    const QByteArray bytes = picture('a', largestAttachment);
    QCOMPARE(desk.put(bytes).status, 200);
    QCOMPARE(desk.put(bytes).status, 200);
    ACCEPTED(desk.save({attachmentOf(bytes)}));
    const TestReply reply = desk.agent.get(pathOf(bytes) + "?of=" + desk.draft.value.toLatin1());
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, bytes);
    QCOMPARE(reply.headers.value("content-type"), QByteArray("application/octet-stream"));
    QCOMPARE(reply.headers.value("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(desk.server.row<Draft>(desk.draft).attachments, QList{attachmentOf(bytes)});
}

void TestServerAttachments::onlyPicturesAreTaken_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("code");
    const QByteArray page = "<html><script>alert(1)</script></html>";
    const QByteArray large = picture('a', largestAttachment + 1);
    QTest::newRow("a page") << pathOf(page) << page << QByteArray("image/png") << QStringLiteral("bad_attachment");
    QTest::newRow("another type than it says")
        << pathOf(picture('a')) << picture('a') << QByteArray("image/jpeg") << QStringLiteral("bad_attachment");
    QTest::newRow("another type than is taken")
        << pathOf(picture('a')) << picture('a') << QByteArray("image/svg+xml") << QStringLiteral("bad_attachment");
    QTest::newRow("another hash") << pathOf(picture('b')) << picture('a') << QByteArray("image/png")
                                  << QStringLiteral("bad_attachment");
    QTest::newRow("nothing") << pathOf({}) << QByteArray() << QByteArray("image/png") << QStringLiteral("bad_attachment");
    QTest::newRow("too large") << pathOf(large) << large << QByteArray("image/png") << QStringLiteral("attachment_too_large");
}

void TestServerAttachments::onlyPicturesAreTaken()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, type);
    QFETCH(QString, code);
    Desk desk;
    const TestReply reply = desk.agent.send("PUT", path, bytes, type);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), code);
    QVERIFY(!desk.isStored(bytes) || bytes.isEmpty());
}

void TestServerAttachments::whoMayNotSeeTheReplyGetsNothing()
{
    Desk desk;
    const User stranger = desk.server.addUser(QStringLiteral("stranger"), Role::Agent, false, QStringLiteral("elsewhere"));
    TestClient other(desk.server.port(), desk.server.tokenOf(stranger));
    TestClient nobody(desk.server.port());
    const Source hidden = desk.server.addSource(QStringLiteral("Ours"), QStringLiteral("here"));
    desk.server.ingestInto(hidden, {desk.server.post(QStringLiteral("h1"), QStringLiteral("olga"), QStringLiteral("Hello"))});
    const auto theirs = desk.server.store->read([](Rows &rows) -> Result<Mention> {
        auto query = rows.database().query("SELECT id FROM mention WHERE external_id='h1'");
        return query.next() ? rows.find<Mention>(query.value<MentionId>(0)).value_or(Mention{}) : Mention{};
    });
    QVERIFY(theirs);
    QCOMPARE(desk.put(picture('a')).status, 200);
    TestClient admin(desk.server.port(), desk.server.tokenOf(desk.server.administrator));
    ACCEPTED(desk.push(admin, DraftSave{desk.draft, theirs->caseId, theirs->id, Visibility::Public,
                                        QStringLiteral("Look"), 0, {attachmentOf(picture('a'))}}));
    const QByteArray path = pathOf(picture('a')) + "?of=" + desk.draft.value.toLatin1();
    QCOMPARE(admin.get(path).status, 200);
    QCOMPARE(other.get(path).status, 404);
    QCOMPARE(other.get(path).code(), QStringLiteral("not_found"));
    QCOMPARE(nobody.get(path).status, 401);
    QCOMPARE(nobody.send("PUT", pathOf(picture('b')), picture('b'), "image/png").status, 401);
    // The hash alone opens nothing, and a row opens only what it names.
    QCOMPARE(admin.get(pathOf(picture('a'))).status, 404);
    QCOMPARE(desk.put(picture('b')).status, 200);
    QCOMPARE(admin.get(pathOf(picture('b')) + "?of=" + desk.draft.value.toLatin1()).status, 404);
}

void TestServerAttachments::aDraftIsNotHeldUpByItsPictures()
{
    Desk desk;
    ACCEPTED(desk.save({attachmentOf(picture('a'))})); // the bytes are still on their way
    QCOMPARE(desk.agent.get(pathOf(picture('a')) + "?of=" + desk.draft.value.toLatin1()).status, 404);
}

void TestServerAttachments::aReplyGoesOutWithAllItsPictures()
{
    Desk desk;
    const QList attachments{attachmentOf(picture('a')), attachmentOf(picture('b'))};
    QCOMPARE(desk.put(picture('a')).status, 200);
    ACCEPTED(desk.save(attachments));
    COMPARE_CODE(desk.push(desk.agent, desk.submit(attachments)), "attachment_missing");
    QVERIFY(desk.server.row<Publication>(desk.publication).id.isEmpty());
    QCOMPARE(desk.put(picture('b')).status, 200);
    ACCEPTED(desk.push(desk.agent, desk.submit(attachments)));
    const auto row = desk.server.row<Publication>(desk.publication);
    QCOMPARE(row.attachments, attachments);
    QCOMPARE(row.textHash, textHashOf(QStringLiteral("Look"), attachments));
    QVERIFY(row.textHash != textHashOf(QStringLiteral("Look")));
    QCOMPARE(desk.lead.get(pathOf(picture('b')) + "?of=" + desk.publication.value.toLatin1()).body, picture('b'));
}

void TestServerAttachments::whatNoNetworkTakesIsRefused()
{
    Desk desk;
    QList<Attachment> five;
    for (const char mark : {'a', 'b', 'c', 'd', 'e'}) {
        QCOMPARE(desk.put(picture(mark)).status, 200);
        five.append(attachmentOf(picture(mark)));
    }
    const MutationAnswer answer = desk.push(desk.agent, desk.submit(five));
    COMPARE_CODE(answer, "too_many_attachments");
    QCOMPARE(answer.current.value(QStringLiteral("limit")).toInt(), 4);
    ACCEPTED(desk.save(five)); // a draft may hold them until some are taken off
}

void TestServerAttachments::whatIsNoAttachmentIsRefused_data()
{
    QTest::addColumn<QList<Attachment>>("attachments");
    Attachment one = attachmentOf(picture('a'));
    QTest::newRow("twice") << QList{one, one};
    one.hash = QStringLiteral("../../etc/passwd");
    QTest::newRow("no hash") << QList{one};
    one = attachmentOf(picture('a'));
    one.mediaType = QStringLiteral("text/html");
    QTest::newRow("no picture") << QList{one};
    one = attachmentOf(picture('a'));
    one.description = QString(longestDescription + 1, u'x');
    QTest::newRow("a description without end") << QList{one};
    one = attachmentOf(picture('a'));
    one.size = largestAttachment + 1;
    QTest::newRow("too large") << QList{one};
    QList<Attachment> many;
    for (qsizetype i = 0; i <= mostAttachments; ++i)
        many.append(attachmentOf(picture(static_cast<char>('a' + i))));
    QTest::newRow("too many") << many;
}

void TestServerAttachments::whatIsNoAttachmentIsRefused()
{
    QFETCH(QList<Attachment>, attachments);
    Desk desk;
    COMPARE_CODE(desk.save(attachments), "bad_attachment");
    COMPARE_CODE(desk.push(desk.agent, desk.submit(attachments)), "bad_attachment");
}

void TestServerAttachments::whatIsSaidOfAPictureGoesOutToo()
{
    Desk desk;
    QCOMPARE(desk.put(picture('a')).status, 200);
    QList attachments{attachmentOf(picture('a'))};
    attachments.first().description = QStringLiteral("The parcel for ivan.petrov@fennel.example");
    COMPARE_CODE(desk.push(desk.agent, desk.submit(attachments)), "personal_data");
    PublicationSubmit quiet = desk.submit(attachments);
    quiet.forReview = true;
    quiet.overrideReason = QStringLiteral("It is his own shop");
    ACCEPTED(desk.push(desk.agent, quiet));
    ReviewApprove approve{desk.publication, textHashOf(quiet.text, attachments), quiet.threadRevision, {}};
    COMPARE_CODE(desk.push(desk.lead, approve), "personal_data");
    attachments.first().description = QStringLiteral("Order {{order}}");
    Desk other;
    QCOMPARE(other.put(picture('a')).status, 200);
    COMPARE_CODE(other.push(other.agent, other.submit(attachments)), "variable_left");
}

void TestServerAttachments::anApprovalIsBoundToThePictures()
{
    Desk desk;
    const QList attachments{attachmentOf(picture('a'))};
    QCOMPARE(desk.put(picture('a')).status, 200);
    PublicationSubmit submit = desk.submit(attachments);
    submit.forReview = true;
    ACCEPTED(desk.push(desk.agent, submit));
    ReviewApprove approve{desk.publication, textHashOf(submit.text), submit.threadRevision, {}};
    COMPARE_CODE(desk.push(desk.lead, approve), "text_changed");
    QList<Attachment> described = attachments;
    described.first().description = QStringLiteral("Another one");
    approve.textHash = textHashOf(submit.text, described);
    COMPARE_CODE(desk.push(desk.lead, approve), "text_changed");
    approve.textHash = textHashOf(submit.text, attachments);
    ACCEPTED(desk.push(desk.lead, approve));
}

void TestServerAttachments::whatNothingNamesGoesAfterADay()
{
    Desk desk;
    for (const char mark : {'a', 'b', 'c'})
        QCOMPARE(desk.put(picture(mark)).status, 200);
    ACCEPTED(desk.save({attachmentOf(picture('a'))}));
    ACCEPTED(desk.push(desk.agent, desk.submit({attachmentOf(picture('b'))})));
    desk.server.clock.advance(25h);
    QCOMPARE(desk.put(picture('d')).status, 200);
    QVERIFY(desk.isStored(picture('a')));
    QVERIFY(desk.isStored(picture('b')));
    QVERIFY(!desk.isStored(picture('c')));
    QVERIFY(desk.isStored(picture('d')));
}

void TestServerAttachments::whatWasTakenOffCanBePutBack()
{
    Desk desk;
    QCOMPARE(desk.put(picture('a')).status, 200);
    ACCEPTED(desk.save({attachmentOf(picture('a'))}));
    desk.server.clock.advance(25h);
    ACCEPTED(desk.save({}, 1));
    QCOMPARE(desk.put(picture('b')).status, 200);
    QVERIFY(desk.isStored(picture('a')));
    ACCEPTED(desk.save({attachmentOf(picture('a'))}, 2));
    desk.server.clock.advance(25h);
    QCOMPARE(desk.put(picture('c')).status, 200);
    QVERIFY(desk.isStored(picture('a')));
    ACCEPTED(desk.save({}, 3));
    desk.server.clock.advance(25h);
    QCOMPARE(desk.put(picture('c')).status, 200);
    QVERIFY(!desk.isStored(picture('a')));
}

void TestServerAttachments::whoIsErasedTakesThePicturesAlong()
{
    Desk desk;
    desk.server.ingest({desk.server.post(QStringLiteral("q1"), QStringLiteral("olga"), QStringLiteral("Hello"))});
    const Case other = desk.server.caseOf(QStringLiteral("q1"));
    for (const char mark : {'a', 'b', 'c'})
        QCOMPARE(desk.put(picture(mark)).status, 200);
    ACCEPTED(desk.save({attachmentOf(picture('a')), attachmentOf(picture('b'))}));
    ACCEPTED(desk.push(desk.agent, desk.submit({attachmentOf(picture('c'))})));
    ACCEPTED(desk.push(desk.lead, DraftSave{desk.fresh<DraftId>(), other.id, other.mentionId, Visibility::Public,
                                            QStringLiteral("Look"), 0, {attachmentOf(picture('b'))}}));
    const auto exported = desk.server.store->read([&](Rows &rows) -> Result<QByteArray> {
        const auto all = PersonRows::gather(rows, desk.supportCase.personId);
        return all ? exportOf(*all, rows.now()) : QByteArray();
    });
    for (const char mark : {'a', 'b', 'c'})
        QVERIFY(exported->contains(picture(mark).toBase64()));
    const auto erased = desk.server.store->write([&](Rows &rows) -> Result<ErasureReport> {
        const auto all = PersonRows::gather(rows, desk.supportCase.personId);
        if (!all)
            return tl::unexpected<Error>(all.error());
        return PersonEraser(rows).erase(*all, {desk.server.administrator.id, QStringLiteral("admin"), QStringLiteral("asked")});
    });
    QVERIFY(erased);
    QVERIFY(!desk.isStored(picture('a')));
    QVERIFY(!desk.isStored(picture('c')));
    QVERIFY(desk.isStored(picture('b'))); // another customer's draft shows it, too
}

/// A laptop that has not been updated yet.
void TestServerAttachments::aCommandOfAnEarlierVersionNamesNone()
{
    Desk desk;
    Mutation mutation = desk.server.mutation(desk.submit({}));
    mutation.payload.remove(QStringLiteral("attachments"));
    ACCEPTED(desk.agent.push({mutation}).value(0));
    QVERIFY(desk.server.row<Publication>(desk.publication).attachments.isEmpty());
    mutation = desk.server.mutation(desk.submit({}));
    mutation.payload.insert(QStringLiteral("attachments"), QStringLiteral("none"));
    COMPARE_CODE(desk.agent.push({mutation}).value(0), "bad_field");
}

QTEST_GUILESS_MAIN(TestServerAttachments)
#include "tst_attachments.moc"
