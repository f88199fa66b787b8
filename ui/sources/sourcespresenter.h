#pragma once

#include "models/session.h"
#include "models/storeevents.h"
#include "ui/sources/sourcesmodel.h"

namespace otklik {

/// The networks page: what is connected, and connecting more. Owned by the
/// composition root; UI thread.
class SourcesPresenter final : public QObject
{
    Q_OBJECT

public:
    SourcesPresenter(DirectoryStore &directory, SourceControl &control, StoreEvents &events, QObject *parent = nullptr);

    /// Asks the server to begin; the answer is browserNeeded() or failed().
    void connectMastodon(const QString &address);
    /// The answer is triedOut() or refused().
    void tryOut(const SourceEntry &entry);
    /// The answer is answerTried() or refused().
    void tryAnswer(const SourceEntry &entry);
    /// Through a source that is connected; the answer is answerSent() or failed().
    void tryConnected(int row);
    /// Where the network of that row calls the server; empty where it calls nobody.
    [[nodiscard]] QUrl callsAddress(int row) const;
    /// The answer is connected() or refused().
    void connectSource(const SourceEntry &entry);
    void disconnectSource(int row);

    [[nodiscard]] SourcesModel &model() { return m_model; }

Q_SIGNALS:
    void busyChanged(bool isBusy);
    void browserNeeded(const QUrl &address); ///< consent is given there
    void triedOut(const otklik::SourceSeen &seen);
    void answerTried(const otklik::AnswerTried &tried);
    void answerSent(const otklik::AnswerTried &tried);
    void connected(const otklik::SourceId &id);
    void refused(const otklik::Error &error); ///< of what was typed
    void rowsChanged();
    void failed(const otklik::Error &error);

private:
    void reload();

    DirectoryStore &m_directory;
    SourceControl &m_control;
    SourcesModel m_model;
};

} // namespace otklik
