#pragma once

#include "models/uuid7.h"
#include "server/store/auditlog.h"
#include "tests/server/support/testclient.h"
#include "tests/server/support/testserver.h"

#include <QTest>

/// A server with one customer who waits, and a client per colleague.
struct Scene
{
    TestServer server;
    TestClient agent{server.port(), server.tokenOf(server.agent)};
    TestClient lead{server.port(), server.tokenOf(server.lead)};
    TestClient trainee{server.port(), server.tokenOf(server.trainee)};
    otklik::Case supportCase;
    otklik::Mention mention;

    Scene()
    {
        server.ingest({server.post(QStringLiteral("p1"), QStringLiteral("ivan"), QStringLiteral("Where is my parcel?"))});
        mention = server.mention(QStringLiteral("p1"));
        supportCase = server.caseOf(QStringLiteral("p1"));
    }

    otklik::MutationAnswer push(TestClient &client, const otklik::Command &command)
    {
        return client.push({server.mutation(command)}).value(0);
    }
    template <class AnyId>
    AnyId fresh()
    {
        return otklik::newId<AnyId>(server.clock);
    }
    qint64 audited(const char *action, const QString &subject)
    {
        using namespace otklik;
        return server.store
            ->read([&](otklik::server::Rows &rows) -> Result<qint64> {
                return otklik::server::AuditLog(rows).count(QLatin1StringView(action), subject);
            })
            .value_or(-1);
    }
};

#define COMPARE_CODE(answer, expected)                                      \
    do {                                                                    \
        const auto answerValue = answer;                                    \
        QCOMPARE(answerValue.code, QStringLiteral(expected));               \
        QVERIFY(answerValue.verdict != otklik::MutationVerdict::Accepted); \
    } while (false)

#define ACCEPTED(answer)                                                    \
    do {                                                                    \
        const auto answerValue = answer;                                    \
        QCOMPARE(answerValue.code, QString());                              \
        QCOMPARE(answerValue.verdict, otklik::MutationVerdict::Accepted);  \
    } while (false)
