#include "ui/links/linkhint.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/noticestrip.h"
#include "ui/links/linkhintpresenter.h"
#include "ui/links/linktext.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace otklik {

namespace {

constexpr qsizetype mostShown = 3;

} // namespace

LinkHint::LinkHint(LinkHintPresenter &presenter, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_strip(new NoticeStrip(this))
    , m_body(new QWidget(m_strip))
    , m_rows(new QVBoxLayout(m_body))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_strip);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_strip->addBody(m_body);
    m_strip->fitButtons();
    connect(&presenter, &LinkHintPresenter::changed, this, &LinkHint::fill);
    fill();
}

void LinkHint::fill()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        // Later: the click that led here may still be on its way through the row.
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_texts.clear();
    const auto &lines = m_presenter.lines();
    setVisible(!lines.isEmpty());
    for (const LinkHintLine &line : lines.first(std::min(mostShown, lines.size())))
        m_rows->addWidget(makeRow(line));
    const auto more = static_cast<int>(lines.size() - mostShown);
    m_strip->setNotice(NoticeStrip::Tone::Quiet, QStringLiteral("people"),
                       more > 0 ? tr("May also be one of these, and %n more:", nullptr, more) : tr("May also be:"));
}

QWidget *LinkHint::makeRow(const LinkHintLine &line)
{
    auto *row = new QWidget(m_body);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::space2);
    auto *who = new ElidedLabel(LabelTone::Normal, row);
    const QString text = tr("%1 (%2)", "who, how likely")
                             .arg(LinkText::handleInNetwork(line.account), LinkText::perCent(line.probability));
    who->setFullText(text);
    m_texts.append(text);
    auto *look = new QPushButton(tr("Look"), row);
    look->setAutoDefault(false);
    look->setAccessibleName(tr("Look whether this is the same person: %1").arg(text));
    layout->addWidget(who, 1);
    layout->addWidget(look);
    connect(look, &QPushButton::clicked, this, [this, id = line.id] { Q_EMIT lookWanted(id); });
    return row;
}

} // namespace otklik
