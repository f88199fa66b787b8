#pragma once

#include "channels/http/http.h"

#include <QHash>

#include <functional>
#include <utility>

namespace otklik {

/// Http without a network: a handler answers, and chosen requests fail.
class FakeHttp final : public Http
{
public:
    using Handler = std::function<Result<HttpResponse>(const HttpRequest &)>;
    enum class Fault {
        NotReached,  ///< the handler never sees the request
        AnswerLost,  ///< it does, and its answer gets lost
        ServerFault, ///< a proxy answers 502 in its place
        HtmlPage,    ///< a proxy answers 200 with a page of its own
    };

    explicit FakeHttp(Handler handler) : m_handler(std::move(handler)) { }

    /// The request of this number, counted from 0 on, fails.
    void failAt(int index, Fault fault) { m_faults.insert(index, fault); }
    void failNoMore() { m_faults.clear(); }
    [[nodiscard]] const QList<HttpRequest> &requests() const { return m_requests; }

    Result<HttpResponse> perform(const HttpRequest &request) override
    {
        const auto fault = m_faults.constFind(static_cast<int>(m_requests.size()));
        m_requests.append(request);
        if (fault == m_faults.cend()) {
            auto answer = m_handler(request);
            if (answer && request.onBody && answer->status / 100 == 2 && !answer->body.isEmpty())
                (void)request.onBody(std::exchange(answer->body, {})); // as every success does
            return answer;
        }
        switch (*fault) {
        case Fault::NotReached:
            return failure(Error::Kind::Retry, httpcode::notReached);
        case Fault::AnswerLost:
            (void)m_handler(request);
            return failure(Error::Kind::Retry, httpcode::noAnswer);
        case Fault::ServerFault:
            return HttpResponse{502, {}, "<html><body>Bad gateway</body></html>"};
        case Fault::HtmlPage: {
            HttpResponse page{200, {}, "<!doctype html><title>Welcome to the hotel</title>"};
            if (request.onBody) // as every success does
                (void)request.onBody(std::exchange(page.body, {}));
            return page;
        }
        }
        return m_handler(request);
    }

private:
    Handler m_handler;
    QHash<int, Fault> m_faults;
    QList<HttpRequest> m_requests;
};

} // namespace otklik
