#include "sync/policy.h"

#include <algorithm>
#include <array>

namespace otklik {

namespace {

/// A captive portal answers plain requests with a page or a redirection, and spoils encrypted ones;
/// something in between may spoil an answer in any other way.
bool isByStranger(const Error &error)
{
    static constexpr std::array codes{QLatin1StringView("not_otklik"), QLatin1StringView("redirected"),
                                      QLatin1StringView("tls_failed"), QLatin1StringView("bad_message"),
                                      QLatin1StringView("answer_too_large")};
    return std::ranges::find(codes, error.code) != codes.end();
}

} // namespace

NextStep nextStepAfter(const Error &error)
{
    if (error.code == QLatin1StringView("epoch_changed"))
        return NextStep::ReadAnew;
    if (error.code == QLatin1StringView("mass_removal"))
        return NextStep::Ask;
    if (error.kind != Error::Kind::Corruption && error.code == QLatin1StringView("database_damaged"))
        return NextStep::RetryLate; // the server's own database: waiting does not mend it
    if (isByStranger(error))
        return NextStep::LookAgain;
    switch (error.kind) {
    case Error::Kind::Retry:
        return NextStep::RetrySoon;
    case Error::Kind::SignIn:
        return NextStep::SignIn;
    case Error::Kind::Conflict:
        return NextStep::ReadAnew;
    case Error::Kind::CorrectInput:
    case Error::Kind::GiveUp:
        return NextStep::RetryLate;
    case Error::Kind::Corruption:
        return NextStep::Halt;
    }
    return NextStep::RetryLate;
}

Backoff::Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest, std::function<double()> random)
    : m_first(first)
    , m_longest(longest)
    , m_random(std::move(random))
{}

std::chrono::milliseconds Backoff::next()
{
    const auto full = std::min<std::chrono::milliseconds>(m_longest, m_first * (1LL << std::min(m_attempt, 20)));
    ++m_attempt;
    const double part = 0.5 + m_random() / 2;
    return std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(full.count()) * part));
}

} // namespace otklik
