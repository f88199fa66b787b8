#include "tests/servers/support/snacserver.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace otklik;

namespace {

const QString program = QStringLiteral(OTKLIK_BINARY_DIR "/bin/otklik");
const QString manual = QStringLiteral(OTKLIK_SOURCE_DIR "/docs/images/");
constexpr int longEnough = 420'000;

/// A window's picture has text, edges and icons; a blank or broken one has a few colours.
int coloursOf(const QImage &picture)
{
    QSet<QRgb> colours;
    for (int y = 0; y < picture.height(); y += 2)
        for (int x = 0; x < picture.width(); x += 2)
            colours.insert(picture.pixel(x, y));
    return static_cast<int>(colours.size());
}

} // namespace

/// `otklik --tour` beside a real ActivityPub server: what it claims in its log is
/// looked up at that server with the customer's own eyes, and its pictures are opened.
class tst_Tour final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theMainJobIsToldInOrder_data();
    void theMainJobIsToldInOrder();
    void theCustomerSeesTheReplyOnce_data();
    void theCustomerSeesTheReplyOnce();
    void theBrandHasPublishedNothingElse();
    void everyPictureShowsAWindow();
    void everyPictureOfTheManualIsTaken_data();
    void everyPictureOfTheManualIsTaken();

private:
    void addLanguages() const;
    /// What follows `beginning` in the first line that begins so.
    [[nodiscard]] QString told(const QString &beginning) const;
    /// The post of one of the network's people, as that person sees it.
    [[nodiscard]] Result<SnacServer::Post> postAt(const QString &address);

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
    tour.start(program,
               {QStringLiteral("--tour"), m_folder.filePath(QStringLiteral("tour")), QStringLiteral("--tour-network"),
                m_snac->address().toString(), QStringLiteral("--tour-accounts"), m_snac->passwordFile()});
    const bool hasEnded = tour.waitForFinished(longEnough);
    const QByteArray said = tour.readAll();
    QVERIFY2(hasEnded && tour.exitStatus() == QProcess::NormalExit && tour.exitCode() == 0, said.constData());

    QFile log(m_folder.filePath(QStringLiteral("tour/tour.log")));
    QVERIFY(log.open(QIODevice::ReadOnly));
    m_log = QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

void tst_Tour::addLanguages() const
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Russian") << QStringLiteral("ru");
    QTest::newRow("English") << QStringLiteral("en");
}

QString tst_Tour::told(const QString &beginning) const
{
    for (const QString &line : m_log)
        if (line.startsWith(beginning))
            return line.mid(beginning.size());
    return {};
}

Result<SnacServer::Post> tst_Tour::postAt(const QString &address)
{
    const QString account = QUrl(address).path().section(u'/', 1, 1);
    const auto posts = m_snac->publicPosts(account);
    if (!posts)
        return tl::unexpected(posts.error());
    for (const SnacServer::Post &post : *posts)
        if (post.uri == address)
            return post;
    return failure(Error::Kind::GiveUp, QStringLiteral("no_post"), address);
}

void tst_Tour::theMainJobIsToldInOrder_data()
{
    addLanguages();
}

void tst_Tour::theMainJobIsToldInOrder()
{
    QFETCH(QString, language);
    qsizetype last = -1;
    for (const char *step : {"a customer writes", "mention in", "claimed", "decided", "personal data", "written",
                             "the reply", "sent to review", "reviewed", "published", "card", "offline", "online"}) {
        const QString beginning = language + QStringLiteral(": ") + QLatin1StringView(step) + u':';
        const QString plain = beginning.chopped(1);
        qsizetype line = -1;
        for (qsizetype i = 0; i < m_log.size() && line < 0; ++i)
            if (m_log.at(i).startsWith(beginning) || m_log.at(i).startsWith(plain + QStringLiteral(" (")))
                line = i;
        QVERIFY2(line > last, qPrintable(plain + QStringLiteral(" is missing or too early in:\n") + m_log.join(u'\n')));
        last = line;
    }
}

void tst_Tour::theCustomerSeesTheReplyOnce_data()
{
    addLanguages();
}

void tst_Tour::theCustomerSeesTheReplyOnce()
{
    QFETCH(QString, language);
    const QString reply = told(language + QStringLiteral(": the reply: "));
    QVERIFY(!reply.isEmpty());
    const auto post = postAt(told(language + QStringLiteral(": a customer writes: ")));
    QVERIFY2(post, post ? "" : qPrintable(post.error().detail));
    QVERIFY(post->author != QLatin1StringView("brand"));

    const auto answers = m_snac->answers(post->author, post->id);
    QVERIFY(answers);
    QCOMPARE(answers->size(), 1);
    const SnacServer::Post &answer = answers->first();
    QCOMPARE(answer.author, QStringLiteral("brand"));
    QCOMPARE(answer.visibility, Visibility::Public);
    QCOMPARE(answer.pictures.size(), 1);
    QVERIFY(!answer.pictures.first().description.isEmpty());
    const QImage picture = QImage::fromData(m_snac->bytesOf(answer.pictures.first()));
    QCOMPARE(picture.size(), QSize(1200, 800));
    // It names whom it answers, and says just what was written.
    static const QRegularExpression handle(QStringLiteral("^@\\S+ "));
    QCOMPARE(answer.text.simplified().remove(handle), reply);
}

void tst_Tour::theBrandHasPublishedNothingElse()
{
    const auto posts = m_snac->publicPosts(QStringLiteral("brand"));
    QVERIFY(posts);
    QCOMPARE(posts->size(), 2); // a reply a language
    // The drafts that gave a phone number away never left.
    static const QRegularExpression phone(QStringLiteral("\\+[0-9 ]{7}"));
    for (const SnacServer::Post &post : *posts)
        QVERIFY2(!post.text.contains(phone), qPrintable(post.text));
}

void tst_Tour::everyPictureShowsAWindow()
{
    int count = 0;
    for (const QString &language : {QStringLiteral("ru"), QStringLiteral("en")}) {
        const QDir folder(m_folder.filePath(QStringLiteral("tour/") + language));
        for (const QString &name : folder.entryList({QStringLiteral("*.png")}, QDir::Files)) {
            const QImage picture(folder.filePath(name), "PNG");
            const QByteArray which = (language + u'/' + name).toUtf8();
            QVERIFY2(!picture.isNull(), which.constData());
            QVERIFY2(picture.size() == (name == u"large.png" ? QSize(2560, 1440) : QSize(1280, 800)),
                     which.constData());
            QVERIFY2(coloursOf(picture) > 50, which.constData());
            ++count;
        }
    }
    // Those that the log speaks of are among them.
    static const QRegularExpression named(QStringLiteral("\\(((?:ru|en)/[a-z-]+\\.png)\\)$"));
    int spokenOf = 0;
    for (const QString &line : std::as_const(m_log)) {
        const auto match = named.match(line);
        if (!match.hasMatch())
            continue;
        QVERIFY2(QFile::exists(m_folder.filePath(QStringLiteral("tour/") + match.captured(1))), qPrintable(line));
        ++spokenOf;
    }
    QVERIFY(spokenOf >= 30);
    QVERIFY(count >= spokenOf);
}

void tst_Tour::everyPictureOfTheManualIsTaken_data()
{
    addLanguages();
}

void tst_Tour::everyPictureOfTheManualIsTaken()
{
    QFETCH(QString, language);
    const QStringList names = QDir(manual + language).entryList({QStringLiteral("*.png")}, QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names)
        QVERIFY2(QFile::exists(m_folder.filePath(QStringLiteral("tour/%1/%2").arg(language, name))), qPrintable(name));
}

QTEST_GUILESS_MAIN(tst_Tour)
#include "tst_tour.moc"
