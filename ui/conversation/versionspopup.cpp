#include "ui/conversation/versionspopup.h"

#include "ui/common/labels.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/common/theme.h"
#include "ui/common/worddiff.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int popupWidth = 460;
constexpr int textHeight = 300;

QTextCharFormat formatOf(DiffRun::Kind kind, const Colours &c)
{
    QTextCharFormat format;
    format.setForeground(c.text);
    if (kind == DiffRun::Kind::Removed) {
        format.setForeground(c.secondary);
        format.setBackground(c.dangerSoft);
        format.setFontStrikeOut(true);
    } else if (kind == DiffRun::Kind::Added) {
        format.setBackground(c.goodSoft);
        format.setFontUnderline(true);
    }
    return format;
}

} // namespace

VersionsPopup::VersionsPopup(const ConversationEntry &entry, QWidget *parent) : Popup(parent)
{
    setFixedWidth(popupWidth);
    column()->addWidget(new ToneLabel(tr("All versions"), LabelTone::Title, this));
    auto *view = new QPlainTextEdit(this);
    view->setReadOnly(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setFixedHeight(textHeight);
    column()->addWidget(view);

    const Colours &c = coloursOf(palette());
    QTextCharFormat caption;
    caption.setForeground(c.secondary);
    QTextCursor cursor(view->document());
    const auto count = entry.earlier.size();
    for (qsizetype i = count; i >= 0; --i) {
        const QString text = plaintext::shown(i == count ? entry.mention.text : entry.earlier.at(i).text);
        if (i < count)
            cursor.insertText(QStringLiteral("\n\n"), caption);
        const QString when = i < count ? RelativeTime::full(entry.earlier.at(i).seenAt)
            : entry.mention.editedAt   ? RelativeTime::full(*entry.mention.editedAt)
                                       : QString();
        const QString title = i == count ? tr("Now") : i == 0 ? tr("First") : tr("Version %1").arg(i + 1);
        cursor.insertText(when.isEmpty() ? title : tr("%1, %2").arg(title, when), caption);
        cursor.insertText(QStringLiteral("\n"), caption);
        if (i == 0) {
            cursor.insertText(text, formatOf(DiffRun::Kind::Same, c));
            continue;
        }
        const QList<DiffRun> runs = diffWords(plaintext::shown(entry.earlier.at(i - 1).text), text);
        for (const DiffRun &run : runs) {
            cursor.insertText(run.text, formatOf(run.kind, c));
            if (run.kind == DiffRun::Kind::Removed && !run.text.back().isSpace())
                cursor.insertText(QStringLiteral(" "), formatOf(DiffRun::Kind::Same, c));
        }
    }
    view->moveCursor(QTextCursor::Start);
}

} // namespace otklik
