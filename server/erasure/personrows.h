#pragma once

#include "models/entity.h"
#include "models/mutation.h"
#include "models/result.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <array>

namespace otklik::server {

class Rows;

/// An entry of the audit log that names one of a person's rows.
struct AuditEntry final
{
    qint64 id = 0;
    TimePoint at{};
    UserId user;
    QString action;
    QString subject;
    QJsonObject detail;
};

/// A command that was answered with rows of the person.
struct AnsweredCommand final
{
    MutationId id;
    UserId user;
    TimePoint at{};
    MutationVerdict verdict = MutationVerdict::Rejected;
    QString code;
    QJsonObject current;
};

/// How many followers an account was last seen with.
struct FollowerCount final
{
    AccountId account;
    qint64 count = 0;
    TimePoint seenAt{};
};

/// A picture of a draft or a reply, or what stood beside a post.
struct StoredPicture final
{
    QString hash;
    QByteArray bytes;
};

/// Everything that the server holds about one human being: what `export` writes
/// and `erase` removes, gathered by one set of rules so that the two agree.
///
/// A human being is a person with every account that stands under it or began
/// there, and the persons that those accounts began with. Theirs are: what they
/// wrote with its versions, their cases with decisions, drafts and publications,
/// contacts, notes, links, claims; the company's replies to them; and the threads
/// in which nobody else is left.
class PersonRows final
{
public:
    /// Reads them in the transaction of `rows`. Code "no_such_person".
    [[nodiscard]] static Result<PersonRows> gather(Rows &rows, const PersonId &person);

    [[nodiscard]] const PersonId &person() const { return m_person; }
    [[nodiscard]] const QList<Entity> &of(EntityKind kind) const { return m_rows.at(static_cast<size_t>(kind)); }
    /// Whether one of the rows has this id.
    [[nodiscard]] bool holds(const QString &id) const { return m_ids.contains(id); }
    [[nodiscard]] qsizetype count() const { return m_ids.size(); }

    /// What others wrote below a post of the person: it stays, and no longer says below what.
    [[nodiscard]] const QList<Mention> &repliesOfOthers() const { return m_repliesOfOthers; }
    /// Threads that the person began and others go on in: they stay without title and address.
    [[nodiscard]] const QList<Thread> &sharedThreads() const { return m_sharedThreads; }
    [[nodiscard]] const QList<AuditEntry> &audit() const { return m_audit; }
    [[nodiscard]] const QList<AnsweredCommand> &commands() const { return m_commands; }
    [[nodiscard]] const QList<FollowerCount> &followers() const { return m_followers; }
    /// Of colleagues who have the card open.
    [[nodiscard]] const QList<Presence> &presences() const { return m_presences; }
    /// Of the drafts, the publications and the person. One that is in somebody else's, too, stays for that.
    [[nodiscard]] const QList<StoredPicture> &pictures() const { return m_pictures; }

private:
    class Gathering;

    PersonId m_person;
    std::array<QList<Entity>, std::variant_size_v<Entity>> m_rows;
    QSet<QString> m_ids;
    QList<Mention> m_repliesOfOthers;
    QList<Thread> m_sharedThreads;
    QList<AuditEntry> m_audit;
    QList<AnsweredCommand> m_commands;
    QList<FollowerCount> m_followers;
    QList<StoredPicture> m_pictures;
    QList<Presence> m_presences;
};

} // namespace otklik::server
