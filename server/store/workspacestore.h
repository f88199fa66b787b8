#pragma once

#include "models/id.h"

#include <QStringList>

#include <chrono>

namespace otklik::server {

class Rows;

/// What is known about the workspace itself.
struct Workspace final
{
    QString id;
    QString name;
    QString epoch;   ///< changes when the database was restored from a backup
    bool isDemo = false;
    UserId ownerId;  ///< signs in with the secret of an embedded server; empty until then
};

/// The workspace row and its settings.
class WorkspaceStore final
{
public:
    explicit WorkspaceStore(Rows &rows) : m_rows(rows) { }

    [[nodiscard]] Workspace workspace();
    void createIfMissing();
    void renewEpoch();
    /// Of a backup that nobody has opened yet.
    [[nodiscard]] bool isCopy();
    void setCopy(bool isCopy);
    /// A deletion whose bytes still have to leave the files, see Store::scrub().
    [[nodiscard]] bool isScrubDue();
    void setScrubDue(bool isDue);
    /// Up to whom retention has gone through the people; empty: from the first on.
    [[nodiscard]] QString retentionPlace();
    void setRetentionPlace(const QString &personId);
    void setName(const QString &name);
    void setDemo(bool isDemo);
    void setOwner(const UserId &id);

    /// How long a queued reply can be taken back. 10 s unless set.
    [[nodiscard]] std::chrono::milliseconds undoWindow();
    void setUndoWindow(std::chrono::milliseconds window);
    /// Within which the first answer is due (Q1). One hour unless set.
    [[nodiscard]] std::chrono::milliseconds firstResponseTime();
    void setFirstResponseTime(std::chrono::milliseconds time);

private:
    [[nodiscard]] QString setting(QLatin1StringView name);
    void setSetting(QLatin1StringView name, const QString &value);

    Rows &m_rows;
};

} // namespace otklik::server
