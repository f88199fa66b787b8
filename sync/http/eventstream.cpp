#include "sync/http/eventstream.h"

#include "sync/http/httpcall.h"
#include "sync/wire/protocol.h"

#include <QNetworkReply>
#include <QPointer>

using namespace std::chrono_literals;

namespace otklik {

namespace {
constexpr auto longestSilence = 60s; ///< the server sends a comment every 20 seconds
}

EventStream::EventStream(QNetworkReply *reply, std::function<void(qint64 upTo)> news, Then<bool> closed,
                         QObject *parent)
    : QObject(parent), m_reply(reply), m_news(std::move(news)), m_closed(std::move(closed))
{
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStream::read);
    connect(m_reply, &QNetworkReply::finished, this, [this] {
        if (m_reply->error() == QNetworkReply::NoError
            && m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() < 300)
            return close(true);
        close(tl::unexpected<Failure>(failureOf(*m_reply, m_reply->read(longestProblem))));
    });
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        close(tl::unexpected<Failure>(Failure{Error{Error::Kind::Retry, QStringLiteral("timeout"), {}}, {}, {}}));
    });
    m_silence.start(longestSilence);
}

EventStream::~EventStream()
{
    m_reply->disconnect(this);
    m_reply->abort();
}

void EventStream::read()
{
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() >= 300)
        return; // finished() reads the refusal
    if (const auto right = checkAnswer(*m_reply, QLatin1StringView("text/event-stream")); !right)
        return close(tl::unexpected<Failure>(Failure{right.error(), {}, {}}));
    m_silence.start(longestSilence);
    const auto events = m_parser.feed(m_reply->readAll());
    const QPointer<EventStream> self(this); // hearing the news may end the stream
    for (const auto &event : events) {
        if (!self)
            return;
        if (event.name != "news")
            continue;
        if (const auto upTo = wire::decodeNews(event.data))
            m_news(*upTo);
    }
}

void EventStream::close(Reply<bool> result)
{
    m_silence.stop();
    m_reply->disconnect(this);
    deleteLater();
    const Then<bool> closed = std::exchange(m_closed, nullptr);
    if (closed)
        closed(std::move(result));
}

} // namespace otklik
