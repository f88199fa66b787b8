#include "tests/servers/support/snacserver.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTest>

using namespace otklik;

namespace {

const QString program = QStringLiteral(OTKLIK_BINARY_DIR "/bin/otklik");
constexpr int patience = 10 * 60'000;

/// The steps that a run has to tell of in each language, in this order.
const QStringList steps{QStringLiteral("mention in"), QStringLiteral("claimed"),  QStringLiteral("decided"),
                        QStringLiteral("personal data"), QStringLiteral("written"), QStringLiteral("sent to review"),
                        QStringLiteral("reviewed"),   QStringLiteral("published")};

QStringList toldIn(const QString &language, const QStringList &log)
{
    QStringList told;
    for (const QString &line : log)
        if (line.startsWith(language + QStringLiteral(": ")))
            told.append(line.section(QStringLiteral(": "), 1, 1));
    return told;
}

/// Whether a picture shows anything at all.
bool isPlain(const QImage &image)
{
    const QRgb first = image.pixel(0, 0);
    for (int y = 0; y < image.height(); y += 7)
        for (int x = 0; x < image.width(); x += 7)
            if (image.pixel(x, y) != first)
                return false;
    return true;
}

} // namespace

/// The whole way with the real program and a real network: what the tour says
/// it did is looked up by the people of that network, without the program.
class tst_Tour final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyStepIsTold_data();
    void everyStepIsTold();
    void everyStepHasAPicture_data();
    void everyStepHasAPicture();
    void theCustomerFindsOneReplyUnderEachPost();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<SnacServer> m_snac;
    QStringList m_log;
};

void tst_Tour::initTestCase()
{
    auto snac = SnacServer::start();
    QVERIFY2(snac, snac ? "" : qPrintable(snac.error().detail));
    m_snac = std::move(*snac);
    const QString runtime = m_folder.filePath(QStringLiteral("runtime"));
    QVERIFY(QDir().mkpath(runtime));
    QVERIFY(QFile::setPermissions(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QProcess tour;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
    tour.setProcessEnvironment(environment);
    tour.setProcessChannelMode(QProcess::MergedChannels);
    tour.start(program, {QStringLiteral("--tour"), m_folder.filePath(QStringLiteral("out")), QStringLiteral("--tour-network"),
                         m_snac->address().toString(), QStringLiteral("--tour-accounts"), m_snac->passwordFile()});
    QVERIFY(tour.waitForFinished(patience));
    QVERIFY2(tour.exitStatus() == QProcess::NormalExit && tour.exitCode() == 0, tour.readAll().constData());
    QFile log(m_folder.filePath(QStringLiteral("out/tour.log")));
    QVERIFY(log.open(QIODevice::ReadOnly));
    m_log = QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

void tst_Tour::everyStepIsTold_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("ru") << QStringLiteral("ru");
    QTest::newRow("en") << QStringLiteral("en");
}

void tst_Tour::everyStepIsTold()
{
    QFETCH(QString, language);
    QStringList told = toldIn(language, m_log);
    told.removeIf([](const QString &step) { return !steps.contains(step); });
    QCOMPARE(told, steps);
}

void tst_Tour::everyStepHasAPicture_data()
{
    everyStepIsTold_data();
}

void tst_Tour::everyStepHasAPicture()
{
    QFETCH(QString, language);
    const QDir folder(m_folder.filePath(QStringLiteral("out/") + language));
    for (const char *name : {"mention-in", "claimed", "deciding", "decided", "privacy", "written", "sent-to-review", "review",
                             "reviewed", "published", "outbox", "search", "sync", "overview", "card"}) {
        const QImage image(folder.filePath(QString::fromLatin1(name) + QStringLiteral(".png")));
        QVERIFY2(image.size() == QSize(1280, 800), name);
        QVERIFY2(!isPlain(image), name);
    }
}

void tst_Tour::theCustomerFindsOneReplyUnderEachPost()
{
    const auto asked = m_snac->publicPosts(QStringLiteral("alice"));
    QVERIFY(asked);
    QCOMPARE(asked->size(), 2); // one in each language
    QStringList replies;
    for (const SnacServer::Post &post : *asked) {
        const auto answers = m_snac->answers(QStringLiteral("alice"), post.id);
        QVERIFY2(answers, answers ? "" : qPrintable(answers.error().detail));
        QCOMPARE(answers->size(), 1);
        QCOMPARE(answers->first().author, QStringLiteral("brand"));
        QCOMPARE(answers->first().visibility, Visibility::Public);
        replies.append(answers->first().text);
    }
    replies.removeDuplicates();
    QCOMPARE(replies.size(), 2);
    // Neither draft that gave a phone number away ever left.
    const auto published = m_snac->publicPosts(QStringLiteral("brand"));
    QVERIFY(published);
    QCOMPARE(published->size(), 2);
    for (const SnacServer::Post &post : *published)
        for (const char *number : {"345-67-89", "7911 123456"})
            QVERIFY(!post.text.contains(QString::fromLatin1(number)));
}

QTEST_GUILESS_MAIN(tst_Tour)
#include "tst_tour.moc"
