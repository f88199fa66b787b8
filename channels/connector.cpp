#include "channels/connector.h"

#include "channels/problems.h"

namespace otklik {

Result<ReadResult> Connector::refill(const QString &)
{
    return failure(Error::Kind::GiveUp, problem::notGivenAgain);
}

ModerationResult Connector::moderate(const ModerationOrder &)
{
    ModerationResult result;
    result.outcome = ModerationResult::Outcome::Refused;
    result.problem = problem::notPossible;
    return result;
}

Result<TrialAnswer> Connector::answerInPrivate(const QString &)
{
    return failure(Error::Kind::GiveUp, problem::notPossible);
}

Result<MediaBytes> Connector::media(const QString &, const QString &, qint64)
{
    return failure(Error::Kind::GiveUp, problem::notPossible);
}

bool Connector::waitForNews(std::chrono::milliseconds)
{
    return false;
}

Result<PushAnswer> Connector::receive(const PushedCall &)
{
    return failure(Error::Kind::GiveUp, problem::notPossible);
}

} // namespace otklik
