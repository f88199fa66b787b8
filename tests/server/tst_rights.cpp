#include "models/uuid7.h"
#include "server/store/attachmentstore.h"
#include "server/store/mentionstore.h"
#include "server/store/teamstore.h"
#include "server/store/userstore.h"
#include "tests/server/support/contract.h"
#include "tests/server/support/twoteams.h"

#include <QTest>

using namespace otklik;
using namespace otklik::server;

namespace {

/// A command of one kind that names rows of the other team wherever it names rows.
template <class One>
Command commandAgainst(TwoTeams &teams)
{
    One command;
    const auto fill = [&](auto &value) {
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, PersonId>)
            value = teams.theirCase.personId;
        else if constexpr (std::is_same_v<Value, CaseId>)
            value = teams.theirCase.id;
        else if constexpr (std::is_same_v<Value, MentionId>)
            value = teams.theirs.id;
        else if constexpr (std::is_same_v<Value, AccountId>)
            value = teams.theirAccount.id;
        else if constexpr (std::is_same_v<Value, NoteId>)
            value = teams.note;
        else if constexpr (std::is_same_v<Value, ContactId>)
            value = teams.contact;
        else if constexpr (std::is_same_v<Value, DraftId>)
            value = teams.draft;
        else if constexpr (std::is_same_v<Value, PublicationId>)
            value = teams.publication;
        else if constexpr (std::is_same_v<Value, PromiseId>)
            value = std::is_same_v<One, PromiseAdd> ? newId<Value>(teams.server.clock) : teams.promise;
        else if constexpr (std::is_same_v<Value, BonusGrantId>)
            value = std::is_same_v<One, BonusGive> ? newId<Value>(teams.server.clock) : teams.bonus;
        else if constexpr (std::is_same_v<Value, InterestId>)
            value = std::is_same_v<One, InterestAdd> ? newId<Value>(teams.server.clock) : teams.interest;
        else if constexpr (std::is_same_v<Value, ModerationId>)
            value = std::is_same_v<One, ModerationAdd> ? newId<Value>(teams.server.clock) : teams.moderation;
        else if constexpr (std::is_same_v<Value, SourceId>)
            value = teams.deliverySource.id;
        else if constexpr (std::is_same_v<Value, SourceGapId>)
            value = teams.gap;
        else if constexpr (std::is_same_v<Value, DutyPlaceId>)
            value = teams.place;
        else if constexpr (std::is_same_v<Value, DecisionId> || std::is_same_v<Value, AccountLinkId>)
            value = newId<Value>(teams.server.clock);
        else if constexpr (std::is_same_v<Value, QString>)
            value = QStringLiteral("a word");
    };
    forEachField(command, [&](const char *, auto &value) { fill(value); });
    return command;
}

template <size_t... I>
QList<Command> oneOfEachKind(TwoTeams &teams, std::index_sequence<I...>)
{
    return {commandAgainst<std::variant_alternative_t<I, Command>>(teams)...};
}

struct Request final
{
    QByteArray path;
    QByteArray body;
    QByteArray type = "application/json"; ///< of the body
};

/// One well-formed request for every operation; an operation that is missing here fails the test.
std::optional<Request> requestFor(const QString &operation, const TwoTeams &teams)
{
    const QByteArray own = teams.cardsSource.id.value.toUtf8();
    const QByteArray person = teams.sharedPerson.value.toUtf8();
    const QByteArray import = TwoTeams::import.toUtf8();
    const QByteArray fileImport = TwoTeams::fileImport.toUtf8();
    const QHash<QString, Request> requests{
        {QStringLiteral("GET /healthz"), {"/healthz", {}}},
        {QStringLiteral("GET /readyz"), {"/readyz", {}}},
        {QStringLiteral("GET /v1/sign-in"), {"/v1/sign-in", {}}},
        {QStringLiteral("POST /v1/sessions"), {"/v1/sessions", R"({"login":"nobody","password":"x"})"}},
        {QStringLiteral("DELETE /v1/sessions/current"), {"/v1/sessions/current", {}}},
        {QStringLiteral("GET /v1/me"), {"/v1/me", {}}},
        {QStringLiteral("GET /v1/snapshot"), {"/v1/snapshot", {}}},
        {QStringLiteral("GET /v1/changes"), {"/v1/changes?after=0", {}}},
        {QStringLiteral("GET /v1/search"), {"/v1/search?q=card", {}}},
        {QStringLiteral("GET /v1/threads/{id}/mentions"), {"/v1/threads/" + teams.shared.threadId.value.toUtf8() + "/mentions", {}}},
        {QStringLiteral("POST /v1/mutations"), {"/v1/mutations", R"({"mutations":[]})"}},
        {QStringLiteral("POST /v1/presence"), {"/v1/presence", R"({"doing":"looking","person_id":")" + person + "\"}"}},
        {QStringLiteral("GET /v1/people/{id}/export"), {"/v1/people/" + person + "/export", {}}},
        {QStringLiteral("GET /v1/people/{id}/erasure"), {"/v1/people/" + person + "/erasure", {}}},
        {QStringLiteral("POST /v1/people/{id}/erasure"), {"/v1/people/" + person + "/erasure", R"({"reason":"asked for it"})"}},
        {QStringLiteral("GET /v1/people/{id}/audit"), {"/v1/people/" + person + "/audit", {}}},
        {QStringLiteral("GET /v1/customer-imports"), {"/v1/customer-imports", {}}},
        {QStringLiteral("POST /v1/customer-imports"),
         {"/v1/customer-imports",
          R"({"title":"Shop","kind":"carddav","url":"https://shop.example","user_name":"a","password":"b","file_name":"","file_size":0})"}},
        {QStringLiteral("GET /v1/customer-imports/{id}"), {"/v1/customer-imports/" + import, {}}},
        {QStringLiteral("DELETE /v1/customer-imports/{id}"), {"/v1/customer-imports/" + import, {}}},
        {QStringLiteral("PUT /v1/customer-imports/{id}/file"),
         {"/v1/customer-imports/" + fileImport + "/file?at=0", "id,a\n", "application/octet-stream"}},
        {QStringLiteral("POST /v1/customer-imports/{id}/steps"),
         {"/v1/customer-imports/" + import + "/steps", R"({"step":"try","mapping":[],"is_whole":false})"}},
        {QStringLiteral("GET /v1/customer-imports/{id}/report"), {"/v1/customer-imports/" + import + "/report", {}}},
        {QStringLiteral("POST /v1/customer-imports/{id}/stop"), {"/v1/customer-imports/" + import + "/stop", "{}"}},
        {QStringLiteral("GET /v1/mentions/{id}/media"), {"/v1/mentions/" + teams.shared.id.value.toUtf8() + "/media?key=p1", {}}},
        {QStringLiteral("PUT /v1/attachments/{hash}"), {"/v1/attachments/" + attachmentHashOf(picture).toLatin1(), picture, "image/png"}},
        {QStringLiteral("GET /v1/attachments/{hash}"),
         {"/v1/attachments/" + attachmentHashOf(picture).toLatin1() + "?of=" + teams.sharedDraft.value.toLatin1(), {}}},
        {QStringLiteral("GET /v1/events"), {"/v1/events", {}}},
        {QStringLiteral("POST /v1/sources/mastodon"), {"/v1/sources/mastodon", R"({"url":"https://social.example"})"}},
        {QStringLiteral("POST /v1/sources"), {"/v1/sources", R"({"network":"vk","values":{"access_token":"k"}})"}},
        {QStringLiteral("POST /v1/sources/trial"), {"/v1/sources/trial", R"({"network":"vk","values":{"access_token":"k"}})"}},
        {QStringLiteral("POST /v1/sources/trial/answer"),
         {"/v1/sources/trial/answer", R"({"network":"email","values":{"password":"k"}})"}},
        {QStringLiteral("POST /v1/sources/{id}/answer"), {"/v1/sources/" + own + "/answer", "{}"}},
        {QStringLiteral("GET /v1/hooks/{id}"), {"/v1/hooks/" + own, {}}},
        {QStringLiteral("POST /v1/hooks/{id}"), {"/v1/hooks/" + own, "{}"}},
        {QStringLiteral("GET /v1/oauth/callback"), {"/v1/oauth/callback?state=x", {}}},
        {QStringLiteral("DELETE /v1/sources/{id}"), {"/v1/sources/" + own, {}}},
    };
    const auto found = requests.constFind(operation);
    return found == requests.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

/// Who may do and see what (E2, law): the table of all routes, and rows of another team.
class TestRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRouteAsksForItsRight_data();
    void everyRouteAsksForItsRight();
    void nothingOfAnotherTeamIsSent();
    void everythingOfTheOwnTeamIsSent();
    void anotherTeamsHistoryIsNotFound();
    void noCommandReachesAnotherTeam_data();
    void noCommandReachesAnotherTeam();
    void aSourceOfAnotherTeamCannotBeDisconnected();
    void aPersonOfAnotherTeamIsNotThere();
    void aPersonWhoAlsoWroteToAnotherTeamIsNotExportedByHalf();
    void whatIsSharedIsForAll();
    void whoWritesToAnotherTeamBecomesKnownThere();
    void aLinkAcrossTeamsIsTakenBackEverywhere();
    void aSourceChangesHands();
    void anotherRoleOrTeamBeginsAnew();
    void withoutTeamsNothingIsHidden();
};

void TestRights::everyRouteAsksForItsRight_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("who");
    const QStringList operations = Contract::document().operations();
    for (const QString &operation : operations)
        for (const char *who : {"none", "own team", "other team", "lead", "administrator", "disabled", "expired"})
            QTest::addRow("%s as %s", qPrintable(operation), who) << operation << QString::fromLatin1(who);
}

void TestRights::everyRouteAsksForItsRight()
{
    QFETCH(QString, operation);
    QFETCH(QString, who);
    TwoTeams teams;
    const auto request = requestFor(operation, teams);
    QVERIFY2(request, "a route without a line in this test");
    const QString access = Contract::document().accessOf(operation);
    QVERIFY2((QStringList{QStringLiteral("everybody"), QStringLiteral("signed_in"), QStringLiteral("reviewer"),
                          QStringLiteral("administrator")}.contains(access)),
             "x-access is missing in docs/openapi.yaml");

    const QHash<QString, User> users{{QStringLiteral("own team"), teams.boris},
                                     {QStringLiteral("other team"), teams.dasha},
                                     {QStringLiteral("lead"), teams.bella},
                                     {QStringLiteral("administrator"), teams.server.administrator},
                                     {QStringLiteral("disabled"), teams.boris},
                                     {QStringLiteral("expired"), teams.boris}};
    const QByteArray token = users.contains(who) ? teams.server.tokenOf(users.value(who)) : QByteArray();
    if (who == QLatin1StringView("disabled")) {
        const auto done = teams.server.store->write([&](Rows &rows) -> Result<void> {
            User user = teams.boris;
            user.isActive = false;
            rows.put(user);
            return {};
        });
        QVERIFY(done);
    }
    if (who == QLatin1StringView("expired"))
        teams.server.clock.advance(std::chrono::days(31));

    TestClient client(teams.server.port(), token);
    const QByteArray method = operation.section(u' ', 0, 0).toLatin1();
    QString code;
    int status = 0;
    if (operation == QLatin1StringView("GET /v1/events")) {
        client.write("GET /v1/events HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        const QByteArray head = client.readUntil("\r\n\r\n");
        status = head.split(' ').value(1).toInt();
        code = status == 401 ? QStringLiteral("signed_out") : QString();
    } else {
        const TestReply reply = client.send(method, request->path, request->body, request->body.isEmpty() ? QByteArray() : request->type);
        status = reply.status;
        code = reply.code();
    }
    const bool isSignedIn = !token.isEmpty() && who != QLatin1StringView("disabled") && who != QLatin1StringView("expired");
    const bool isReviewer = who == QLatin1StringView("lead") || who == QLatin1StringView("administrator");
    if (access != QLatin1StringView("everybody") && !isSignedIn) {
        QCOMPARE(status, 401);
        QCOMPARE(code, QStringLiteral("signed_out"));
    } else if ((access == QLatin1StringView("reviewer") && !isReviewer)
               || (access == QLatin1StringView("administrator") && who != QLatin1StringView("administrator"))) {
        QCOMPARE(status, 403);
        QCOMPARE(code, QStringLiteral("not_allowed"));
    } else {
        QVERIFY2(code != QLatin1StringView("signed_out") && code != QLatin1StringView("not_allowed"), qPrintable(code));
        QVERIFY2(status < 500, qPrintable(QString::number(status)));
        if (access != QLatin1StringView("everybody"))
            QVERIFY2(status < 300, qPrintable(QString::number(status) + code));
    }
}

void TestRights::nothingOfAnotherTeamIsSent()
{
    TwoTeams teams;
    for (const User &user : {teams.boris, teams.bella}) {
        const QByteArray sent = teams.everythingSentTo(user);
        QVERIFY(sent.contains("My card is blocked"));
        for (const QString &hidden : {secretWord, teams.theirs.id.value, teams.theirCase.id.value, teams.theirCase.personId.value,
                                      teams.theirAccount.id.value, teams.theirs.threadId.value, teams.deliverySource.id.value,
                                      teams.note.value, teams.contact.value, teams.draft.value, teams.publication.value})
            QVERIFY2(!sent.contains(hidden.toUtf8()), qPrintable(hidden));
    }
}

void TestRights::everythingOfTheOwnTeamIsSent()
{
    TwoTeams teams;
    for (const User &user : {teams.dasha, teams.dmitri, teams.server.administrator}) {
        TestClient client = teams.clientOf(user);
        for (const QByteArray &sent : {client.get("/v1/snapshot").body, client.get("/v1/changes?after=0&limit=2000").body})
            for (const QString &id : {teams.theirs.id.value, teams.theirCase.id.value, teams.theirCase.personId.value,
                                      teams.theirAccount.id.value, teams.theirs.threadId.value, teams.deliverySource.id.value,
                                      teams.note.value, teams.contact.value, teams.draft.value, teams.publication.value})
                QVERIFY2(sent.contains(id.toUtf8()), qPrintable(id + u' ' + user.login));
    }
}

void TestRights::anotherTeamsHistoryIsNotFound()
{
    TwoTeams teams;
    const auto path = [](const Mention &mention) { return "/v1/threads/" + mention.threadId.value.toUtf8() + "/mentions"; };
    const QList<QByteArray> questions{secretWord.toUtf8(), "from:" + secretWord.toUtf8(), "after:2000-01-01", "network:mastodon",
                                      "before:2100-01-01"};
    for (const User &user : {teams.boris, teams.bella, teams.server.agent}) {
        TestClient client = teams.clientOf(user);
        for (const QByteArray &question : questions) {
            const TestReply reply = client.get("/v1/search?q=" + question);
            QCOMPARE(reply.status, 200);
            QVERIFY2(!reply.body.contains(secretWord.toUtf8()), reply.body.constData());
            QVERIFY2(!reply.body.contains(teams.theirs.id.value.toUtf8()), reply.body.constData());
        }
        QCOMPARE(client.get(path(teams.theirs)).status, 404);
        QCOMPARE(client.get(path(teams.theirs)).code(), client.get("/v1/threads/none/mentions").code());
        QVERIFY(client.get("/v1/search?q=morning").body.contains(teams.shared.id.value.toUtf8()));
    }
    QVERIFY(teams.clientOf(teams.boris).get(path(teams.mine)).body.contains(teams.mine.id.value.toUtf8()));
    for (const User &user : {teams.dasha, teams.server.administrator}) {
        TestClient client = teams.clientOf(user);
        for (const QByteArray &question : questions)
            QVERIFY2(client.get("/v1/search?q=" + question).body.contains(teams.theirs.id.value.toUtf8()), question.constData());
        QVERIFY(client.get(path(teams.theirs)).body.contains(teams.theirs.id.value.toUtf8()));
    }
}

void TestRights::noCommandReachesAnotherTeam_data()
{
    QTest::addColumn<QString>("login");
    QTest::newRow("agent") << QStringLiteral("boris");
    QTest::newRow("lead") << QStringLiteral("bella");
}

void TestRights::noCommandReachesAnotherTeam()
{
    QFETCH(QString, login);
    TwoTeams teams;
    const User user = login == QLatin1StringView("boris") ? teams.boris : teams.bella;
    const auto before = teams.server.everything();
    const auto commands = oneOfEachKind(teams, std::make_index_sequence<std::variant_size_v<Command>>());
    for (const Command &command : commands) {
        if (std::holds_alternative<TeamPublish>(command))
            continue; // names no row: the documents are everybody's, and only a lead may publish
        const Mutation mutation = teams.server.mutation(command);
        TestClient client = teams.clientOf(user);
        const MutationAnswer answer = client.push({mutation}).value(0);
        QVERIFY2(answer.verdict == MutationVerdict::Rejected, qPrintable(QString(nameOf(mutation.kind))));
        QVERIFY2(answer.code == QLatin1StringView("not_found"), qPrintable(QString(nameOf(mutation.kind)) + answer.code));
        QCOMPARE(answer.current, QJsonObject());
    }
    QCOMPARE(teams.server.everything(), before);
}

void TestRights::aSourceOfAnotherTeamCannotBeDisconnected()
{
    TwoTeams teams;
    const QByteArray path = "/v1/sources/" + teams.deliverySource.id.value.toUtf8();
    QCOMPARE(teams.clientOf(teams.bella).remove(path).status, 404);
    QCOMPARE(teams.server.row<Source>(teams.deliverySource.id).state, SourceState::Connected);
    QCOMPARE(teams.clientOf(teams.dmitri).remove(path).status, 204);
}

void TestRights::aPersonOfAnotherTeamIsNotThere()
{
    TwoTeams teams;
    TestClient client = teams.clientOf(teams.bella);
    const QString person = teams.theirCase.personId.value;
    for (const char *what : {"/export", "/audit"}) {
        const TestReply reply = client.get("/v1/people/" + person.toUtf8() + what);
        QCOMPARE(reply.status, 404);
        QVERIFY(!reply.body.contains(secretWord.toUtf8()));
    }
    const QJsonObject told{{QStringLiteral("person_id"), person}, {QStringLiteral("doing"), QStringLiteral("looking")}};
    QCOMPARE(client.post("/v1/presence", told).code(), QStringLiteral("not_found"));
    QVERIFY(teams.server.row<Presence>(teams.bella.id.value).id.isEmpty());
    // Who is there is known to those who may know the person.
    QCOMPARE(teams.clientOf(teams.dasha).post("/v1/presence", told).status, 204);
    QVERIFY(!teams.everythingSentTo(teams.bella).contains(person.toUtf8()));
    QVERIFY(teams.everythingSentTo(teams.dmitri).contains("\"doing\":\"looking\""));
}

void TestRights::aPersonWhoAlsoWroteToAnotherTeamIsNotExportedByHalf()
{
    TwoTeams teams;
    const MutationAnswer linked = teams.push(
        teams.server.administrator, LinkAccount{newId<AccountLinkId>(teams.server.clock), teams.theirAccount.id, teams.sharedPerson});
    QCOMPARE(linked.verdict, MutationVerdict::Accepted);
    const QByteArray path = "/v1/people/" + teams.sharedPerson.value.toUtf8() + "/export";
    const TestReply refused = teams.clientOf(teams.bella).get(path);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), QStringLiteral("other_teams"));
    const TestReply whole = teams.clientOf(teams.server.administrator).get(path);
    QCOMPARE(whole.status, 200);
    QVERIFY(whole.body.contains(secretWord.toUtf8()));
}

void TestRights::whatIsSharedIsForAll()
{
    TwoTeams teams;
    teams.server.ingest({teams.server.post(QStringLiteral("s1"), QStringLiteral("stella"), QStringLiteral("A word to everybody"))});
    for (const User &user : {teams.boris, teams.dasha, teams.server.agent})
        QVERIFY2(teams.everythingSentTo(user).contains("A word to everybody"), qPrintable(user.login));
    QVERIFY(!teams.everythingSentTo(teams.server.agent).contains(secretWord.toUtf8())); // who is in no team
}

void TestRights::whoWritesToAnotherTeamBecomesKnownThere()
{
    TwoTeams teams;
    TestClient client = teams.clientOf(teams.boris);
    const auto upTo = client.get("/v1/changes?after=0&limit=2000").json().value(QStringLiteral("up_to")).toInteger();
    const QString epoch = teams.epochOf(teams.boris);
    teams.server.ingestInto(teams.cardsSource, {teams.server.post(QStringLiteral("c2"), secretWord, QStringLiteral("And my card, too"))});
    const QByteArray news = client.get("/v1/changes?limit=2000&after=" + QByteArray::number(upTo)).body;
    QCOMPARE(teams.epochOf(teams.boris), epoch); // it came as news
    for (const QString &known : {teams.theirCase.personId.value, teams.theirAccount.id.value, teams.note.value, teams.contact.value})
        QVERIFY2(news.contains(known.toUtf8()), qPrintable(known));
    const QByteArray all = teams.everythingSentTo(teams.boris);
    for (const QString &hidden : {teams.theirs.id.value, teams.theirCase.id.value, teams.draft.value, teams.publication.value})
        QVERIFY2(!all.contains(hidden.toUtf8()), qPrintable(hidden)); // the person, not the other team's work
}

void TestRights::aLinkAcrossTeamsIsTakenBackEverywhere()
{
    TwoTeams teams;
    const QString before = teams.epochOf(teams.boris);
    const Case own = teams.server.row<Case>(teams.mine.caseId);
    QCOMPARE(teams.push(teams.server.administrator, LinkAccount{newId<AccountLinkId>(teams.server.clock), own.accountId, teams.theirCase.personId}).code,
             QString());
    QVERIFY(teams.everythingSentTo(teams.boris).contains(teams.note.value.toUtf8())); // one card now
    QCOMPARE(teams.push(teams.server.administrator, UnlinkAccount{own.accountId}).code, QString());
    QVERIFY(!teams.everythingSentTo(teams.boris).contains(teams.note.value.toUtf8()));
    QVERIFY(teams.epochOf(teams.boris) != before); // the laptop forgets it, too
}

void TestRights::aSourceChangesHands()
{
    TwoTeams teams;
    const QString boris = teams.epochOf(teams.boris);
    const QString dasha = teams.epochOf(teams.dasha);
    const QString administrator = teams.epochOf(teams.server.administrator);
    const auto given = teams.server.store->write([&](Rows &rows) -> Result<void> {
        TeamStore(rows).give(*rows.find<Source>(teams.deliverySource.id), cards);
        return {};
    });
    QVERIFY(given);
    QVERIFY(teams.epochOf(teams.boris) != boris);
    QVERIFY(teams.epochOf(teams.dasha) != dasha);
    QCOMPARE(teams.epochOf(teams.server.administrator), administrator);
    QVERIFY(teams.everythingSentTo(teams.boris).contains(teams.theirs.id.value.toUtf8()));
    QVERIFY(!teams.everythingSentTo(teams.dasha).contains(secretWord.toUtf8()));
    // A place that a team looks at by hand is the team's own.
    QVERIFY(teams.everythingSentTo(teams.dasha).contains(teams.place.value.toUtf8()));
    QVERIFY(!teams.everythingSentTo(teams.boris).contains(teams.place.value.toUtf8()));
}

void TestRights::anotherRoleOrTeamBeginsAnew()
{
    TwoTeams teams;
    const auto given = teams.server.store->write([&](Rows &rows) -> Result<void> {
        TeamStore(rows).give(*rows.find<Source>(teams.cardsSource.id), delivery); // teams are at work from here on
        return {};
    });
    QVERIFY(given);
    const QString before = teams.epochOf(teams.boris);
    User boris = teams.boris;
    const auto become = [&](Role role, const QString &names) {
        boris.role = role;
        boris.teams = names;
        const auto done = teams.server.store->write([&](Rows &rows) -> Result<void> {
            rows.put(boris);
            return {};
        });
        return done ? teams.epochOf(boris) : QString();
    };
    const QString inBoth = become(Role::Agent, QStringLiteral("cards,delivery"));
    QVERIFY(inBoth != before);
    QVERIFY(become(Role::Administrator, cards) != inBoth);
    QCOMPARE(become(Role::Agent, cards), before);
}

void TestRights::withoutTeamsNothingIsHidden()
{
    TestServer server;
    server.ingest({server.post(QStringLiteral("p1"), QStringLiteral("ivan"), QStringLiteral("Hello"))});
    TestClient agent(server.port(), server.tokenOf(server.agent));
    TestClient administrator(server.port(), server.tokenOf(server.administrator));
    QCOMPARE(agent.get("/v1/changes?after=0").body, administrator.get("/v1/changes?after=0").body);
    QCOMPARE(agent.get("/v1/me").json().value(QStringLiteral("epoch")), administrator.get("/v1/me").json().value(QStringLiteral("epoch")));
}

QTEST_GUILESS_MAIN(TestRights)
#include "tst_rights.moc"
