#include "server/erasure/erasureact.h"

#include <QDateTime>

namespace otklik::server {

namespace {

QString timeText(TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC).toString(Qt::ISODate);
}

QString line(const char *label, const QString &value)
{
    return QString::fromLatin1(label).leftJustified(22) + value + u'\n';
}

QString countsText(const QList<std::pair<QString, qint64>> &counts)
{
    QString text;
    for (const auto &[kind, count] : counts)
        text += QStringLiteral("  ") + QString::number(count).rightJustified(8) + QStringLiteral("  ") + kind + u'\n';
    return text;
}

} // namespace

QString actOf(const ErasureReport &report)
{
    QString text = QStringLiteral("ACT OF ERASURE\n\n");
    text += line("Person", report.person.value);
    text += line("Erased at", timeText(report.at));
    text += line("By", report.by);
    text += line("Reason", report.reason.isEmpty() ? QStringLiteral("not stated") : report.reason);
    for (const ErasureId &id : report.tombstones)
        text += line("Tombstone", id.value);
    text += QStringLiteral("\nRemoved\n") + countsText(report.counts);
    text += QStringLiteral("  ") + QString::number(report.cancelledPublications).rightJustified(8)
        + QStringLiteral("  of the publications had not been sent and never will be\n");
    text += QStringLiteral("\nKept, because others wrote it\n")
        + countsText({{QStringLiteral("posts, which no longer say what they answer"), report.keptReplies},
                      {QStringLiteral("threads, without title and address"), report.keptThreads}});
    text += QStringLiteral("\nExtract of the journal: when, who, what, about which row\n");
    for (const AuditEntry &entry : report.journal)
        text += QStringLiteral("  %1  %2  %3  %4\n")
                    .arg(timeText(entry.at), entry.user.isEmpty() ? QStringLiteral("command line") : entry.user.value,
                         entry.action, entry.subject);
    text += QStringLiteral("  %1  %2  person.erased  %3\n").arg(timeText(report.at), report.by, report.person.value);
    text += QStringLiteral("\nIds of the removed rows\n");
    for (const auto &[kind, id] : report.ids)
        text += QStringLiteral("  ") + kind.leftJustified(16) + id + u'\n';
    return text;
}

QString summaryOf(const PersonRows &person)
{
    QString text;
    for (const Entity &entity : person.of(EntityKind::Person)) {
        const auto &row = std::get<Person>(entity);
        text += line("Person", row.id.value + (row.name.isEmpty() ? QString() : QStringLiteral("  ") + row.name));
    }
    for (const Entity &entity : person.of(EntityKind::Account)) {
        const auto &row = std::get<Account>(entity);
        text += line("Account", row.network + u':' + row.handle + QStringLiteral("  ") + row.name);
    }
    for (const auto &[kind, name] : EnumNames<EntityKind>::table)
        if (const auto count = person.of(kind).size(); count > 0 && kind != EntityKind::Person && kind != EntityKind::Account)
            text += line(kind == EntityKind::Publication ? "publication" : name.data(), QString::number(count));
    return text;
}

} // namespace otklik::server
