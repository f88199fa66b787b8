#include "ui/snippets/choicepopup.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace otklik {

namespace {

constexpr int popupWidth = 420;
constexpr int listHeight = 260;
constexpr qsizetype longestLine = 90;

/// Every word of the query begins a word of the choice.
bool fits(const Choice &choice, const QStringList &words)
{
    const QString all = u' ' + choice.title + u' ' + choice.text;
    return std::ranges::all_of(words, [&](const QString &word) { return all.contains(u' ' + word, Qt::CaseInsensitive); });
}

} // namespace

ChoicePopup::ChoicePopup(const QString &title, const QList<Choice> &choices, const QString &emptyText, QWidget *parent)
    : Popup(parent), m_choices(choices), m_box(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setFixedWidth(popupWidth);
    auto *head = new ToneLabel(LabelTone::Bold, this);
    head->setText(title);
    column()->addWidget(head);
    m_box->setPlaceholderText(tr("Search"));
    m_box->setAccessibleName(m_box->placeholderText());
    m_box->installEventFilter(this);
    m_list->setAccessibleName(title);
    m_list->setFixedHeight(listHeight);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setSpacing(2);
    column()->addWidget(m_box);
    column()->addWidget(m_list);
    auto *empty = new ToneLabel(LabelTone::Quiet, this);
    empty->setWordWrap(true);
    empty->setText(emptyText);
    column()->addWidget(empty);
    m_box->setVisible(!choices.isEmpty());
    m_list->setVisible(!choices.isEmpty());
    empty->setVisible(choices.isEmpty());
    connect(m_box, &QLineEdit::textChanged, this, &ChoicePopup::search);
    connect(m_list, &QListWidget::itemClicked, this, &ChoicePopup::choose);
    search({});
}

void ChoicePopup::search(const QString &query)
{
    const QStringList words = query.split(u' ', Qt::SkipEmptyParts);
    m_list->clear();
    for (const Choice &choice : std::as_const(m_choices)) {
        if (!fits(choice, words))
            continue;
        const QString line = plaintext::excerpt(choice.text, longestLine);
        auto *item = new QListWidgetItem(choice.title + u'\n' + line, m_list);
        item->setData(Qt::UserRole, choice.key);
        item->setToolTip(plaintext::toolTip(choice.text));
        item->setData(Qt::AccessibleTextRole, QString(choice.title + QStringLiteral(": ") + line));
    }
    m_list->setCurrentRow(0);
}

void ChoicePopup::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    Q_EMIT chosen(item->data(Qt::UserRole).toInt());
    close();
}

void ChoicePopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    m_box->setFocus(Qt::PopupFocusReason);
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_box && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int rows = m_list->count();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose();
            return true;
        }
        if (rows > 0 && (key == Qt::Key_Down || key == Qt::Key_Up)) {
            const int step = key == Qt::Key_Down ? 1 : -1;
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, rows - 1));
            return true;
        }
    }
    return Popup::eventFilter(watched, event);
}

} // namespace otklik
