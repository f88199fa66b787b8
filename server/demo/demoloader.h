#pragma once

#include "models/entity.h"
#include "server/ingest/ingest.h"
#include "server/store/rows.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace otklik::server {

/// Reads the demo's files into one transaction, each step on what the one
/// before has made. Throws Refusal where a file is not what it should be.
class DemoLoader final
{
public:
    explicit DemoLoader(Rows &rows) : m_rows(rows) { }
    void load();

private:
    struct Author
    {
        QJsonObject account;
        QString personId; ///< of the files
    };

    void loadCompany(const QJsonObject &workspace);
    void loadUsers(const QJsonArray &users);
    void loadSources(const QJsonArray &sources);
    void readPeople(const QJsonArray &people);
    void loadThread(const QJsonObject &thread);
    [[nodiscard]] IncomingPost postOf(const QJsonObject &mention, const QJsonObject &thread, const Source &source) const;
    void loadEdits(const QJsonObject &mention, const IncomingPost &first, const Source &source);
    void closeThread(const QJsonObject &thread, const Source &source);
    void loadPeople(const QJsonArray &people);
    void loadPerson(const QJsonObject &person);
    void loadNotes(const QJsonObject &person, const PersonId &id);
    [[nodiscard]] TimePoint minutesAgo(qint64 minutes) const { return m_rows.now() - std::chrono::minutes(minutes); }

    Rows &m_rows;
    QHash<QString, UserId> m_users;    ///< by login
    QHash<QString, Source> m_sources;  ///< by the files' id
    QHash<QString, QString> m_brandNames;
    QHash<QString, Author> m_authors;  ///< by the files' account id
};

} // namespace otklik::server
