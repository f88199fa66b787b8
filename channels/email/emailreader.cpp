#include "channels/email/emailreader.h"

#include "channels/problems.h"

#include <QSet>

#include <algorithm>

namespace otklik {

namespace {

using namespace std::chrono_literals;

/// RFC 2177: before the half hour is over the server may have gone.
constexpr std::chrono::milliseconds longestIdle = 25min;

/// Of a thread that is longer the middle is left out.
QStringList someOf(const QStringList &ids)
{
    constexpr qsizetype most = 28;
    return ids.size() <= most ? ids : ids.first(2) + ids.last(most - 2);
}

void inOrderOfWriting(QList<IncomingPost> &posts)
{
    std::stable_sort(posts.begin(), posts.end(),
                     [](const IncomingPost &a, const IncomingPost &b) { return a.publishedAt < b.publishedAt; });
}

} // namespace

EmailReader::EmailReader(Mailbox &mailbox, const Clock &clock, TimePoint readFrom)
    : m_mailbox(mailbox), m_clock(clock), m_readFrom(readFrom)
{
}

Result<ReadResult> EmailReader::read(const QString &text)
{
    auto cursor = MailCursor::fromText(text);
    if (!cursor)
        return tl::unexpected(cursor.error());
    m_fresh.clear();
    ReadResult result;
    const auto folders = m_mailbox.folders();
    if (!folders)
        return tl::unexpected(folders.error());
    for (const QByteArray &folder : *folders) {
        const auto more = readFolder(folder, *cursor, result);
        if (!more)
            return tl::unexpected(more.error());
        if (*more) {
            result.hasMore = true;
            break;
        }
    }
    inOrderOfWriting(result.posts);
    result.heard.received = result.posts.size();
    const bool isNews = cursor->toText() != text;
    if (!result.hasMore)
        tellComplete(*cursor, isNews, result);
    result.cursor = isNews ? cursor->toText() : text;
    return result;
}

void EmailReader::tellComplete(MailCursor &cursor, bool isNews, ReadResult &result)
{
    const TimePoint from = std::max({cursor.heardTo, m_heardTo, m_readFrom});
    result.heard.completeFrom = from;
    result.heard.completeTo = std::max(from, m_clock.now());
    m_heardTo = *result.heard.completeTo;
    if (isNews)
        cursor.heardTo = m_heardTo;
}

/// A folder that was made anew, or put back from a copy, is read from its beginning: what is known changes nothing.
Result<ImapSession::Known> EmailReader::whereToGoOn(const QByteArray &folder, const MailCursor &cursor, ReadResult &result,
                                                    ImapSession::Examined &examined)
{
    const auto session = m_mailbox.session();
    if (!session)
        return tl::unexpected(session.error());
    const auto known = cursor.folders.constFind(folder);
    const auto opened = (*session)->examine(folder, known == cursor.folders.cend() ? std::nullopt : std::optional(*known));
    if (!opened)
        return tl::unexpected(opened.error());
    examined = *opened;
    const bool isSame = known != cursor.folders.cend() && known->validity == examined.validity
        && (examined.next == 0 || known->next <= examined.next);
    if (!isSame)
        return ImapSession::Known{examined.validity, 1, examined.modseq};
    if (examined.vanished.value_or(0) > 0) {
        HeardGap gap;
        gap.from = std::max(cursor.heardTo, m_heardTo);
        gap.to = m_clock.now();
        gap.reason = problem::countDiffers;
        gap.missing = examined.vanished;
        result.heard.gaps.append(gap);
        // Told once: from now on the server counts from here.
        return ImapSession::Known{known->validity, known->next, examined.modseq};
    }
    return *known;
}

/// True: there is more to read in it.
Result<bool> EmailReader::readFolder(const QByteArray &folder, MailCursor &cursor, ReadResult &result)
{
    ImapSession::Examined examined;
    auto known = whereToGoOn(folder, cursor, result, examined);
    if (!known)
        return tl::unexpected(known.error());
    const bool isFirst = folder == m_mailbox.access().folders.first();
    if (examined.next != 0 && known->next >= examined.next) {
        cursor.folders.insert(folder, *known);
        if (isFirst)
            m_watched = *known;
        return false;
    }
    const auto session = m_mailbox.session();
    if (!session)
        return tl::unexpected(session.error());
    const QByteArray upTo = examined.next == 0 ? QByteArray("*") : QByteArray::number(examined.next - 1);
    const QByteArray since = m_readFrom > TimePoint() ? " SINCE " + imapDay(m_readFrom - 24h) : QByteArray();
    auto uids = (*session)->search("UID " + QByteArray::number(known->next) + ':' + upTo + since);
    if (!uids)
        return tl::unexpected(uids.error());
    uids->removeIf([&known](quint32 uid) { return uid < known->next; }); // "9:*" holds the last one always
    quint32 last = 0;
    if (!uids->isEmpty()) {
        const auto letters = m_mailbox.page(folder, *uids, last);
        if (!letters)
            return tl::unexpected(letters.error());
        if (const auto taken = take(*letters, result); !taken)
            return tl::unexpected(taken.error());
    }
    const bool hasMore = !uids->isEmpty() && last < uids->last();
    known->next = hasMore ? last + 1 : std::max({examined.next, known->next, last + 1});
    if (!hasMore)
        known->modseq = examined.modseq;
    cursor.folders.insert(folder, *known);
    if (isFirst)
        m_watched = *known;
    return hasMore;
}

Result<void> EmailReader::take(QList<FoundMail> letters, ReadResult &result)
{
    if (const auto named = m_mailbox.nameAll(letters); !named)
        return named;
    for (const FoundMail &letter : std::as_const(letters)) {
        const MailMessage &mail = letter.mail;
        // What the brand sends to others unasked is no conversation; an answer to it brings it in.
        const bool isUnasked = letter.isSent && rootOf(mail).isEmpty();
        const IncomingPost post = postOfMail(letter, m_mailbox.access().own.address);
        if (isUnasked || letter.arrivedAt < m_readFrom)
            continue;
        result.posts.append(post);
        m_fresh.insert(post.externalId, mail);
        if (mail.report && mail.report->action == QLatin1StringView("failed") && !mail.report->originalId.isEmpty())
            result.undelivered.append({mail.report->originalId, problem::notDelivered,
                                       QStringLiteral("%1 %2").arg(mail.report->status, mail.report->diagnostic).trimmed(), post.externalId});
    }
    return {};
}

Result<QList<IncomingPost>> EmailReader::thread(const QString &externalId)
{
    const auto fresh = m_fresh.constFind(externalId);
    const bool isFresh = fresh != m_fresh.cend();
    const QString self = isFresh ? fresh->messageId : messageIdIn(externalId);
    QStringList wanted;
    if (isFresh)
        wanted = someOf(fresh->references) + QStringList{fresh->inReplyTo, fresh->report ? fresh->report->originalId : QString()};
    wanted.append(self);
    wanted.removeAll(QString());
    if (wanted.isEmpty())
        return failure(Error::Kind::GiveUp, problem::postGone);
    auto letters = m_mailbox.withIds(wanted);
    if (letters && !isFresh) { // what it follows is known only now, and whoever answered it has a place here too
        QStringList above;
        for (const FoundMail &letter : std::as_const(*letters))
            above += someOf(letter.mail.references) + QStringList{letter.mail.inReplyTo};
        above.removeAll(QString());
        const auto ancestors = m_mailbox.withIds(above);
        const auto answers = ancestors ? m_mailbox.answersTo(self) : ancestors;
        if (!answers)
            return tl::unexpected(answers.error());
        *letters += *ancestors + *answers;
    }
    if (!letters)
        return tl::unexpected(letters.error());
    if (const auto named = m_mailbox.nameAll(*letters); !named)
        return tl::unexpected(named.error());
    QHash<QString, MailMessage> byId;
    QList<IncomingPost> posts;
    for (const FoundMail &letter : std::as_const(*letters)) {
        const IncomingPost post = postOfMail(letter, m_mailbox.access().own.address);
        if (byId.contains(post.externalId))
            continue;
        byId.insert(post.externalId, letter.mail);
        posts.append(post);
    }
    if (!byId.contains(externalId) && !isFresh)
        return failure(Error::Kind::GiveUp, problem::postGone);
    // With its parent at hand a post joins that one's thread. Without it, the oldest ancestor that is told names it.
    for (IncomingPost &post : posts) {
        QString root = post.inReplyTo.isEmpty() || byId.contains(post.inReplyTo) ? QString() : rootOf(byId.value(post.externalId));
        for (int step = 0; step < 50 && byId.contains(root) && !rootOf(byId.value(root)).isEmpty(); ++step)
            root = rootOf(byId.value(root));
        post.threadExternalId = root;
    }
    inOrderOfWriting(posts);
    return posts;
}

Result<bool> EmailReader::waitForNews(std::chrono::milliseconds atMost)
{
    const auto session = m_mailbox.session();
    if (!session)
        return tl::unexpected(session.error());
    if (!(*session)->can("IDLE"))
        return false;
    // What came since the last reading is told by nobody any more.
    const auto examined = (*session)->examine(m_mailbox.access().folders.first());
    if (!examined)
        return tl::unexpected(examined.error());
    if (examined->validity != m_watched.validity || examined->next > m_watched.next)
        return true;
    return (*session)->idle(std::min(atMost, longestIdle));
}

} // namespace otklik
