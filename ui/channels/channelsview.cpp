#include "ui/channels/channelsview.h"

#include "ui/cards/cardlist.h"
#include "ui/channels/channelspresenter.h"
#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int blindSpotLines = 3;
constexpr std::array policies{ChannelPolicy::Official, ChannelPolicy::Pilot, ChannelPolicy::ListenOnly};

LabelTone toneOf(ChannelMood mood)
{
    switch (mood) {
    case ChannelMood::Broken: return LabelTone::Danger;
    case ChannelMood::Warning: return LabelTone::Warning;
    case ChannelMood::Good: return LabelTone::Good;
    case ChannelMood::Quiet: return LabelTone::Quiet;
    }
    return LabelTone::Quiet;
}

ToneLabel *wrapped(const QString &text, LabelTone tone, QWidget *parent)
{
    auto *label = new ToneLabel(text, tone, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ChannelsView::ChannelsView(ChannelsPresenter &presenter, QWidget *parent)
    : CardPage(presenter.model(), tr("Channels"),
               new EmptyState(QStringLiteral("link"), tr("No channels yet"),
                              tr("Connect an account on the first tab. Here you then see how completely each channel is "
                                 "heard, what was missed, and what it promises to those who write there.")),
               parent),
      m_presenter(presenter)
{
    setPanes(makeDetail(), {});
    connect(&list(), &CardList::currentRowChanged, this, &ChannelsView::showRow);
    connect(&presenter, &ChannelsPresenter::loaded, this, &ChannelsView::showWhatIsThere);
    showWhatIsThere();
}

QWidget *ChannelsView::makeDetail()
{
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    m_detail = new QWidget(area);
    auto *column = new QVBoxLayout(m_detail);
    column->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, metrics::space4);
    column->setSpacing(metrics::space3);
    m_title = wrapped({}, LabelTone::Title, m_detail);
    m_standing = wrapped({}, LabelTone::Normal, m_detail);
    m_ledger = wrapped({}, LabelTone::Quiet, m_detail);
    m_gapsTitle = new ToneLabel(tr("Not heard"), LabelTone::Bold, m_detail);
    m_gaps = new QWidget(m_detail);
    column->addWidget(m_title);
    column->addWidget(m_standing);
    column->addWidget(m_ledger);
    column->addWidget(m_gapsTitle);
    column->addWidget(m_gaps);
    column->addWidget(makeDecision(m_detail));
    column->addStretch(1);
    area->setWidget(m_detail);
    return area;
}

QWidget *ChannelsView::makeDecision(QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space2);
    auto *policyTitle = new ToneLabel(tr("What the channel &promises"), LabelTone::Bold, box);
    m_policy = new QComboBox(box);
    for (const ChannelPolicy policy : policies)
        m_policy->addItem(ChannelText::policy(policy), static_cast<int>(policy));
    policyTitle->setBuddy(m_policy);
    m_promise = wrapped({}, LabelTone::Quiet, box);
    auto *blindTitle = new ToneLabel(tr("What cannot be &heard there"), LabelTone::Bold, box);
    m_blindSpots = new QPlainTextEdit(box);
    m_blindSpots->setPlaceholderText(tr("Closed groups, stories, comments under advertisements…"));
    m_blindSpots->setTabChangesFocus(true);
    m_blindSpots->setFixedHeight(m_blindSpots->fontMetrics().lineSpacing() * blindSpotLines + metrics::space4);
    blindTitle->setBuddy(m_blindSpots);
    m_save = new QPushButton(tr("&Save"), box);
    for (QWidget *one : std::initializer_list<QWidget *>{policyTitle, m_policy, m_promise, blindTitle, m_blindSpots})
        column->addWidget(one);
    column->addWidget(m_save, 0, Qt::AlignLeft);
    m_policy->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    for (QWidget *one : std::initializer_list<QWidget *>{m_policy, m_save})
        one->setEnabled(m_presenter.canDecide());
    m_blindSpots->setReadOnly(!m_presenter.canDecide());
    connect(m_policy, &QComboBox::currentIndexChanged, this, &ChannelsView::showPromise);
    connect(m_save, &QPushButton::clicked, this, &ChannelsView::save);
    return box;
}

void ChannelsView::showRow(int row)
{
    m_detail->setVisible(row >= 0);
    if (row < 0)
        return;
    const ChannelRow &channel = m_presenter.model().rowAt(row);
    m_title->setText(QStringLiteral("%1 · %2").arg(plaintext::oneLine(channel.item.source.title),
                                                    networkLook(channel.item.source.network).title));
    m_standing->setText(channel.standing);
    m_standing->setTone(toneOf(channel.mood));
    m_ledger->setText(ChannelText::ledger(channel.item, m_presenter.clock().now()).join(u'\n'));
    // What is being typed is not replaced by a row that came.
    const bool isOther = m_shown != channel.item.source.id;
    const bool isTyped = m_blindSpots->toPlainText() != m_item.source.blindSpots
        || m_policy->currentData().toInt() != static_cast<int>(m_item.source.policy);
    if (isOther || !isTyped) {
        const QSignalBlocker quiet(m_policy);
        m_policy->setCurrentIndex(m_policy->findData(static_cast<int>(channel.item.source.policy)));
        if (m_blindSpots->toPlainText() != channel.item.source.blindSpots)
            m_blindSpots->setPlainText(channel.item.source.blindSpots);
    }
    m_shown = channel.item.source.id;
    m_item = channel.item;
    showPromise();
    showGaps();
}

void ChannelsView::showGaps()
{
    const QList<GapItem> gaps = m_presenter.gapsOf(m_shown);
    m_gapsTitle->setVisible(!gaps.isEmpty());
    m_gaps->setVisible(!gaps.isEmpty());
    if (gaps == m_gapsShown)
        return; // a remark may be being typed
    m_gapsShown = gaps;
    qDeleteAll(m_gaps->findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete m_gaps->layout();
    auto *column = new QVBoxLayout(m_gaps);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space3);
    for (const GapItem &item : gaps)
        column->addWidget(makeGap(item));
}

QWidget *ChannelsView::makeGap(const GapItem &item)
{
    auto *box = new QWidget(m_gaps);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space1);
    const bool isOpen = item.gap.state == GapState::Open;
    const QString missing = item.gap.missing > 0 ? tr(" · %n message(s) missing", nullptr, static_cast<int>(item.gap.missing)) : QString();
    column->addWidget(wrapped(ChannelText::gapRange(item.gap) + missing, isOpen ? LabelTone::Danger : LabelTone::Normal, box));
    column->addWidget(wrapped(ChannelText::gapReason(item.gap.reason) + u' ' + ChannelText::gapState(item), LabelTone::Quiet, box));
    if (!isOpen || !m_presenter.canDecide())
        return box;
    auto *line = new QHBoxLayout;
    auto *comment = new QLineEdit(box);
    comment->setPlaceholderText(tr("What was done about it: “looked by hand, two messages captured”"));
    comment->setAccessibleName(tr("What was done about the gap"));
    auto *acknowledge = new QPushButton(tr("&Acknowledge"), box);
    acknowledge->setEnabled(false);
    line->addWidget(comment, 1);
    line->addWidget(acknowledge);
    column->addLayout(line);
    connect(comment, &QLineEdit::textChanged, acknowledge,
            [acknowledge](const QString &text) { acknowledge->setEnabled(!text.trimmed().isEmpty()); });
    const auto send = [this, comment, id = item.gap.id] {
        if (!comment->text().trimmed().isEmpty())
            m_presenter.acknowledge(id, comment->text().trimmed());
    };
    connect(comment, &QLineEdit::returnPressed, this, send);
    connect(acknowledge, &QPushButton::clicked, this, send);
    return box;
}

void ChannelsView::showPromise()
{
    m_promise->setText(ChannelText::promise(static_cast<ChannelPolicy>(m_policy->currentData().toInt())));
}

void ChannelsView::save()
{
    m_presenter.edit(m_shown, static_cast<ChannelPolicy>(m_policy->currentData().toInt()), m_blindSpots->toPlainText());
}

void ChannelsView::showWhatIsThere()
{
    showWhetherEmpty(m_presenter.isLoaded() && m_presenter.model().rowCount() == 0);
    showRow(currentRow());
}

} // namespace otklik
