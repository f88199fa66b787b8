#pragma once

#include "sync/http/eventstreamparser.h"
#include "sync/remoteapi.h"

#include <QObject>
#include <QTimer>

class QNetworkReply;

namespace otklik {

/// The open connection that says "there is news up to N". Ends when nothing at
/// all has come for longer than the server's signs of life are apart. Child of
/// the api, on its thread; answers `closed` once and deletes itself.
class EventStream final : public QObject
{
    Q_OBJECT

public:
    EventStream(QNetworkReply *reply, std::function<void(qint64 upTo)> news, Then<bool> closed, QObject *parent);
    ~EventStream() override;

private:
    void read();
    void close(Reply<bool> result);

    QNetworkReply *m_reply;
    std::function<void(qint64 upTo)> m_news;
    Then<bool> m_closed;
    EventStreamParser m_parser;
    QTimer m_silence;
};

} // namespace otklik
