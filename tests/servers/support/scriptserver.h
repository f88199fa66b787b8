#pragma once

#include "models/result.h"

#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace otklik {

/// A real third-party server that a script of tests/servers starts on a free port of the
/// loopback, for as long as the object lives. Blocks; one thread.
class ScriptServer final
{
public:
    /// `name`: of the script, without ".sh". The detail of an error says why it could not.
    [[nodiscard]] static Result<std::unique_ptr<ScriptServer>> start(const QString &name);
    ~ScriptServer();

    /// What the script printed.
    [[nodiscard]] QUrl address() const { return m_address; }
    /// Ends it; its address answers no more.
    void stop();

private:
    explicit ScriptServer(const QString &name);

    QString m_script;
    QTemporaryDir m_folder;
    QUrl m_address;
};

} // namespace otklik
