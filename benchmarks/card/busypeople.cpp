#include "benchmarks/card/busypeople.h"

#include "benchmarks/start/cachebuilder.h"

#include <algorithm>

namespace otklik::bench {

namespace {

constexpr int mentionsOfCase = 5;
constexpr int notes = 40;
constexpr int care = 20;
constexpr int few = 10;

QString id(const char *kind, int person, int number = 0)
{
    return QStringLiteral("busy-%1-%2-%3").arg(QLatin1StringView(kind)).arg(person).arg(number, 6, 10, QLatin1Char('0'));
}

QString network(int account)
{
    static const QStringList networks{QStringLiteral("vk"), QStringLiteral("ok"), QStringLiteral("telegram"),
                                      QStringLiteral("mastodon"), QStringLiteral("reviews")};
    return networks.at(account % networks.size());
}

/// Where an account is at home; the first one stands at the person itself.
PersonId homeOf(int person, int account)
{
    return account == 0 ? BusyPeople::person(person) : PersonId{id("home", person, account)};
}

} // namespace

PersonId BusyPeople::person(int number)
{
    return {id("person", number)};
}

TimePoint BusyPeople::timeOf(int person, int message) const
{
    const auto span = std::chrono::milliseconds(betweenMentions) * m_others;
    return newestMention - span * message / messages - std::chrono::milliseconds(person + 1);
}

QList<Entity> BusyPeople::rows() const
{
    QList<Entity> rows;
    for (int person = 0; person < m_people; ++person) {
        addAccounts(rows, person);
        addMessages(rows, person);
        addRecord(rows, person);
        addCare(rows, person);
    }
    return rows;
}

void BusyPeople::addAccounts(QList<Entity> &rows, int person) const
{
    for (int number = 0; number <= accounts; ++number) {
        const bool isRecord = number == accounts;
        Person home;
        home.id = homeOf(person, number);
        rows.append(home);
        Account account;
        account.id = {id("account", person, number)};
        account.network = isRecord ? QString(customerBase) : network(number);
        account.externalId = account.id.value;
        account.handle = account.id.value;
        account.name = QStringLiteral("Марина %1").arg(person);
        account.homePersonId = home.id;
        rows.append(account);
        if (number > 0) {
            AccountLink link;
            link.id = {id("link", person, number)};
            link.accountId = account.id;
            link.personId = BusyPeople::person(person);
            link.linkedAt = newestMention;
            rows.append(link);
        }
    }
}

void BusyPeople::addMessages(QList<Entity> &rows, int person) const
{
    static const QString text = QStringLiteral("Третий день жду ответа по заявке, в приложении пусто, в отделении не знают. "
                                               "Когда вернут деньги и кто мне позвонит?");
    for (int number = 0; number < messages; ++number) {
        const int account = number / mentionsOfCase % accounts;
        Mention mention;
        mention.id = {id("mention", person, number)};
        mention.caseId = {id("case", person, number / mentionsOfCase)};
        mention.threadId = {id("thread", person, number / mentionsOfCase)};
        mention.accountId = {id("account", person, account)};
        mention.network = network(account);
        mention.externalId = mention.id.value;
        mention.text = text;
        mention.language = QStringLiteral("ru");
        mention.visibility = number % 3 == 0 ? Visibility::Private : Visibility::Public;
        mention.publishedAt = timeOf(person, number);
        mention.receivedAt = mention.publishedAt;
        if (number % mentionsOfCase == 0) {
            Case closed;
            closed.id = mention.caseId;
            closed.threadId = mention.threadId;
            closed.accountId = mention.accountId;
            closed.personId = BusyPeople::person(person);
            closed.network = mention.network;
            closed.mentionId = mention.id;
            closed.state = number == 0 ? CaseState::Open : CaseState::Answered;
            closed.waitingSince = mention.publishedAt;
            closed.deadlineAt = closed.waitingSince + std::chrono::hours(1);
            closed.changedAt = closed.waitingSince;
            closed.heat = number % 100;
            closed.mentionCount = mentionsOfCase;
            rows.append(closed);
        }
        rows.append(mention);
        if (number % (messages / replies) != 0)
            continue;
        Mention reply = mention;
        reply.id = {id("reply", person, number)};
        reply.externalId = reply.id.value;
        reply.inReplyTo = mention.externalId;
        reply.accountId = {QStringLiteral("busy-brand")};
        reply.isBrand = true;
        reply.publishedAt += std::chrono::milliseconds(500);
        rows.append(reply);
    }
}

void BusyPeople::addRecord(QList<Entity> &rows, int person) const
{
    CustomerRecord record;
    record.id = {id("account", person, accounts)};
    record.personId = homeOf(person, accounts);
    record.number = record.id.value;
    for (int number = 0; number < mostOrders; ++number)
        record.orders.append({id("order", person, number), QString::number(number), QStringLiteral("Пылесос и мешки к нему"),
                              QStringLiteral("доставлен"), 1'290'000, QStringLiteral("RUB"), timeOf(person, number * 40)});
    rows.append(record);
}

void BusyPeople::addCare(QList<Entity> &rows, int person) const
{
    for (int number = 0; number < notes; ++number) {
        Note note;
        note.id = {id("note", person, number)};
        note.personId = homeOf(person, number % accounts);
        note.text = QStringLiteral("Просит писать, не звонить. Второй раз ждёт доставку дольше обещанного.");
        note.createdAt = timeOf(person, number * 100);
        note.updatedAt = note.createdAt;
        note.channel = static_cast<NoteChannel>(number % 5);
        rows.append(note);
    }
    for (int number = 0; number < care; ++number) {
        Promise promise;
        promise.id = {id("promise", person, number)};
        promise.caseId = {id("case", person, number)};
        promise.personId = BusyPeople::person(person);
        promise.text = QStringLiteral("Ответим до пятницы.");
        promise.madeAt = timeOf(person, number * 200);
        promise.dueAt = promise.madeAt + std::chrono::days(2);
        promise.state = PromiseState::Kept;
        rows.append(promise);
        BonusGrant grant;
        grant.id = {id("bonus", person, number)};
        grant.caseId = promise.caseId;
        grant.personId = promise.personId;
        grant.title = QStringLiteral("Лакомства для питомца");
        grant.cost = 60'000;
        grant.state = BonusState::Given;
        grant.givenAt = promise.madeAt;
        rows.append(grant);
    }
    for (int number = 0; number < few; ++number) {
        const PersonId home = homeOf(person, number % accounts);
        Contact contact;
        contact.id = {id("contact", person, number)};
        contact.personId = home;
        contact.value = QStringLiteral("+7 900 000-00-%1").arg(number, 2, 10, QLatin1Char('0'));
        rows.append(contact);
        Interest interest;
        interest.id = {id("interest", person, number)};
        interest.personId = home;
        interest.topic = QStringLiteral("topic-%1").arg(number);
        rows.append(interest);
    }
}

} // namespace otklik::bench
