#include "demoworkspace.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonParseError>
#include <QJsonValue>

#include <algorithm>
#include <utility>

namespace {

[[nodiscard]] QJsonObject readFile(DemoWorkspace &demo, const QString &name)
{
    QFile file(demo.folder.filePath(name));
    QJsonParseError parse{};
    QJsonDocument document;
    QString error;
    if (!file.open(QIODevice::ReadOnly)) {
        error = file.errorString();
    } else {
        document = QJsonDocument::fromJson(file.readAll(), &parse);
        if (parse.error != QJsonParseError::NoError)
            error = QStringLiteral("byte %1: %2").arg(parse.offset).arg(parse.errorString());
    }
    if (!error.isEmpty() && demo.error.isEmpty())
        demo.error = QStringLiteral("%1: %2").arg(file.fileName(), error);
    return document.object();
}

void readWorkspace(DemoWorkspace &demo)
{
    demo.workspace = readFile(demo, QStringLiteral("workspace.json"));
    const QJsonArray sources = demo.workspace.value(u"sources").toArray();
    for (const QJsonValue &value : sources) {
        const QString id = value.toObject().value(u"id").toString();
        demo.ids += id;
        demo.sourceNetwork.insert(id, value.toObject().value(u"network").toString());
    }
    const QJsonArray users = demo.workspace.value(u"users").toArray();
    for (const QJsonValue &value : users)
        demo.users.insert(value.toObject().value(u"login").toString());
}

void readPeople(DemoWorkspace &demo)
{
    demo.people = readFile(demo, QStringLiteral("people.json")).value(u"people").toArray();
    for (const QJsonValue &value : std::as_const(demo.people)) {
        const QJsonObject person = value.toObject();
        const QString id = person.value(u"id").toString();
        const QString human = person.value(u"sameAs").toString(id);
        demo.ids += id;
        const QJsonArray accounts = person.value(u"accounts").toArray();
        for (const QJsonValue &item : accounts) {
            const QJsonObject account = item.toObject();
            const QString accountId = account.value(u"id").toString();
            demo.ids += accountId;
            demo.accounts.insert(accountId, {account.value(u"network").toString(), human});
        }
    }
}

[[nodiscard]] DemoMention readMention(const DemoWorkspace &demo, const QJsonObject &json)
{
    DemoMention mention;
    mention.json = json;
    mention.id = json.value(u"id").toString();
    mention.text = json.value(u"text").toString();
    mention.human = demo.accounts.value(json.value(u"account").toString()).human;
    mention.minutesAgo = json.value(u"minutesAgo").toInt(-1);
    mention.brand = json.value(u"brand").toBool();
    mention.isPublic = json.value(u"visibility").toString() == u"public";
    return mention;
}

void readThreads(DemoWorkspace &demo, const QString &name)
{
    const QJsonArray threads = readFile(demo, name).value(u"threads").toArray();
    for (const QJsonValue &value : threads) {
        DemoThread thread;
        thread.json = value.toObject();
        thread.id = thread.json.value(u"id").toString();
        thread.network = demo.sourceNetwork.value(thread.json.value(u"source").toString());
        thread.problem = thread.json.value(u"problem").toString();
        thread.state = thread.json.value(u"state").toString();
        demo.ids += thread.id;
        const QJsonArray mentions = thread.json.value(u"mentions").toArray();
        for (const QJsonValue &item : mentions) {
            DemoMention mention = readMention(demo, item.toObject());
            mention.network = thread.network;
            demo.ids += mention.id;
            thread.mentions.push_back(std::move(mention));
        }
        demo.threads.push_back(std::move(thread));
    }
}

} // namespace

std::vector<DemoMention> DemoThread::waiting() const
{
    const auto lastReply = std::find_if(mentions.rbegin(), mentions.rend(),
                                        [](const DemoMention &m) { return m.brand; });
    return {lastReply.base(), mentions.end()};
}

DemoWorkspace DemoWorkspace::read(const QString &path)
{
    DemoWorkspace demo;
    demo.folder = QDir(path);
    readWorkspace(demo);
    readPeople(demo);
    const QStringList files = demo.folder.entryList({QStringLiteral("threads-*.json")});
    for (const QString &file : files)
        readThreads(demo, file);
    return demo;
}

std::vector<DemoMention> DemoWorkspace::mentions() const
{
    std::vector<DemoMention> all;
    for (const DemoThread &thread : threads)
        all.insert(all.end(), thread.mentions.begin(), thread.mentions.end());
    return all;
}
