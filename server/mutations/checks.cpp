#include "server/mutations/checks.h"

#include "channels/networkrules.h"
#include "channels/problems.h"
#include "guidance/length/textlength.h"
#include "guidance/privacy/personaldata.h"
#include "models/uuid7.h"
#include "server/mutations/teamdata.h"
#include "server/store/attachmentstore.h"
#include "server/store/casestore.h"
#include "server/store/mentionstore.h"
#include "server/store/owncontactstore.h"
#include "server/store/rows.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace otklik::server {

namespace {

constexpr qint64 mostChanges = 10;

} // namespace

std::optional<Verdict> checkText(const QString &text)
{
    if (text.trimmed().isEmpty())
        return rejected(refusal::emptyText);
    if (text.size() > longestText)
        return rejected(refusal::textTooLarge);
    return std::nullopt;
}

std::optional<Verdict> checkVariables(const QString &text)
{
    static const QRegularExpression variable(QStringLiteral(R"(\{\{[^{}\n]{1,60}\}\})"));
    if (const auto match = variable.match(text); match.hasMatch())
        return rejected(QLatin1StringView("variable_left"), {{QStringLiteral("variable"), match.captured()}});
    return std::nullopt;
}

std::optional<Verdict> checkLeadsWord(const User &me, bool isApproved, const QString &comment)
{
    if (!canReview(me.role))
        return rejected(refusal::notAllowed);
    if (comment.size() > longestText)
        return rejected(refusal::textTooLarge);
    if (!isApproved && comment.trimmed().isEmpty())
        return rejected(refusal::reasonRequired);
    return std::nullopt;
}

std::optional<Verdict> checkNewId(const QString &id)
{
    return isUuid7(id) ? std::nullopt : std::optional(rejected(refusal::badId));
}

std::optional<Verdict> checkChannel(Rows &rows, const Mention &mention)
{
    const auto source = rows.find<Source>(mention.sourceId);
    if (source && source->policy == ChannelPolicy::ListenOnly)
        return rejected(refusal::listenOnly);
    const auto until = MentionStore(rows).answerUntil(mention);
    const bool isTooLate = until && *until < rows.now();
    const QString reason = isTooLate ? QString(problem::windowClosed) : mention.answerObstacle;
    if (reason.isEmpty())
        return std::nullopt;
    return rejected(QLatin1StringView("not_answerable"), {{QStringLiteral("reason"), reason}});
}

std::optional<Verdict> checkAttachments(const QList<Attachment> &attachments)
{
    QSet<QString> hashes;
    for (const Attachment &one : attachments)
        hashes.insert(one.hash);
    const bool areSound = std::ranges::all_of(attachments, isSound) && hashes.size() == attachments.size()
        && attachments.size() <= mostAttachments;
    return areSound ? std::nullopt : std::optional(rejected(QLatin1StringView("bad_attachment")));
}

std::optional<Verdict> checkSendable(Rows &rows, const QList<Attachment> &attachments, const QString &network)
{
    const qint64 limit = networkRules(network).value_or(NetworkRules{}).attachmentLimit;
    if (attachments.size() > limit)
        return rejected(QLatin1StringView("too_many_attachments"), {{QStringLiteral("limit"), limit}});
    for (const Attachment &one : attachments)
        if (!AttachmentStore(rows).has(one.hash))
            return rejected(QLatin1StringView("attachment_missing"), {{QStringLiteral("name"), one.name}});
    return std::nullopt;
}

std::optional<Verdict> checkClaim(Rows &rows, const PersonId &person, const User &me, qint64 token)
{
    const Claim claim = rows.find<Claim>(person).value_or(Claim{person, {}, 0, {}});
    const UserId holder = holderAt(claim, rows.now());
    if (holder == me.id && (token == 0 || token == claim.token))
        return std::nullopt;
    const bool isOthers = !holder.isEmpty() && holder != me.id;
    return conflict(isOthers ? QLatin1StringView("claimed") : QLatin1StringView("claim_lost"), claim);
}

std::optional<Verdict> checkThread(Rows &rows, const Case &supportCase, qint64 revision)
{
    const auto thread = CaseStore(rows).thread(supportCase.threadId);
    if (!thread)
        return rejected(refusal::notFound);
    if (thread->revision == revision)
        return std::nullopt;
    Verdict verdict = conflict(refusal::threadChanged, *thread);
    // Their ids: the texts reach the desktop as rows, and stand in no answer that an erasure would have to find.
    QJsonArray changed;
    const auto ids = MentionStore(rows).changedLast(thread->id, qBound<qint64>(0, thread->revision - revision, mostChanges));
    for (const MentionId &id : ids)
        changed.append(id.value);
    verdict.current.insert(QStringLiteral("mentions"), changed);
    return verdict;
}

std::optional<Verdict> checkLength(Rows &rows, const Mention &mention, Visibility visibility, const QString &text)
{
    const auto source = rows.find<Source>(mention.sourceId);
    const TextLength length = countLength(text, networkRules(mention.network).value_or(NetworkRules{}), visibility,
                                          source ? source->lengthLimit : 0);
    if (!length.isOver())
        return std::nullopt;
    return rejected(QLatin1StringView("too_long"),
                    {{QStringLiteral("limit"), length.limit}, {QStringLiteral("used"), length.used}});
}

bool holdsPersonalData(Rows &rows, Visibility visibility, const QString &text)
{
    if (visibility == Visibility::Private)
        return false;
    return !findPersonalData(text, {OwnContactStore(rows).values(), numberPatternsOf(rows)}).isEmpty();
}

} // namespace otklik::server
