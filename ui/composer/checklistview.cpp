#include "ui/composer/checklistview.h"

#include "guidance/wording/replyhighlighter.h"
#include "ui/common/icons.h"
#include "ui/common/metrics.h"
#include "ui/common/textblock.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace otklik {

namespace {

constexpr int markSize = 14;
constexpr int indent = 14;
constexpr int padX = metrics::space2;
constexpr int padY = 4;

std::optional<WordingKind> wordingOf(CheckKey key)
{
    switch (key) {
    case CheckKey::Interest: return WordingKind::Interest;
    case CheckKey::Need: return WordingKind::Question;
    case CheckKey::Solution: return WordingKind::Solution;
    case CheckKey::Alternative: return WordingKind::Alternative;
    case CheckKey::Empathy: return WordingKind::Empathy;
    case CheckKey::Admission: return WordingKind::Admission;
    case CheckKey::Apology: return WordingKind::Apology;
    case CheckKey::Thanks: return WordingKind::Thanks;
    case CheckKey::NextStep: return WordingKind::NextStep;
    case CheckKey::Explanation: return WordingKind::Explanation;
    default: return std::nullopt;
    }
}

QColor markColour(const ChecklistRow &row, const Colours &c)
{
    switch (row.state) {
    case CheckState::Warning: return c.warning;
    case CheckState::Stop: return c.danger;
    case CheckState::Missing:
    case CheckState::Advised:
    case CheckState::NotNeeded: return c.secondary;
    case CheckState::Ticked: break;
    }
    const auto kind = row.kind == ChecklistRow::Kind::Check ? wordingOf(row.key) : std::nullopt;
    const bool onDark = c.surface.lightnessF() < 0.5f;
    return kind ? ReplyHighlighter::formatFor(*kind, onDark).foreground().color() : c.good;
}

/// What must not be overlooked is said at once; the rest is in the tool tip and on the chosen line.
bool isHintShown(const ChecklistRow &row, const QStyleOptionViewItem &option)
{
    if (row.hint.isEmpty())
        return false;
    const bool isLoud = row.state == CheckState::Stop || row.state == CheckState::Warning;
    return isLoud || option.state.testFlag(QStyle::State_Selected);
}

QFont hintFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

struct Layout final
{
    int left = 0;
    TextBlock title;
    TextBlock hint;
    [[nodiscard]] int height() const { return static_cast<int>(title.size().height() + hint.size().height()) + 2 * padY; }
};

Layout layOut(const ChecklistRow &row, const QStyleOptionViewItem &option, int width)
{
    Layout layout;
    const bool isInner = row.kind != ChecklistRow::Kind::Check;
    layout.left = padX + (isInner ? indent : 0) + markSize + metrics::space2;
    const int room = std::max(40, width - layout.left - padX);
    layout.title = TextBlock(row.title, option.font, room, row.kind == ChecklistRow::Kind::Question ? 2 : 1);
    if (isHintShown(row, option))
        layout.hint = TextBlock(row.hint, hintFont(option.font), room, 4);
    return layout;
}

void paintMark(QPainter *painter, const QRectF &rect, const ChecklistRow &row, const Colours &c)
{
    const QColor colour = markColour(row, c);
    const bool isRing = row.state == CheckState::Missing || row.state == CheckState::Advised || row.state == CheckState::NotNeeded;
    if (row.state == CheckState::Warning || row.state == CheckState::Stop) {
        painter->drawPixmap(rect.topLeft(), iconPixmap(QStringLiteral("warning"), markSize, colour,
                                                       painter->device()->devicePixelRatioF()));
        return;
    }
    QPen pen(colour, 1.5);
    if (row.state != CheckState::Missing && isRing)
        pen.setStyle(Qt::DotLine);
    painter->setPen(isRing ? pen : QPen(Qt::NoPen));
    painter->setBrush(isRing ? QBrush(Qt::NoBrush) : QBrush(colour));
    painter->drawEllipse(rect.adjusted(1.5, 1.5, -1.5, -1.5));
    if (isRing)
        return;
    painter->setPen(QPen(c.surface, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF o = rect.topLeft();
    painter->drawPolyline(QPolygonF({o + QPointF(4.4, 7.2), o + QPointF(6.3, 9.1), o + QPointF(9.8, 5.2)}));
}

} // namespace

void ChecklistDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(ChecklistModel::RowRole).value<ChecklistRow>();
    const Colours &c = coloursOf(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isOver = option.state.testFlag(QStyle::State_MouseOver);
    const bool isChosen = option.state.testFlag(QStyle::State_Selected) && option.state.testFlag(QStyle::State_Active);
    if (isOver || isChosen) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isChosen ? c.selection : c.hover);
        painter->drawRoundedRect(option.rect.adjusted(2, 0, -2, 0), metrics::smallRadius, metrics::smallRadius);
    }
    const Layout layout = layOut(row, option, option.rect.width());
    const QFontMetricsF fm(option.font);
    const qreal top = option.rect.top() + padY;
    const qreal markTop = top + (fm.height() - markSize) / 2;
    paintMark(painter, QRectF(option.rect.left() + layout.left - metrics::space2 - markSize, markTop, markSize, markSize),
              row, c);
    const bool isQuiet = row.state == CheckState::Advised || row.state == CheckState::NotNeeded;
    painter->setPen(isQuiet ? c.secondary : c.text);
    layout.title.draw(painter, QPointF(option.rect.left() + layout.left, top));
    painter->setPen(c.secondary);
    layout.hint.draw(painter, QPointF(option.rect.left() + layout.left, top + layout.title.size().height()));
    painter->restore();
}

QSize ChecklistDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(ChecklistModel::RowRole).value<ChecklistRow>();
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    QStyleOptionViewItem own(option);
    if (view && view->selectionModel() && view->selectionModel()->isSelected(index))
        own.state |= QStyle::State_Selected;
    return {width, layOut(row, own, width).height()};
}

ChecklistView::ChecklistView(QWidget *parent) : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new ChecklistDelegate(this));
    setSelectionMode(SingleSelection);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
    setAccessibleName(tr("Checklist"));
    setViewportMargins(metrics::space1, metrics::space2, metrics::space1, 0);
    connect(this, &QAbstractItemView::clicked, this, &ChecklistView::choose);
}

void ChecklistView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    if (!model)
        return;
    // A hint that comes or goes changes the height of its line.
    connect(model, &QAbstractItemModel::dataChanged, this, [this] { scheduleDelayedItemsLayout(); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { scheduleDelayedItemsLayout(); });
}

void ChecklistView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space) {
        choose(currentIndex());
        return;
    }
    QListView::keyPressEvent(event);
}

void ChecklistView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void ChecklistView::choose(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const auto row = index.data(ChecklistModel::RowRole).value<ChecklistRow>();
    if (m_chosen != index)
        m_nextEvidence = 0;
    m_chosen = index;
    if (row.kind == ChecklistRow::Kind::Question)
        Q_EMIT questionChosen(row.askedIn, row.asked);
    if (row.wantsFault)
        Q_EMIT faultWanted();
    if (row.evidence.isEmpty())
        return;
    const TextSpan span = row.evidence.at(m_nextEvidence % row.evidence.size());
    ++m_nextEvidence;
    Q_EMIT evidenceChosen(span);
}

} // namespace otklik
