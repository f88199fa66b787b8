#include "ui/customer/timeline/monthchart.h"

#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace otklik {

namespace {

using namespace metrics;

constexpr int barsHeight = 44;
constexpr int heatHeight = 10;
constexpr int mark = 8; ///< side of a square of the legend

QFont smaller(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(small.pointSizeF() * 0.85);
    return small;
}

/// All of them are readable as text on the surface, and so are seen as a bar.
QColor heatTone(const Colours &c, qint64 heat)
{
    return heat >= 70 ? c.danger : heat >= 40 ? c.warning : c.secondary;
}

/// A bar for something is never invisible.
int lengthOf(qint64 part, qint64 whole, int room)
{
    return part <= 0 ? 0 : std::max(2, static_cast<int>(part * room / std::max<qint64>(1, whole)));
}

} // namespace

MonthChart::MonthChart(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Contacts by month"));
}

void MonthChart::setMonths(const QList<MonthOfContacts> &months, const QDate &last, int count)
{
    const QDate chosen = m_current < 0 ? QDate() : m_months.at(m_current).month;
    m_months.clear();
    m_most = 1;
    m_current = -1;
    m_hovered = -1;
    for (int i = 0; i < count; ++i) {
        MonthOfContacts month;
        month.month = last.addMonths(i + 1 - count);
        const auto known = std::ranges::find(months, month.month, &MonthOfContacts::month);
        if (known != months.end())
            month = *known;
        m_most = std::max(m_most, month.theirs + month.ours);
        if (month.month == chosen)
            m_current = i;
        m_months.append(month);
    }
    describe();
    update();
}

QString MonthChart::sentence(const MonthOfContacts &month)
{
    // On its own, not as part of a date: a month can have two forms.
    const QString name = QLocale().standaloneMonthName(month.month.month()) + u' ' + QString::number(month.month.year());
    if (month.theirs + month.ours == 0)
        return tr("%1: no contacts").arg(name);
    return tr("%1: %2, %3, heat %4")
        .arg(name, tr("%n message(s)", nullptr, static_cast<int>(month.theirs)),
             tr("%n reply(s)", nullptr, static_cast<int>(month.ours)), QString::number(month.heat));
}

QSize MonthChart::sizeHint() const
{
    return {240, 2 * QFontMetrics(smaller(font())).height() + barsHeight + heatHeight + 4 * space1};
}

QSize MonthChart::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

QRect MonthChart::bars() const
{
    const int line = QFontMetrics(smaller(font())).height();
    return {space4, line + space1, width() - space4 - space3, barsHeight};
}

QRect MonthChart::columnRect(int index) const
{
    const QRect room = bars();
    const auto edge = [&](int i) { return room.left() + room.width() * i / std::max(1, count()); };
    return {edge(index), room.top(), edge(index + 1) - edge(index), room.height() + space1 + heatHeight};
}

int MonthChart::indexAt(const QPoint &point) const
{
    for (int i = 0; i < count(); ++i) {
        const QRect column = columnRect(i);
        if (point.x() >= column.left() && point.x() <= column.right())
            return i;
    }
    return -1;
}

void MonthChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLegend(painter);
    for (int i = 0; i < count(); ++i)
        paintMonth(painter, i);
    paintYears(painter);
}

void MonthChart::paintMonth(QPainter &painter, int index) const
{
    const Colours &c = coloursOf(palette());
    const MonthOfContacts &month = m_months.at(index);
    const QRect column = columnRect(index);
    const bool isFocused = hasFocus() && index == m_current;
    if (isFocused || index == m_hovered)
        painter.fillRect(column.adjusted(0, -1, 0, 1), isFocused ? c.selection : c.hover);
    const int bottom = bars().bottom() + 1;
    const int left = column.left() + 1;
    const int width = std::max(1, column.width() - 2);
    painter.fillRect(QRect(left, bottom, width, 1), c.border);
    const int theirs = lengthOf(month.theirs, m_most, barsHeight - 2);
    const int ours = lengthOf(month.ours, m_most, barsHeight - 2);
    painter.fillRect(QRect(left, bottom - theirs, width, theirs), c.accent);
    const int gap = theirs > 0 && ours > 0 ? 1 : 0;
    painter.fillRect(QRect(left, bottom - theirs - gap - ours, width, ours), c.good);
    if (const int heat = lengthOf(month.heat, 100, heatHeight); heat > 0)
        painter.fillRect(QRect(left, bottom + space1 + heatHeight - heat, width, heat), heatTone(c, month.heat));
    if (isFocused) {
        painter.setPen(c.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(column.adjusted(0, -1, -1, 0));
    }
}

void MonthChart::paintLegend(QPainter &painter) const
{
    const Colours &c = coloursOf(palette());
    painter.setFont(smaller(font()));
    const QFontMetrics metrics = painter.fontMetrics();
    int left = bars().left();
    const std::initializer_list<std::pair<QString, QColor>> parts{
        {tr("theirs"), c.accent}, {tr("ours"), c.good}, {tr("heat"), c.warning}};
    for (const auto &[word, colour] : parts) {
        painter.fillRect(QRect(left, (metrics.height() - mark) / 2 + 1, mark, mark), colour);
        left += mark + space1;
        painter.setPen(c.secondary);
        painter.drawText(QRect(left, 0, metrics.horizontalAdvance(word) + 2, metrics.height()), Qt::AlignVCenter, word);
        left += metrics.horizontalAdvance(word) + space3;
    }
}

void MonthChart::paintYears(QPainter &painter) const
{
    const Colours &c = coloursOf(palette());
    painter.setFont(smaller(font()));
    painter.setPen(c.secondary);
    const int top = columnRect(0).bottom() + space1;
    for (int i = 0; i < count(); ++i) {
        const QDate month = m_months.at(i).month;
        if (month.month() != 1)
            continue;
        const QString year = QString::number(month.year());
        const int width = painter.fontMetrics().horizontalAdvance(year);
        const int left = std::min(columnRect(i).left() + 1, bars().right() - width);
        painter.drawText(QRect(left, top, width + 2, painter.fontMetrics().height()), Qt::AlignVCenter, year);
    }
}

bool MonthChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        if (const int index = indexAt(help->pos()); index >= 0)
            QToolTip::showText(help->globalPos(), plaintext::toolTip(sentence(m_months.at(index))), this, columnRect(index));
        return true;
    }
    return QWidget::event(event);
}

void MonthChart::mouseMoveEvent(QMouseEvent *event)
{
    if (const int index = indexAt(event->pos()); std::exchange(m_hovered, index) != index)
        update();
}

void MonthChart::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void MonthChart::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = event->button() == Qt::LeftButton ? indexAt(event->pos()) : -1;
    if (index < 0)
        return;
    setCurrent(index);
    Q_EMIT monthChosen(m_months.at(index).month);
}

void MonthChart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: setCurrent(m_current - 1); return;
    case Qt::Key_Right: setCurrent(m_current + 1); return;
    case Qt::Key_Home: setCurrent(0); return;
    case Qt::Key_End: setCurrent(count() - 1); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            Q_EMIT monthChosen(m_months.at(m_current).month);
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void MonthChart::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0)
        setCurrent(count() - 1);
    QWidget::focusInEvent(event);
    update();
}

void MonthChart::setCurrent(int index)
{
    m_current = std::clamp(index, count() == 0 ? -1 : 0, count() - 1);
    describe();
    update();
}

void MonthChart::describe()
{
    QStringList sentences;
    if (m_current >= 0) {
        sentences.append(sentence(m_months.at(m_current)));
    } else {
        for (const MonthOfContacts &month : std::as_const(m_months))
            if (month.theirs + month.ours > 0)
                sentences.append(sentence(month));
    }
    setAccessibleDescription(sentences.join(QStringLiteral(". ")));
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

} // namespace otklik
