#pragma once

#include "models/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <functional>

namespace otklik {

/// Where tokens are kept between starts. Every call returns at once and is done
/// in the order of the calls; answers come on the UI thread, unless the vault
/// has gone by then. Where the computer has nothing safe, they live in memory
/// and end with the program: never in a file.
class SecretVault
{
public:
    virtual ~SecretVault() = default;
    /// Empty when there is nothing; also when the keyring stays locked.
    virtual void read(const QString &name, std::function<void(const QByteArray &secret)> then) = 0;
    virtual void write(const QString &name, const QByteArray &secret, std::function<void()> done) = 0;
    virtual void remove(const QString &name, std::function<void()> done) = 0;
    /// Whether what is written outlives the program, as far as is known by now.
    [[nodiscard]] virtual bool isLasting() const = 0;
};

/// Forgets everything at the end.
class MemoryVault : public SecretVault
{
public:
    void read(const QString &name, std::function<void(const QByteArray &)> then) override
    {
        then(m_secrets.value(name));
    }
    void write(const QString &name, const QByteArray &secret, std::function<void()> done) override
    {
        m_secrets.insert(name, secret);
        done();
    }
    void remove(const QString &name, std::function<void()> done) override
    {
        m_secrets.remove(name);
        done();
    }
    [[nodiscard]] bool isLasting() const override { return false; }

private:
    QHash<QString, QByteArray> m_secrets;
};

} // namespace otklik
