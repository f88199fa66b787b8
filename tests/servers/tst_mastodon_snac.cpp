#include "channels/mastodon/mastodonconnector.h"
#include "channels/problems.h"
#include "models/uuid7.h"
#include "tests/servers/support/lossyproxy.h"
#include "tests/servers/support/serverprocess.h"
#include "tests/servers/support/snacserver.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace otklik;

namespace {

constexpr int longEnough = 60'000; // snac2 delivers in batches, seconds apart

/// The part of an id there that names the post for good.
QString tailOf(const QString &id)
{
    return id.right(32);
}

} // namespace

/// The main job against a real ActivityPub server: a person's post there becomes
/// a case here, and the reply stands under it there, once, whatever is lost.
class tst_MastodonSnac final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aMentionAndADirectMessageArriveAsCases();
    void theThreadAroundAMentionIsThere();
    void aPublicReplyStandsUnderThePostOnce();
    void aReplyCarriesTheWarningOn();
    void aReplyTakesItsPicturesAlong();
    void aPictureOfAPostIsToldOfAndComes();
    void aPrivateReplyIsSeenByItsRecipientOnly();
    void anEditIsAVersionAndADeletionATombstone();
    void aReplyWhoseAnswerIsLostIsFoundAgain();
    void aReplyThatNeverArrivedIsSentOnceMore();
    void aServerKilledWhileSendingSendsNothingTwice();
    void tokensAreNeitherInTheFeedNorInTheLog();

private:
    /// Somebody writes to the brand, and the case is there.
    [[nodiscard]] Result<Case> caseOf(const SnacServer::Post &post);
    [[nodiscard]] Mention mentionOf(const SnacServer::Post &post);
    /// Claims the person and sends the reply out.
    [[nodiscard]] PublicationId submit(const Case &supportCase, const QString &text, Visibility visibility,
                                       const QList<Attachment> &attachments = {});
    [[nodiscard]] bool isWaitedFor(const std::function<bool()> &condition, int milliseconds = longEnough);
    [[nodiscard]] bool becomes(const PublicationId &id, PublicationState state, int milliseconds = longEnough);
    [[nodiscard]] QList<SnacServer::Post> brandAnswers(const QString &account, const SnacServer::Post &to);

    std::unique_ptr<SnacServer> m_snac;
    std::unique_ptr<LossyProxy> m_proxy;
    std::unique_ptr<ServerProcess> m_server;
    SystemClock m_clock;
};

void tst_MastodonSnac::initTestCase()
{
    auto snac = SnacServer::start();
    QVERIFY2(snac, snac ? "" : qPrintable(snac.error().detail));
    m_snac = std::move(*snac);
    m_proxy = std::make_unique<LossyProxy>(m_snac->port());
    m_server = std::make_unique<ServerProcess>(QStringLiteral(OTKLIK_BINARY_DIR "/bin/otklik-server"));
    const auto started = m_server->start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));

    const auto authorize = m_server->connectMastodon(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_proxy->port())));
    QVERIFY2(authorize, authorize ? "" : qPrintable(authorize.error().detail));
    const auto authorized = m_snac->authorize(*authorize, QStringLiteral("brand"));
    QVERIFY2(authorized, authorized ? "" : qPrintable(authorized.error().detail));
    QVERIFY(m_server->pull());
    const QList<Source> sources = m_server->rows<Source>();
    QCOMPARE(sources.size(), 1);
    QCOMPARE(sources.first().state, SourceState::Connected);
    QVERIFY(sources.first().handle.startsWith(QStringLiteral("brand@")));
    QCOMPARE(sources.first().lengthLimit, 100'000);
}

bool tst_MastodonSnac::isWaitedFor(const std::function<bool()> &condition, int milliseconds)
{
    return QTest::qWaitFor([&] {
        QTest::qSleep(200);
        return m_server->pull() && condition();
    }, milliseconds);
}

bool tst_MastodonSnac::becomes(const PublicationId &id, PublicationState state, int milliseconds)
{
    return isWaitedFor([&] { return m_server->row<Publication>(id).state == state; }, milliseconds);
}

Mention tst_MastodonSnac::mentionOf(const SnacServer::Post &post)
{
    const QList<Mention> mentions = m_server->rows<Mention>();
    for (const Mention &mention : mentions)
        if (tailOf(mention.externalId) == tailOf(post.id))
            return mention;
    return {};
}

Result<Case> tst_MastodonSnac::caseOf(const SnacServer::Post &post)
{
    if (!isWaitedFor([&] { return !mentionOf(post).caseId.isEmpty(); }))
        return failure(Error::Kind::GiveUp, QStringLiteral("no_case"));
    return m_server->row<Case>(mentionOf(post).caseId);
}

PublicationId tst_MastodonSnac::submit(const Case &supportCase, const QString &text, Visibility visibility,
                                       const QList<Attachment> &attachments)
{
    (void)m_server->push(ClaimTake{supportCase.personId, false});
    (void)m_server->pull();
    PublicationSubmit submit;
    submit.id = newId<PublicationId>(m_clock);
    submit.draftId = newId<DraftId>(m_clock);
    submit.caseId = supportCase.id;
    submit.mentionId = supportCase.mentionId;
    submit.visibility = visibility;
    submit.text = text;
    submit.attachments = attachments;
    submit.threadRevision = m_server->row<Thread>(supportCase.threadId).revision;
    submit.claimToken = m_server->row<Claim>(supportCase.personId).token;
    const auto answer = m_server->push(submit);
    if (!answer || answer->verdict != MutationVerdict::Accepted)
        qWarning("not accepted: %s", answer ? qPrintable(answer->code) : qPrintable(answer.error().detail));
    return submit.id;
}

QList<SnacServer::Post> tst_MastodonSnac::brandAnswers(const QString &account, const SnacServer::Post &to)
{
    QList<SnacServer::Post> answers;
    const auto all = m_snac->answers(account, to.id);
    for (const SnacServer::Post &post : all.value_or(QList<SnacServer::Post>()))
        if (post.author == QLatin1StringView("brand"))
            answers.append(post);
    return answers;
}

void tst_MastodonSnac::aMentionAndADirectMessageArriveAsCases()
{
    const auto post = m_snac->post(QStringLiteral("alice"), QStringLiteral("@brand мой чайник сломался за <два> дня & молчит"));
    const auto direct = m_snac->post(QStringLiteral("bob"), QStringLiteral("@brand order 12345 is late"), {}, Visibility::Private);
    QVERIFY(post && direct);
    const auto open = caseOf(*post);
    const auto quiet = caseOf(*direct);
    QVERIFY(open && quiet);
    QCOMPARE(open->state, CaseState::Open);
    const Mention mention = mentionOf(*post);
    QVERIFY2(mention.text.endsWith(QStringLiteral("мой чайник сломался за <два> дня & молчит")), qPrintable(mention.text));
    QCOMPARE(mention.visibility, Visibility::Public);
    QCOMPARE(mentionOf(*direct).visibility, Visibility::Private);
    QVERIFY(open->accountId != quiet->accountId);
}

void tst_MastodonSnac::theThreadAroundAMentionIsThere()
{
    const auto root = m_snac->post(QStringLiteral("alice"), QStringLiteral("Has anybody seen such a lid?"));
    QVERIFY(root);
    const auto mention = m_snac->post(QStringLiteral("bob"), QStringLiteral("@brand look at this"), root->id);
    QVERIFY(mention);
    QVERIFY(caseOf(*mention));
    QVERIFY(isWaitedFor([&] { return !mentionOf(*root).id.isEmpty(); }));
    QCOMPARE(mentionOf(*root).threadId, mentionOf(*mention).threadId);
    QVERIFY(mentionOf(*root).caseId.isEmpty());
    QCOMPARE(tailOf(mentionOf(*mention).inReplyTo), tailOf(root->id));
}

void tst_MastodonSnac::aPublicReplyStandsUnderThePostOnce()
{
    const auto post = m_snac->post(QStringLiteral("alice"), QStringLiteral("@brand where is the manual?"));
    QVERIFY(post);
    const auto open = caseOf(*post);
    QVERIFY(open);
    const QString text = QStringLiteral("It is on our site:\nhttps://shop.example/manuals?model=7&lang=en *page 2*");
    const PublicationId id = submit(*open, text, Visibility::Public);
    QVERIFY(becomes(id, PublicationState::Sent));
    QVERIFY(!m_server->row<Publication>(id).url.isEmpty());
    QVERIFY(isWaitedFor([&] { return m_server->row<Case>(open->id).state == CaseState::Answered; }));
    QVERIFY(isWaitedFor([&] { return brandAnswers(QStringLiteral("alice"), *post).size() == 1; }));
    const SnacServer::Post answer = brandAnswers(QStringLiteral("alice"), *post).first();
    QVERIFY2(answer.text.endsWith(text), qPrintable(answer.text));
    QCOMPARE(answer.visibility, Visibility::Public);
    QCOMPARE(tailOf(answer.inReplyTo), tailOf(post->id));
    // It stands in our thread as the brand's, once, also after it was read from there.
    const Mention own = mentionOf(answer);
    QVERIFY(own.isBrand);
    QCOMPARE(own.threadId, open->threadId);
}

void tst_MastodonSnac::aReplyCarriesTheWarningOn()
{
    const QString warning = QStringLiteral("болезнь");
    const auto post = m_snac->post(QStringLiteral("alice"), QStringLiteral("@brand the lid has burnt my hand"), {}, Visibility::Public, warning);
    QVERIFY(post);
    QCOMPARE(post->warning, warning);
    const auto open = caseOf(*post);
    QVERIFY(open);
    QVERIFY2(mentionOf(*post).text.startsWith(warning + u'\n'), qPrintable(mentionOf(*post).text));
    const PublicationId id = submit(*open, QStringLiteral("We are sorry. Please see a doctor."), Visibility::Public);
    QVERIFY(becomes(id, PublicationState::Sent));
    QVERIFY(isWaitedFor([&] { return brandAnswers(QStringLiteral("alice"), *post).size() == 1; }));
    QCOMPARE(brandAnswers(QStringLiteral("alice"), *post).first().warning, warning);
}

void tst_MastodonSnac::aReplyTakesItsPicturesAlong()
{
    const auto post = m_snac->post(QStringLiteral("alice"), QStringLiteral("@brand which of the two lids fits?"));
    QVERIFY(post);
    const auto open = caseOf(*post);
    QVERIFY(open);
    QList<QByteArray> pictures;
    QList<Attachment> attachments;
    for (const Qt::GlobalColor color : {Qt::red, Qt::blue}) {
        QImage image(40, 30, QImage::Format_RGB32);
        image.fill(color);
        QBuffer buffer(&pictures.emplace_back());
        QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
        const QByteArray &bytes = pictures.constLast();
        // Two files of one name, as every camera and every screenshot makes them.
        attachments.append({attachmentHashOf(bytes), QStringLiteral("image.png"), QStringLiteral("image/png"), bytes.size(), 40, 30,
                            QStringLiteral("Крышка %1").arg(pictures.size())});
        const auto uploaded = m_server->upload(bytes);
        QVERIFY2(uploaded, uploaded ? "" : qPrintable(uploaded.error().detail));
    }
    const PublicationId id = submit(*open, QStringLiteral("The blue one fits."), Visibility::Public, attachments);
    QVERIFY(becomes(id, PublicationState::Sent));
    QVERIFY(isWaitedFor([&] { return brandAnswers(QStringLiteral("alice"), *post).size() == 1; }));
    const SnacServer::Post answer = brandAnswers(QStringLiteral("alice"), *post).first();
    QCOMPARE(answer.pictures.size(), 2);
    for (qsizetype i = 0; i < 2; ++i) {
        QCOMPARE(answer.pictures.at(i).description, attachments.at(i).description);
        QCOMPARE(m_snac->bytesOf(answer.pictures.at(i)), pictures.at(i));
        QVERIFY(!answer.pictures.at(i).url.path().contains(QStringLiteral("image.png")));
    }
}

void tst_MastodonSnac::aPictureOfAPostIsToldOfAndComes()
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray png;
    QBuffer buffer(&png);
    QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
    const auto post = m_snac->postPicture(QStringLiteral("alice"), QStringLiteral("@brand look at the lid"), png, QStringLiteral("Крышка"));
    QVERIFY2(post, post ? "" : qPrintable(post.error().detail));
    QVERIFY(caseOf(*post));
    const Mention mention = mentionOf(*post);
    QCOMPARE(mention.media.size(), 1);
    QCOMPARE(mention.media.first().kind, MediaKind::Picture);
    QCOMPARE(mention.media.first().description, QStringLiteral("Крышка"));

    // snac2 names its pictures by its own address, not by that of the proxy.
    const auto token = m_snac->token(QStringLiteral("brand"));
    QVERIFY(token);
    CurlHttp http;
    MastodonConnector connector(http, m_clock, {m_snac->address(), QString::fromLatin1(*token), {}}, {});
    const auto fetch = [&](qint64 atMost) { return connector.media(mention.externalId, mention.media.first().key, atMost); };
    const auto whole = fetch(largestMedia);
    QVERIFY2(whole, whole ? "" : qPrintable(whole.error().code + u' ' + whole.error().detail));
    QCOMPARE(whole->bytes, png);
    QCOMPARE(whole->mediaType, QStringLiteral("image/png"));
    QCOMPARE(fetch(png.size() - 1).error().code, QString(problem::mediaTooLarge));
    QVERIFY(m_snac->edit(QStringLiteral("alice"), *post, QStringLiteral("@brand look at the lid again")));
    QVERIFY(isWaitedFor([&] { return m_server->row<Mention>(mention.id).version == 2; }));
    QVERIFY(m_snac->remove(QStringLiteral("alice"), *post));
    QVERIFY(isWaitedFor([&] { return m_server->row<Mention>(mention.id).deletedAt.has_value(); }));
    QCOMPARE(fetch(largestMedia).error().code, QString(problem::postGone));
}

void tst_MastodonSnac::aPrivateReplyIsSeenByItsRecipientOnly()
{
    const auto post = m_snac->post(QStringLiteral("alice"), QStringLiteral("@brand somebody charged me twice"));
    QVERIFY(post);
    const auto open = caseOf(*post);
    QVERIFY(open);
    const PublicationId id = submit(*open, QStringLiteral("We refund the second charge today"), Visibility::Private);
    QVERIFY(becomes(id, PublicationState::Sent));
    QVERIFY(isWaitedFor([&] { return brandAnswers(QStringLiteral("alice"), *post).size() == 1; }));
    QCOMPARE(brandAnswers(QStringLiteral("alice"), *post).first().visibility, Visibility::Private);
    QVERIFY(brandAnswers(QStringLiteral("bob"), *post).isEmpty());
    const auto publicPosts = m_snac->publicPosts(QStringLiteral("brand"));
    QVERIFY(publicPosts);
    for (const SnacServer::Post &seen : *publicPosts)
        QVERIFY(!seen.text.contains(QStringLiteral("refund")));
}

void tst_MastodonSnac::anEditIsAVersionAndADeletionATombstone()
{
    const auto edited = m_snac->post(QStringLiteral("alice"), QStringLiteral("@brand the lid is loose"));
    const auto removed = m_snac->post(QStringLiteral("alice"), QStringLiteral("@brand forget it, delete this"));
    QVERIFY(edited && removed);
    QVERIFY(caseOf(*edited));
    QVERIFY(caseOf(*removed));
    const MentionId editedId = mentionOf(*edited).id;
    const MentionId removedId = mentionOf(*removed).id;
    QVERIFY(m_snac->edit(QStringLiteral("alice"), *edited, QStringLiteral("@brand the lid is off")));
    QVERIFY(m_snac->remove(QStringLiteral("alice"), *removed));
    QVERIFY(isWaitedFor([&] { return m_server->row<Mention>(editedId).version == 2; }));
    QVERIFY(m_server->row<Mention>(editedId).text.endsWith(QStringLiteral("the lid is off")));
    bool isOldTextKept = false;
    const QList<MentionVersion> versions = m_server->rows<MentionVersion>();
    for (const MentionVersion &version : versions)
        isOldTextKept = isOldTextKept || (version.mentionId == editedId && version.text.endsWith(QStringLiteral("loose")));
    QVERIFY(isOldTextKept);
    QVERIFY(isWaitedFor([&] { return m_server->row<Mention>(removedId).deletedAt.has_value(); }));
    QVERIFY(m_server->row<Mention>(removedId).text.endsWith(QStringLiteral("delete this")));
    QVERIFY(!m_server->row<Mention>(editedId).deletedAt);
}

void tst_MastodonSnac::aReplyWhoseAnswerIsLostIsFoundAgain()
{
    const auto post = m_snac->post(QStringLiteral("bob"), QStringLiteral("@brand do you deliver?"));
    QVERIFY(post);
    const auto open = caseOf(*post);
    QVERIFY(open);
    const int arrived = m_proxy->arrived();
    m_proxy->loseNext(LossyProxy::Loss::Answer);
    const PublicationId id = submit(*open, QStringLiteral("Yes, we *do* :-)"), Visibility::Public);
    QVERIFY(becomes(id, PublicationState::Sent));
    QCOMPARE(m_proxy->arrived(), arrived + 1);
    QCOMPARE(m_server->row<Publication>(id).attempts, 1);
    QVERIFY(isWaitedFor([&] { return brandAnswers(QStringLiteral("bob"), *post).size() == 1; }));
    QCOMPARE(tailOf(m_server->row<Publication>(id).externalId), tailOf(brandAnswers(QStringLiteral("bob"), *post).first().id));
}

void tst_MastodonSnac::aReplyThatNeverArrivedIsSentOnceMore()
{
    const auto post = m_snac->post(QStringLiteral("bob"), QStringLiteral("@brand and on Sundays?"));
    QVERIFY(post);
    const auto open = caseOf(*post);
    QVERIFY(open);
    const int seen = m_proxy->seen();
    const int arrived = m_proxy->arrived();
    m_proxy->loseNext(LossyProxy::Loss::Request);
    const PublicationId id = submit(*open, QStringLiteral("On Sundays, too"), Visibility::Public);
    QVERIFY(becomes(id, PublicationState::Unknown));
    // Only after a while is "not there" taken for "never arrived".
    QVERIFY(becomes(id, PublicationState::Sent, 3 * longEnough));
    QCOMPARE(m_proxy->seen(), seen + 2);
    QCOMPARE(m_proxy->arrived(), arrived + 1);
    QVERIFY(isWaitedFor([&] { return brandAnswers(QStringLiteral("bob"), *post).size() == 1; }));
}

void tst_MastodonSnac::aServerKilledWhileSendingSendsNothingTwice()
{
    const auto post = m_snac->post(QStringLiteral("bob"), QStringLiteral("@brand and at night?"));
    QVERIFY(post);
    const auto open = caseOf(*post);
    QVERIFY(open);
    const int arrived = m_proxy->arrived();
    m_proxy->loseNext(LossyProxy::Loss::Hold);
    const PublicationId id = submit(*open, QStringLiteral("At night we sleep"), Visibility::Public);
    QVERIFY(QTest::qWaitFor([&] { return m_proxy->arrived() == arrived + 1; }, longEnough));
    QVERIFY(m_server->pull());
    QCOMPARE(m_server->row<Publication>(id).state, PublicationState::Sending);
    m_server->kill();
    const auto started = m_server->start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    QVERIFY(becomes(id, PublicationState::Sent));
    QCOMPARE(m_proxy->arrived(), arrived + 1);
    QVERIFY(isWaitedFor([&] { return brandAnswers(QStringLiteral("bob"), *post).size() == 1; }));
    QCOMPARE(tailOf(m_server->row<Publication>(id).externalId), tailOf(brandAnswers(QStringLiteral("bob"), *post).first().id));
}

void tst_MastodonSnac::tokensAreNeitherInTheFeedNorInTheLog()
{
    QVERIFY(m_server->pull());
    QVERIFY(m_server->log().contains("publication"));
    for (const char *word : {"Bearer", "access_token", "client_secret", "lid is", "alice"})
        QVERIFY2(!m_server->log().contains(word), word);
    const QList<Source> sources = m_server->rows<Source>();
    for (const Source &source : sources)
        QCOMPARE(source.state, SourceState::Connected);
}

QTEST_GUILESS_MAIN(tst_MastodonSnac)
#include "tst_mastodon_snac.moc"
