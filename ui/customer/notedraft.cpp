#include "ui/customer/notedraft.h"

namespace otklik {

QString NoteDraft::form() const
{
    if (channel == NoteChannel::Remark && !happenedAt)
        return {};
    const QString when = happenedAt ? QString::number(happenedAt->time_since_epoch().count()) : QString();
    return QString(nameOf(channel)) + u' ' + when;
}

NoteDraft NoteDraft::from(const QString &text, const QString &form)
{
    NoteDraft draft;
    draft.text = text;
    const QString name = form.section(u' ', 0, 0);
    const QString when = form.section(u' ', 1);
    if (const auto channel = fromName<NoteChannel>(name))
        draft.channel = *channel;
    bool isNumber = false;
    const qint64 moment = when.toLongLong(&isNumber);
    if (isNumber)
        draft.happenedAt = TimePoint(std::chrono::milliseconds(moment));
    return draft;
}

} // namespace otklik
