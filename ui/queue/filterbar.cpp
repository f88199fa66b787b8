#include "ui/queue/filterbar.h"

#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QShortcut>

#include <array>

namespace otklik {

namespace {

using namespace metrics;

/// A count above a word; the chosen one is underlined.
class FilterTab final : public QAbstractButton
{
public:
    FilterTab(const QString &word, QWidget *parent) : QAbstractButton(parent)
    {
        setText(word);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }

    void setCount(qint64 count)
    {
        m_count = QLocale().toString(count);
        setAccessibleName(text() + QStringLiteral(": ") + m_count);
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {QFontMetrics(small()).horizontalAdvance(text()) + space2, 2 * fontMetrics().height() + space3};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colours &c = coloursOf(palette());
        QPainter painter(this);
        if (underMouse() && !isChecked())
            painter.fillRect(rect(), c.hover);
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
        painter.setPen(isChecked() ? c.accent : c.text);
        const int line = fontMetrics().height();
        painter.drawText(QRect(0, space1, width(), line), Qt::AlignCenter, m_count);
        painter.setFont(small());
        painter.setPen(isChecked() ? c.accent : c.secondary);
        const QString word = QFontMetrics(small()).elidedText(text(), Qt::ElideRight, width() - 2);
        painter.drawText(QRect(0, space1 + line, width(), line), Qt::AlignCenter, word);
        if (isChecked())
            painter.fillRect(QRect(space2, height() - 2, width() - 2 * space2, 2), c.accent);
        if (hasFocus()) {
            painter.setPen(c.accent);
            painter.drawRect(rect().adjusted(1, 1, -2, -2));
        }
    }

private:
    [[nodiscard]] QFont small() const
    {
        QFont f = font();
        f.setPointSizeF(f.pointSizeF() * 0.84);
        return f;
    }

    QString m_count;
};

} // namespace

FilterBar::FilterBar(QWidget *parent) : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space1, space1, space1, 0);
    layout->setSpacing(0);
    const std::array<std::pair<QString, QString>, 5> words{{
        {tr("All"), tr("Everybody's open work")},
        {tr("Mine"), tr("Persons I answer")},
        {tr("Free"), tr("Nobody answers yet")},
        {tr("Review"), tr("Replies waiting for a lead")},
        {tr("Done"), tr("Answered or closed, newest first")},
    }};
    for (int i = 0; i < static_cast<int>(words.size()); ++i) {
        const auto &[word, hint] = words.at(static_cast<size_t>(i));
        auto *tab = new FilterTab(word, this);
        const QKeySequence keys(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i));
        tab->setToolTip(QStringLiteral("%1 (%2)").arg(hint, keys.toString(QKeySequence::NativeText)));
        m_group.addButton(tab, i);
        layout->addWidget(tab);
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WindowShortcut);
        connect(shortcut, &QShortcut::activated, tab, &QAbstractButton::click);
    }
    connect(&m_group, &QButtonGroup::idClicked, this,
            [this](int id) { Q_EMIT filterChosen(static_cast<QueueFilter>(id)); });
    setFilter(QueueFilter::Open);
    setCounts({});
}

void FilterBar::setFilter(QueueFilter filter)
{
    m_group.button(static_cast<int>(filter))->setChecked(true);
}

void FilterBar::setCounts(const QueueCounts &counts)
{
    const std::array numbers{counts.open, counts.mine, counts.free, counts.inReview, counts.answered};
    for (int i = 0; i < static_cast<int>(numbers.size()); ++i)
        static_cast<FilterTab *>(m_group.button(i))->setCount(numbers.at(static_cast<size_t>(i)));
}

} // namespace otklik
