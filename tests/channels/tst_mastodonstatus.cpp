#include "channels/mastodon/mastodonstatus.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace otklik;

class tst_MastodonStatus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordedMentionIsReadWhole();
    void aRecordedDirectMessageIsPrivate();
    void aRecordedEditCarriesItsTime();
    void ownPostsAreTheBrands();
    void idsOfOtherServersStayAsTheyAre();
    void aContentWarningIsTheFirstLine();
    void aBoostIsReadAsWhatItBoosts();
    void addressesThatAreNotWebAddressesAreLeftOut();
    void aStatusWithoutItsEssentialsIsNone_data();
    void aStatusWithoutItsEssentialsIsNone();
    void aHistoryGivesAPostForEveryVersion();

private:
    static QJsonDocument recorded(const char *name);
    static MastodonReader brand();
    static QJsonObject smallStatus();
};

QJsonDocument tst_MastodonStatus::recorded(const char *name)
{
    QFile file(QFINDTESTDATA(QStringLiteral("fixtures/snac2/%1.json").arg(QLatin1StringView(name))));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

MastodonReader tst_MastodonStatus::brand()
{
    const QJsonObject account = recorded("verify").object();
    QUrl base(account.value(QLatin1StringView("url")).toString());
    base.setPath({});
    return {account.value(QLatin1StringView("id")).toString(), base};
}

QJsonObject tst_MastodonStatus::smallStatus()
{
    return {{QStringLiteral("id"), QStringLiteral("9")},
            {QStringLiteral("created_at"), QStringLiteral("2026-01-02T03:04:05.678Z")},
            {QStringLiteral("content"), QStringLiteral("<p>hello</p>")},
            {QStringLiteral("visibility"), QStringLiteral("unlisted")},
            {QStringLiteral("account"), QJsonObject{{QStringLiteral("id"), QStringLiteral("4")},
                                                    {QStringLiteral("acct"), QStringLiteral("anna")}}}};
}

void tst_MastodonStatus::aRecordedMentionIsReadWhole()
{
    const QJsonObject root = recorded("root").object();
    const auto post = postOfStatus(root, brand());
    QVERIFY(post);
    QCOMPARE(post->externalId, stableStatusId(root.value(QLatin1StringView("id")).toString()));
    QCOMPARE(post->text, QStringLiteral("My kettle & lid broke after two days 😞\n"
                                        "See https://example.org/receipt?id=1&x=2#top\n\nЧайник сломался. #kettle"));
    QCOMPARE(post->visibility, Visibility::Public);
    QCOMPARE(post->authorHandle, QStringLiteral("alice@") + brand().base.authority());
    QCOMPARE(post->authorExternalId, brand().base.toString() + QStringLiteral("/alice"));
    QVERIFY(post->inReplyTo.isEmpty());
    QVERIFY(!post->editedAt);
    QVERIFY(!post->isBrand);
    const auto answer = postOfStatus(recorded("mention").object(), brand());
    QVERIFY(answer);
    QCOMPARE(answer->inReplyTo, post->externalId);
}

void tst_MastodonStatus::aRecordedDirectMessageIsPrivate()
{
    const auto post = postOfStatus(recorded("direct").object(), brand());
    QVERIFY(post);
    QCOMPARE(post->visibility, Visibility::Private);
    QCOMPARE(post->text, QStringLiteral("@brand@%1 мой заказ 12345").arg(brand().base.authority()));
}

void tst_MastodonStatus::aRecordedEditCarriesItsTime()
{
    const auto before = postOfStatus(recorded("status").object(), brand());
    const auto after = postOfStatus(recorded("status-edited").object(), brand());
    QVERIFY(before && after);
    QCOMPARE(after->externalId, before->externalId);
    QVERIFY(after->editedAt);
    QVERIFY(*after->editedAt >= after->publishedAt);
    QVERIFY(after->text.endsWith(QStringLiteral("what now, please?")));
}

void tst_MastodonStatus::ownPostsAreTheBrands()
{
    const QJsonArray own = recorded("own").array();
    QVERIFY(!own.isEmpty());
    for (const QJsonValue &status : own)
        QVERIFY(postOfStatus(status.toObject(), brand())->isBrand);
}

void tst_MastodonStatus::idsOfOtherServersStayAsTheyAre()
{
    for (const char *id : {"103186126728896492", "AaBbCcDdEeFfGgHh12", "01HF7YAT00MPVY8Z4S2B3C4D5E", ""})
        QCOMPARE(stableStatusId(QString::fromLatin1(id)), QString::fromLatin1(id));
}

void tst_MastodonStatus::aContentWarningIsTheFirstLine()
{
    QJsonObject status = smallStatus();
    status.insert(QStringLiteral("spoiler_text"), QStringLiteral("about money"));
    status.insert(QStringLiteral("media_attachments"),
                  QJsonArray{QJsonObject{{QStringLiteral("type"), QStringLiteral("image")},
                                         {QStringLiteral("description"), QStringLiteral("a broken lid")},
                                         {QStringLiteral("url"), QStringLiteral("https://s.example/1.png")}}});
    const auto post = postOfStatus(status, {QStringLiteral("1"), QUrl(QStringLiteral("https://s.example"))});
    QVERIFY(post);
    QCOMPARE(post->text, QStringLiteral("about money\nhello\n[image] a broken lid https://s.example/1.png"));
    QCOMPARE(post->visibility, Visibility::Public);
    QCOMPARE(post->publishedAt.time_since_epoch().count(), 1767323045678);
}

void tst_MastodonStatus::aBoostIsReadAsWhatItBoosts()
{
    QJsonObject boost = smallStatus();
    boost.insert(QStringLiteral("id"), QStringLiteral("10"));
    boost.insert(QStringLiteral("reblog"), smallStatus());
    const auto post = postOfStatus(boost, brand());
    QVERIFY(post);
    QCOMPARE(post->externalId, QStringLiteral("9"));
}

void tst_MastodonStatus::addressesThatAreNotWebAddressesAreLeftOut()
{
    QJsonObject status = smallStatus();
    status.insert(QStringLiteral("url"), QStringLiteral("javascript:alert(1)"));
    QCOMPARE(postOfStatus(status, brand())->url, QString());
}

void tst_MastodonStatus::aStatusWithoutItsEssentialsIsNone_data()
{
    QTest::addColumn<QString>("missing");
    for (const char *key : {"id", "account", "created_at"})
        QTest::newRow(key) << QString::fromLatin1(key);
}

void tst_MastodonStatus::aStatusWithoutItsEssentialsIsNone()
{
    QFETCH(QString, missing);
    QJsonObject status = smallStatus();
    QVERIFY(postOfStatus(status, brand()));
    status.remove(missing);
    QVERIFY(!postOfStatus(status, brand()));
}

void tst_MastodonStatus::aHistoryGivesAPostForEveryVersion()
{
    const auto newest = postOfStatus(smallStatus(), brand());
    const QJsonArray history{QJsonObject{{QStringLiteral("content"), QStringLiteral("<p>one</p>")},
                                         {QStringLiteral("created_at"), QStringLiteral("2026-01-02T03:04:05Z")}},
                             QJsonObject{{QStringLiteral("content"), QStringLiteral("<p>two</p>")},
                                         {QStringLiteral("created_at"), QStringLiteral("2026-01-02T03:10:00Z")}}};
    const QList<IncomingPost> versions = postsOfHistory(history, *newest);
    QCOMPARE(versions.size(), 2);
    QCOMPARE(versions.at(0).text, QStringLiteral("one"));
    QVERIFY(!versions.at(0).editedAt);
    QCOMPARE(versions.at(1).text, QStringLiteral("two"));
    QVERIFY(versions.at(1).editedAt);
    QCOMPARE(versions.at(1).externalId, newest->externalId);
}

QTEST_GUILESS_MAIN(tst_MastodonStatus)
#include "tst_mastodonstatus.moc"
