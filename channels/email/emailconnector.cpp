#include "channels/email/emailconnector.h"

#include "channels/email/mailparser.h"
#include "channels/problems.h"

#include <algorithm>

namespace otklik {

EmailConnector::EmailConnector(std::unique_ptr<MailTransport> transport, const Clock &clock, const ConnectorSetup &setup)
    : m_transport(std::move(transport))
{
    const auto access = emailAccess(setup);
    if (!access) {
        m_setup = tl::unexpected(access.error());
        return;
    }
    m_parts = std::make_unique<Parts>(*m_transport, *access, clock, setup.readFrom);
}

EmailConnector::~EmailConnector() = default;

Result<ReadResult> EmailConnector::read(const QString &cursor)
{
    if (!m_setup)
        return tl::unexpected(m_setup.error());
    m_parts->publisher.keepCopies();
    return m_parts->reader.read(cursor);
}

Result<QList<IncomingPost>> EmailConnector::thread(const QString &externalId)
{
    if (!m_setup)
        return tl::unexpected(m_setup.error());
    return m_parts->reader.thread(externalId);
}

Result<ReadResult> EmailConnector::refresh(const QList<KnownPost> &)
{
    return ReadResult{};
}

PublishResult EmailConnector::publish(const OutgoingReply &reply)
{
    if (m_setup)
        return m_parts->publisher.publish(reply);
    PublishResult result;
    result.outcome = PublishResult::Outcome::Refused;
    result.problem = m_setup.error().code;
    return result;
}

Result<std::optional<PublishedPost>> EmailConnector::findPublished(const OutgoingReply &reply)
{
    if (!m_setup)
        return tl::unexpected(m_setup.error());
    return m_parts->publisher.findPublished(reply);
}

Result<AccessCheck> EmailConnector::check()
{
    if (!m_setup)
        return tl::unexpected(m_setup.error());
    const EmailAccess &access = m_parts->mailbox.access();
    const auto sent = m_parts->mailbox.sentFolder();
    if (!sent)
        return tl::unexpected(sent.error());
    const auto session = m_parts->mailbox.session();
    if (!session)
        return tl::unexpected(session.error());
    for (const QByteArray &folder : access.folders)
        if (const auto opened = (*session)->examine(folder); !opened)
            return tl::unexpected(opened.error());
    AccessCheck check;
    check.accountId = check.handle = access.own.address;
    check.name = access.own.name;
    if (sent->isEmpty())
        check.missing.append(QStringLiteral("sent_folder"));
    const auto line = m_transport->open(access.smtp);
    if (!line && line.error().kind != Error::Kind::SignIn)
        return tl::unexpected(line.error());
    check.canAnswer = line.has_value();
    if (!line)
        check.missing.append(QStringLiteral("smtp"));
    return check;
}

Result<TrialAnswer> EmailConnector::answerInPrivate(const QString &text)
{
    if (!m_setup)
        return tl::unexpected(m_setup.error());
    const auto written = m_parts->publisher.writeToOneself(text);
    return written ? Result<TrialAnswer>(TrialAnswer{}) : tl::unexpected(written.error());
}

Result<MediaBytes> EmailConnector::media(const QString &externalId, const QString &key, qint64 atMost)
{
    if (!m_setup)
        return tl::unexpected(m_setup.error());
    const auto letter = m_parts->mailbox.letter(externalId);
    if (!letter)
        return tl::unexpected(letter.error());
    const QList<MailFile> files = parseMail(*letter).files;
    const auto file = std::ranges::find_if(files, [&](const MailFile &one) { return !key.isEmpty() && one.part == key; });
    if (file == files.cend())
        return failure(Error::Kind::GiveUp, problem::postGone);
    if (!file->mediaType.startsWith(QLatin1StringView("image/")))
        return failure(Error::Kind::GiveUp, problem::notPossible);
    if (file->size > atMost)
        return failure(Error::Kind::GiveUp, problem::mediaTooLarge);
    return MediaBytes{fileOfMail(*letter, key, atMost), file->mediaType};
}

bool EmailConnector::waitForNews(std::chrono::milliseconds atMost)
{
    return m_setup && m_parts->reader.waitForNews(atMost).value_or(false);
}

} // namespace otklik
