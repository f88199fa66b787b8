#include "sync/http/httpsnapshot.h"

#include "sync/http/httpcall.h"
#include "sync/wire/protocol.h"

#include <QNetworkReply>

namespace otklik {

namespace {
constexpr qint64 longestLine = 2 * 1024 * 1024;
/// A batch goes out when it is this heavy, however few rows it has.
constexpr qint64 heaviestBatch = 4 * 1024 * 1024;
}

HttpSnapshot::HttpSnapshot(QNetworkReply *reply) : m_reply(reply)
{
    m_reply->setParent(this);
    m_reply->setReadBufferSize(longestLine);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpSnapshot::read);
    connect(m_reply, &QNetworkReply::finished, this, &HttpSnapshot::read);
}

HttpSnapshot::~HttpSnapshot()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
}

void HttpSnapshot::next(int maxRows, Then<SnapshotBatch> then)
{
    m_then = std::move(then);
    m_maxRows = maxRows;
    m_batch = {};
    m_weight = 0;
    m_isReady = false;
    QMetaObject::invokeMethod(this, &HttpSnapshot::read, Qt::QueuedConnection);
}

void HttpSnapshot::read()
{
    if (!m_then)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 && !m_reply->isFinished())
        return;
    if (status >= 300 || status == 0) {
        if (m_reply->isFinished())
            fail(failureOf(*m_reply, m_reply->read(longestProblem)));
        return;
    }
    if (const auto right = checkAnswer(*m_reply, QLatin1StringView("application/x-ndjson")); !right)
        return fail(refusal(right.error().code, right.error().detail));
    while (!m_isReady && !m_failure) {
        if (readLine())
            continue;
        if (m_reply->bytesAvailable() == 0)
            break;
        // All of it at once: Qt 6.4 does not go on after a part of a full buffer was taken.
        m_unread += m_reply->readAll();
    }
    if (m_failure)
        return fail(*m_failure);
    if (m_isReady)
        return answer();
    if (m_reply->isFinished()) {
        // Without the end line the connection broke; what came so far still counts.
        if (!m_batch.changes.isEmpty())
            return answer();
        const Failure broken = m_reply->error() == QNetworkReply::NoError
                                 ? Failure{Error{Error::Kind::Retry, QStringLiteral("offline"), {}}, requestId(), {}}
                                 : failureOf(*m_reply, {});
        return fail(broken);
    }
}

bool HttpSnapshot::readLine()
{
    const qsizetype end = m_unread.indexOf('\n', m_start);
    if (end < 0) {
        m_unread.remove(0, std::exchange(m_start, 0));
        if (m_unread.size() > longestLine)
            m_failure = refusal(QStringLiteral("row_too_large"));
        return false;
    }
    const auto text = QByteArray::fromRawData(m_unread.constData() + m_start, end - m_start);
    m_start = end + 1;
    const auto line = wire::decodeSnapshotLine(text);
    if (!line) {
        m_failure = refusal(QStringLiteral("bad_message"), line.error().detail);
        return false;
    }
    if (line->change) {
        m_batch.changes.append(*line->change);
        m_weight += text.size();
        m_isReady = m_batch.changes.size() >= m_maxRows || m_weight >= heaviestBatch;
        return true;
    }
    m_batch.checkpoint = line->checkpoint;
    m_batch.isOpenWorkDone = line->isOpenWorkDone;
    m_batch.isEnd = line->isEnd;
    m_batch.epoch = line->epoch;
    m_batch.upTo = line->upTo;
    m_isReady = true;
    return true;
}

void HttpSnapshot::answer()
{
    const Then<SnapshotBatch> then = std::exchange(m_then, nullptr);
    then(std::exchange(m_batch, {}));
}

QString HttpSnapshot::requestId() const
{
    return m_reply ? requestIdOf(*m_reply) : QString();
}

Failure HttpSnapshot::refusal(const QString &code, const QString &detail) const
{
    return {Error{Error::Kind::GiveUp, code, detail}, requestId(), {}};
}

void HttpSnapshot::fail(const Failure &why)
{
    const Then<SnapshotBatch> then = std::exchange(m_then, nullptr);
    then(tl::unexpected<Failure>(why));
}

} // namespace otklik
