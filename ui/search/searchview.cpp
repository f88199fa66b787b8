#include "ui/search/searchview.h"

#include "ui/common/anchoredlistview.h"
#include "ui/common/emptystate.h"
#include "ui/common/errortext.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/relativetime.h"
#include "ui/conversation/momentdelegate.h"
#include "ui/conversation/momentpopup.h"
#include "ui/search/searchpresenter.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>

namespace otklik {

namespace {

constexpr int pageWidth = 860;
constexpr int boxHeight = 38;

/// For the middle of a sentence, in any year.
QString dayOf(TimePoint moment)
{
    return QLocale().toString(RelativeTime::dateOf(moment), QStringLiteral("d MMMM yyyy"));
}

} // namespace

SearchView::SearchView(SearchPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_box(new QLineEdit(this)), m_note(new ToneLabel(LabelTone::Danger, this)),
      m_list(new AnchoredListView(AnchoredListView::Follows::Top, this)),
      m_empty(new EmptyState(QStringLiteral("search"), {}, {}, this)), m_stack(new QStackedLayout), m_foot(nullptr)
{
    m_foot = makeFoot();
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    // A column of readable width in the middle, however wide the window is.
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, 0);
    auto *middle = new QWidget(this);
    middle->setMaximumWidth(pageWidth);
    row->addStretch();
    row->addWidget(middle, 100);
    row->addStretch();
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space2);
    column->addWidget(m_box);
    column->addWidget(m_note);
    column->addLayout(m_stack, 1);
    column->addWidget(m_foot);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    m_note->hide();

    m_box->setFixedHeight(boxHeight);
    m_box->setPlaceholderText(tr("Search all mentions and replies"));
    m_box->setAccessibleName(tr("Search"));
    m_box->setClearButtonEnabled(true);
    m_box->addAction(icon(QStringLiteral("search"), IconTone::Quiet), QLineEdit::LeadingPosition);
    m_box->installEventFilter(this);
    m_list->setAccessibleName(tr("Found"));
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new MomentDelegate(presenter.clock(), 2, m_list));
    m_list->setModel(&presenter.model());
    setFocusProxy(m_box);

    connect(m_box, &QLineEdit::textChanged, &presenter, &SearchPresenter::setQuery);
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex &i) { m_presenter.open(i.row()); });
    connect(m_list, &QAbstractItemView::activated, this, [this](const QModelIndex &i) { m_presenter.open(i.row()); });
    connect(&presenter.model(), &SearchModel::settled, this, &SearchView::showState);
    connect(&presenter.model(), &SearchModel::olderChanged, this, &SearchView::showState);
    connect(&presenter, &SearchPresenter::historyChosen, this, &SearchView::showHistory);
    connect(&presenter, &SearchPresenter::failed, this, [this](const Error &error) {
        m_note->setText(ErrorText::sentence(error));
        m_note->show();
    });
    showState();
}

void SearchView::focusBox()
{
    m_box->setFocus(Qt::ShortcutFocusReason);
    m_box->selectAll();
}

QWidget *SearchView::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, metrics::space2, 0, metrics::space3);
    row->setSpacing(metrics::space3);
    m_older = new ToneLabel(LabelTone::Quiet, foot);
    m_older->setWordWrap(true);
    m_ask = new QPushButton(foot);
    row->addWidget(m_older, 1);
    row->addWidget(m_ask);
    connect(m_ask, &QPushButton::clicked, this, &SearchView::actOnOlder);
    return foot;
}

void SearchView::actOnOlder()
{
    SearchModel &model = m_presenter.model();
    if (model.older() == SearchModel::Older::Asking)
        model.stopOlder();
    else
        model.askOlder();
}

QString SearchView::wordsOnFailure() const
{
    const Error &error = m_presenter.model().olderError();
    if (error.code == QLatin1StringView("offline"))
        return tr("Older messages are on the server, which cannot be reached now.");
    if (error.code == QLatin1StringView("too_many_requests"))
        return tr("The server is busy with other searches. Try again in a moment.");
    return ErrorText::sentence(error);
}

/// What the server has added to the hits, and how far it has come.
QString SearchView::wordsOnOlder() const
{
    const SearchModel &model = m_presenter.model();
    const QString found = model.olderCount() > 0 ? tr("%n older message(s) found on the server.", nullptr, model.olderCount())
                                                 : tr("Nothing older found on the server so far.");
    const auto backTo = model.backTo();
    const QString how = backTo ? tr("Searched back to %1.").arg(dayOf(*backTo)) : QString();
    switch (model.older()) {
    case SearchModel::Older::None: return {};
    case SearchModel::Older::Offered: return tr("Only newer messages are kept on this computer.");
    case SearchModel::Older::Asking:
        return backTo ? tr("Searching on the server, back to %1…").arg(dayOf(*backTo)) : tr("Searching on the server…");
    case SearchModel::Older::Paused: return (found + u' ' + how).trimmed();
    case SearchModel::Older::Complete:
        return model.olderCount() > 0 ? found + u' ' + tr("That is all.") : tr("The server has nothing older on this.");
    case SearchModel::Older::Failed: return (wordsOnFailure() + u' ' + how).trimmed();
    }
    Q_UNREACHABLE();
}

void SearchView::showOlder()
{
    QString act;
    switch (m_presenter.model().older()) {
    case SearchModel::Older::None:
    case SearchModel::Older::Complete: break;
    case SearchModel::Older::Offered: act = tr("&Search older ones on the server"); break;
    case SearchModel::Older::Asking: act = tr("&Stop"); break;
    case SearchModel::Older::Paused: act = tr("&Go on"); break;
    case SearchModel::Older::Failed: act = tr("&Ask again"); break;
    }
    const QString words = wordsOnOlder();
    m_older->setText(words);
    m_older->setAccessibleName(words);
    if (act.isEmpty() && m_ask->hasFocus())
        m_list->setFocus();
    m_ask->setText(act);
    m_ask->setVisible(!act.isEmpty());
    m_foot->setVisible(!words.isEmpty());
}

void SearchView::showState()
{
    m_note->hide();
    showOlder();
    const SearchModel &model = m_presenter.model();
    if (model.rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    m_stack->setCurrentWidget(m_empty);
    if (model.query().isEmpty()) {
        m_empty->setTexts(tr("Find what was ever written"),
                          tr("Words are found in all their forms: “delivery” also finds “deliveries”.\n\n"
                             "\"blue kettle\"  the very phrase\n"
                             "from:marina  by whom\n"
                             "network:vk  in which network\n"
                             "after:2026-01-31  before:2026-03-01  when\n\n"
                             "It works offline too, over everything on this computer."));
        return;
    }
    switch (model.older()) {
    case SearchModel::Older::Offered:
    case SearchModel::Older::Failed:
        m_empty->setTexts(tr("Nothing found on this computer"), tr("Older messages are on the server: Enter searches there."));
        break;
    case SearchModel::Older::Asking:
    case SearchModel::Older::Paused:
        m_empty->setTexts(tr("Nothing found on this computer"), tr("The server goes back in time, page by page; you can stop it and go on at any time."));
        break;
    case SearchModel::Older::None:
    case SearchModel::Older::Complete:
        m_empty->setTexts(tr("Nothing found"), tr("Try fewer words, only the beginning of one, or take a condition such as network:vk away."));
        break;
    }
}

bool SearchView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_box || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter)
        return QWidget::eventFilter(watched, event);
    if (m_presenter.model().rowCount() > 0) {
        m_list->setFocus();
        if (!m_list->currentIndex().isValid())
            m_list->setCurrentIndex(m_presenter.model().index(0));
        return true;
    }
    if (key != Qt::Key_Down)
        m_presenter.model().askOlder(); // does nothing where there is nothing to ask
    return true;
}

void SearchView::showHistory(const ConversationEntry &entry)
{
    auto *popup = new MomentPopup(entry, m_presenter.clock(), m_presenter.older(), this);
    connect(popup, &MomentPopup::linkClicked, this, &SearchView::linkClicked);
    popup->popUp(m_list->mapToGlobal(QPoint(metrics::space6, metrics::space6)));
}

} // namespace otklik
