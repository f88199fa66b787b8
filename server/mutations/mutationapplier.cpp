#include "server/mutations/mutationapplier.h"

#include "models/erasure.h"
#include "models/uuid7.h"
#include "server/mutations/cardchange.h"
#include "server/mutations/checks.h"
#include "server/mutations/commands.h"
#include "server/store/erasedrows.h"
#include "server/store/mutationjournal.h"
#include "server/store/rows.h"
#include "server/store/rowrights.h"
#include "storage/database/transaction.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace otklik::server {

namespace {

QString contentHash(const User &user, const Mutation &mutation)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(user.id.value.toUtf8());
    hash.addData(QByteArrayView(nameOf(mutation.kind).data(), nameOf(mutation.kind).size()));
    hash.addData(QJsonDocument(mutation.payload).toJson(QJsonDocument::Compact));
    return QString::fromLatin1(hash.result().toHex());
}

/// Whether every row that a command names may be seen by who gives it; whatever
/// command is added later, its ids are looked at here.
template <class Command>
bool seesWhatItNames(RowRights &rights, const Command &command)
{
    bool seesAll = true;
    forEachField(command, [&](const char *, const auto &value) {
        if constexpr (requires { rights.sees(value); })
            seesAll = seesAll && rights.sees(value);
    });
    return seesAll;
}

template <class Tag>
bool canBeShown(const Id<Tag> &id)
{
    return id.value.size() <= longestId;
}

bool canBeShown(qint64 number)
{
    return number >= -largestNumber && number <= largestNumber;
}

bool canBeShown(TimePoint at)
{
    return qAbs(at.time_since_epoch().count()) <= farthestTime;
}

bool canBeShown(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).size() <= longestText;
}

/// Whether a row that is made of it is one that every laptop takes. Texts are checked by who knows what they are.
template <class Command>
bool isWithinBounds(const Command &command)
{
    bool areAll = true;
    forEachField(command, [&](const char *, const auto &value) {
        if constexpr (requires { canBeShown(value); })
            areAll = areAll && canBeShown(value);
    });
    return areAll;
}

Verdict run(Rows &rows, const User &user, const Mutation &mutation)
{
    const auto command = commandOf(mutation);
    if (!command || !std::visit([](const auto &one) { return isWithinBounds(one); }, *command))
        return rejected(QLatin1StringView("bad_field"));
    RowRights rights(rows, user);
    // What is hidden does not exist.
    if (!std::visit([&](const auto &one) { return seesWhatItNames(rights, one); }, *command))
        return rejected(refusal::notFound);
    CommandContext context{rows, user};
    sql::Savepoint savepoint(rows.database());
    Verdict verdict = std::visit([&](const auto &one) { return apply(one, context); }, *command);
    if (verdict.verdict == MutationVerdict::Accepted) {
        auditCardChange(rows, user, *command);
        savepoint.release();
    }
    return verdict;
}

} // namespace

MutationAnswer MutationApplier::apply(Rows &rows, const User &user, const Mutation &mutation) const
{
    MutationAnswer answer;
    answer.id = mutation.id;
    if (!isUuid7(mutation.id.value)) {
        answer.verdict = MutationVerdict::Rejected;
        answer.code = refusal::badId;
        return answer;
    }
    MutationJournal journal(rows);
    const QString hash = contentHash(user, mutation);
    if (const auto earlier = journal.find(mutation.id)) {
        if (earlier->contentHash == hash)
            return earlier->answer;
        answer.verdict = MutationVerdict::Rejected;
        answer.code = QStringLiteral("mutation_id_reused");
        return answer;
    }
    if (ErasedRows(rows).areNamedIn(mutation.payload)) {
        // Not remembered either: the answer stays the same, and nothing of the command is kept.
        answer.verdict = MutationVerdict::Rejected;
        answer.code = erasedCode;
        return answer;
    }
    Verdict verdict = run(rows, user, mutation);
    answer.verdict = verdict.verdict;
    answer.code = verdict.code;
    answer.current = verdict.current;
    if (verdict.verdict == MutationVerdict::Accepted)
        answer.seq = rows.seq();
    journal.remember(answer, hash, user.id);
    return answer;
}

} // namespace otklik::server
