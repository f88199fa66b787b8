#include "ui/links/linkspage.h"

#include "ui/common/pagetabs.h"
#include "ui/links/pairspresenter.h"
#include "ui/links/pairsview.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

LinksPage::LinksPage(PairsPresenter &open, PairsPresenter &decided, QWidget *parent)
    : QWidget(parent)
    , m_openPairs(open)
    , m_decidedPairs(decided)
    , m_tabs(new PageTabs(this))
    , m_open(new PairsView(open))
    , m_decided(new PairsView(decided))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
    m_tabs->addPage(tr("To decide"), m_open);
    m_tabs->addPage(tr("Lately decided"), m_decided);
    setFocusProxy(m_tabs);
    m_decided->setEmptyTexts(tr("Nothing was decided yet"),
                             tr("Every pair that a colleague has linked or refused stands here, and what was linked automatically because the networks prove it. Each can be decided otherwise at any time; every account keeps its own history."));
    m_open->emptyButton().setText(tr("Lately decided"));
    connect(&m_open->emptyButton(), &QPushButton::clicked, this, &LinksPage::showDecided);
    connect(&open, &PairsPresenter::openCountChanged, this, [this](qint64 count) { m_tabs->setCount(m_open, count); });
    connect(&open, &PairsPresenter::listChanged, this, &LinksPage::showWhatIsEmpty);
    connect(&decided, &PairsPresenter::listChanged, this, &LinksPage::showWhatIsEmpty);
    for (PairsView *view : {m_open, m_decided})
        connect(view, &PairsView::linkClicked, this, &LinksPage::linkClicked);
    showWhatIsEmpty();
}

void LinksPage::showOpen()
{
    m_tabs->showPage(m_open);
    m_open->setFocus(Qt::OtherFocusReason);
}

void LinksPage::showDecided()
{
    m_tabs->showPage(m_decided);
    m_decided->setFocus(Qt::OtherFocusReason);
}

void LinksPage::showWhatIsEmpty()
{
    const bool isAnyDecided = m_openPairs.decidedCount() > 0 || m_decidedPairs.model().rowCount() > 0;
    if (isAnyDecided)
        m_open->setEmptyTexts(tr("All decided"),
                              tr("Thank you: every pair has its answer. New ones come with new accounts and imports; what was decided can be changed at any time."));
    else
        m_open->setEmptyTexts(tr("No pairs to decide about"),
                              tr("When two accounts may be one person's, by name, handle, e-mail, phone or what their profiles say, the pair stands here with what speaks for it and what against. You decide; nothing is merged without you, unless the networks themselves prove it."));
    m_open->emptyButton().setVisible(isAnyDecided);
}

} // namespace otklik
