#include "sync/signin/keychainvault.h"

#include <qt6keychain/keychain.h>

namespace otklik {

namespace {

bool isThere(const QKeychain::Job *job)
{
    return job && (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound);
}

} // namespace

KeychainVault::KeychainVault(QString service, QObject *parent, std::chrono::milliseconds longestJob)
    : QObject(parent)
    , m_service(std::move(service))
{
    m_longest.setSingleShot(true);
    m_longest.setInterval(longestJob);
    connect(&m_longest, &QTimer::timeout, this, &KeychainVault::giveUp);
}

KeychainVault::~KeychainVault() = default;

void KeychainVault::read(const QString &name, std::function<void(const QByteArray &)> then)
{
    const auto make = [this, name] {
        auto *job = new QKeychain::ReadPasswordJob(m_service, this);
        job->setKey(name);
        return job;
    };
    enqueue({make, [this, name, then = std::move(then)](QKeychain::Job *job) {
                 auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job);
                 read && read->error() == QKeychain::NoError ? then(read->binaryData()) : m_memory.read(name, then);
             }});
}

void KeychainVault::write(const QString &name, const QByteArray &secret, std::function<void()> done)
{
    m_memory.write(name, secret, [] {});
    const auto make = [this, name, secret] {
        auto *job = new QKeychain::WritePasswordJob(m_service, this);
        job->setKey(name);
        job->setBinaryData(secret);
        return job;
    };
    enqueue({make, [done = std::move(done)](QKeychain::Job *) { done(); }});
}

void KeychainVault::remove(const QString &name, std::function<void()> done)
{
    m_memory.remove(name, [] {});
    const auto make = [this, name] {
        auto *job = new QKeychain::DeletePasswordJob(m_service, this);
        job->setKey(name);
        return job;
    };
    enqueue({make, [done = std::move(done)](QKeychain::Job *) { done(); }});
}

void KeychainVault::enqueue(Task task)
{
    m_tasks.enqueue(std::move(task));
    if (m_tasks.size() == 1)
        QMetaObject::invokeMethod(this, &KeychainVault::next, Qt::QueuedConnection);
}

void KeychainVault::next()
{
    if (m_tasks.isEmpty())
        return;
    if (!m_isLasting)
        return finished(nullptr);
    m_running = m_tasks.head().make();
    m_running->setAutoDelete(false);
    m_running->setInsecureFallback(false); // never a plain file
    connect(m_running, &QKeychain::Job::finished, this, &KeychainVault::finished);
    m_longest.start();
    m_running->start();
}

void KeychainVault::finished(QKeychain::Job *job)
{
    m_longest.stop();
    m_running = nullptr;
    if (!isThere(job))
        m_isLasting = false;
    const Task task = m_tasks.dequeue();
    task.then(job);
    if (job)
        job->deleteLater();
    if (!m_tasks.isEmpty())
        QMetaObject::invokeMethod(this, &KeychainVault::next, Qt::QueuedConnection);
}

void KeychainVault::giveUp()
{
    if (QKeychain::Job *late = std::exchange(m_running, nullptr)) {
        late->disconnect(this);
        connect(late, &QKeychain::Job::finished, late, &QObject::deleteLater);
    }
    finished(nullptr);
}

} // namespace otklik
