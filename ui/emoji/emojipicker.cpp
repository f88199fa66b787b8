#include "ui/emoji/emojipicker.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/theme.h"
#include "ui/emoji/emojimodel.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int cell = 36;
constexpr int columns = 9;
constexpr int rows = 6;
constexpr int signSize = 20;

/// A sign in the middle of its cell, whatever the style thinks of list items.
class SignDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colours &c = coloursOf(option.palette);
        const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(isCurrent ? QPen(c.accent, 1.5) : QPen(Qt::NoPen));
            painter->setBrush(isCurrent ? c.selection : c.hover);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), metrics::smallRadius,
                                     metrics::smallRadius);
        }
        QFont font(option.font);
        // Text fonts draw some of them too, in black.
        font.setFamilies({QStringLiteral("Noto Color Emoji"), font.family()});
        font.setPixelSize(signSize);
        painter->setFont(font);
        painter->setPen(c.text);
        painter->drawText(option.rect, Qt::AlignCenter, index.data().toString());
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {cell, cell};
    }
};

} // namespace

EmojiPicker::EmojiPicker(const QStringList &recent, QWidget *parent)
    : Popup(parent)
    , m_model(new EmojiModel(recent, this))
    , m_box(new QLineEdit(this))
    , m_grid(new QListView(this))
    , m_name(new ToneLabel(LabelTone::Quiet, this))
{
    setAccessibleName(tr("Emoji"));
    m_box->setPlaceholderText(tr("Search: heart, thanks…"));
    m_box->setAccessibleName(tr("Search emoji"));
    m_box->setClearButtonEnabled(true);
    m_box->installEventFilter(this);
    m_grid->setModel(m_model);
    m_grid->setItemDelegate(new SignDelegate(m_grid));
    m_grid->setViewMode(QListView::IconMode);
    m_grid->setMovement(QListView::Static);
    m_grid->setResizeMode(QListView::Adjust);
    m_grid->setUniformItemSizes(true);
    m_grid->setGridSize({cell, cell});
    m_grid->setFrameShape(QFrame::NoFrame);
    m_grid->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_grid->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_grid->setMouseTracking(true);
    m_grid->setAccessibleName(tr("Emoji"));
    m_grid->setFixedSize(columns * cell + m_grid->verticalScrollBar()->sizeHint().width() + 2, rows * cell);
    m_grid->installEventFilter(this);
    column()->addWidget(m_box);
    column()->addWidget(m_grid);
    column()->addWidget(m_name);
    connect(m_box, &QLineEdit::textChanged, this, &EmojiPicker::search);
    connect(m_grid, &QAbstractItemView::clicked, this, &EmojiPicker::choose);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &EmojiPicker::showName);
    search({});
}

void EmojiPicker::search(const QString &query)
{
    m_model->setQuery(query);
    m_grid->setCurrentIndex(m_model->index(0, 0));
    m_grid->scrollToTop();
    showName();
}

void EmojiPicker::showName()
{
    const QModelIndex current = m_grid->currentIndex();
    m_name->setText(current.isValid() ? current.data(Qt::AccessibleTextRole).toString() : tr("No such emoji"));
    // The focus stays in the box: what the arrows reach is told there.
    m_box->setAccessibleDescription(m_name->text());
    QAccessibleEvent told(m_box, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

void EmojiPicker::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString sign = index.data().toString();
    close();
    Q_EMIT chosen(sign);
}

bool EmojiPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return Popup::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_grid->currentIndex());
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        // Within a word that is searched for they move the cursor.
        if (watched == m_box && !m_box->text().isEmpty())
            break;
        [[fallthrough]];
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (watched == m_grid)
            break;
        QCoreApplication::sendEvent(m_grid, event);
        return true;
    default:
        if (watched == m_grid && !key->text().isEmpty() && key->text().at(0).isPrint()) {
            m_box->setFocus(Qt::OtherFocusReason);
            QCoreApplication::sendEvent(m_box, event);
            return true;
        }
    }
    return Popup::eventFilter(watched, event);
}

void EmojiPicker::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    m_box->setFocus(Qt::PopupFocusReason);
}

QString EmojiPicker::nameText() const
{
    return m_name->text();
}

} // namespace otklik
