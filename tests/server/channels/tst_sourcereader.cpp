#include "channels/problems.h"
#include "tests/server/channels/channelsetting.h"

#include <QTest>

using namespace otklik;
using namespace otklik::server;

namespace {

const QString anna = QStringLiteral("anna");
const QString boris = QStringLiteral("boris");
const QString clara = QStringLiteral("clara");
const QString brand = QStringLiteral("brand");

QStringList handlesOf(ChannelSetting &setting)
{
    QStringList handles;
    const QList<Case> cases = setting.cases();
    for (const Case &row : cases)
        handles.append(setting.store->read([&](Rows &rows) -> Result<QString> {
                                  return rows.find<Account>(row.accountId)->handle.section(u'@', 0, 0);
                              }).value());
    handles.sort();
    return handles;
}

} // namespace

class tst_SourceReader final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMentionBecomesACaseWithItsThread();
    void aPostKnownFromAThreadBecomesACaseWhenItMentionsTheBrand();
    void anAnswerGivenElsewhereSettlesTheCase();
    void aReplyWithoutAMentionIsSeenInTheThread();
    void anEditIsAVersionAndADeletionATombstone();
    void whateverFailsTheStoreHoldsWhatTheNetworkHolds_data();
    void whateverFailsTheStoreHoldsWhatTheNetworkHolds();
    void aSecondReadingWritesNothing();
    void aRefusedTokenIsToldAndTheCureToo();
    void oneLostPacketIsNoNews();
    void aBrokenCursorIsReadFromTheBeginning();
    void nothingSecretIsLogged();
    void aDisconnectedSourceStaysSo();
};

void tst_SourceReader::aMentionBecomesACaseWithItsThread()
{
    ChannelSetting setting;
    const QString root = setting.network.addStatus(anna, QStringLiteral("<p>my kettle broke</p>"));
    const QString chatter = setting.network.addStatus(clara, QStringLiteral("<p>mine too</p>"), root);
    const QString mention = setting.network.mention(boris, QStringLiteral("<p>@brand what now?</p>"), root);
    setting.readAll();
    QCOMPARE(handlesOf(setting), QStringList{boris});
    QCOMPARE(setting.mentions().size(), 3);
    const Mention row = setting.mention(mention);
    QCOMPARE(setting.mention(root).threadId, row.threadId);
    QCOMPARE(setting.mention(chatter).threadId, row.threadId);
    QCOMPARE(row.inReplyTo, root);
    QCOMPARE(setting.cases().first().mentionId, row.id);
}

void tst_SourceReader::aPostKnownFromAThreadBecomesACaseWhenItMentionsTheBrand()
{
    ChannelSetting setting;
    const QString root = setting.network.addStatus(anna, QStringLiteral("<p>@brand my kettle broke</p>"));
    setting.network.mention(boris, QStringLiteral("<p>@brand what now?</p>"), root);
    setting.readAll();
    QCOMPARE(handlesOf(setting), QStringList{boris});
    setting.network.notify(QStringLiteral("900000"), root);
    setting.readAll();
    QCOMPARE(handlesOf(setting), (QStringList{anna, boris}));
}

void tst_SourceReader::anAnswerGivenElsewhereSettlesTheCase()
{
    ChannelSetting setting;
    const QString mention = setting.network.mention(anna, QStringLiteral("<p>it broke</p>"));
    setting.readAll();
    QCOMPARE(setting.cases().first().state, CaseState::Open);
    setting.network.addStatus(brand, QStringLiteral("<p>sorry</p>"), mention);
    setting.lookAgain();
    QCOMPARE(setting.cases().first().state, CaseState::Answered);
    QCOMPARE(setting.mentions().size(), 2);
}

void tst_SourceReader::aReplyWithoutAMentionIsSeenInTheThread()
{
    ChannelSetting setting;
    const QString mention = setting.network.mention(anna, QStringLiteral("<p>it broke</p>"));
    setting.readAll();
    const QString later = setting.network.addStatus(clara, QStringLiteral("<p>try a new fuse</p>"), mention);
    setting.lookAgain();
    QCOMPARE(setting.mention(later).threadId, setting.mention(mention).threadId);
    QCOMPARE(handlesOf(setting), QStringList{anna});
}

void tst_SourceReader::anEditIsAVersionAndADeletionATombstone()
{
    ChannelSetting setting;
    const QString edited = setting.network.mention(anna, QStringLiteral("<p>one</p>"));
    const QString removed = setting.network.mention(boris, QStringLiteral("<p>gone</p>"));
    setting.readAll();
    setting.network.edit(edited, QStringLiteral("<p>two</p>"));
    setting.network.edit(edited, QStringLiteral("<p>three</p>"));
    setting.network.remove(removed);
    setting.lookAgain();
    setting.lookAgain();
    QCOMPARE(setting.mention(edited).text, QStringLiteral("three"));
    QCOMPARE(setting.mention(edited).version, 3);
    QVERIFY(!setting.mention(edited).deletedAt);
    QCOMPARE(setting.mention(removed).text, QStringLiteral("gone"));
    QVERIFY(setting.mention(removed).deletedAt);
}

void tst_SourceReader::whateverFailsTheStoreHoldsWhatTheNetworkHolds_data()
{
    QTest::addColumn<FakeHttp::Fault>("fault");
    QTest::newRow("not reached") << FakeHttp::Fault::NotReached;
    QTest::newRow("a page of a hotel") << FakeHttp::Fault::HtmlPage;
}

void tst_SourceReader::whateverFailsTheStoreHoldsWhatTheNetworkHolds()
{
    QFETCH(FakeHttp::Fault, fault);
    for (int failing = 0;; ++failing) {
        ChannelSetting setting({.pageSize = 1});
        setting.http->failAt(failing, fault);
        const QString root = setting.network.addStatus(anna, QStringLiteral("<p>it broke</p>"));
        for (const QString &author : {clara, QStringLiteral("dmitry")})
            setting.network.mention(author, QStringLiteral("<p>mine too</p>"), root);
        setting.readAll();
        const QString edited = setting.network.mention(boris, QStringLiteral("<p>one</p>"));
        setting.readAll();
        setting.network.edit(edited, QStringLiteral("<p>two</p>"));
        for (int i = 0; i < 3; ++i)
            setting.lookAgain();
        QCOMPARE(handlesOf(setting), (QStringList{boris, clara, QStringLiteral("dmitry")}));
        QCOMPARE(setting.mentions().size(), 4);
        QCOMPARE(setting.mention(edited).text, QStringLiteral("two"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(setting.mention(root).threadId, setting.mentions().at(i).threadId);
        const bool isLast = setting.http->requests().size() <= failing;
        setting.http->failNoMore();
        setting.readAll();
        QCOMPARE(setting.source().state, SourceState::Connected);
        if (isLast)
            break;
    }
}

void tst_SourceReader::aSecondReadingWritesNothing()
{
    ChannelSetting setting;
    for (int i = 0; i < 12; ++i)
        setting.network.mention(anna, QStringLiteral("<p>hello</p>"));
    setting.readAll();
    setting.restart();
    setting.readAll(); // nothing new: heard until now, which the ledger notes
    const auto seq = [&] { return setting.store->read([](Rows &rows) -> Result<qint64> { return rows.seq(); }).value(); };
    const qint64 before = seq();
    setting.restart();
    setting.readAll();
    QCOMPARE(seq(), before);
    // A minute later the ledger notes that all was read, and nothing else is written.
    setting.lookAgain();
    QCOMPARE(seq(), before + 1);
}

void tst_SourceReader::aRefusedTokenIsToldAndTheCureToo()
{
    ChannelSetting setting;
    setting.network.answerEverythingWith(401);
    QCOMPARE(setting.reader->step(), setting.timing.longestWait);
    QCOMPARE(setting.source().state, SourceState::Failing);
    QCOMPARE(setting.source().problem, problem::tokenRefused);
    setting.network.answerEverythingWith(0);
    setting.readAll();
    QCOMPARE(setting.source().state, SourceState::Connected);
    QCOMPARE(setting.source().problem, QString());
}

void tst_SourceReader::oneLostPacketIsNoNews()
{
    ChannelSetting setting;
    setting.network.answerEverythingWith(503);
    const auto first = setting.reader->step();
    QCOMPARE(setting.source().state, SourceState::Connected);
    const auto second = setting.reader->step();
    QCOMPARE(setting.source().state, SourceState::Failing);
    QCOMPARE(setting.source().problem, problem::networkFault);
    QVERIFY(second > first);
    for (int i = 0; i < 20; ++i)
        QVERIFY(setting.reader->step() <= setting.timing.longestWait);
}

void tst_SourceReader::aBrokenCursorIsReadFromTheBeginning()
{
    ChannelSetting setting;
    const QString id = setting.network.mention(anna, QStringLiteral("<p>hello</p>"));
    QVERIFY(setting.channels->storeRead(setting.sourceId, {{}, {}, {}, QStringLiteral("nonsense")}));
    setting.restart();
    setting.readAll();
    QCOMPARE(setting.mentions().size(), 1);
    QCOMPARE(setting.mention(id).text, QStringLiteral("hello"));
}

void tst_SourceReader::nothingSecretIsLogged()
{
    ChannelSetting setting;
    setting.network.mention(anna, QStringLiteral("<p>my kettle</p>"));
    setting.readAll();
    setting.network.answerEverythingWith(401, "secret");
    setting.readAll();
    QVERIFY(setting.logged.contains("source_failing"));
    for (const char *word : {"secret", "kettle", "anna", "social.example"})
        QVERIFY2(!setting.logged.contains(word), word);
}

void tst_SourceReader::aDisconnectedSourceStaysSo()
{
    ChannelSetting setting;
    Source source = setting.source();
    source.state = SourceState::NotConnected;
    setting.put(source);
    setting.network.answerEverythingWith(401);
    setting.reader->step();
    QCOMPARE(setting.source().state, SourceState::NotConnected);
}

QTEST_GUILESS_MAIN(tst_SourceReader)
#include "tst_sourcereader.moc"
