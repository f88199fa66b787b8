#include "app/linkpages.h"

#include "ui/common/toast.h"
#include "ui/customer/customerpresenter.h"
#include "ui/customer/customerview.h"
#include "ui/links/linkhint.h"
#include "ui/links/linkhintpresenter.h"
#include "ui/links/linkspage.h"
#include "ui/links/pairspresenter.h"
#include "ui/mainwindow/mainwindow.h"

namespace otklik {

namespace {

const QString linksKey = QStringLiteral("links");

} // namespace

LinkPages::LinkPages(Workplace &workplace, const Clock &clock, const Parts &parts, QObject *parent)
    : QObject(parent), m_window(parts.window)
{
    Cache &cache = workplace.cache();
    const auto pairs = [&](PairsPresenter::Shows shows) {
        return std::make_unique<PairsPresenter>(
            shows, PairsPresenter::World{cache.proposals(), cache.conversations(), cache.cards(), cache.mutations(),
                                         workplace.events(), clock});
    };
    m_open = pairs(PairsPresenter::Shows::Open);
    m_decided = pairs(PairsPresenter::Shows::Decided);
    m_hint = std::make_unique<LinkHintPresenter>(cache.proposals(), workplace.events());
    connectPresenter(*m_open);
    connectPresenter(*m_decided);
    addHint(parts);
}

LinkPages::~LinkPages() = default;

void LinkPages::connectPresenter(PairsPresenter &pairs)
{
    connect(&pairs, &PairsPresenter::caseChosen, this, &LinkPages::caseChosen);
    connect(&pairs, &PairsPresenter::failed, this, &LinkPages::failed);
    connect(&pairs, &PairsPresenter::told, &m_window.toast(), &Toast::show);
    connect(&pairs, &PairsPresenter::decided, &m_window.toast(), [this, &pairs](const QString &what) {
        m_window.toast().showWithUndo(what, [&pairs] { pairs.undo(); });
    });
}

void LinkPages::addPage()
{
    m_page = new LinksPage(*m_open, *m_decided);
    m_window.addPage({linksKey, tr("Same person?"), QStringLiteral("people"), QKeySequence(Qt::CTRL | Qt::Key_L)}, m_page);
    connect(m_page, &LinksPage::linkClicked, this, &LinkPages::linkChosen);
    connect(m_open.get(), &PairsPresenter::openCountChanged, this,
            [this](qint64 count) { m_window.setBadge(linksKey, count); });
    m_open->start();
    m_decided->start();
}

void LinkPages::addHint(const Parts &parts)
{
    auto *hint = new LinkHint(*m_hint, &parts.card);
    parts.card.addSection(hint, CardPlace::Accounts);
    connect(&parts.customer, &CustomerPresenter::loaded, m_hint.get(),
            [this](const CustomerCard &card) { m_hint->open(card.person.id); });
    connect(hint, &LinkHint::lookWanted, this, [this](const LinkProposalId &id) {
        m_window.showPage(linksKey);
        m_page->showOpen();
        m_open->lookAt(id);
    });
}

} // namespace otklik
