#include "tests/faults/support/serverscript.h"

#include "models/json.h"
#include "models/uuid7.h"
#include "sync/wire/protocol.h"
#include "tests/faults/support/serverprogram.h"
#include "tests/server/support/testserver.h"

#include <QJsonDocument>

namespace otklik::faults {

namespace {

constexpr int mostTries = 3;

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// The commands of one agent, made for three cases.
class Day final
{
public:
    explicit Day(TestServer &server)
        : m_server(server)
    {
        for (int i = 0; i < 3; ++i) {
            const QString post = QStringLiteral("p%1").arg(i);
            m_mentions.append(server.mention(post));
            m_cases.append(server.caseOf(post));
        }
    }

    QList<QList<Mutation>> requests()
    {
        const PersonId ivan = m_cases.at(0).personId;
        const NoteId first = fresh<NoteId>();
        const NoteId second = fresh<NoteId>();
        const DraftId draft = fresh<DraftId>();
        const DraftId spare = fresh<DraftId>();
        const PublicationId reply = fresh<PublicationId>();
        request({ClaimTake{ivan, false}, NoteAdd{first, ivan, text("Звонил вчера")},
                 ContactAdd{fresh<ContactId>(), ivan, ContactKind::Phone, text("+7 900 000-00-00")}});
        request({saved(draft, 0, "Здравствуйте!", 0)});
        request({saved(draft, 0, "Здравствуйте! Проверяем.", 1), NoteEdit{first, text("Звонил вчера и сегодня"), 1}});
        request({PersonEdit{ivan, PersonField::City, text("Тверь"), {}},
                 PersonEdit{ivan, PersonField::Tags, text("vip"), {}},
                 CaseDecide{fresh<DecisionId>(),
                            m_cases.at(0).id,
                            {{text("about"), text("question")}},
                            1,
                            Outcome::AnswerInPlace,
                            true}});
        request({submitted(reply, draft)});
        request({PublicationUndo{reply}});
        request({saved(draft, 0, "Здравствуйте! Уже везём.", 2)});
        request({ClaimTake{m_cases.at(1).personId, false},
                 LinkAccount{fresh<AccountLinkId>(), m_cases.at(1).accountId, ivan}});
        request({NoteEdit{first, text("Из прошлого"), 1}}); // a conflict, and it stays one
        request({CaseClose{m_cases.at(2).id, text("Спам")}, CaseReopen{m_cases.at(2).id},
                 NoteAdd{second, m_cases.at(2).personId, text("Просил не звонить")}, NoteRemove{second},
                 NoteRestore{second}});
        request({UnlinkAccount{m_cases.at(1).accountId}, ClaimRelease{ivan}});
        request({saved(spare, 2, "Начало", 0), DraftDiscard{spare}});
        return m_requests;
    }

private:
    template <class AnyId>
    AnyId fresh()
    {
        return newId<AnyId>(m_server.clock);
    }

    void request(const QList<Command> &commands)
    {
        QList<Mutation> mutations;
        for (const Command &command : commands)
            mutations.append(m_server.mutation(command));
        m_requests.append(mutations);
    }

    DraftSave saved(const DraftId &id, qsizetype which, const char *what, qint64 baseRevision)
    {
        return {id, m_cases.at(which).id, m_mentions.at(which).id, Visibility::Public, text(what), baseRevision};
    }

    PublicationSubmit submitted(const PublicationId &id, const DraftId &draft)
    {
        PublicationSubmit submit;
        submit.id = id;
        submit.draftId = draft;
        submit.caseId = m_cases.at(0).id;
        submit.mentionId = m_mentions.at(0).id;
        submit.text = text("Здравствуйте! Проверяем.");
        submit.threadRevision = m_server.row<Thread>(m_mentions.at(0).threadId).revision;
        submit.claimToken = 1;
        return submit;
    }

    TestServer &m_server;
    QList<Mention> m_mentions;
    QList<Case> m_cases;
    QList<QList<Mutation>> m_requests;
};

} // namespace

ServerScript ServerScript::write(const QString &folder)
{
    TestServer server;
    server.ingest({server.post(text("p0"), text("ivan"), text("Где моя посылка?")),
                   server.post(text("p1"), text("vanya"), text("Так где же она?")),
                   server.post(text("p2"), text("olga"), text("Спасибо за быстрый ответ"))});
    ServerScript script;
    script.database = folder + QStringLiteral("/otklik.db");
    script.login = server.agent.login;
    script.requests = Day(server).requests();
    if (const auto copied = server.store->backup(script.database); !copied)
        qFatal("no workspace: %s", qPrintable(copied.error().code));
    return script;
}

std::optional<HttpReply> ScriptedClient::patientAsk(HttpLink &link, const QByteArray &method, const QByteArray &path,
                                                    const QByteArray &json)
{
    for (int attempt = 0; attempt < mostTries; ++attempt) {
        auto reply = link.ask(method, path, json);
        if (!reply)
            return std::nullopt; // gone
        if (reply->status < 500)
            return reply;
    }
    return std::nullopt;
}

bool ScriptedClient::signIn(HttpLink &link)
{
    const QJsonObject body{{QStringLiteral("secret"), QString::fromLatin1(ServerProgram::secret())},
                           {QStringLiteral("act_as"), m_script.login}};
    const auto reply = patientAsk(link, "POST", "/v1/sessions", QJsonDocument(body).toJson(QJsonDocument::Compact));
    if (!reply || reply->status != 201)
        return false;
    link.setToken(reply->json().value(QStringLiteral("token")).toString().toLatin1());
    return true;
}

bool ScriptedClient::run(quint16 port)
{
    HttpLink link(port);
    if (!signIn(link) || !follow(link, m_after, m_rows))
        return false;
    for (; m_next < m_script.requests.size(); ++m_next)
        if (!push(link, m_script.requests.at(m_next)) || !follow(link, m_after, m_rows))
            return false;
    return true;
}

bool ScriptedClient::push(HttpLink &link, const QList<Mutation> &mutations)
{
    const auto reply = patientAsk(link, "POST", "/v1/mutations", wire::encodeMutations(mutations));
    const auto answers = reply ? wire::decodeAnswers(reply->body) : Result<QList<MutationAnswer>>();
    if (!reply || reply->status != 200 || !answers || answers->size() != mutations.size())
        return false;
    for (const MutationAnswer &answer : *answers) {
        const auto earlier = m_answers.constFind(answer.id.value);
        if (earlier != m_answers.constEnd() && *earlier != answer)
            m_changed.append(answer.id.value);
        m_answers.insert(answer.id.value, answer);
    }
    return true;
}

bool ScriptedClient::follow(HttpLink &link, qint64 &after, QMap<QString, QJsonObject> &rows)
{
    for (;;) {
        const auto reply = patientAsk(link, "GET", "/v1/changes?after=" + QByteArray::number(after));
        const auto page = reply ? wire::decodeChanges(reply->body) : Result<wire::ChangesPage>();
        if (!reply || reply->status != 200 || !page)
            return false;
        for (const EntityChange &change : page->changes)
            rows.insert(QString(nameOf(kindOf(change.entity))) + u' ' + idOf(change.entity),
                        std::visit([](const auto &row) { return toJson(row); }, change.entity));
        after = page->upTo;
        if (!page->hasMore)
            return true;
    }
}

std::optional<QMap<QString, QJsonObject>> ScriptedClient::rowsReadAnew(quint16 port)
{
    HttpLink link(port);
    qint64 after = 0;
    QMap<QString, QJsonObject> rows;
    if (!signIn(link) || !follow(link, after, rows))
        return std::nullopt;
    return rows;
}

QStringList ScriptedClient::refusals() const
{
    QStringList codes;
    for (const MutationAnswer &answer : m_answers)
        if (answer.verdict != MutationVerdict::Accepted)
            codes.append(answer.code);
    return codes;
}

QMap<QString, QJsonObject> withoutTimes(QMap<QString, QJsonObject> rows)
{
    for (QJsonObject &row : rows) {
        const QStringList keys = row.keys();
        for (const QString &key : keys)
            if (key.endsWith(QLatin1StringView("_at")) || key == QLatin1StringView("not_before"))
                row.remove(key);
    }
    return rows;
}

QString difference(const QMap<QString, QJsonObject> &one, const QMap<QString, QJsonObject> &other)
{
    QStringList lines;
    const auto show = [](const QJsonObject &row) {
        return QString::fromUtf8(QJsonDocument(row).toJson(QJsonDocument::Compact));
    };
    for (auto it = one.begin(); it != one.end(); ++it)
        if (other.value(it.key()) != it.value())
            lines.append(it.key() + QStringLiteral(":\n  ") + show(it.value()) + QStringLiteral("\n  ")
                         + show(other.value(it.key())));
    for (auto it = other.begin(); it != other.end(); ++it)
        if (!one.contains(it.key()))
            lines.append(it.key() + QStringLiteral(": only in the second"));
    return lines.mid(0, 3).join(u'\n');
}

} // namespace otklik::faults
