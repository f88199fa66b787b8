#include "ui/emoji/emojientry.h"

#include "ui/common/kepttexts.h"
#include "ui/composer/replyeditor.h"
#include "ui/emoji/emojipicker.h"

#include <QAbstractButton>
#include <QShortcut>

namespace otklik {

namespace {

const QString keptKey = QStringLiteral("recent_emoji");
constexpr qsizetype mostRecent = 18; // two rows

} // namespace

EmojiEntry::EmojiEntry(ReplyEditor &editor, QAbstractButton &button, KeptTexts &kept)
    : QObject(&editor), m_editor(editor), m_kept(kept)
{
    auto *shortcut = new QShortcut(Qt::CTRL | Qt::Key_Period, &editor, nullptr, nullptr, Qt::WidgetShortcut);
    connect(shortcut, &QShortcut::activated, this, [this] {
        openAt(m_editor.viewport()->mapToGlobal(m_editor.cursorRect().bottomLeft()));
    });
    connect(&button, &QAbstractButton::clicked, this,
            [this, &button] { openAt(button.mapToGlobal(QPoint(0, button.height()))); });
}

void EmojiEntry::openAt(const QPoint &place)
{
    if (m_editor.isReadOnly())
        return;
    auto *picker = new EmojiPicker(recent(), &m_editor);
    connect(picker, &EmojiPicker::chosen, this, &EmojiEntry::insert);
    picker->popUp(place);
}

QStringList EmojiEntry::recent() const
{
    return m_kept.text(keptKey).split(u' ', Qt::SkipEmptyParts);
}

void EmojiEntry::insert(const QString &sign)
{
    if (m_editor.isReadOnly())
        return;
    QStringList signs = recent();
    signs.removeAll(sign);
    signs.prepend(sign);
    m_kept.keep(keptKey, signs.mid(0, mostRecent).join(u' '));
    m_editor.insertPlainText(sign);
    m_editor.ensureCursorVisible();
    m_editor.setFocus(Qt::OtherFocusReason);
}

} // namespace otklik
