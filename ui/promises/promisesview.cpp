#include "ui/promises/promisesview.h"

#include "ui/common/emptystate.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/cards/cardlist.h"
#include "ui/promises/promisespresenter.h"
#include "ui/promises/promisetext.h"
#include "ui/promises/timepopup.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

PromisesView::PromisesView(PromisesPresenter &presenter, QWidget *parent)
    : CardPage(presenter.model(), tr("Promises"),
               new EmptyState(QStringLiteral("clock"), tr("Nothing is promised"),
                              tr("When a reply says by when something will happen, it stands here until it is kept: “we will answer by Friday”.")),
               parent)
    , m_presenter(presenter)
{
    setPanes(makeDetail(), {});
    connect(&list(), &CardList::currentRowChanged, this, &PromisesView::showRow);
    connect(&list(), &QAbstractItemView::activated, this, [this] { Q_EMIT caseChosen(m_shown.caseId); });
    connect(&presenter, &PromisesPresenter::loaded, this, &PromisesView::showWhatIsThere);
    showWhatIsThere();
}

QWidget *PromisesView::makeDetail()
{
    m_detail = new QWidget(this);
    auto *column = new QVBoxLayout(m_detail);
    column->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, metrics::space4);
    column->setSpacing(metrics::space3);
    auto *head = new QHBoxLayout;
    m_title = new ToneLabel(LabelTone::Title, m_detail);
    m_open = new QPushButton(tr("Open the case"), m_detail);
    head->addWidget(m_title, 1);
    head->addWidget(m_open);
    m_due = new ToneLabel(LabelTone::Quiet, m_detail);
    m_text = new ToneLabel(LabelTone::Normal, m_detail);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *buttons = new QHBoxLayout;
    m_kept = new QPushButton(m_detail);
    m_kept->setProperty("otklikPrimary", true);
    m_move = new QPushButton(tr("Another time…"), m_detail);
    m_withdraw = new QPushButton(tr("Not a promise"), m_detail);
    for (QPushButton *button : {m_kept, m_move, m_withdraw, m_open}) {
        button->setAutoDefault(false);
        if (button != m_open)
            buttons->addWidget(button);
    }
    buttons->addStretch(1);
    column->addLayout(head);
    column->addWidget(m_due);
    column->addWidget(m_text);
    column->addLayout(buttons);
    column->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT caseChosen(m_shown.caseId); });
    connect(m_kept, &QPushButton::clicked, this, [this] {
        m_presenter.settle(m_shown.id, m_shown.state == PromiseState::Open ? PromiseState::Kept : PromiseState::Open);
    });
    connect(m_withdraw, &QPushButton::clicked, this, [this] { m_presenter.settle(m_shown.id, PromiseState::Withdrawn); });
    connect(m_move, &QPushButton::clicked, this, [this] {
        auto *popup = new TimePopup(m_shown.dueAt, m_presenter.model().timeZone(), this);
        connect(popup, &TimePopup::chosen, this, [this, promise = m_shown](TimePoint due) { m_presenter.move(promise, due); });
        popup->popUp(m_move->mapToGlobal(QPoint(0, m_move->height())));
    });
    return m_detail;
}

void PromisesView::showRow(int row)
{
    m_detail->setVisible(row >= 0);
    if (row < 0)
        return;
    const PromiseItem &item = m_presenter.model().itemAt(row);
    m_shown = item.promise;
    const bool isOpen = m_shown.state == PromiseState::Open;
    m_title->setText(QStringLiteral("%1 · %2").arg(plaintext::oneLine(item.customerName), networkLook(item.network).title));
    m_due->setText(tr("%1 · %2 · promised by %3")
                       .arg(PromiseText::due(m_shown.dueAt, m_presenter.model().timeZone()),
                            PromiseText::standing(m_shown, m_presenter.clock().now()),
                            plaintext::isolated(plaintext::oneLine(item.madeByName))));
    m_due->setTone(isOpen && m_shown.dueAt < m_presenter.clock().now() ? LabelTone::Danger : LabelTone::Quiet);
    m_text->setText(plaintext::shown(m_shown.text));
    m_kept->setText(isOpen ? tr("Kept") : tr("Open again"));
    m_kept->setToolTip(isOpen ? tr("The customer has got what was promised") : tr("It is not settled after all"));
    m_withdraw->setVisible(isOpen);
    m_move->setVisible(isOpen);
}

void PromisesView::showWhatIsThere()
{
    showWhetherEmpty(m_presenter.isLoaded() && m_presenter.model().rowCount() == 0);
    showRow(currentRow());
}

} // namespace otklik
