#include "channels/problems.h"
#include "channels/telegram/telegramconnector.h"
#include "tests/channels/fakehttp.h"
#include "tests/channels/telegram/faketelegram.h"

#include <QTest>

using namespace otklik;
using namespace std::chrono_literals;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QJsonArray mention(const QString &name, qint64 offset = 0)
{
    return {QJsonObject{{s("type"), s("mention")}, {s("offset"), offset}, {s("length"), name.size()}}};
}

QJsonArray picture()
{
    return {QJsonObject{{s("file_id"), s("f")}, {s("file_unique_id"), s("u")}, {s("width"), 9}, {s("height"), 9}}};
}

} // namespace

/// What updates become: posts of private chats, groups, channels and business accounts.
class tst_TelegramUpdates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aPrivateChatIsOnePrivateThread();
    void aTopicOfAPrivateChatIsAThread();
    void inAGroupOnlyWhatIsSaidToTheBotIsHeard();
    void anAnswerToTheBotIsHeardWithWhatItAnswers();
    void aForumTopicIsAPartOfTheId();
    void commentsUnderAChannelsPostAreHeard();
    void channelPostsAreTheBrands();
    void directMessagesOfAChannelArePrivate();
    void anEditIsAVersion();
    void anAlbumIsOnePost();
    void anAlbumIsNotTornByTheEndOfAPage();
    void anEditOfAnAlbumIsAVersionOfIt();
    void businessMessagesMayBeAnsweredForADay();
    void withoutTheRightNoBusinessAnswerIsTaken();
    void deletedBusinessMessagesAreGone();
    void whoBlocksTheBotIsKnownBeforeAnybodyWrites();
    void whereTheBotMayNotWriteIsKnown();
    void olderPostsAreLeftOutOfTheFirstReading();

private:
    ReadResult read();
    QJsonObject inGroup(const QString &text, const QJsonObject &more = {});
    QJsonObject business(const QString &text, const QJsonObject &from);

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<FakeTelegram> m_network;
    std::unique_ptr<FakeHttp> m_http;
    std::unique_ptr<Connector> m_connector;
    QString m_cursor;
};

void tst_TelegramUpdates::init()
{
    m_clock = std::make_unique<FakeClock>();
    m_network = std::make_unique<FakeTelegram>(*m_clock);
    m_http = std::make_unique<FakeHttp>([this](const HttpRequest &request) { return m_network->answer(request); });
    m_connector = m_network->connector(*m_http, *m_clock, {});
    m_cursor.clear();
}

void tst_TelegramUpdates::cleanup()
{
    const QStringList faults = m_network->schemaFaults();
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

ReadResult tst_TelegramUpdates::read()
{
    const auto step = m_connector->read(m_cursor);
    if (!step) {
        QTest::qFail(qPrintable(step.error().code), __FILE__, __LINE__);
        return {};
    }
    m_cursor = step->cursor;
    return *step;
}

QJsonObject tst_TelegramUpdates::inGroup(const QString &text, const QJsonObject &more)
{
    return m_network->say(FakeTelegram::group(), m_network->user(s("boris")), text, more);
}

QJsonObject tst_TelegramUpdates::business(const QString &text, const QJsonObject &from)
{
    return m_network->say(m_network->privateChat(s("vera")), from, text, {{s("business_connection_id"), FakeTelegram::connection}},
                          s("business_message"));
}

void tst_TelegramUpdates::aPrivateChatIsOnePrivateThread()
{
    const QString first = m_network->write(s("anna"), s("Где заказ?"));
    const QString second = m_network->write(s("anna"), s("Ау"), first);
    m_network->write(s("boris"), s("Другой"));
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 3);
    const IncomingPost &post = posts.first();
    QCOMPARE(post.externalId, first);
    QCOMPARE(post.visibility, Visibility::Private);
    QCOMPARE(post.authorHandle, s("anna"));
    QCOMPARE(post.authorUrl, s("https://t.me/anna"));
    QCOMPARE(post.authorExternalId, s("5000000000"));
    QCOMPARE(post.threadExternalId, s("5000000000:"));
    QVERIFY(post.url.isEmpty());
    QVERIFY(post.publishedAt == m_clock->now());
    QVERIFY(!post.isBrand && !post.answerUntil && post.answerObstacle.isEmpty());
    QCOMPARE(posts.at(1).externalId, second);
    QCOMPARE(posts.at(1).inReplyTo, first);
    QCOMPARE(posts.at(1).threadExternalId, post.threadExternalId);
    QVERIFY(posts.at(2).threadExternalId != post.threadExternalId);
}

void tst_TelegramUpdates::aTopicOfAPrivateChatIsAThread()
{
    m_network->say(m_network->privateChat(s("anna")), m_network->user(s("anna")), s("о доставке"),
                   {{s("is_topic_message"), true}, {s("message_thread_id"), 3}});
    const IncomingPost post = read().posts.first();
    QCOMPARE(post.threadExternalId, s("5000000000::3"));
    QCOMPARE(TelegramId::fromText(post.externalId)->topic, 3);
}

void tst_TelegramUpdates::inAGroupOnlyWhatIsSaidToTheBotIsHeard()
{
    inGroup(s("просто разговор"));
    const QJsonObject named = inGroup(s("эй @romashkabot, где?"), {{s("entities"), mention(s("@romashkabot"), 3)}});
    inGroup(s("@romashkabotik привет"), {{s("entities"), mention(s("@romashkabotik"))}});
    inGroup(s("@RomashkaBot без разметки"));
    inGroup(s("/help@RomashkaBot"), {{s("entities"), QJsonArray{QJsonObject{{s("type"), s("bot_command")}, {s("offset"), 0}, {s("length"), 17}}}}});
    inGroup({}, {{s("photo"), picture()}, {s("caption"), s("@RomashkaBot вот")}, {s("caption_entities"), mention(s("@RomashkaBot"))}});
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 3);
    QCOMPARE(posts.first().externalId, idOfMessage(named).text());
    QCOMPARE(posts.first().visibility, Visibility::Public);
    QCOMPARE(posts.first().threadTitle, s("Соседи"));
    QCOMPARE(posts.first().url, s("https://t.me/sosedi/%1").arg(named.value(u"message_id").toInteger()));
    QVERIFY(posts.first().threadExternalId.isEmpty()); // follows from what it answers
    QCOMPARE(posts.last().text, s("@RomashkaBot вот\n[photo]"));
}

void tst_TelegramUpdates::anAnswerToTheBotIsHeardWithWhatItAnswers()
{
    const QJsonObject bot{{s("id"), FakeTelegram::botId}, {s("is_bot"), true}, {s("first_name"), s("Ромашка")}};
    const QJsonObject ours{{s("message_id"), 3}, {s("date"), 1'799'999'000}, {s("chat"), FakeTelegram::group()}, {s("from"), bot}, {s("text"), s("Наш ответ")}};
    inGroup(s("не помогло"), {{s("reply_to_message"), ours}});
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 1);
    const auto thread = m_connector->thread(posts.first().externalId);
    QVERIFY(thread);
    QCOMPARE(thread->size(), 2);
    QCOMPARE(thread->first().externalId, posts.first().inReplyTo);
    QVERIFY(thread->first().isBrand);
    QCOMPARE(thread->first().text, s("Наш ответ"));
    QVERIFY(!m_connector->thread(s("77:5"))); // there is no history
}

void tst_TelegramUpdates::aForumTopicIsAPartOfTheId()
{
    const QJsonObject created{{s("message_id"), 7}, {s("date"), 1'799'999'000}, {s("chat"), FakeTelegram::group()},
                              {s("forum_topic_created"), QJsonObject{{s("name"), s("Доставка")}, {s("icon_color"), 1}}}};
    inGroup(s("@RomashkaBot где?"), {{s("entities"), mention(s("@RomashkaBot"))}, {s("is_topic_message"), true},
                                     {s("message_thread_id"), 7}, {s("reply_to_message"), created}});
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 1);
    QCOMPARE(TelegramId::fromText(posts.first().externalId)->topic, 7);
    QVERIFY(posts.first().inReplyTo.isEmpty());
}

void tst_TelegramUpdates::commentsUnderAChannelsPostAreHeard()
{
    const QJsonObject service{{s("id"), 777000}, {s("is_bot"), false}, {s("first_name"), s("Telegram")}};
    const QJsonObject origin{{s("type"), s("channel")}, {s("date"), 1'799'999'000}, {s("chat"), FakeTelegram::channel()}, {s("message_id"), 5}};
    const QJsonObject root = m_network->say(FakeTelegram::discussion(), service, s("Скидки!"),
                                            {{s("is_automatic_forward"), true}, {s("sender_chat"), FakeTelegram::channel()}, {s("forward_origin"), origin}});
    const qint64 rootId = root.value(u"message_id").toInteger();
    const QJsonObject first = m_network->say(FakeTelegram::discussion(), m_network->user(s("anna")), s("Обман"),
                                             {{s("message_thread_id"), rootId}, {s("reply_to_message"), root}});
    m_network->say(FakeTelegram::discussion(), m_network->user(s("boris")), s("Согласен"),
                   {{s("message_thread_id"), rootId}, {s("reply_to_message"), first}});
    const QJsonObject ours = m_network->say(FakeTelegram::discussion(), service, s("Разберёмся"),
                                            {{s("message_thread_id"), rootId}, {s("reply_to_message"), first}, {s("sender_chat"), FakeTelegram::channel()}});
    m_network->say(FakeTelegram::discussion(), m_network->user(s("boris")), s("не о том"));
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 3);
    for (const IncomingPost &post : posts) {
        QCOMPARE(post.threadExternalId, idOfMessage(root).text());
        QCOMPARE(post.threadUrl, s("https://t.me/c/1888000333/%1").arg(rootId));
    }
    QVERIFY(!posts.at(0).isBrand && !posts.at(1).isBrand);
    QCOMPARE(posts.at(2).externalId, idOfMessage(ours).text());
    QVERIFY(posts.at(2).isBrand); // an administrator in the channel's name
    const auto thread = m_connector->thread(posts.first().externalId);
    QVERIFY(thread);
    QCOMPARE(thread->first().text, s("Скидки!"));
    QVERIFY(thread->first().isBrand);
}

void tst_TelegramUpdates::channelPostsAreTheBrands()
{
    m_network->say(FakeTelegram::channel(), {}, s("Мы открылись"), {{s("sender_chat"), FakeTelegram::channel()}}, s("channel_post"));
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 1);
    QVERIFY(posts.first().isBrand);
    QVERIFY(posts.first().url.startsWith(s("https://t.me/romashka_news/")));
}

void tst_TelegramUpdates::directMessagesOfAChannelArePrivate()
{
    QJsonObject chat = FakeTelegram::discussion();
    chat.insert(s("is_direct_messages"), true);
    m_network->say(chat, m_network->user(s("anna")), s("лично"),
                   {{s("direct_messages_topic"), QJsonObject{{s("topic_id"), qint64(5'000'000'000)}, {s("user"), m_network->user(s("anna"))}}}});
    const IncomingPost post = read().posts.first();
    QCOMPARE(post.visibility, Visibility::Private);
    QCOMPARE(post.threadExternalId, s("-1001888000333::d5000000000"));
    QVERIFY(post.url.isEmpty());
}

void tst_TelegramUpdates::anEditIsAVersion()
{
    const QString id = m_network->write(s("anna"), s("Где закас?"));
    m_clock->advance(5min);
    m_network->edit(id, s("Где заказ?"));
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 2);
    QVERIFY(!posts.first().editedAt);
    QCOMPARE(posts.last().externalId, id);
    QCOMPARE(posts.last().text, s("Где заказ?"));
    QVERIFY(posts.last().editedAt == m_clock->now());
}

void tst_TelegramUpdates::anAlbumIsOnePost()
{
    QJsonObject first;
    for (int i = 0; i < 3; ++i) {
        QJsonObject more{{s("photo"), picture()}, {s("media_group_id"), s("g1")}};
        if (i == 0)
            more.insert(s("caption"), s("Сломано"));
        const QJsonObject part = m_network->say(m_network->privateChat(s("anna")), m_network->user(s("anna")), {}, more);
        if (i == 0)
            first = part;
    }
    m_network->write(s("anna"), s("вот"));
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 2);
    QCOMPARE(posts.first().externalId, idOfMessage(first).text());
    QCOMPARE(posts.first().text, s("Сломано\n[photo]\n[photo]\n[photo]"));
}

void tst_TelegramUpdates::anAlbumIsNotTornByTheEndOfAPage()
{
    const auto part = [&] {
        m_network->say(m_network->privateChat(s("anna")), m_network->user(s("anna")), {}, {{s("photo"), picture()}, {s("media_group_id"), s("g2")}});
    };
    part();
    part();
    const ReadResult held = read(); // more of it may be on its way
    QVERIFY(held.posts.isEmpty());
    QVERIFY(!held.heard.completeTo);
    part();
    QVERIFY(read().posts.isEmpty());
    m_connector = m_network->connector(*m_http, *m_clock, {});
    m_clock->advance(2s);
    const ReadResult step = read();
    QCOMPARE(step.posts.size(), 1);
    QCOMPARE(step.posts.first().text, s("[photo]\n[photo]\n[photo]"));
    QVERIFY(read().posts.isEmpty());

    for (int i = 0; i < 99; ++i)
        m_network->write(s("boris"), QString::number(i));
    for (int i = 0; i < 5; ++i)
        m_network->say(m_network->privateChat(s("anna")), m_network->user(s("anna")), {}, {{s("photo"), picture()}, {s("media_group_id"), s("g3")}});
    m_network->write(s("boris"), s("конец"));
    QList<IncomingPost> posts;
    for (int i = 0; i < 4; ++i)
        posts += read().posts;
    QCOMPARE(posts.size(), 101);
    QCOMPARE(posts.at(99).text.count(s("[photo]")), 5);
}

void tst_TelegramUpdates::anEditOfAnAlbumIsAVersionOfIt()
{
    QStringList parts;
    for (int i = 0; i < 2; ++i)
        parts.append(idOfMessage(m_network->say(m_network->privateChat(s("anna")), m_network->user(s("anna")), {},
                                                {{s("photo"), picture()}, {s("media_group_id"), s("g4")}})).text());
    m_network->write(s("anna"), s("вот"));
    QCOMPARE(read().posts.size(), 2);
    m_connector = m_network->connector(*m_http, *m_clock, {});
    m_network->say(m_network->privateChat(s("anna")), m_network->user(s("anna")), {},
                                        {{s("photo"), picture()}, {s("media_group_id"), s("g4")}, {s("caption"), s("подпись")},
                                         {s("message_id"), TelegramId::fromText(parts.last())->message}, {s("edit_date"), 1'800'000'100}},
                                        s("edited_message"));
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 1);
    QCOMPARE(posts.first().externalId, parts.first());
    QCOMPARE(posts.first().text, s("подпись\n[photo]\n[1 more of the album]"));
    QVERIFY(posts.first().editedAt);
}

void tst_TelegramUpdates::businessMessagesMayBeAnsweredForADay()
{
    const QJsonObject customer = business(s("Здравствуйте"), m_network->user(s("vera")));
    const QJsonObject owner{{s("id"), FakeTelegram::ownerId}, {s("is_bot"), false}, {s("first_name"), s("Owner")}};
    business(s("Добрый день!"), owner);
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 2);
    QCOMPARE(posts.first().externalId, s("business:bizConn1:5000000000:%1").arg(customer.value(u"message_id").toInteger()));
    QCOMPARE(posts.first().visibility, Visibility::Private);
    QVERIFY(posts.first().answerUntil == m_clock->now() + 24h);
    QVERIFY(posts.first().answerObstacle.isEmpty());
    QVERIFY(!posts.first().isBrand);
    QVERIFY(posts.last().isBrand); // written in the network's own app
    QVERIFY(!posts.last().answerUntil);
    QCOMPARE(posts.last().threadExternalId, posts.first().threadExternalId);
    QCOMPARE(m_network->callsOf(s("getBusinessConnection")).size(), 1);
    business(s("ещё"), m_network->user(s("vera")));
    m_connector = m_network->connector(*m_http, *m_clock, {});
    read();
    QCOMPARE(m_network->callsOf(s("getBusinessConnection")).size(), 1); // the cursor remembers it
}

void tst_TelegramUpdates::withoutTheRightNoBusinessAnswerIsTaken()
{
    m_network->setConnection(true, false);
    business(s("раз"), m_network->user(s("vera")));
    QCOMPARE(read().posts.first().answerObstacle, QString(problem::rightMissing));
    QJsonObject connection{{s("id"), FakeTelegram::connection}, {s("user_chat_id"), 1}, {s("date"), 1'800'000'000}, {s("is_enabled"), true},
                           {s("user"), m_network->user(s("owner"))}, {s("rights"), QJsonObject{{s("can_reply"), true}}}};
    m_network->push(s("business_connection"), connection);
    business(s("два"), m_network->user(s("vera")));
    QVERIFY(read().posts.first().answerObstacle.isEmpty());
    connection.insert(s("is_enabled"), false);
    m_network->push(s("business_connection"), connection);
    business(s("три"), m_network->user(s("vera")));
    QCOMPARE(read().posts.first().answerObstacle, QString(problem::rightMissing));
}

void tst_TelegramUpdates::deletedBusinessMessagesAreGone()
{
    const QString id = idOfMessage(business(s("ой"), m_network->user(s("vera")))).text();
    QCOMPARE(read().posts.size(), 1);
    m_network->removeBusiness(id);
    const ReadResult step = read();
    QVERIFY(step.posts.isEmpty());
    QCOMPARE(step.deleted, QList<QString>{id});
}

void tst_TelegramUpdates::whoBlocksTheBotIsKnownBeforeAnybodyWrites()
{
    m_network->write(s("anna"), s("Где заказ?"));
    m_network->setBlocked(s("anna"), true);
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 2);
    QCOMPARE(posts.last().answerObstacle, QString(problem::recipientRefuses));
    QCOMPARE(posts.last().threadExternalId, posts.first().threadExternalId);
    QVERIFY(posts.last().externalId != posts.first().externalId);
    m_network->setBlocked(s("anna"), false);
    m_network->write(s("anna"), s("вернулась"));
    const QList<IncomingPost> later = read().posts;
    QCOMPARE(later.size(), 2);
    QVERIFY(later.first().answerObstacle.isEmpty() && later.last().answerObstacle.isEmpty());
}

void tst_TelegramUpdates::whereTheBotMayNotWriteIsKnown()
{
    const QJsonObject bot{{s("id"), FakeTelegram::botId}, {s("is_bot"), true}, {s("first_name"), s("Ромашка")}};
    const QJsonObject member{{s("status"), s("member")}, {s("user"), bot}};
    QJsonObject silent{{s("status"), s("restricted")}, {s("user"), bot}, {s("is_member"), true}, {s("until_date"), 0}};
    for (const char *right : {"can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
                              "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
                              "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info",
                              "can_invite_users", "can_pin_messages", "can_manage_topics"})
        silent.insert(s(right), false);
    const auto change = [&](const QJsonObject &from, const QJsonObject &to) {
        m_network->push(s("my_chat_member"), {{s("chat"), FakeTelegram::group()}, {s("from"), m_network->user(s("admin"))},
                                              {s("date"), 1'800'000'000}, {s("old_chat_member"), from}, {s("new_chat_member"), to}});
    };
    const auto ask = [&] { inGroup(s("@RomashkaBot?"), {{s("entities"), mention(s("@RomashkaBot"))}}); };
    change(member, silent);
    ask();
    QCOMPARE(read().posts.first().answerObstacle, QString(problem::rightMissing));
    ask();
    QCOMPARE(read().posts.first().answerObstacle, QString(problem::rightMissing)); // the cursor remembers it
    change(silent, member);
    ask();
    QVERIFY(read().posts.first().answerObstacle.isEmpty());
}

void tst_TelegramUpdates::olderPostsAreLeftOutOfTheFirstReading()
{
    m_network->write(s("anna"), s("давно"));
    m_clock->advance(1h);
    m_connector = m_network->connector(*m_http, *m_clock, m_clock->now() - 10min);
    const QString id = m_network->write(s("anna"), s("сейчас"));
    const QList<IncomingPost> posts = read().posts;
    QCOMPARE(posts.size(), 1);
    QCOMPARE(posts.first().externalId, id);
}

QTEST_GUILESS_MAIN(tst_TelegramUpdates)
#include "tst_telegramupdates.moc"
