#include "channels/email/emailpublisher.h"

#include "channels/email/maildraft.h"
#include "channels/email/mailparser.h"
#include "channels/email/smtpsession.h"
#include "channels/http/http.h"
#include "channels/problems.h"

#include <QUuid>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype copiesAtMost = 50;
constexpr int shortWait = 60;
constexpr int greylistWait = 300; ///< servers that put strangers off want to see them again after minutes

PublishResult ended(PublishResult::Outcome outcome, const QString &problem, int wait = 0)
{
    PublishResult result;
    result.outcome = outcome;
    result.problem = problem;
    result.retryAfterSeconds = wait;
    return result;
}

/// Of a step before anything was handed in.
PublishResult notSent(const Error &error)
{
    using enum PublishResult::Outcome;
    return error.kind == Error::Kind::Retry ? ended(TryLater, error.code, shortWait) : ended(Refused, error.code);
}

PublishedPost publishedOf(const FoundMail &letter, const QString &own)
{
    return {letter.mail.messageId, {}, postOfMail(letter, own)};
}

/// RFC 5322, 3.6.4: what the parent follows, then the parent.
QStringList referencesTo(const MailMessage &parent)
{
    constexpr qsizetype most = 30;
    QStringList references = parent.references;
    if (references.isEmpty() && !parent.inReplyTo.isEmpty())
        references.append(parent.inReplyTo);
    if (!parent.messageId.isEmpty() && !references.contains(parent.messageId))
        references.append(parent.messageId);
    return references.size() <= most ? references : references.first(1) + references.last(most - 1);
}

} // namespace

EmailPublisher::EmailPublisher(MailTransport &transport, Mailbox &mailbox, const Clock &clock)
    : m_transport(transport), m_mailbox(mailbox), m_clock(clock)
{
}

Result<MailMessage> EmailPublisher::answered(const OutgoingReply &reply)
{
    const QString parent = messageIdIn(reply.inReplyTo);
    const QString root = messageIdIn(reply.threadExternalId);
    const auto found = m_mailbox.withIds({parent, root});
    if (!found)
        return tl::unexpected(found.error());
    const auto withId = [&](const QString &id) {
        return std::find_if(found->cbegin(), found->cend(), [&](const FoundMail &one) { return one.mail.messageId == id; });
    };
    if (const auto there = withId(parent); there != found->cend())
        return there->mail;
    // Its folder was cleaned up since: what it is answered by is known all the same.
    MailMessage stand;
    stand.messageId = parent;
    if (!root.isEmpty() && root != parent)
        stand.references.append(root);
    if (const auto there = withId(root); there != found->cend())
        stand.subject = there->mail.subject;
    return stand;
}

Result<EmailPublisher::Letter> EmailPublisher::write(const OutgoingReply &reply)
{
    const auto recipient = wireAddress(reply.recipientHandle.trimmed());
    if (!recipient)
        return failure(Error::Kind::GiveUp, problem::recipientRefuses, QStringLiteral("no address"));
    const auto parent = answered(reply);
    if (!parent)
        return tl::unexpected(parent.error());
    const MailAddress &own = m_mailbox.access().own;
    MailDraft draft;
    draft.from = {own.name, QString::fromLatin1(*wireAddress(own.address))};
    draft.to = {{}, QString::fromLatin1(*recipient)};
    draft.subject = answeringSubject(parent->subject);
    draft.text = reply.text;
    draft.messageId = messageIdOf(reply.idempotencyKey, draft.from.address.section(u'@', -1));
    draft.inReplyTo = parent->messageId;
    draft.references = referencesTo(*parent);
    draft.date = m_clock.now();
    draft.pictures = reply.attachments;
    return Letter{composed(draft), *recipient, draft.messageId};
}

IncomingPost EmailPublisher::seen(const QByteArray &letter) const
{
    return postOfMail({parseMail(letter), {}, true, {}}, m_mailbox.access().own.address);
}

PublishResult EmailPublisher::publish(const OutgoingReply &reply)
{
    const auto letter = write(reply);
    if (!letter)
        return notSent(letter.error());
    PublishResult result = handIn(*letter);
    if (result.outcome != PublishResult::Outcome::Sent)
        return result;
    result.post = {letter->messageId, {}, seen(letter->bytes)};
    m_copies.append({letter->messageId, letter->bytes});
    if (m_copies.size() > copiesAtMost)
        m_copies.removeFirst();
    keepCopies();
    return result;
}

PublishResult EmailPublisher::handIn(const Letter &letter)
{
    using enum PublishResult::Outcome;
    const auto line = m_transport.open(m_mailbox.access().smtp);
    if (!line)
        return notSent(line.error());
    const SmtpOutcome outcome = submit(**line, *wireAddress(m_mailbox.access().own.address), letter.recipient, letter.bytes);
    switch (outcome.kind) {
    case SmtpOutcome::Kind::Taken:
        return ended(Sent, {});
    case SmtpOutcome::Kind::Refused:
        return ended(Refused, problem::networkRefused);
    case SmtpOutcome::Kind::RecipientRefused:
        return ended(Refused, problem::recipientRefuses);
    case SmtpOutcome::Kind::Later:
        return ended(TryLater, problem::rateLimited, greylistWait);
    case SmtpOutcome::Kind::NotSent:
        return ended(TryLater, httpcode::noAnswer, shortWait);
    case SmtpOutcome::Kind::Unclear:
        break;
    }
    return ended(Unknown, httpcode::noAnswer);
}

Result<void> EmailPublisher::writeToOneself(const QString &text)
{
    const MailAddress &own = m_mailbox.access().own;
    const QByteArray address = *wireAddress(own.address);
    MailDraft draft;
    draft.from = {own.name, QString::fromLatin1(address)};
    draft.to = {{}, QString::fromLatin1(address)};
    draft.subject = QStringLiteral("Otklik");
    draft.text = text;
    draft.messageId = messageIdOf(QUuid::createUuid().toString(QUuid::WithoutBraces), draft.from.address.section(u'@', -1));
    draft.date = m_clock.now();
    const PublishResult sent = handIn({composed(draft), address, draft.messageId});
    if (sent.outcome == PublishResult::Outcome::Sent)
        return {};
    const bool isRefused = sent.outcome == PublishResult::Outcome::Refused;
    return failure(isRefused ? Error::Kind::GiveUp : Error::Kind::Retry, sent.problem);
}

void EmailPublisher::keepCopies()
{
    m_copies.removeIf([this](const Copy &copy) {
        const auto kept = m_mailbox.keepSent(copy.letter, copy.messageId);
        // A folder that is full or closed stays so: without the copy nothing is lost but its convenience.
        return kept || kept.error().kind == Error::Kind::GiveUp;
    });
}

Result<std::optional<PublishedPost>> EmailPublisher::findPublished(const OutgoingReply &reply)
{
    const QString own = m_mailbox.access().own.address;
    const QString id = messageIdOf(reply.idempotencyKey, QString::fromLatin1(*wireAddress(own)).section(u'@', -1));
    auto found = m_mailbox.withIds({id});
    if (!found)
        return tl::unexpected(found.error());
    for (FoundMail &letter : *found) {
        // In another folder than that of sent letters: what came back to us as one of many recipients.
        letter.isSent = letter.isSent || letter.mail.from.value(0).address == own;
        if (letter.isSent)
            return publishedOf(letter, own);
    }
    const auto isSpokenOf = m_mailbox.isSpokenOf(id, reply.notBefore);
    if (!isSpokenOf)
        return tl::unexpected(isSpokenOf.error());
    if (!*isSpokenOf)
        return failure(Error::Kind::GiveUp, problem::cannotReadBack);
    auto letter = write(reply);
    if (!letter)
        return PublishedPost{id, {}, {}};
    return PublishedPost{id, {}, seen(letter->bytes)};
}

} // namespace otklik
