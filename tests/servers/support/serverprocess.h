#pragma once

#include "channels/http/curlhttp.h"
#include "models/command.h"
#include "models/entity.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace otklik {

/// The real otklik-server as a process of its own, as the desktop starts it, and
/// a client that has signed in as its owner. Keeps all rows it has been told.
/// Blocks; one thread.
class ServerProcess final
{
public:
    explicit ServerProcess(const QString &program);
    ~ServerProcess();

    /// Starts it and signs in; the second time with the same database.
    [[nodiscard]] Result<void> start();
    /// No farewell: as when the power fails.
    void kill();

    /// Begins to connect an account; gives the address for the browser.
    [[nodiscard]] Result<QUrl> connectMastodon(const QUrl &address);
    [[nodiscard]] Result<MutationAnswer> push(const Command &command);
    /// Hands over the bytes of a picture.
    [[nodiscard]] Result<void> upload(const QByteArray &bytes);
    /// Reads what has changed.
    [[nodiscard]] Result<void> pull();

    template <class Row>
    [[nodiscard]] QList<Row> rows() const
    {
        QList<Row> all;
        for (const Entity &entity : m_rows)
            if (const Row *row = std::get_if<Row>(&entity))
                all.append(*row);
        return all;
    }
    template <class Row, class Tag>
    [[nodiscard]] Row row(const Id<Tag> &id) const
    {
        const Entity entity = m_rows.value(id.value);
        const Row *row = std::get_if<Row>(&entity);
        return row ? *row : Row{};
    }

    [[nodiscard]] QByteArray log() const { return m_log; }

private:
    [[nodiscard]] Result<QByteArray> call(HttpMethod method, const QString &path, const QByteArray &body = {});
    void drainLog();

    const QString m_program;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    CurlHttp m_http;
    SystemClock m_clock;
    quint16 m_port = 0;
    QByteArray m_token;
    qint64 m_upTo = 0;
    QHash<QString, Entity> m_rows; ///< by id, in the newest state
    QByteArray m_log;
};

} // namespace otklik
