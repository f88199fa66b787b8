#include "ui/common/calmstyle.h"

#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPolygonF>
#include <QPushButton>
#include <QStyleOption>
#include <QWidget>

namespace otklik {

namespace {

void roundRect(QPainter *painter, const QRect &rect, int radius, const QColor &fill, const QColor &edge = {})
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(edge.isValid() ? QPen(edge, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

bool isOver(const QStyleOption *option)
{
    return option->state.testFlag(QStyle::State_Enabled) && option->state.testFlag(QStyle::State_MouseOver);
}

bool isPrimary(const QWidget *widget)
{
    const auto *button = qobject_cast<const QPushButton *>(widget);
    return button && (button->isDefault() || button->property("otklikPrimary").toBool());
}

void drawPushButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Colours &c = coloursOf(option->palette);
    const bool isEnabled = option->state.testFlag(QStyle::State_Enabled);
    const bool isDown = option->state & (QStyle::State_Sunken | QStyle::State_On);
    const auto *button = qobject_cast<const QPushButton *>(widget);
    if (isPrimary(widget) && isEnabled) {
        const QColor fill = isDown ? c.accentFill.darker(115) : isOver(option) ? c.accentFill.darker(106) : c.accentFill;
        roundRect(painter, option->rect, metrics::radius, fill);
        return;
    }
    const bool isFlat = button && button->isFlat();
    const QColor fill = isDown ? c.selection : isOver(option) ? c.hover : isFlat ? QColor() : c.surface;
    roundRect(painter, option->rect, metrics::radius, fill, isFlat ? QColor() : c.border);
}

/// Fusion's edge is hardly to be seen on dark.
void drawCheckBox(const QStyleOption *option, QPainter *painter)
{
    const Colours &c = coloursOf(option->palette);
    const bool isEnabled = option->state.testFlag(QStyle::State_Enabled);
    const bool isOn = option->state.testFlag(QStyle::State_On);
    const bool isHalf = option->state.testFlag(QStyle::State_NoChange);
    const QColor strong = isEnabled ? c.accentFill : c.border;
    const QColor edge = !isEnabled ? c.border : option->state.testFlag(QStyle::State_HasFocus) ? c.accent : c.secondary;
    const QRect box = option->rect;
    if (!isOn && !isHalf) {
        roundRect(painter, box, metrics::smallRadius, isOver(option) ? c.hover : c.surface, edge);
        return;
    }
    roundRect(painter, box, metrics::smallRadius, strong);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(isEnabled ? c.onAccent : c.secondary, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    const auto at = [&](double x, double y) { return QPointF(box.x() + x * box.width(), box.y() + y * box.height()); };
    const QPolygonF sign = isOn ? QPolygonF{at(0.24, 0.52), at(0.43, 0.70), at(0.76, 0.32)} : QPolygonF{at(0.27, 0.5), at(0.73, 0.5)};
    painter->drawPolyline(sign);
    painter->restore();
}

void drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget, const QStyle *style)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->minimum == bar->maximum)
        return;
    const Colours &c = coloursOf(option->palette);
    QRect thumb = style->subControlRect(QStyle::CC_ScrollBar, bar, QStyle::SC_ScrollBarSlider, widget);
    const bool isActive = option->state.testFlag(QStyle::State_MouseOver)
        || option->activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    const int inset = isActive ? 2 : 3;
    thumb = bar->orientation == Qt::Vertical ? thumb.adjusted(inset, 1, -inset, -1) : thumb.adjusted(1, inset, -1, -inset);
    QColor fill = c.secondary;
    fill.setAlpha(isActive ? 150 : 80);
    roundRect(painter, thumb, std::min(thumb.width(), thumb.height()) / 2, fill);
}

} // namespace

CalmStyle::CalmStyle() : QProxyStyle(QStringLiteral("fusion")) { }

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    const Colours &c = coloursOf(option->palette);
    const bool hasFocus = option->state.testFlag(State_HasFocus);
    switch (element) {
    case PE_PanelButtonCommand:
        drawPushButton(option, painter, widget);
        return;
    case PE_PanelButtonTool: {
        const bool isDown = option->state & (State_Sunken | State_On);
        if (isDown || isOver(option))
            roundRect(painter, option->rect, metrics::radius, isDown ? c.selection : c.hover);
        return;
    }
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            roundRect(painter, option->rect, metrics::radius, c.surface, hasFocus ? c.accent : c.border);
        return;
    }
    case PE_FrameLineEdit:
        return;
    case PE_FrameFocusRect:
        if (option->state.testFlag(State_KeyboardFocusChange) || hasFocus)
            roundRect(painter, option->rect, metrics::radius, {}, c.accent);
        return;
    case PE_Frame:
        // Editors and lists with a frame: the same edge as a line edit.
        roundRect(painter, option->rect, metrics::smallRadius, {}, hasFocus ? c.accent : c.border);
        return;
    case PE_FrameGroupBox:
        roundRect(painter, option->rect, metrics::radius, {}, c.border);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(option, painter);
        return;
    case PE_PanelTipLabel:
        roundRect(painter, option->rect, metrics::smallRadius, c.surface, c.border);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void CalmStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    const Colours &c = coloursOf(option->palette);
    if (element == CE_Splitter) {
        // A hairline to see; the handle itself is wider, to be caught easily.
        const QRect r = option->rect;
        const bool isUpright = option->state.testFlag(State_Horizontal);
        painter->fillRect(isUpright ? QRect(r.center().x(), r.top(), 1, r.height())
                                    : QRect(r.left(), r.center().y(), r.width(), 1),
                          c.border);
        return;
    }
    if (element == CE_TabBarTabShape) {
        const bool isChosen = option->state.testFlag(State_Selected);
        if (isOver(option) && !isChosen)
            painter->fillRect(option->rect, c.hover);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom() - (isChosen ? 1 : 0), option->rect.width(), isChosen ? 2 : 1),
                          isChosen ? c.accent : c.border);
        return;
    }
    if (element == CE_TabBarTabLabel) {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (tab) {
            QStyleOptionTab copy(*tab);
            const QColor ink = option->state.testFlag(State_Selected) ? c.accent : c.secondary;
            copy.palette.setColor(QPalette::WindowText, ink);
            copy.palette.setColor(QPalette::ButtonText, ink);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
    }
    if (element == CE_PushButtonLabel && isPrimary(widget) && option->state.testFlag(State_Enabled)) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (button) {
            QStyleOptionButton copy(*button);
            copy.palette.setColor(QPalette::ButtonText, c.onAccent);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void CalmStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(option, painter, widget, proxy());
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect CalmStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
                                const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, subControl, widget);

    // No arrows: the groove is the whole bar.
    const bool isUpright = bar->orientation == Qt::Vertical;
    const int length = isUpright ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const qint64 whole = range + bar->pageStep;
    const int thumb = range <= 0 || whole <= 0
        ? length
        : std::clamp(static_cast<int>(qint64(bar->pageStep) * length / whole), std::min(length, 32), length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb,
                                              bar->upsideDown);
    const auto along = [&](int from, int size) {
        return isUpright ? QRect(0, from, bar->rect.width(), size) : QRect(from, 0, size, bar->rect.height());
    };
    switch (subControl) {
    case SC_ScrollBarSlider: return along(start, thumb);
    case SC_ScrollBarSubPage: return along(0, start);
    case SC_ScrollBarAddPage: return along(start + thumb, length - start - thumb);
    case SC_ScrollBarGroove: return along(0, length);
    default: return {};
    }
}

int CalmStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent: return 10;
    case PM_ScrollView_ScrollBarSpacing: return 0;
    case PM_SplitterWidth: return 5;
    case PM_ButtonIconSize: return metrics::smallIconSize;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractButton *>(widget) ? QProxyStyle::pixelMetric(metric, option, widget) : 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    case PM_ToolTipLabelFrameWidth: return metrics::space2;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int CalmStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_ScrollBar_LeftClickAbsolutePosition: return 1;
    case SH_ItemView_ActivateItemOnSingleClick: return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_ToolTip_WakeUpDelay: return 500;
    default: return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

QRect CalmStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return rect.adjusted(metrics::space1, 0, -metrics::space1, 0);
    return rect;
}

QSize CalmStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                  const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        wanted = QSize(size.width() + 2 * metrics::space3, std::max(wanted.height(), metrics::buttonHeight));
    if (type == CT_LineEdit || type == CT_ComboBox)
        wanted.setHeight(std::max(wanted.height(), metrics::buttonHeight));
    if (type == CT_TabBarTab)
        wanted.setHeight(std::max(wanted.height(), metrics::buttonHeight));
    return wanted;
}

} // namespace otklik
