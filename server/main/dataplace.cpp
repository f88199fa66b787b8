#include "server/main/dataplace.h"

#include "server/store/store.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace otklik::server {

namespace {

constexpr QLatin1StringView optionName("data");

} // namespace

void DataPlace::addOption(QCommandLineParser &parser)
{
    parser.addOption({optionName, QStringLiteral("The folder of the database."), QStringLiteral("DIR")});
}

DataPlace::DataPlace(const QCommandLineParser &parser) : m_folder(parser.value(optionName))
{
    if (m_folder.isEmpty())
        m_folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
}

QString DataPlace::lockFile() const
{
    return QDir(m_folder).filePath(QStringLiteral("otklik.lock"));
}

Result<void> DataPlace::make() const
{
    if (!QDir().mkpath(m_folder))
        return failure(Error::Kind::GiveUp, QStringLiteral("database_unreachable"), m_folder);
    return {};
}

Result<std::unique_ptr<Store>> DataPlace::open(const Clock &clock) const
{
    if (auto made = make(); !made)
        return tl::unexpected<Error>(made.error());
    return Store::open(databaseFile(), clock);
}

Result<std::unique_ptr<Store>> DataPlace::openExisting(const Clock &clock) const
{
    if (!QFileInfo::exists(databaseFile()))
        return failure(Error::Kind::CorrectInput, QStringLiteral("no_database"), m_folder);
    return Store::open(databaseFile(), clock);
}

QString DataPlace::databaseFile() const
{
    return QDir(m_folder).filePath(QStringLiteral("otklik.db"));
}

} // namespace otklik::server
