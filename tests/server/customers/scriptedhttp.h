#pragma once

#include "channels/http/http.h"

#include <functional>

namespace otklik {

/// A server whose answers a test writes; remembers what it was asked.
class ScriptedHttp final : public Http
{
public:
    using Answer = std::function<Result<HttpResponse>(const HttpRequest &request)>;

    explicit ScriptedHttp(Answer answer) : m_answer(std::move(answer)) { }

    Result<HttpResponse> perform(const HttpRequest &request) override
    {
        requests.append(request);
        return m_answer(request);
    }

    QList<HttpRequest> requests;

private:
    Answer m_answer;
};

} // namespace otklik
