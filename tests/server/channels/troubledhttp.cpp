#include "tests/server/channels/troubledhttp.h"

#include "tests/channels/fakehttp.h"

namespace otklik {

void TroubledHttp::troubleAt(int index, Trouble trouble)
{
    m_at = index;
    m_trouble = trouble;
}

Result<HttpResponse> TroubledHttp::perform(const HttpRequest &request)
{
    const bool isTroubled = m_calls++ == m_at && m_trouble;
    if (!isTroubled)
        return m_network.answer(request);
    FakeHttp once([this](const HttpRequest &same) { return m_network.answer(same); });
    switch (*m_trouble) {
    case Trouble::NotReached:
        once.failAt(0, FakeHttp::Fault::NotReached);
        break;
    case Trouble::AnswerLost:
        once.failAt(0, FakeHttp::Fault::AnswerLost);
        break;
    case Trouble::ProxyFault:
        once.failAt(0, FakeHttp::Fault::ServerFault);
        break;
    case Trouble::HtmlPage:
        once.failAt(0, FakeHttp::Fault::HtmlPage);
        break;
    case Trouble::AskedToWait:
        return HttpResponse{429, {{"retry-after", "30"}}, {}};
    case Trouble::KilledAfter:
        (void)m_network.answer(request);
        [[fallthrough]];
    case Trouble::KilledBefore:
        throw Killed{};
    }
    return once.perform(request);
}

bool TroubledHttp::call(const std::function<bool()> &arrive)
{
    const bool isTroubled = m_calls++ == m_at && m_trouble;
    if (!isTroubled)
        return arrive();
    switch (*m_trouble) {
    case Trouble::NotReached:
    case Trouble::AskedToWait:
    case Trouble::ProxyFault:
        return false;
    case Trouble::AnswerLost:
        (void)arrive();
        return false;
    case Trouble::HtmlPage:
        (void)arrive();
        return arrive();
    case Trouble::KilledAfter:
        (void)arrive();
        [[fallthrough]];
    case Trouble::KilledBefore:
        throw Killed{};
    }
    return arrive();
}

} // namespace otklik
