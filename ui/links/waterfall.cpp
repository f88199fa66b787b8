#include "ui/links/waterfall.h"

#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/textblock.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace otklik {

namespace {

using namespace metrics;

constexpr int narrow = 560; ///< below it the sentences stand above their bars
constexpr int wanted = 760;
constexpr int least = 300;
constexpr int barHeight = 14;
constexpr int lineGap = 10;
constexpr int sentenceLines = 4;
constexpr double shortestBar = 2;

QColor colourOf(WaterfallStep::Kind kind, const Colours &c)
{
    switch (kind) {
    case WaterfallStep::Kind::Prior: return c.secondary;
    case WaterfallStep::Kind::For: return c.good;
    case WaterfallStep::Kind::Against: return c.danger;
    case WaterfallStep::Kind::Sum: return c.accent;
    }
    return c.secondary;
}

QFont small(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.9);
    return font;
}

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

struct Waterfall::Line final
{
    const WaterfallStep *step;
    TextBlock text;
    int top;
    int height;
};

Waterfall::Waterfall(QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("What speaks for one person, and what against"));
}

Waterfall::~Waterfall() = default;

void Waterfall::setProposal(const LinkProposal &proposal)
{
    m_steps = WaterfallSteps::of(proposal);
    m_least = 0;
    m_most = 0;
    for (const WaterfallStep &step : std::as_const(m_steps)) {
        m_least = std::min({m_least, step.from, step.to});
        m_most = std::max({m_most, step.from, step.to});
    }
    setAccessibleDescription(text());
    updateGeometry();
    update();
}

QString Waterfall::text() const
{
    QStringList lines;
    for (const WaterfallStep &step : m_steps)
        lines.append(tr("%1 (%2, %3)", "sentence, weight, effect").arg(step.sentence, step.value, step.effect));
    return lines.join(u'\n');
}

QSize Waterfall::sizeHint() const
{
    return {wanted, heightForWidth(wanted)};
}

QSize Waterfall::minimumSizeHint() const
{
    return {least, headHeight()};
}

int Waterfall::headHeight() const
{
    return QFontMetrics(small(font())).height() + space2;
}

Waterfall::Frame Waterfall::frameOf(int width) const
{
    int values = 0;
    for (const WaterfallStep &step : m_steps)
        values = std::max(values, QFontMetrics(bold(font())).horizontalAdvance(step.value));
    const bool isNarrow = width < narrow;
    const int textWidth = isNarrow ? width : width * 46 / 100;
    return {textWidth, isNarrow ? 0 : textWidth + space4, std::max(width - values - space3, textWidth / 4), isNarrow};
}

std::vector<Waterfall::Line> Waterfall::linesOf(int width) const
{
    const Frame frame = frameOf(width);
    std::vector<Line> lines;
    int top = headHeight();
    for (const WaterfallStep &step : m_steps) {
        const QFont face = step.kind == WaterfallStep::Kind::Sum ? bold(font()) : font();
        TextBlock text(step.sentence, face, frame.textWidth, sentenceLines);
        const int words = static_cast<int>(text.size().height());
        const int height = (frame.isNarrow ? words + barHeight + space1 : std::max(words, barHeight)) + lineGap;
        lines.push_back({&step, std::move(text), top, height});
        top += height;
    }
    return lines;
}

int Waterfall::heightForWidth(int width) const
{
    const auto lines = linesOf(std::max(width, least));
    return lines.empty() ? headHeight() : lines.back().top + lines.back().height;
}

double Waterfall::placeOf(qint64 weight, const Frame &frame) const
{
    const double span = std::max<double>(1, static_cast<double>(m_most - m_least));
    return frame.barLeft + static_cast<double>(weight - m_least) / span * (frame.barRight - frame.barLeft);
}

void Waterfall::paintHead(QPainter &painter, const Frame &frame) const
{
    painter.setFont(small(font()));
    painter.setPen(coloursOf(palette()).secondary);
    const QRect head(frame.barLeft, 0, frame.barRight - frame.barLeft, headHeight() - space2);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, tr("← against"));
    painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, tr("for →"));
}

void Waterfall::paintBar(QPainter &painter, const Line &line, const Frame &frame) const
{
    const Colours &c = coloursOf(palette());
    const WaterfallStep &step = *line.step;
    const int below = frame.isNarrow ? static_cast<int>(line.text.size().height()) + space1 : 0;
    const double y = frame.isNarrow ? line.top + below : line.top + (line.height - lineGap - barHeight) / 2.0;
    const double from = placeOf(step.from, frame);
    const double to = placeOf(step.to, frame);
    QRectF bar(std::min(from, to), y, std::max(std::abs(to - from), shortestBar), barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(step.kind, c));
    painter.drawRoundedRect(bar, 2, 2);
    // Down to where the next one begins.
    if (step.kind != WaterfallStep::Kind::Sum) {
        painter.setPen(QPen(c.secondary, 1, Qt::DotLine));
        painter.drawLine(QPointF(to, y + barHeight), QPointF(to, y + line.height));
    }
    const QRectF value(frame.barRight, y - space1, width() - frame.barRight, barHeight + 2 * space1);
    painter.setFont(step.kind == WaterfallStep::Kind::Sum ? bold(font()) : small(font()));
    painter.setPen(step.kind == WaterfallStep::Kind::Sum ? c.text : c.secondary);
    painter.drawText(value, Qt::AlignRight | Qt::AlignVCenter, step.value);
}

void Waterfall::paintEvent(QPaintEvent *)
{
    const Colours &c = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Frame frame = frameOf(width());
    const auto lines = linesOf(width());
    paintHead(painter, frame);
    const double even = std::round(placeOf(0, frame)) + 0.5;
    painter.setPen(c.border);
    painter.drawLine(QPointF(even, headHeight() - space1), QPointF(even, height()));
    for (const Line &line : lines) {
        painter.setPen(c.text);
        const double text = line.text.size().height();
        const double free = frame.isNarrow ? 0 : std::max(0.0, (line.height - lineGap - text) / 2);
        line.text.draw(&painter, QPointF(0, line.top + free));
        paintBar(painter, line, frame);
    }
    if (hasFocus()) {
        painter.setPen(c.accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), smallRadius, smallRadius);
    }
}

bool Waterfall::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (const Line &line : linesOf(width()))
        if (help->pos().y() >= line.top && help->pos().y() < line.top + line.height)
            QToolTip::showText(help->globalPos(), plaintext::toolTip(line.step->effect), this);
    return true;
}

void Waterfall::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace otklik
