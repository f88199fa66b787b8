#include "ui/search/searchview.h"

#include "ui/common/anchoredlistview.h"
#include "ui/common/emptystate.h"
#include "ui/common/errortext.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/conversation/momentdelegate.h"
#include "ui/conversation/momentpopup.h"
#include "ui/search/searchpresenter.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedLayout>

namespace otklik {

namespace {

constexpr int pageWidth = 860;
constexpr int boxHeight = 38;

} // namespace

SearchView::SearchView(SearchPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_box(new QLineEdit(this)), m_note(new ToneLabel(LabelTone::Danger, this)),
      m_list(new AnchoredListView(AnchoredListView::Follows::Top, this)),
      m_empty(new EmptyState(QStringLiteral("search"), {}, {}, this)), m_stack(new QStackedLayout)
{
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

void SearchView::showState()
{
    m_note->hide();
    const SearchModel &model = m_presenter.model();
    if (model.rowCount() > 0) {
        m_stack->setCurrentWidget(m_list);
        return;
    }
    if (model.query().isEmpty())
        m_empty->setTexts(tr("Find what was ever written"),
                          tr("Words are found in all their forms: “delivery” also finds “deliveries”.\n\n"
                             "\"blue kettle\"  the very phrase\n"
                             "from:marina  by whom\n"
                             "network:vk  in which network\n"
                             "after:2026-01-31  before:2026-03-01  when\n\n"
                             "It works offline too, over everything on this computer."));
    else
        m_empty->setTexts(tr("Nothing found"), tr("Try fewer words, only the beginning of one, or take a condition such as network:vk away."));
    m_stack->setCurrentWidget(m_empty);
}

bool SearchView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_box && event->type() == QEvent::KeyPress && m_presenter.model().rowCount() > 0) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return) {
            m_list->setFocus();
            if (!m_list->currentIndex().isValid())
                m_list->setCurrentIndex(m_presenter.model().index(0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SearchView::showHistory(const ConversationEntry &entry)
{
    auto *popup = new MomentPopup(entry, m_presenter.clock(), this);
    connect(popup, &MomentPopup::linkClicked, this, &SearchView::linkClicked);
    popup->popUp(m_list->mapToGlobal(QPoint(metrics::space6, metrics::space6)));
}

} // namespace otklik
