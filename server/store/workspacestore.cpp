#include "server/store/workspacestore.h"

#include "models/uuid7.h"
#include "server/store/rows.h"
#include "storage/database/database.h"

#include <QUuid>

namespace otklik::server {

namespace {

using namespace std::chrono_literals;

constexpr QLatin1StringView copyName("is_copy");
constexpr QLatin1StringView scrubName("scrub_due");
constexpr QLatin1StringView retentionName("retention_place");
constexpr QLatin1StringView undoWindowName("undo_window_ms");
constexpr QLatin1StringView firstResponseName("first_response_ms");

QString randomId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

std::chrono::milliseconds millisecondsOf(const QString &text, std::chrono::milliseconds otherwise)
{
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    return isNumber ? std::chrono::milliseconds(value) : otherwise;
}

} // namespace

Workspace WorkspaceStore::workspace()
{
    Workspace workspace;
    auto row = m_rows.database().query("SELECT id, name, epoch, is_demo, owner_id FROM workspace");
    if (row.next()) {
        row.read(0, workspace.id);
        row.read(1, workspace.name);
        row.read(2, workspace.epoch);
        row.read(3, workspace.isDemo);
        row.read(4, workspace.ownerId);
    }
    return workspace;
}

void WorkspaceStore::createIfMissing()
{
    m_rows.database().run("INSERT INTO workspace(\"only\", id, name, epoch, last_seq, is_demo, owner_id) "
                          "VALUES(1, ?, 'Otklik', ?, 0, 0, '') ON CONFLICT DO NOTHING",
                          randomId(), randomId());
}

void WorkspaceStore::renewEpoch()
{
    m_rows.database().run("UPDATE workspace SET epoch=?", randomId());
}

bool WorkspaceStore::isCopy()
{
    return !setting(copyName).isEmpty();
}

void WorkspaceStore::setCopy(bool isCopy)
{
    if (isCopy)
        setSetting(copyName, QStringLiteral("1"));
    else
        m_rows.database().run("DELETE FROM setting WHERE name=?", copyName);
}

bool WorkspaceStore::isScrubDue()
{
    return !setting(scrubName).isEmpty();
}

void WorkspaceStore::setScrubDue(bool isDue)
{
    if (isDue)
        setSetting(scrubName, QStringLiteral("1"));
    else
        m_rows.database().run("DELETE FROM setting WHERE name=?", scrubName);
}

QString WorkspaceStore::retentionPlace()
{
    return setting(retentionName);
}

void WorkspaceStore::setRetentionPlace(const QString &personId)
{
    setSetting(retentionName, personId);
}

void WorkspaceStore::setName(const QString &name)
{
    m_rows.database().run("UPDATE workspace SET name=?", name);
}

void WorkspaceStore::setDemo(bool isDemo)
{
    m_rows.database().run("UPDATE workspace SET is_demo=?", isDemo);
}

void WorkspaceStore::setOwner(const UserId &id)
{
    m_rows.database().run("UPDATE workspace SET owner_id=?", id);
}

std::chrono::milliseconds WorkspaceStore::undoWindow()
{
    return millisecondsOf(setting(undoWindowName), 10s);
}

void WorkspaceStore::setUndoWindow(std::chrono::milliseconds window)
{
    setSetting(undoWindowName, QString::number(window.count()));
}

std::chrono::milliseconds WorkspaceStore::firstResponseTime()
{
    return millisecondsOf(setting(firstResponseName), 1h);
}

void WorkspaceStore::setFirstResponseTime(std::chrono::milliseconds time)
{
    setSetting(firstResponseName, QString::number(time.count()));
}

QString WorkspaceStore::setting(QLatin1StringView name)
{
    auto row = m_rows.database().query("SELECT value FROM setting WHERE name=?");
    row.bind(1, name);
    return row.next() ? row.value<QString>(0) : QString();
}

void WorkspaceStore::setSetting(QLatin1StringView name, const QString &value)
{
    m_rows.database().run("INSERT INTO setting(name, value) VALUES(?, ?) ON CONFLICT (name) DO UPDATE SET value=excluded.value",
                          name, value);
}

} // namespace otklik::server
