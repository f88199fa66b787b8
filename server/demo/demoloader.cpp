#include "server/demo/demoloader.h"

#include "server/store/casestore.h"
#include "server/store/makeid.h"
#include "server/store/mentionstore.h"
#include "server/store/owncontactstore.h"
#include "server/store/peoplestore.h"
#include "server/store/workspacestore.h"
#include "storage/database/errors.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace otklik::server {

namespace {

QJsonObject readFile(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        if (const QJsonDocument document = QJsonDocument::fromJson(file.readAll()); document.isObject())
            return document.object();
    throw sql::Refusal({Error::Kind::Corruption, QStringLiteral("demo_damaged"), path});
}

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toString();
}

QJsonArray list(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toArray();
}

qint64 number(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1StringView(key)).toInteger();
}

} // namespace

void DemoLoader::load()
{
    const QString folder = QStringLiteral(":/otklik/demo/");
    const QJsonObject workspace = readFile(folder + QStringLiteral("workspace.json"));
    const QJsonArray people = list(readFile(folder + QStringLiteral("people.json")), "people");
    loadCompany(workspace);
    loadUsers(list(workspace, "users"));
    loadSources(list(workspace, "sources"));
    readPeople(people);
    for (const QString &name : QDir(folder).entryList({QStringLiteral("threads-*.json")}, QDir::Files, QDir::Name))
        for (const QJsonValue &thread : list(readFile(folder + name), "threads"))
            loadThread(thread.toObject());
    loadPeople(people);
}

void DemoLoader::loadCompany(const QJsonObject &workspace)
{
    const QJsonObject company = workspace.value(QStringLiteral("company")).toObject();
    WorkspaceStore store(m_rows);
    store.setName(text(company.value(QStringLiteral("name")).toObject(), "ru"));
    store.setDemo(true);
    OwnContactStore contacts(m_rows);
    for (const QJsonValue &contact : list(company, "publicContacts"))
        contacts.add(contact.toString());
}

void DemoLoader::loadUsers(const QJsonArray &users)
{
    for (const QJsonValue &value : users) {
        const QJsonObject object = value.toObject();
        User user;
        user.id = makeId<UserId>(m_rows);
        user.login = text(object, "login");
        user.name = text(object, "name");
        user.role = fromName<Role>(text(object, "role")).value_or(Role::Agent);
        m_rows.put(user);
        m_users.insert(user.login, user.id);
    }
}

void DemoLoader::loadSources(const QJsonArray &sources)
{
    for (const QJsonValue &value : sources) {
        const QJsonObject object = value.toObject();
        Source source;
        source.id = makeId<SourceId>(m_rows);
        source.network = text(object, "network");
        source.title = text(object, "title");
        source.handle = text(object, "brandHandle");
        m_rows.put(source);
        m_sources.insert(text(object, "id"), source);
        m_brandNames.insert(text(object, "id"), text(object, "brandName"));
    }
}

void DemoLoader::readPeople(const QJsonArray &people)
{
    for (const QJsonValue &person : people)
        for (const QJsonValue &account : list(person.toObject(), "accounts"))
            m_authors.insert(text(account.toObject(), "id"), {account.toObject(), text(person.toObject(), "id")});
}

IncomingPost DemoLoader::postOf(const QJsonObject &mention, const QJsonObject &thread, const Source &source) const
{
    IncomingPost post;
    post.externalId = text(mention, "id");
    post.threadExternalId = text(thread, "id");
    post.inReplyTo = text(mention, "replyTo");
    post.threadUrl = text(thread, "url");
    post.threadTitle = text(thread, "title");
    post.url = post.threadUrl;
    post.text = text(mention, "text");
    post.visibility = fromName<Visibility>(text(mention, "visibility")).value_or(Visibility::Public);
    post.publishedAt = minutesAgo(number(mention, "minutesAgo"));
    post.isBrand = mention.value(QStringLiteral("brand")).toBool();
    if (post.isBrand) {
        post.authorHandle = source.handle;
        post.authorName = m_brandNames.value(text(thread, "source"));
        return post;
    }
    const QJsonObject account = m_authors.value(text(mention, "account")).account;
    post.authorExternalId = text(mention, "account");
    post.authorHandle = text(account, "handle");
    post.authorName = text(account, "name");
    post.authorUrl = text(account, "url");
    post.authorBio = text(account, "bio");
    post.authorFollowers = number(account, "followers");
    return post;
}

void DemoLoader::loadThread(const QJsonObject &thread)
{
    const Source source = m_sources.value(text(thread, "source"));
    QList<IncomingPost> posts;
    QList<QString> deleted;
    for (const QJsonValue &value : list(thread, "mentions"))
        posts.append(postOf(value.toObject(), thread, source));
    Ingest ingest(m_rows);
    ingest.store(source, posts, Ingest::Mode::Inbox);
    for (qsizetype i = 0; i < posts.size(); ++i) {
        const QJsonObject mention = list(thread, "mentions").at(i).toObject();
        loadEdits(mention, posts.at(i), source);
        if (mention.contains(QStringLiteral("deletedMinutesAgo")))
            deleted.append(posts.at(i).externalId);
    }
    ingest.markDeleted(source.id, deleted);
    if (text(thread, "state") != QLatin1StringView("open"))
        closeThread(thread, source);
}

void DemoLoader::loadEdits(const QJsonObject &mention, const IncomingPost &first, const Source &source)
{
    for (const QJsonValue &edit : list(mention, "edits")) {
        IncomingPost post = first;
        post.text = text(edit.toObject(), "text");
        post.editedAt = minutesAgo(number(edit.toObject(), "minutesAgo"));
        Ingest(m_rows).store(source, {post}, Ingest::Mode::Inbox);
    }
}

/// What the posts alone leave open: somebody who said thanks after the answer,
/// or whom nobody needed to answer, with the reason.
void DemoLoader::closeThread(const QJsonObject &thread, const Source &source)
{
    const auto row = MentionStore(m_rows).threadByExternalId(source.id, text(thread, "id"));
    if (!row)
        return;
    const bool isClosed = text(thread, "state") == QLatin1StringView("closed");
    TimePoint last{};
    QSet<AccountId> accounts;
    for (const QJsonValue &value : list(thread, "mentions")) {
        const auto mention = MentionStore(m_rows).byExternalId(source.id, text(value.toObject(), "id"));
        last = std::max(last, mention->publishedAt);
        if (!mention->isBrand)
            accounts.insert(mention->accountId);
    }
    for (const AccountId &account : std::as_const(accounts)) {
        auto supportCase = CaseStore(m_rows).newestOf(row->id, account);
        if (!supportCase || (!isClosed && supportCase->state == CaseState::Answered))
            continue;
        supportCase->state = isClosed ? CaseState::Closed : CaseState::Answered;
        supportCase->closeReason = text(thread, "closeReason");
        supportCase->changedAt = last + std::chrono::minutes(1);
        m_rows.put(*supportCase);
    }
}

void DemoLoader::loadPeople(const QJsonArray &people)
{
    for (const QJsonValue &person : people)
        loadPerson(person.toObject());
}

void DemoLoader::loadPerson(const QJsonObject &object)
{
    PeopleStore people(m_rows);
    Person person;
    for (const QJsonValue &value : list(object, "accounts")) {
        const auto account = people.accountByExternalId(text(value.toObject(), "network"), text(value.toObject(), "id"));
        if (!account)
            continue;
        if (person.id.isEmpty()) {
            person.id = account->homePersonId;
            continue;
        }
        AccountLink link;
        link.id = makeId<AccountLinkId>(m_rows);
        link.accountId = account->id;
        link.personId = person.id;
        link.linkedBy = m_users.value(QStringLiteral("anna"));
        link.linkedAt = minutesAgo(24 * 60);
        m_rows.put(link);
        for (Case supportCase : people.casesOf(account->id)) {
            supportCase.personId = person.id;
            m_rows.put(supportCase);
        }
    }
    if (person.id.isEmpty())
        return;
    person.name = text(object, "name");
    person.language = text(object, "language");
    person.city = text(object, "city");
    QStringList tags;
    for (const QJsonValue &tag : list(object, "tags"))
        tags.append(tag.toString());
    person.tags = tags.join(QStringLiteral(", "));
    person.updatedAt = m_rows.now();
    m_rows.put(person);
    loadNotes(object, person.id);
}

void DemoLoader::loadNotes(const QJsonObject &object, const PersonId &id)
{
    for (const QJsonValue &value : list(object, "notes")) {
        Note note;
        note.id = makeId<NoteId>(m_rows);
        note.personId = id;
        note.text = text(value.toObject(), "text");
        note.authorId = m_users.value(text(value.toObject(), "author"));
        note.createdAt = minutesAgo(number(value.toObject(), "daysAgo") * 24 * 60);
        note.updatedAt = note.createdAt;
        note.revision = 1;
        m_rows.put(note);
    }
    for (const QJsonValue &value : list(object, "contacts")) {
        Contact contact;
        contact.id = makeId<ContactId>(m_rows);
        contact.personId = id;
        contact.kind = fromName<ContactKind>(text(value.toObject(), "kind")).value_or(ContactKind::Other);
        contact.value = text(value.toObject(), "value");
        contact.addedBy = m_users.value(QStringLiteral("anna"));
        contact.addedAt = minutesAgo(30 * 24 * 60);
        m_rows.put(contact);
    }
}

} // namespace otklik::server
