#pragma once

#include "models/result.h"
#include "models/teamdocument.h"
#include "ui/team/documentfault.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace otklik {

/// Whether a document can be published: by the server's check, and by what only
/// the desktop can read. Error "bad_document". Slow: not for the UI thread.
[[nodiscard]] Result<void> checkBeforePublishing(TeamDocumentKind kind, const QString &body);

/// Checks what is being typed a moment after the last key, on another thread; the
/// newest text counts. UI thread.
class DocumentChecker final : public QObject
{
    Q_OBJECT

public:
    explicit DocumentChecker(QObject *parent = nullptr);

    void check(TeamDocumentKind kind, const QString &body);
    /// Not checked yet: nothing is known about the newest text.
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] const std::optional<DocumentFault> &fault() const { return m_fault; }

Q_SIGNALS:
    void checked();

private:
    void run();

    QTimer m_pause;
    TeamDocumentKind m_kind = TeamDocumentKind::Matrix;
    QString m_body;
    std::optional<DocumentFault> m_fault;
    quint64 m_newest = 0;
    bool m_isBusy = false;
    bool m_isRunning = false;
};

} // namespace otklik
