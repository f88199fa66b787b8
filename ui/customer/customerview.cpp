#include "ui/customer/customerview.h"

#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networkbadge.h"
#include "ui/common/plaintext.h"
#include "ui/common/toast.h"
#include "ui/conversation/momentpopup.h"
#include "ui/customer/customerpresenter.h"
#include "ui/customer/inplacefield.h"
#include "ui/customer/profilepane.h"
#include "ui/customer/timelinepane.h"

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QTabBar>

namespace otklik {

CustomerView::CustomerView(CustomerPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_content(new QWidget(this)),
      m_empty(new EmptyState(QStringLiteral("user"), tr("The customer's card"),
                             tr("Open a case: here stands who writes, over all networks, with contacts, notes and everything said before."), this)),
      m_stack(new QStackedLayout(this)), m_panes(new QStackedLayout), m_profile(new ProfilePane(presenter, this)),
      m_timeline(new TimelinePane(presenter, this)), m_toast(nullptr)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setMinimumWidth(260);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    m_tabs = new QTabBar(m_content);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(true);
    m_tabs->addTab(tr("Profile"));
    m_tabs->addTab(tr("History"));
    column->addWidget(m_tabs);
    column->addLayout(m_panes, 1);
    m_panes->addWidget(m_profile);
    m_panes->addWidget(m_timeline);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
    m_toast = new Toast(m_content);

    connect(m_tabs, &QTabBar::currentChanged, m_panes, &QStackedLayout::setCurrentIndex);
    connect(m_profile, &ProfilePane::linkClicked, this, &CustomerView::linkClicked);
    connect(&presenter, &CustomerPresenter::loaded, this, &CustomerView::showCard);
    connect(&presenter, &CustomerPresenter::opened, this, [this] {
        m_profile->startOver();
        if (m_presenter.person().isEmpty())
            m_stack->setCurrentWidget(m_empty);
    });
    connect(&presenter, &CustomerPresenter::undoOffered, this, [this](const QString &what, const Command &inverse) {
        m_toast->showWithUndo(what, [this, inverse] { m_presenter.undo(inverse); });
    });
    connect(&presenter, &CustomerPresenter::historyChosen, this, &CustomerView::showHistory);
}

void CustomerView::addSection(QWidget *section)
{
    m_profile->addSection(section);
}

QWidget *CustomerView::makeHeader()
{
    auto *header = new QWidget(m_content);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(metrics::space4, metrics::space3, metrics::space4, metrics::space2);
    row->setSpacing(metrics::space3);
    m_face = new Avatar(metrics::avatar + 8, header);
    row->addWidget(m_face, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_name = new InPlaceField({}, tr("Name"), header);
    m_name->setBig();
    m_facts = new ToneLabel(LabelTone::Quiet, header);
    m_facts->setWordWrap(true);
    words->addWidget(m_name);
    words->addWidget(m_facts);
    row->addLayout(words, 1);
    connect(m_name, &InPlaceField::edited, this, [this](const QString &name) { m_presenter.edit(PersonField::Name, name); });
    return header;
}

void CustomerView::showCard(const CustomerCard &card)
{
    m_stack->setCurrentWidget(m_content);
    m_face->setPerson(card.displayName, card.accounts.isEmpty() ? card.person.id.value : card.accounts.first().id.value);
    m_name->setShownWhenEmpty(plaintext::oneLine(card.displayName));
    m_name->setValue(card.person.name);
    QStringList facts{tr("%n message(s)", nullptr, static_cast<int>(card.mentionCount))};
    const UserId holder = holderAt(card.claim, m_presenter.clock().now());
    if (holder == m_presenter.me().id && !holder.isEmpty())
        facts.append(tr("you answer"));
    else if (!holder.isEmpty())
        facts.append(tr("%1 answers").arg(plaintext::isolated(plaintext::oneLine(card.holderName))));
    else
        facts.append(tr("nobody answers now"));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_profile->showCard(card);
    m_timeline->showCard(card);
}

void CustomerView::showTimeline()
{
    m_tabs->setCurrentIndex(1);
}

void CustomerView::showHistory(const ConversationEntry &entry)
{
    auto *popup = new MomentPopup(entry, m_presenter.clock(), nullptr, this);
    connect(popup, &MomentPopup::linkClicked, this, &CustomerView::linkClicked);
    popup->popUp(mapToGlobal(QPoint(metrics::space4, metrics::space6)));
}

} // namespace otklik
