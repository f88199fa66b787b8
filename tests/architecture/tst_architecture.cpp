#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

namespace {

const QString sourceDir = QStringLiteral(OTKLIK_SOURCE_DIR);

struct SourceFile
{
    QString path; ///< relative to the tree
    QString text;
};

/// The tree's own C++ files, without what a build or a checkout put there.
QList<SourceFile> sourceFiles()
{
    QList<SourceFile> files;
    static const QStringList folders{
        QStringLiteral("models"), QStringLiteral("oidc"), QStringLiteral("sync"), QStringLiteral("storage"),
        QStringLiteral("guidance"),
        QStringLiteral("identity"), QStringLiteral("channels"), QStringLiteral("server"), QStringLiteral("ui"),
        QStringLiteral("app"), QStringLiteral("benchmarks"), QStringLiteral("tests")};
    for (const QString &folder : folders) {
        QDirIterator it(sourceDir + u'/' + folder, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                files.append({QDir(sourceDir).relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    return files;
}

QHash<QString, QStringList> layerTable()
{
    QHash<QString, QStringList> table;
    QFile file(sourceDir + QStringLiteral("/tests/architecture/layers.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return table;
    for (QString line : QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
        if (line.startsWith(u'#'))
            continue;
        const qsizetype colon = line.indexOf(u':');
        table.insert(line.left(colon), line.mid(colon + 1).split(u' ', Qt::SkipEmptyParts));
    }
    return table;
}

/// The layer a file belongs to: the longest folder of the table that holds it.
QString layerOf(const QString &path, const QHash<QString, QStringList> &table)
{
    QString best;
    for (auto it = table.begin(); it != table.end(); ++it)
        if (path.startsWith(it.key() + u'/') && it.key().size() > best.size())
            best = it.key();
    return best;
}

} // namespace

/// Holds the tree to the table of layers and to the habits that house-style
/// and CONTRIBUTING.md name and a machine can see.
class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeIsAllowedByTheLayerTable();
    void sqlIsWrittenOnlyInStorageAndServer();
    void nobodyNestsEventLoopsOrConnectsByString();
    void noFileIsLongerThanSixHundredLines();
    void everyHeaderIsIncludedOnce();
};

void TestArchitecture::everyIncludeIsAllowedByTheLayerTable()
{
    const auto table = layerTable();
    QVERIFY(table.size() > 10);
    static const QRegularExpression include(QStringLiteral("^\\s*#include \"([^\"]+)\""),
                                            QRegularExpression::MultilineOption);
    QStringList offences;
    qsizetype seen = 0;
    for (const SourceFile &file : sourceFiles()) {
        const QString from = layerOf(file.path, table);
        auto matches = include.globalMatch(file.text);
        while (matches.hasNext()) {
            const QString target = matches.next().captured(1);
            const QString to = layerOf(target, table);
            ++seen;
            if (to.isEmpty() || to == from || from == QLatin1StringView("tests")
                || table.value(from).contains(to))
                continue;
            offences.append(file.path + QStringLiteral(" includes ") + target);
        }
    }
    QVERIFY(seen > 50);
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestArchitecture::sqlIsWrittenOnlyInStorageAndServer()
{
    static const QRegularExpression sql(QStringLiteral("QSqlQuery|sqlite3_prepare|PQexec|SQLite::Statement"));
    QStringList offences;
    for (const SourceFile &file : sourceFiles()) {
        const bool allowed = file.path.startsWith(QLatin1StringView("storage/"))
            || file.path.startsWith(QLatin1StringView("server/")) || file.path.startsWith(QLatin1StringView("tests/"))
            || file.path.startsWith(QLatin1StringView("benchmarks/"));
        if (!allowed && file.text.contains(sql))
            offences.append(file.path);
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestArchitecture::nobodyNestsEventLoopsOrConnectsByString()
{
    static const QRegularExpression trap(
        QStringLiteral("QEventLoop\\s+\\w|processEvents\\(|\\bSIGNAL\\(|\\bSLOT\\(|ignoreSslErrors\\("));
    QStringList offences;
    for (const SourceFile &file : sourceFiles()) {
        if (file.path.startsWith(QLatin1StringView("tests/")))
            continue;
        const auto match = trap.match(file.text);
        if (match.hasMatch())
            offences.append(file.path + QStringLiteral(": ") + match.captured(0));
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestArchitecture::noFileIsLongerThanSixHundredLines()
{
    QStringList offences;
    for (const SourceFile &file : sourceFiles()) {
        const qsizetype lines = file.text.count(u'\n');
        if (lines > 600)
            offences.append(QStringLiteral("%1: %2 lines").arg(file.path).arg(lines));
    }
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

void TestArchitecture::everyHeaderIsIncludedOnce()
{
    QStringList offences;
    for (const SourceFile &file : sourceFiles())
        if (file.path.endsWith(QLatin1StringView(".h")) && !file.text.contains(QLatin1StringView("#pragma once")))
            offences.append(file.path);
    QVERIFY2(offences.isEmpty(), qPrintable(offences.join(u'\n')));
}

QTEST_APPLESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
