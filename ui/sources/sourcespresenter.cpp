#include "ui/sources/sourcespresenter.h"

#include "ui/common/deliver.h"

namespace otklik {

SourcesPresenter::SourcesPresenter(DirectoryStore &directory, SourceControl &control, StoreEvents &events,
                                   QObject *parent)
    : QObject(parent), m_directory(directory), m_control(control)
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.directory || change.everything)
            reload();
    });
    reload();
}

void SourcesPresenter::reload()
{
    deliver(this, m_directory.sources(), [this](const Result<QList<Source>> &sources) {
        if (!sources) {
            Q_EMIT failed(sources.error());
            return;
        }
        m_model.setRows(*sources);
        Q_EMIT rowsChanged();
    });
}

void SourcesPresenter::connectMastodon(const QString &address)
{
    Q_EMIT busyChanged(true);
    deliver(this, m_control.connectMastodon(address.trimmed()), [this](const Result<QUrl> &url) {
        Q_EMIT busyChanged(false);
        if (url)
            Q_EMIT browserNeeded(*url);
        else
            Q_EMIT failed(url.error());
    });
}

void SourcesPresenter::tryOut(const SourceEntry &entry)
{
    Q_EMIT busyChanged(true);
    deliver(this, m_control.tryOutSource(entry), [this](const Result<SourceSeen> &seen) {
        Q_EMIT busyChanged(false);
        if (seen)
            Q_EMIT triedOut(*seen);
        else
            Q_EMIT refused(seen.error());
    });
}

void SourcesPresenter::tryAnswer(const SourceEntry &entry)
{
    Q_EMIT busyChanged(true);
    deliver(this, m_control.tryAnswer(entry), [this](const Result<AnswerTried> &tried) {
        Q_EMIT busyChanged(false);
        if (tried)
            Q_EMIT answerTried(*tried);
        else
            Q_EMIT refused(tried.error());
    });
}

void SourcesPresenter::tryConnected(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    Q_EMIT busyChanged(true);
    deliver(this, m_control.tryConnected(m_model.row(row).id), [this](const Result<AnswerTried> &tried) {
        Q_EMIT busyChanged(false);
        if (tried)
            Q_EMIT answerSent(*tried);
        else
            Q_EMIT failed(tried.error());
    });
}

QUrl SourcesPresenter::callsAddress(int row) const
{
    const bool isConnected = row >= 0 && row < m_model.rowCount() && m_model.row(row).state != SourceState::NotConnected;
    return isConnected ? m_control.callsAddress(m_model.row(row).id) : QUrl();
}

void SourcesPresenter::connectSource(const SourceEntry &entry)
{
    Q_EMIT busyChanged(true);
    deliver(this, m_control.connectSource(entry), [this](const Result<SourceId> &made) {
        Q_EMIT busyChanged(false);
        if (made)
            Q_EMIT connected(*made);
        else
            Q_EMIT refused(made.error());
    });
}

void SourcesPresenter::disconnectSource(int row)
{
    if (row < 0 || row >= m_model.rowCount())
        return;
    deliver(this, m_control.disconnectSource(m_model.row(row).id), [this](const Result<bool> &done) {
        if (!done)
            Q_EMIT failed(done.error());
    });
}

} // namespace otklik
