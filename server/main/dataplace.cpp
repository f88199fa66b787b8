#include "server/main/dataplace.h"

#include "server/store/store.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

namespace otklik::server {

namespace {

constexpr QLatin1StringView optionName("data");
constexpr QLatin1StringView databaseName("database");

} // namespace

void DataPlace::addOption(QCommandLineParser &parser)
{
    parser.addOption({optionName, QStringLiteral("The folder of the database."), QStringLiteral("DIR")});
    parser.addOption({databaseName, QStringLiteral("A PostgreSQL database instead: postgresql://USER@HOST/NAME."), QStringLiteral("URI")});
}

DataPlace::DataPlace(const QCommandLineParser &parser) : m_folder(parser.value(optionName)), m_uri(parser.value(databaseName))
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

QString DataPlace::name() const
{
    if (!isShared())
        return m_folder;
    QUrl url(m_uri);
    url.setQuery(QString());
    return url.toDisplayString();
}

QString DataPlace::storePlace() const
{
    return isShared() ? m_uri : databaseFile();
}

QString DataPlace::lockFile() const
{
    return QDir(m_folder).filePath(QStringLiteral("otklik.lock"));
}

Result<void> DataPlace::make() const
{
    if (isShared())
        return {};
    if (!QDir().mkpath(m_folder))
        return failure(Error::Kind::GiveUp, QStringLiteral("database_unreachable"), m_folder);
    return {};
}

Result<std::unique_ptr<Store>> DataPlace::open(const Clock &clock) const
{
    if (auto made = make(); !made)
        return tl::unexpected<Error>(made.error());
    return Store::open(storePlace(), clock);
}

Result<std::unique_ptr<Store>> DataPlace::openExisting(const Clock &clock) const
{
    if (!isShared() && !QFileInfo::exists(databaseFile()))
        return failure(Error::Kind::CorrectInput, QStringLiteral("no_database"), m_folder);
    return Store::open(storePlace(), clock);
}

QString DataPlace::databaseFile() const
{
    return QDir(m_folder).filePath(QStringLiteral("otklik.db"));
}

} // namespace otklik::server
