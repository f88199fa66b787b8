#pragma once

#include "sync/remoteapi.h"

#include <QObject>
#include <QPointer>

class QNetworkReply;

namespace otklik {

/// Reads the newline-delimited snapshot from its connection no faster than it
/// is asked: the connection's buffer is small, so a slow disk slows the server
/// down instead of filling memory. Owned by the first sync; the connection ends with it.
class HttpSnapshot final : public QObject, public SnapshotStream
{
    Q_OBJECT

public:
    explicit HttpSnapshot(QNetworkReply *reply);
    ~HttpSnapshot() override;

    void next(int maxRows, Then<SnapshotBatch> then) override;
    [[nodiscard]] QString requestId() const override;

private:
    void read();
    [[nodiscard]] bool readLine();
    void answer();
    void fail(const Failure &why);
    [[nodiscard]] Failure refusal(const QString &code, const QString &detail = {}) const;

    QPointer<QNetworkReply> m_reply;
    Then<SnapshotBatch> m_then;
    SnapshotBatch m_batch;
    QByteArray m_unread; ///< what came and is not yet cut into lines, from m_start on
    qsizetype m_start = 0;
    int m_maxRows = 0;
    qint64 m_weight = 0;    ///< bytes of the batch's lines
    bool m_isReady = false; ///< the batch goes out
    std::optional<Failure> m_failure;
};

} // namespace otklik
