#pragma once

#include "tests/server/support/testclient.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>

#include <unistd.h>

// otklik-server as a process: run to its end, or started as the desktop starts it.

namespace otklik::server {

inline const QString program = QStringLiteral(OTKLIK_BINARY_DIR "/bin/otklik-server");
inline constexpr int patience = 30'000;

/// A run of the program to its end.
struct Run final
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

inline Run run(const QStringList &arguments, const QByteArray &input = {}, const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(patience);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// A server of its own, started as the desktop starts it.
class Embedded final
{
public:
    explicit Embedded(const QString &folder, const QStringList &more = {},
                      const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment(), int errors = -1)
    {
        process.setProcessEnvironment(environment);
        if (errors >= 0)
            process.setChildProcessModifier([errors] { ::dup2(errors, STDERR_FILENO); });
        process.start(program, QStringList{QStringLiteral("serve"), QStringLiteral("--embedded"), QStringLiteral("--data"), folder} + more);
        process.write("a secret\n");
        process.waitForBytesWritten(patience);
        while (!process.canReadLine() && process.waitForReadyRead(patience)) { }
        const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
        port = static_cast<quint16>(line.value(QStringLiteral("port")).toInt());
        error = line.value(QStringLiteral("error")).toString();
    }
    ~Embedded()
    {
        process.closeWriteChannel();
        process.waitForFinished(patience);
    }

    [[nodiscard]] QByteArray signIn() const
    {
        TestClient client(port);
        const TestReply reply = client.post("/v1/sessions", {{QStringLiteral("secret"), QStringLiteral("a secret")}});
        return reply.json().value(QStringLiteral("token")).toString().toLatin1();
    }
    /// Waits for the end; answers the exit code.
    int end()
    {
        process.waitForFinished(patience);
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    QProcess process;
    quint16 port = 0;
    QString error;
};

inline QStringList serveIn(const QString &folder, const QStringList &more = {})
{
    return QStringList{QStringLiteral("serve"), QStringLiteral("--data"), folder} + more;
}

inline QStringList userIn(const QString &folder, const QStringList &more)
{
    return QStringList{QStringLiteral("user"), QStringLiteral("--data"), folder} + more;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace otklik::server
