#include "channels/email/mailbox.h"

#include "channels/email/mailparser.h"
#include "channels/problems.h"

#include <QDateTime>

#include <algorithm>

namespace otklik {

namespace {

using namespace std::chrono_literals;

constexpr auto freshFor = 60s;
constexpr qsizetype lettersAPage = 20;
constexpr qint64 bytesAPage = 16 * 1024 * 1024;
constexpr qsizetype idsASearch = 30;
constexpr qsizetype lettersASearch = 100;
constexpr qsizetype copiesOfALetter = 3; ///< in one folder
const QByteArray facts = "UID INTERNALDATE RFC822.SIZE";
/// Of a letter that is longer only its beginning is read; its words stand there.
const QByteArray whole = facts + " BODY.PEEK[]<0.16777216>";
const QByteArray head = facts + " BODY.PEEK[HEADER.FIELDS (MESSAGE-ID DATE FROM REPLY-TO SUBJECT LIST-POST)]";

/// Any of them, in one criterion: OR takes two.
QByteArray anyOf(const QByteArrayList &criteria)
{
    QByteArray all = criteria.first();
    for (const QByteArray &one : criteria.sliced(1))
        all = "OR " + all + ' ' + one;
    return all;
}

QByteArray headerIs(const char *name, const QString &id)
{
    return QByteArray("HEADER ") + name + ' ' + imapQuoted(id.toLatin1()).value_or("\"\"");
}

bool isAbout(const FoundMail &letter, const QStringList &ids)
{
    return ids.contains(letter.mail.messageId);
}

} // namespace

QByteArray imapDay(TimePoint at)
{
    static const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const QDate day = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), Qt::UTC).date();
    return QByteArray::number(day.day()) + '-' + months[day.month() - 1] + '-' + QByteArray::number(day.year());
}

Mailbox::Mailbox(MailTransport &transport, const EmailAccess &access, const Clock &clock)
    : m_transport(transport), m_access(access), m_clock(clock)
{
}

Result<ImapSession *> Mailbox::session()
{
    // Servers close what is silent for long; that is no failure to tell anybody of.
    const bool isStale = m_session && m_clock.now() - m_usedAt > freshFor;
    if (m_session && (!m_session->isUsable() || (isStale && !m_session->noop())))
        m_session.reset();
    if (!m_session) {
        m_sent.reset();
        auto opened = ImapSession::open(m_transport, m_access.imap);
        if (!opened)
            return tl::unexpected(opened.error());
        m_session = std::move(*opened);
    }
    m_usedAt = m_clock.now();
    return m_session.get();
}

Result<QByteArray> Mailbox::sentFolder()
{
    const auto imap = session();
    if (!imap)
        return tl::unexpected(imap.error());
    if (m_sent)
        return *m_sent;
    const auto found = (*imap)->folders();
    if (!found)
        return tl::unexpected(found.error());
    static const QByteArrayList usual{"sent", "sent items", "sent messages", "inbox.sent", "inbox/sent",
                                      imapFolderName(QStringLiteral("Отправленные")).toLower()};
    QByteArray byName;
    for (const ImapSession::Folder &folder : *found) {
        if (folder.attributes.contains("\\sent"))
            m_sent = folder.name;
        if (byName.isEmpty() && usual.contains(folder.name.toLower()) && !folder.attributes.contains("\\noselect"))
            byName = folder.name;
    }
    if (!m_sent)
        m_sent = byName;
    return *m_sent;
}

Result<QByteArrayList> Mailbox::folders()
{
    const auto sent = sentFolder();
    if (!sent)
        return tl::unexpected(sent.error());
    QByteArrayList all = m_access.folders;
    all.removeAll(*sent);
    if (!sent->isEmpty())
        all.append(*sent);
    return all;
}

Result<void> Mailbox::open(const QByteArray &folder)
{
    if (m_session->selected() == folder)
        return {};
    const auto examined = m_session->examine(folder);
    return examined ? Result<void>() : tl::unexpected(examined.error());
}

Result<QList<FoundMail>> Mailbox::page(const QByteArray &folder, const QList<quint32> &uids, quint32 &last)
{
    const QList<quint32> first = uids.first(std::min(lettersAPage, uids.size()));
    const auto sizes = m_session->fetch(first, facts);
    if (!sizes)
        return tl::unexpected(sizes.error());
    QList<quint32> wanted;
    qint64 bytes = 0;
    last = first.last();
    for (const ImapSession::Message &message : *sizes) {
        bytes += std::min(message.size, bytesAPage);
        if (!wanted.isEmpty() && bytes > bytesAPage) {
            last = wanted.last();
            break;
        }
        wanted.append(message.uid);
    }
    const auto messages = m_session->fetch(wanted, whole);
    if (!messages)
        return tl::unexpected(messages.error());
    QList<FoundMail> letters;
    for (const ImapSession::Message &message : *messages)
        letters.append({parseMail(message.bytes), message.internalDate, m_sent && folder == *m_sent, {}});
    return letters;
}

Result<QList<FoundMail>> Mailbox::search(const QByteArray &criteria, qsizetype atMost)
{
    const auto all = folders();
    if (!all)
        return tl::unexpected(all.error());
    QList<FoundMail> found;
    for (const QByteArray &folder : *all) {
        if (const auto opened = open(folder); !opened)
            return tl::unexpected(opened.error());
        auto uids = m_session->search(criteria);
        if (!uids)
            return tl::unexpected(uids.error());
        while (!uids->isEmpty() && found.size() < atMost) {
            quint32 last = 0;
            const auto letters = page(folder, *uids, last);
            if (!letters)
                return tl::unexpected(letters.error());
            found += *letters;
            uids->removeIf([last](quint32 uid) { return uid <= last; });
        }
    }
    return found;
}

Result<QList<FoundMail>> Mailbox::withIds(const QStringList &messageIds)
{
    QByteArrayList criteria;
    QStringList wanted;
    for (const QString &id : messageIds)
        if (!id.isEmpty() && !wanted.contains(id) && wanted.size() < idsASearch) {
            wanted.append(id);
            criteria.append(headerIs("Message-ID", id));
        }
    if (criteria.isEmpty())
        return QList<FoundMail>();
    auto found = search(anyOf(criteria), lettersASearch);
    if (found)
        found->removeIf([&wanted](const FoundMail &letter) { return !isAbout(letter, wanted); });
    return found;
}

Result<QByteArray> Mailbox::letter(const QString &externalId)
{
    const QString id = messageIdIn(externalId);
    if (id.isEmpty())
        return failure(Error::Kind::GiveUp, problem::notPossible);
    const auto all = folders();
    if (!all)
        return tl::unexpected(all.error());
    QList<FoundMail> found;
    QList<ImapSession::Message> raw;
    for (const QByteArray &folder : *all) {
        if (const auto opened = open(folder); !opened)
            return tl::unexpected(opened.error());
        const auto uids = m_session->search(headerIs("Message-ID", id));
        const auto messages = uids ? m_session->fetch(uids->first(std::min(copiesOfALetter, uids->size())), whole)
                                   : Result<QList<ImapSession::Message>>(tl::unexpected(uids.error()));
        if (!messages)
            return tl::unexpected(messages.error());
        for (const ImapSession::Message &message : *messages) {
            found.append({parseMail(message.bytes), message.internalDate, m_sent && folder == *m_sent, {}});
            raw.append(message);
        }
    }
    nameApart(found, m_access.own.address);
    for (qsizetype i = 0; i < found.size(); ++i)
        // The other letters of its Message-ID may have gone since it was named apart from them.
        if (found.at(i).externalId == externalId || id + u' ' + fingerprint(found.at(i).mail, m_access.own.address) == externalId)
            return raw.at(i).size > bytesAPage ? Result<QByteArray>(failure(Error::Kind::GiveUp, problem::mediaTooLarge))
                                               : raw.at(i).bytes;
    return failure(Error::Kind::GiveUp, problem::postGone);
}

Result<QList<FoundMail>> Mailbox::answersTo(const QString &messageId)
{
    return search(anyOf({headerIs("References", messageId), headerIs("In-Reply-To", messageId)}), lettersASearch);
}

Result<bool> Mailbox::isSpokenOf(const QString &messageId, TimePoint since)
{
    const auto all = folders();
    if (!all)
        return tl::unexpected(all.error());
    const QByteArray criteria = "SINCE " + imapDay(since - 24h) + " TEXT " + imapQuoted(messageId.toLatin1()).value_or("\"\"");
    for (const QByteArray &folder : *all) {
        if (const auto opened = open(folder); !opened)
            return tl::unexpected(opened.error());
        const auto uids = m_session->search(criteria);
        if (!uids)
            return tl::unexpected(uids.error());
        if (!uids->isEmpty())
            return true;
    }
    return false;
}

Result<QList<FoundMail>> Mailbox::heads(const QStringList &messageIds)
{
    QList<FoundMail> found;
    const auto all = folders();
    if (!all)
        return tl::unexpected(all.error());
    for (qsizetype from = 0; from < messageIds.size(); from += idsASearch) {
        QByteArrayList criteria;
        const QStringList ids = messageIds.mid(from, idsASearch);
        for (const QString &id : ids)
            criteria.append(headerIs("Message-ID", id));
        for (const QByteArray &folder : *all) {
            if (const auto opened = open(folder); !opened)
                return tl::unexpected(opened.error());
            const auto uids = m_session->search(anyOf(criteria));
            const auto messages = uids ? m_session->fetch(uids->first(std::min(lettersASearch, uids->size())), head)
                                       : Result<QList<ImapSession::Message>>(tl::unexpected(uids.error()));
            if (!messages)
                return tl::unexpected(messages.error());
            for (const ImapSession::Message &message : *messages)
                found.append({parseMail(message.bytes), message.internalDate, m_sent && folder == *m_sent, {}});
        }
    }
    return found;
}

Result<void> Mailbox::nameAll(QList<FoundMail> &letters)
{
    QStringList ids;
    for (const FoundMail &letter : std::as_const(letters))
        if (!letter.mail.messageId.isEmpty() && !ids.contains(letter.mail.messageId))
            ids.append(letter.mail.messageId);
    const auto others = heads(ids);
    if (!others)
        return tl::unexpected(others.error());
    const qsizetype own = letters.size();
    letters += *others;
    nameApart(letters, m_access.own.address);
    letters.resize(own);
    return {};
}

Result<void> Mailbox::keepSent(const QByteArray &letter, const QString &messageId)
{
    const auto sent = sentFolder();
    if (!sent)
        return tl::unexpected(sent.error());
    if (sent->isEmpty())
        return {};
    const auto examined = m_session->examine(*sent); // anew: it may have come in since
    if (!examined)
        return tl::unexpected(examined.error());
    const auto there = m_session->search(headerIs("Message-ID", messageId));
    if (!there)
        return tl::unexpected(there.error());
    return there->isEmpty() ? m_session->append(*sent, letter) : Result<void>();
}

} // namespace otklik
