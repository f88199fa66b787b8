#include "tests/support/uisamples.h"

#include <algorithm>
#include <array>

namespace otklik::fakes {

namespace {

using std::chrono::minutes;

struct Post final
{
    const char *network;
    const char *author;
    const char *handle;
    const char *text;
    int minutesLeft;
    int heat;
};

constexpr std::array posts{
    Post{"vk", "Марина Соколова", "msokolova", "Третий день не могу получить посылку!!! В пункте говорят одно, по телефону другое. Сколько можно??? Верните деньги!", -134, 88},
    Post{"mastodon", "Oliver Brandt", "obrandt@social.example", "Your app logged me out and now says my account does not exist. I have an order on its way. What should I do?", -12, 46},
    Post{"telegram", "Игорь", "igor_k", "Здравствуйте! Подскажите, пожалуйста, можно ли поменять адрес доставки после оплаты? Заказ 4471-02.", 7, 8},
    Post{"ok", "Галина Петровна Дёмина", "gpdemina", "Спасибо девушке Ольге из чата, всё объяснила и помогла вернуть деньги. Побольше бы таких сотрудников", 23, 0},
    Post{"reviews", "Недовольный клиент", "", "Две звезды. Чайник потёк через неделю, в гарантии отказали: «сами уронили». Это неправда, и я это докажу: есть фото.", 31, 64},
    Post{"bluesky", "Nora Whitfield", "nora.example", "So is the recall for the blue kettles real or not? Two of my friends got different answers from your support.", 38, 38},
    Post{"vk", "Артём Власов", "avlasov", "Курьер нахамил моей маме. Просто потому, что она попросила проверить товар при получении. Жду извинений.", 44, 71},
    Post{"telegram", "Sam", "samwrites", "Is the Riga store open on Sunday?", 52, 3},
    Post{"mastodon", "Кот Матроскин", "matroskin@prostokvashino.example", "А у вас в приложении кнопка «назад» опять не работает. На планшете. Давно уже.", 56, 22},
    Post{"vk", "Светлана Н.", "svetlana_n", "Где мой возврат?", 58, 30},
};

QString id(const char *kind, qsizetype number)
{
    return QStringLiteral("%1-%2").arg(QLatin1StringView(kind)).arg(number, 4, 10, QLatin1Char('0'));
}

QueueItem queueItem(const Post &post, int number, TimePoint now)
{
    QueueItem item;
    item.caseId = {id("case", number)};
    item.personId = {id("person", number)};
    item.accountId = {id("account", number)};
    item.threadId = {id("thread", number)};
    item.network = QString::fromLatin1(post.network);
    item.authorName = QString::fromUtf8(post.author);
    item.handle = QString::fromUtf8(post.handle);
    item.firstWords = QString::fromUtf8(post.text);
    item.deadlineAt = now + minutes(post.minutesLeft);
    item.waitingSince = item.deadlineAt - minutes(60);
    item.changedAt = item.waitingSince;
    item.heat = post.heat;
    item.mentionCount = 1;
    return item;
}

void addConversation(UiSamples &samples, const QueueItem &item, int number)
{
    Conversation conversation;
    Case &supportCase = conversation.supportCase;
    supportCase.id = item.caseId;
    supportCase.threadId = item.threadId;
    supportCase.accountId = item.accountId;
    supportCase.personId = item.personId;
    supportCase.network = item.network;
    supportCase.deadlineAt = item.deadlineAt;
    supportCase.heat = item.heat;
    conversation.thread.id = item.threadId;
    conversation.thread.network = item.network;
    conversation.thread.url = QStringLiteral("https://%1.example/wall/%2").arg(item.network).arg(number);
    conversation.thread.title = QStringLiteral("«Полдень»: доставка и возврат");
    conversation.source.title = QStringLiteral("Полдень · официальная страница");
    ConversationEntry entry = UiSamples::entry(number * 1000 + 500, item.authorName, item.firstWords, item.waitingSince);
    entry.mention.accountId = item.accountId;
    entry.mention.network = item.network;
    entry.mention.caseId = item.caseId;
    entry.mention.threadId = item.threadId;
    entry.handle = item.handle;
    supportCase.mentionId = entry.mention.id;
    conversation.entries.append(entry);
    samples.conversations.conversations.insert(item.caseId, conversation);
    samples.conversations.casesOfMentions.insert(entry.mention.id, item.caseId);
    samples.search.entries.prepend(entry);
}

/// The first case gets a dialogue: a reply of the brand, an edited and a deleted
/// post, a private one, a link.
void addDialogue(UiSamples &samples)
{
    Conversation &conversation = samples.conversations.conversations[{id("case", 1)}];
    const auto post = [&](int number, const char *author, const char *text, int minutesAgo) {
        ConversationEntry entry = UiSamples::entry(number, QString::fromUtf8(author), QString::fromUtf8(text), samples.now - minutes(minutesAgo));
        entry.mention.network = QStringLiteral("vk");
        entry.mention.threadId = conversation.thread.id;
        entry.mention.accountId = {QString::fromUtf8(author)};
        return entry;
    };
    ConversationEntry first = post(1001, "Марина Соколова", "Добрый день. Заказала у вас пылесос, обещали привезти в понедельник. Сегодня среда.", 1900);
    first.mention.accountId = {id("account", 1)};
    first.handle = QStringLiteral("msokolova");
    ConversationEntry reply = post(1002, "Полдень", "Марина, здравствуйте! Понимаем, как неприятно ждать. Сейчас узнаем, где посылка, и напишем вам здесь до 18:00. Номер заказа можно прислать в личные сообщения: https://vk.example/im?sel=-12.", 1870);
    reply.mention.isBrand = true;
    reply.mention.inReplyTo = first.mention.externalId;
    ConversationEntry edited = post(1003, "Марина Соколова", "Номер отправила. До 18:00 никто не написал, как и вчера.", 300);
    edited.mention.accountId = first.mention.accountId;
    edited.mention.editedAt = samples.now - minutes(290);
    edited.mention.version = 2;
    edited.earlier.append({{QStringLiteral("version-1")}, edited.mention.id, 1, QStringLiteral("Номер отправила. До 18:00 никто не ответил."), samples.now - minutes(300)});
    ConversationEntry stranger = post(1004, "Пётр", "У меня то же самое, а потом они просто перестают отвечать. Смотрите сами: http://xn--80ak6aa92e.example/otzyv", 280);
    stranger.mention.deletedAt = samples.now - minutes(200);
    ConversationEntry closed = post(1005, "Марина Соколова", "Мой телефон для курьера: +7 900 000-00-00", 250);
    closed.mention.visibility = Visibility::Private;
    closed.mention.accountId = first.mention.accountId;
    const ConversationEntry last = conversation.entries.takeLast();
    conversation.entries = {first, reply, edited, stranger, closed, last};
    conversation.hasEarlier = true;
    for (int i = 0; i < 120; ++i)
        samples.conversations.older[conversation.thread.id].append(
            post(100 + i, i % 3 ? "Пётр" : "Анна", "Раньше тоже бывало по-разному, но в этот раз совсем долго.", 9000 - i));
}

void addCard(UiSamples &samples)
{
    const QueueItem &item = samples.queue.cases.first();
    CustomerCard card;
    card.person.id = item.personId;
    card.person.city = QStringLiteral("Казань");
    card.person.language = QStringLiteral("ru");
    card.person.tags = QStringLiteral("пылесосы, постоянный покупатель");
    card.displayName = item.authorName;
    Account vk{item.accountId, item.network, QStringLiteral("1"), item.handle, item.authorName, QStringLiteral("https://vk.example/msokolova"), {}, false, item.personId};
    Account telegram{{id("account", 90)}, QStringLiteral("telegram"), QStringLiteral("2"), QStringLiteral("marina_s"), QStringLiteral("Marina S."), {}, {}, false, {id("person", 90)}};
    card.accounts = {vk, telegram};
    card.links.append({{id("link", 1)}, telegram.id, item.personId, samples.colleague.id, samples.now - minutes(3000), {}, {}, {}});
    card.contacts.append({{id("contact", 1)}, item.personId, ContactKind::Phone, QStringLiteral("+7 900 000-00-00"), samples.me.id, samples.now, false, {}});
    card.contacts.append({{id("contact", 2)}, item.personId, ContactKind::Email, QStringLiteral("marina@mail.example"), samples.me.id, samples.now, false, {}});
    card.notes.append({{id("note", 1)}, item.personId, QStringLiteral("Просит не звонить после 20:00. Второй раз ждёт доставку дольше обещанного."), samples.colleague.id, samples.now - minutes(1500), samples.now - minutes(1500), 1, false, NoteChannel::Remark, {}});
    card.claim = samples.conversations.conversations.value(item.caseId).claim;
    card.holderName = samples.me.name;
    card.mentionCount = 4;
    samples.conversations.cards.insert(item.personId, card);
    QList<ConversationEntry> timeline = samples.conversations.conversations.value(item.caseId).entries;
    std::reverse(timeline.begin(), timeline.end());
    ConversationEntry elsewhere = UiSamples::entry(90, QStringLiteral("Marina S."), QStringLiteral("Скажите, а пылесос такой же есть в белом цвете?"), samples.now - minutes(9999));
    elsewhere.mention.network = QStringLiteral("telegram");
    elsewhere.mention.accountId = telegram.id;
    timeline.append(elsewhere);
    for (const ConversationEntry &entry : std::as_const(timeline))
        samples.cards.lines[item.personId].append({entry.mention.publishedAt, entry});
    samples.conversations.accounts = {vk, telegram,
                                      {{id("account", 91)}, QStringLiteral("ok"), QStringLiteral("3"), QStringLiteral("marinasok"), QStringLiteral("Марина Соколова (Казань)"), {}, {}, false, {id("person", 91)}}};
}

} // namespace

ConversationEntry UiSamples::entry(int number, const QString &author, const QString &text, TimePoint at)
{
    ConversationEntry entry;
    entry.mention.id = {id("mention", number)};
    entry.mention.externalId = id("post", number);
    entry.mention.accountId = {author};
    entry.mention.text = text;
    entry.mention.publishedAt = at;
    entry.mention.receivedAt = at;
    entry.authorName = author;
    return entry;
}

UiSamples::UiSamples(const Clock &clock) : now(clock.now())
{
    me = {{id("user", 1)}, QStringLiteral("anna"), QStringLiteral("Анна Белова"), Role::Agent, false, true, {}};
    colleague = {{id("user", 2)}, QStringLiteral("boris"), QStringLiteral("Борис Крылов"), Role::Agent, false, true, {}};
    lead = {{id("user", 3)}, QStringLiteral("vera"), QStringLiteral("Вера Орлова"), Role::Lead, false, true, {}};
    queue.me = me.id;
    queue.clock = &clock;
    for (size_t i = 0; i < posts.size(); ++i) {
        const auto number = static_cast<int>(i) + 1;
        queue.cases.append(queueItem(posts.at(i), number, now));
        addConversation(*this, queue.cases.last(), number);
    }
    const auto claim = [this](int row, const User &who) {
        QueueItem &item = queue.cases[row];
        item.holderId = who.id;
        item.holderName = who.name;
        item.claimExpiresAt = now + minutes(25);
        Conversation &conversation = conversations.conversations[item.caseId];
        conversation.claim = {item.personId, who.id, 1, item.claimExpiresAt};
        conversation.holderName = who.name;
    };
    claim(0, me);
    claim(1, colleague);
    queue.cases[0].hasDraft = true;
    queue.cases[0].mentionCount = 4;
    queue.cases[4].state = CaseState::InReview;
    queue.cases[6].isClaimWished = true;
    queue.cases[2].visibility = Visibility::Private;
    queue.cases[9].state = CaseState::Answered;
    addDialogue(*this);
    addCard(*this);
}

void UiSamples::arrive(const CaseId &id, const QString &author, const QString &text)
{
    Conversation &conversation = conversations.conversations[id];
    ConversationEntry fresh = entry(900000 + static_cast<int>(conversation.entries.size()), author, text, now);
    fresh.mention.network = conversation.thread.network;
    fresh.mention.threadId = conversation.thread.id;
    conversation.entries.append(fresh);
    ++conversation.thread.revision;
}

} // namespace otklik::fakes
