#include "ui/sync/conflict.h"

#include "models/json.h"

#include <QJsonArray>

namespace otklik {

namespace {

constexpr qsizetype mostMentions = 20;

QString firstText(const QJsonObject &object, std::initializer_list<const char *> keys)
{
    for (const char *key : keys)
        if (const QString words = object.value(QLatin1StringView(key)).toString(); !words.isEmpty())
            return words;
    return {};
}

} // namespace

QJsonObject Conflict::current() const
{
    return m_pending.answer.current.value(QLatin1StringView("row")).toObject();
}

QString Conflict::mine() const
{
    return firstText(m_pending.mutation.payload, {"text", "comment", "reason", "value"});
}

QString Conflict::theirs() const
{
    if (m_pending.mutation.kind == MutationKind::PersonEdit)
        return current().value(m_pending.mutation.payload.value(QLatin1StringView("field")).toString()).toString();
    return firstText(current(), {"text", "review_comment", "close_reason", "name", "value"});
}

bool Conflict::isOfField() const
{
    const MutationKind kind = m_pending.mutation.kind;
    const bool isEdit = kind == MutationKind::PersonEdit || kind == MutationKind::ContactEdit || kind == MutationKind::PersonDetailSet;
    return isEdit && !current().isEmpty();
}

QList<MentionId> Conflict::newMentions() const
{
    QList<MentionId> ids;
    const QJsonArray mentions = m_pending.answer.current.value(QLatin1StringView("mentions")).toArray();
    for (const QJsonValue &id : mentions)
        if (ids.size() < mostMentions)
            ids.append({id.toString()});
    return ids;
}

std::optional<TimePoint> Conflict::changedAt() const
{
    for (const char *key : {"updated_at", "changed_at", "decided_at", "set_at"}) {
        TimePoint at{};
        if (json::read(current().value(QLatin1StringView(key)), at) && at != TimePoint{})
            return at;
    }
    return std::nullopt;
}

std::optional<Command> Conflict::onTop() const
{
    const auto command = commandOf(m_pending.mutation);
    if (!command || m_pending.answer.verdict != MutationVerdict::Conflict || current().isEmpty())
        return std::nullopt;
    if (const auto *edit = std::get_if<NoteEdit>(&*command)) {
        NoteEdit again = *edit;
        return json::read(current().value(QLatin1StringView("revision")), again.baseRevision)
                 ? std::optional<Command>(again)
                 : std::nullopt;
    }
    if (const auto *edit = std::get_if<PersonEdit>(&*command)) {
        PersonEdit again = *edit;
        again.expected = theirs();
        return again;
    }
    if (const auto *edit = std::get_if<ContactEdit>(&*command)) {
        ContactEdit again = *edit;
        again.expected = theirs();
        return again;
    }
    if (const auto *edit = std::get_if<PersonDetailSet>(&*command)) {
        PersonDetailSet again = *edit;
        again.expected = theirs();
        return again;
    }
    if (const auto *close = std::get_if<CaseClose>(&*command))
        return *close;
    return std::nullopt;
}

CaseId Conflict::caseId() const
{
    return {m_pending.mutation.payload.value(QLatin1StringView("case_id")).toString()};
}

QString Conflict::whereMineIs() const
{
    if (m_pending.mutation.kind == MutationKind::DraftSave && m_pending.answer.verdict == MutationVerdict::Conflict)
        return tr("Yours goes on as a draft of its own, beside the other: open the case and choose.");
    if (m_pending.mutation.kind == MutationKind::PublicationSubmit)
        return tr(
            "Nothing was sent. Your text is in the composer again: open the case, read what is new, and send it once "
            "more.");
    return {};
}

} // namespace otklik
