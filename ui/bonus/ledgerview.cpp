#include "ui/bonus/ledgerview.h"

#include "ui/bonus/bonustext.h"
#include "ui/bonus/ledgerpresenter.h"
#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/cards/cardlist.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int longestReason = 500;

} // namespace

LedgerView::LedgerView(LedgerPresenter &presenter, QWidget *parent)
    : CardPage(presenter.model(), tr("Bonuses"),
               new EmptyState(QStringLiteral("gift"), tr("No bonus has been given yet"),
                              tr("A bonus is given where the reply is written: the button with the parcel, or Ctrl+B. "
                                 "Here stands what became of it.")),
               parent)
    , m_presenter(presenter)
{
    QWidget *filters = makeFilters(this);
    setPanes(makeDetail(), {}, filters);
    connectButtons();
    connect(&list(), &CardList::currentRowChanged, &presenter, &LedgerPresenter::select);
    connect(&list(), &QAbstractItemView::activated, this, &LedgerView::openCase);
    connect(&presenter, &LedgerPresenter::listChanged, this, &LedgerView::showList);
    connect(&presenter, &LedgerPresenter::currentChanged, this, &LedgerView::showCurrent);
    showList();
    showCurrent();
}

QWidget *LedgerView::makeFilters(QWidget *parent)
{
    auto *head = new QWidget(parent);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(metrics::space4, metrics::space3, metrics::space4, metrics::space2);
    column->setSpacing(metrics::space2);
    auto *row = new QHBoxLayout;
    m_agent = new QComboBox(head);
    m_agent->setAccessibleName(tr("Whose bonuses"));
    m_agent->setVisible(m_presenter.isLead());
    m_state = new QComboBox(head);
    m_state->setAccessibleName(tr("How they stand"));
    m_state->addItem(tr("All"), -1);
    for (const auto &[state, name] : EnumNames<BonusState>::table)
        m_state->addItem(BonusText::state(state), static_cast<int>(state));
    row->addWidget(m_agent, 1);
    row->addWidget(m_state, 1);
    column->addLayout(row);
    m_sum = new ToneLabel(LabelTone::Quiet, head);
    m_sum->setWordWrap(true);
    column->addWidget(m_sum);
    m_none = new ToneLabel(tr("Nothing of this kind."), LabelTone::Quiet, head);
    m_none->hide();
    column->addWidget(m_none);
    return head;
}

QWidget *LedgerView::makeDetail()
{
    auto *pane = new QWidget(this);
    auto *whole = new QVBoxLayout(pane);
    whole->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, metrics::space4);
    m_detail = new QWidget(pane);
    whole->addWidget(m_detail);
    whole->addStretch(1);
    auto *column = new QVBoxLayout(m_detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space3);
    auto *head = new QHBoxLayout;
    m_title = new ToneLabel(LabelTone::Title, m_detail);
    m_title->setWordWrap(true);
    auto *open = new QPushButton(tr("Open the case"), m_detail);
    open->setAutoDefault(false);
    head->addWidget(m_title, 1);
    head->addWidget(open, 0, Qt::AlignTop);
    connect(open, &QPushButton::clicked, this, &LedgerView::openCase);
    m_facts = new ToneLabel(LabelTone::Quiet, m_detail);
    m_facts->setWordWrap(true);
    m_why = new ToneLabel(LabelTone::Normal, m_detail);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_standing = new NoticeStrip(m_detail);
    m_standing->fitButtons();
    m_reason = new QLineEdit(m_detail);
    m_reason->setPlaceholderText(tr("Reason, if it is refused; the agent reads it"));
    m_reason->setAccessibleName(tr("Reason for refusing"));
    m_reason->setMaxLength(longestReason);
    auto *buttons = new QHBoxLayout;
    m_takeBack = new QPushButton(m_detail);
    m_refuse = new QPushButton(tr("Refuse"), m_detail);
    m_approve = new QPushButton(tr("Give it"), m_detail);
    m_approve->setProperty("otklikPrimary", true);
    buttons->addStretch(1);
    for (QPushButton *button : {m_takeBack, m_refuse, m_approve}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    column->addLayout(head);
    for (QWidget *part : {static_cast<QWidget *>(m_facts), static_cast<QWidget *>(m_why),
                          static_cast<QWidget *>(m_standing), static_cast<QWidget *>(m_reason)})
        column->addWidget(part);
    column->addLayout(buttons);
    return pane;
}

void LedgerView::connectButtons()
{
    connect(m_agent, &QComboBox::activated, this,
            [this] { m_presenter.setAgent({m_agent->currentData().toString()}); });
    connect(m_state, &QComboBox::activated, this, [this] {
        const int state = m_state->currentData().toInt();
        m_presenter.setState(state < 0 ? std::nullopt : std::optional(static_cast<BonusState>(state)));
    });
    connect(m_reason, &QLineEdit::textChanged, this, &LedgerView::showButtons);
    connect(m_approve, &QPushButton::clicked, &m_presenter, &LedgerPresenter::approve);
    connect(m_refuse, &QPushButton::clicked, this, [this] { m_presenter.refuse(m_reason->text()); });
    connect(m_takeBack, &QPushButton::clicked, this, &LedgerView::takeBack);
}

void LedgerView::showList()
{
    m_sum->setText(m_presenter.sum());
    m_none->setVisible(m_presenter.hasAny() && m_presenter.model().rowCount() == 0);
    showAgents();
    showWhetherEmpty(m_presenter.isLoaded() && !m_presenter.hasAny());
    m_presenter.select(currentRow());
}

void LedgerView::showAgents()
{
    const auto agents = m_presenter.agents();
    QStringList names;
    for (const LedgerPresenter::Agent &agent : agents)
        names.append(agent.name);
    if (m_agent->count() > 0 && names == std::exchange(m_agents, names))
        return; // it may be open
    m_agents = names;
    const QString chosen = m_agent->currentData().toString();
    m_agent->clear();
    m_agent->addItem(tr("Everybody"), QString());
    for (const LedgerPresenter::Agent &agent : agents)
        m_agent->addItem(agent.name, agent.id.value);
    m_agent->setCurrentIndex(std::max(0, m_agent->findData(chosen)));
}

void LedgerView::showCurrent()
{
    const auto &current = m_presenter.current();
    m_detail->setVisible(current.has_value());
    if (!current)
        return;
    const BonusGrant &grant = current->grant;
    if (std::exchange(m_shownId, grant.id.value) != grant.id.value) {
        m_reason->clear();
        m_isSure = false;
    }
    m_title->setText(QStringLiteral("%1 · %2").arg(plaintext::oneLine(grant.title),
                                                   BonusText::money(grant.cost, m_presenter.currency())));
    m_facts->setText(QStringLiteral("%1 · %2\n%3 · %4")
                         .arg(plaintext::oneLine(current->customerName), networkLook(current->network).title,
                              plaintext::oneLine(current->givenByName), RelativeTime::full(grant.givenAt)));
    m_why->setText(plaintext::shown(grant.reason));
    QStringList standing{BonusText::standing(grant.state)};
    if (const auto limit = fromName<BonusObstacle>(grant.problem); limit && *limit != BonusObstacle::None)
        standing.append(BonusText::limit(*limit) + u'.');
    if (!grant.comment.isEmpty())
        standing.append(plaintext::shown(grant.comment));
    const bool isOpen = grant.state == BonusState::Asked;
    m_standing->setNotice(isOpen                             ? NoticeStrip::Tone::Warning
                          : grant.state == BonusState::Given ? NoticeStrip::Tone::Good
                                                             : NoticeStrip::Tone::Quiet,
                          isOpen ? QStringLiteral("clock") : QStringLiteral("gift"), standing.join(u' '));
    showButtons();
}

void LedgerView::showButtons()
{
    const bool canDecide = m_presenter.canDecide();
    m_reason->setVisible(canDecide);
    m_approve->setVisible(canDecide);
    m_refuse->setVisible(canDecide);
    m_refuse->setEnabled(!m_reason->text().trimmed().isEmpty());
    m_refuse->setToolTip(m_refuse->isEnabled() ? QString() : tr("A refusal needs a reason"));
    m_takeBack->setVisible(m_presenter.canTakeBack());
    m_takeBack->setText(m_isSure ? tr("Really take back") : tr("Take back"));
    m_takeBack->setToolTip(tr("It counts for nothing then; that cannot be undone"));
}

void LedgerView::takeBack()
{
    // There is no way back, so one press is not enough.
    if (std::exchange(m_isSure, !m_isSure))
        m_presenter.takeBack();
    showButtons();
}

void LedgerView::openCase()
{
    if (m_presenter.current())
        Q_EMIT caseChosen(m_presenter.current()->grant.caseId);
}

QString LedgerView::sumText() const
{
    return m_sum->text();
}

} // namespace otklik
