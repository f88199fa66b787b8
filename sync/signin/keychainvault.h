#pragma once

#include "sync/signin/secretvault.h"

#include <QObject>
#include <QQueue>
#include <QTimer>

namespace QKeychain {
class Job;
}

namespace otklik {

/// The keychain of the person's session (Secret Service, KWallet). One job at a
/// time, so that the last of two writes is the last there, too. When the computer
/// has no keychain, or it does not take a secret, everything is in memory from
/// then on. Owned by the application; UI thread.
class KeychainVault final : public QObject, public SecretVault
{
    Q_OBJECT

public:
    /// `service` names the program, or a start with data of its own. A person may
    /// be asked to unlock the keychain: that is why a job may take so long.
    explicit KeychainVault(QString service, QObject *parent = nullptr,
                           std::chrono::milliseconds longestJob = std::chrono::minutes(2));
    ~KeychainVault() override;

    void read(const QString &name, std::function<void(const QByteArray &)> then) override;
    void write(const QString &name, const QByteArray &secret, std::function<void()> done) override;
    void remove(const QString &name, std::function<void()> done) override;
    [[nodiscard]] bool isLasting() const override { return m_isLasting; }

private:
    struct Task final
    {
        std::function<QKeychain::Job *()> make;
        std::function<void(QKeychain::Job *)> then; ///< null: there is no keychain
    };
    void enqueue(Task task);
    void next();
    void finished(QKeychain::Job *job);
    void giveUp();

    const QString m_service;
    QQueue<Task> m_tasks; ///< the first one is running
    QKeychain::Job *m_running = nullptr;
    QTimer m_longest;
    MemoryVault m_memory; ///< what was read and written since the start; all there is without a keychain
    bool m_isLasting = true;
};

} // namespace otklik
