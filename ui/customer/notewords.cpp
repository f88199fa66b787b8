#include "ui/customer/notewords.h"

namespace otklik {

QString NoteWords::title(NoteChannel channel)
{
    switch (channel) {
    case NoteChannel::Remark: return tr("Remark");
    case NoteChannel::Phone: return tr("Phone call");
    case NoteChannel::Email: return tr("E-mail");
    case NoteChannel::Chat: return tr("Chat");
    case NoteChannel::Meeting: return tr("Meeting");
    }
    return {};
}

QString NoteWords::icon(NoteChannel channel)
{
    switch (channel) {
    case NoteChannel::Remark: return QStringLiteral("note");
    case NoteChannel::Phone: return QStringLiteral("phone");
    case NoteChannel::Email: return QStringLiteral("mail");
    case NoteChannel::Chat: return QStringLiteral("chat");
    case NoteChannel::Meeting: return QStringLiteral("people");
    }
    return {};
}

} // namespace otklik
