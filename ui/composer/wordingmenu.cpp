#include "ui/composer/wordingmenu.h"

#include "guidance/wording/plainwording.h"
#include "ui/composer/replyeditor.h"

#include <QMenu>
#include <QTextBlock>
#include <QToolTip>

namespace otklik {

namespace {

struct Place final
{
    QTextBlock block;
    PlainPhrase phrase;
};

/// The phrase that `position` stands in, or the first one behind it, or before it the first of all.
std::optional<Place> phraseNear(const QTextDocument &document, int position, const PlainWording &wording)
{
    std::optional<Place> first;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QList<PlainPhrase> phrases = wording.find(block.text());
        for (const PlainPhrase &phrase : phrases) {
            if (block.position() + phrase.start + phrase.length >= position)
                return Place{block, phrase};
            if (!first)
                first = Place{block, phrase};
        }
    }
    return first;
}

} // namespace

WordingMenu::WordingMenu(ReplyEditor &editor, std::function<const PlainWording &()> wording)
    : QObject(&editor)
    , m_editor(editor)
    , m_wording(std::move(wording))
{
    connect(&editor, &ReplyEditor::wordingWanted, this, &WordingMenu::open);
    connect(&editor, &ReplyEditor::menuOpening, this, [this](QMenu *menu, int position) {
        QAction *before = menu->actions().value(0);
        QMenu own;
        if (m_editor.isReadOnly() || !fill(own, position))
            return;
        const QList<QAction *> wordings = own.actions();
        for (QAction *offer : wordings)
            offer->setParent(menu);
        menu->insertActions(before, wordings);
        menu->insertSeparator(before);
    });
}

void WordingMenu::open()
{
    if (m_editor.isReadOnly())
        return;
    const auto place = phraseNear(*m_editor.document(), m_editor.textCursor().position(), m_wording());
    const QPoint at = m_editor.viewport()->mapToGlobal(m_editor.cursorRect().bottomLeft());
    if (!place) {
        QToolTip::showText(at, tr("Nothing here asks for plainer words."), &m_editor);
        return;
    }
    const auto start = static_cast<int>(place->block.position() + place->phrase.start);
    m_editor.select({start, place->phrase.length});
    auto *menu = new QMenu(&m_editor);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Plainer words"));
    fill(*menu, start);
    menu->setActiveAction(menu->actions().value(1)); // behind the title
    menu->popup(m_editor.viewport()->mapToGlobal(m_editor.cursorRect().bottomLeft()));
}

bool WordingMenu::fill(QMenu &menu, int position)
{
    const QTextBlock block = m_editor.document()->findBlock(position);
    const QList<PlainPhrase> phrases = m_wording().find(block.text());
    for (const PlainPhrase &phrase : phrases) {
        const qsizetype inLine = position - block.position();
        if (inLine < phrase.start || inLine > phrase.start + phrase.length)
            continue;
        menu.addSection(tr("Plainer words"));
        for (const QString &wording : phrase.wordings) {
            const LineEdit edit = plainEdit(block.text(), phrase, wording);
            QAction *action =
                menu.addAction(wording.isEmpty() ? tr("Leave it out") : QString(edit.text).replace(u'&', QStringLiteral("&&")));
            connect(action, &QAction::triggered, this,
                    [this, number = block.blockNumber(), phrase, wording] { replace(number, phrase, wording); });
        }
        return true;
    }
    return false;
}

void WordingMenu::replace(int blockNumber, const PlainPhrase &phrase, const QString &wording)
{
    const QTextBlock block = m_editor.document()->findBlockByNumber(blockNumber);
    // The text may have changed under the menu (a draft of another desktop).
    if (!block.isValid() || !m_wording().find(block.text()).contains(phrase))
        return;
    const LineEdit edit = plainEdit(block.text(), phrase, wording);
    QTextCursor cursor(block);
    cursor.setPosition(static_cast<int>(block.position() + edit.start));
    cursor.setPosition(static_cast<int>(block.position() + edit.start + edit.length), QTextCursor::KeepAnchor);
    cursor.insertText(edit.text);
    // What is to be filled in is selected, so that one goes on typing.
    const qsizetype open = edit.text.indexOf(u'{');
    const qsizetype close = edit.text.indexOf(u'}', open);
    const qsizetype start = block.position() + edit.start;
    if (open >= 0 && close > open)
        m_editor.setCursor(start + open, start + close + 1);
    else
        m_editor.setCursor(start + edit.text.size(), start + edit.text.size());
    m_editor.setFocus(Qt::OtherFocusReason);
}

} // namespace otklik
