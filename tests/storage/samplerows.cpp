#include "tests/storage/samplerows.h"

namespace otklik::samples {

namespace {

constexpr QLatin1StringView people[] = {QLatin1StringView("Anna"), QLatin1StringView("Boris"),
                                        QLatin1StringView("Clara"), QLatin1StringView("Denis")};

} // namespace

QString id(QLatin1StringView kind, int number)
{
    return kind + u'-' + QString::number(number).rightJustified(7, u'0');
}

UserId me() { return {id(QLatin1StringView("user"), 1)}; }
UserId colleague() { return {id(QLatin1StringView("user"), 2)}; }

TimePoint at(qint64 minutes)
{
    return TimePoint(std::chrono::milliseconds(1'800'000'000'000)) + std::chrono::minutes(minutes);
}

User user(const UserId &userId, const QString &name)
{
    User user;
    user.id = userId;
    user.login = name.toLower();
    user.name = name;
    return user;
}

Source source()
{
    Source source;
    source.id = {id(QLatin1StringView("source"), 1)};
    source.network = QStringLiteral("mastodon");
    source.title = QStringLiteral("Town square");
    return source;
}

Person person(int number)
{
    Person person;
    person.id = {id(QLatin1StringView("person"), number)};
    return person;
}

Account account(int number)
{
    Account account;
    account.id = {id(QLatin1StringView("account"), number)};
    account.network = QStringLiteral("mastodon");
    account.externalId = QString::number(number);
    account.handle = QStringLiteral("handle%1").arg(number);
    account.name = people[number % 4] + QStringLiteral(" %1").arg(number);
    account.homePersonId = person(number).id;
    return account;
}

AccountLink link(int account, int person)
{
    AccountLink link;
    link.id = {QStringLiteral("link-%1-%2").arg(account).arg(person)};
    link.accountId = samples::account(account).id;
    link.personId = samples::person(person).id;
    link.linkedAt = at(1);
    return link;
}

Thread thread(int number)
{
    Thread thread;
    thread.id = {id(QLatin1StringView("thread"), number)};
    thread.sourceId = source().id;
    thread.network = QStringLiteral("mastodon");
    thread.revision = 1;
    return thread;
}

Case openCase(int number)
{
    Case row;
    row.id = {id(QLatin1StringView("case"), number)};
    row.threadId = thread(number).id;
    row.accountId = account(number).id;
    row.personId = person(number).id;
    row.network = QStringLiteral("mastodon");
    row.mentionId = {id(QLatin1StringView("mention"), number)};
    row.waitingSince = at(number);
    row.deadlineAt = at(number + 60);
    row.changedAt = at(number);
    row.mentionCount = 1;
    return row;
}

Mention mention(int number, const QString &text)
{
    Mention row;
    row.id = {id(QLatin1StringView("mention"), number)};
    row.sourceId = source().id;
    row.threadId = thread(number).id;
    row.caseId = openCase(number).id;
    row.accountId = account(number).id;
    row.network = QStringLiteral("mastodon");
    row.externalId = QStringLiteral("post%1").arg(number);
    row.text = text;
    row.publishedAt = at(number);
    row.receivedAt = at(number);
    return row;
}

Claim claim(int personNumber, const UserId &holder, TimePoint expiresAt, qint64 token)
{
    Claim claim;
    claim.id = person(personNumber).id;
    claim.holderId = holder;
    claim.expiresAt = expiresAt;
    claim.token = token;
    return claim;
}

Note note(int number, const QString &text)
{
    Note note;
    note.id = {id(QLatin1StringView("note"), number)};
    note.personId = person(number).id;
    note.text = text;
    note.authorId = me();
    note.revision = 1;
    return note;
}

Draft draft(int number, const QString &text, qint64 revision)
{
    Draft draft;
    draft.id = {id(QLatin1StringView("draft"), number)};
    draft.caseId = openCase(number).id;
    draft.mentionId = openCase(number).mentionId;
    draft.authorId = me();
    draft.text = text;
    draft.revision = revision;
    return draft;
}

QList<Entity> workspace(int count)
{
    QList<Entity> rows{user(me(), QStringLiteral("Marina")), user(colleague(), QStringLiteral("Oleg")), source()};
    for (int number = 0; number < count; ++number) {
        rows.append(person(number));
        rows.append(account(number));
        rows.append(thread(number));
        rows.append(openCase(number));
        rows.append(mention(number, QStringLiteral("Question number %1").arg(number)));
    }
    return rows;
}

QList<EntityChange> changes(const QList<Entity> &rows, qint64 firstSeq)
{
    QList<EntityChange> all;
    for (const Entity &row : rows)
        all.append({firstSeq++, row});
    return all;
}

} // namespace otklik::samples
