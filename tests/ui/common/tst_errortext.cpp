#include "ui/common/errortext.h"
#include "ui/common/synctext.h"
#include "ui/imports/importwords.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace otklik;

namespace {

/// The words of the list that follows `name:` … `enum: [` in the protocol document.
QStringList enumOf(const QString &document, const QString &name)
{
    const qsizetype at = document.indexOf(QStringLiteral("\n    ") + name + u':');
    const qsizetype open = document.indexOf(QLatin1StringView("enum: ["), at);
    const qsizetype close = document.indexOf(u']', open);
    QStringList words = document.mid(open + 7, close - open - 7).split(u',');
    for (QString &word : words)
        word = word.simplified();
    return words;
}

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeOfTheProtocolHasASentence();
    void everyProblemOfAConnectorHasASentence();
    void everyCodeOfARowHasASentence_data();
    void everyCodeOfARowHasASentence();
    void anUnknownCodeIsNamed();
    void syncSaysCompleteOnlyWhenItIs();
};

void TestErrorText::everyCodeOfTheProtocolHasASentence()
{
    QFile file(QStringLiteral(OTKLIK_SOURCE_DIR "/docs/openapi.yaml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString document = QString::fromUtf8(file.readAll());
    QStringList missing;
    for (const QString &schema : {QStringLiteral("RefusalCode"), QStringLiteral("ProblemCode")}) {
        const QStringList codes = enumOf(document, schema);
        QVERIFY(codes.size() > 10);
        for (const QString &code : codes)
            if (!ErrorText::isKnown(code) && ImportWords::trouble(code, {}) == ErrorText::sentence(code)) // its page has own words
                missing.append(code);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u' ')));
}

void TestErrorText::everyProblemOfAConnectorHasASentence()
{
    QFile file(QStringLiteral(OTKLIK_SOURCE_DIR "/channels/problems.h"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    // Up to the reasons of gaps, which the page of channels words.
    const QString problems = QString::fromUtf8(file.readAll()).section(QStringLiteral("Why a gap came about"), 0, 0);
    static const QRegularExpression code(QStringLiteral("QLatin1StringView \\w+\\(\"(\\w+)\"\\)"));
    QStringList missing;
    int count = 0;
    for (auto it = code.globalMatch(problems); it.hasNext(); ++count)
        if (const QString one = it.next().captured(1); !ErrorText::isKnown(one))
            missing.append(one);
    QVERIFY(count > 15);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u' ')));
}

void TestErrorText::everyCodeOfARowHasASentence_data()
{
    QTest::addColumn<QString>("code");
    for (const char *code : {"token_refused", "network_refused", "network_unreachable", "network_no_answer", "network_fault",
                             "post_gone", "source_gone", "rate_limited", "not_mastodon", "outcome_unclear", "no_connection", "thread_changed",
                             "claim_lost", "personal_data", "database_newer", "database_damaged", "disk_full", "cache_in_use",
                             "not_otklik", "cache_of_another_user"})
        QTest::newRow(code) << QString::fromLatin1(code);
}

void TestErrorText::everyCodeOfARowHasASentence()
{
    QFETCH(QString, code);
    const QString sentence = ErrorText::sentence(code);
    QVERIFY(!sentence.contains(code));
    QVERIFY(sentence.endsWith(u'.'));
}

void TestErrorText::anUnknownCodeIsNamed()
{
    const QString sentence = ErrorText::sentence(Error{Error::Kind::Retry, QStringLiteral("flux_capacitor"), {}});
    QVERIFY(sentence.contains(QLatin1StringView("flux_capacitor")));
    QVERIFY(!ErrorText::sentence(Error{Error::Kind::Conflict, {}, {}}).isEmpty());
}

void TestErrorText::syncSaysCompleteOnlyWhenItIs()
{
    const TimePoint now{std::chrono::milliseconds(1'800'000'000'000)};
    SyncStatus status;
    status.phase = SyncPhase::Complete;
    QCOMPARE(SyncText::sentence(status, now), QStringLiteral("Everything received and sent"));
    QCOMPARE(SyncText::mood(status), SyncText::Mood::Calm);
    status.waiting = 2;
    QVERIFY(SyncText::sentence(status, now).contains(u'2'));
    QVERIFY(SyncText::mood(status) != SyncText::Mood::Calm);
    status.phase = SyncPhase::Offline;
    status.completeAt = now - std::chrono::minutes(5);
    QVERIFY(SyncText::sentence(status, now).startsWith(QLatin1StringView("Offline")));
    QVERIFY(!SyncText::sentence(status, now).startsWith(QLatin1StringView("Everything")));
    status.refused = 1;
    QCOMPARE(SyncText::mood(status), SyncText::Mood::Trouble);
}

QTEST_APPLESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
