#include "ui/conversation/momentpopup.h"

#include "ui/common/errortext.h"
#include "ui/common/labels.h"
#include "ui/common/networks.h"
#include "ui/common/relativetime.h"
#include "ui/conversation/pastconversation.h"
#include "ui/conversation/threadview.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr QSize momentSize(520, 320);
constexpr QSize conversationSize(560, 420);

} // namespace

MomentPopup::MomentPopup(const ConversationEntry &entry, const Clock &clock, OlderHistory *older, QWidget *parent)
    : Popup(parent)
    , m_view(new ThreadView(clock, this))
    , m_hint(new ToneLabel({}, LabelTone::Quiet, this))
    , m_mention(entry.mention.id)
{
    column()->addWidget(new ToneLabel(tr("From the history"), LabelTone::Title, this));
    column()->addWidget(new ToneLabel(QStringLiteral("%1 · %2").arg(networkLook(entry.mention.network).title,
                                                                    RelativeTime::full(entry.mention.publishedAt)),
                                      LabelTone::Quiet, this));
    if (older) {
        addConversation(entry, *older);
    } else {
        auto *model = new ThreadModel(this);
        model->merge({entry}, false);
        m_view->setModel(model);
        m_view->setFixedSize(momentSize);
        column()->addWidget(m_view);
        m_hint->setText(tr("Only this message was kept for search; there is nothing to answer here."));
    }
    m_hint->setWordWrap(true);
    column()->addWidget(m_hint);
    setFocusProxy(m_view);
    connect(m_view, &ThreadView::linkClicked, this, &MomentPopup::linkClicked);
}

void MomentPopup::addConversation(const ConversationEntry &entry, OlderHistory &older)
{
    m_past = new PastConversation(older, entry, this);
    m_view->setModel(&m_past->model());
    m_view->setFixedSize(conversationSize);
    m_view->setCurrentIndex(m_past->model().index(0));
    m_earlier = new QPushButton(this);
    m_later = new QPushButton(this);
    for (QPushButton *button : {m_earlier, m_later}) {
        button->setFlat(true);
        button->setAutoDefault(false);
    }
    column()->addWidget(m_earlier);
    column()->addWidget(m_view);
    column()->addWidget(m_later);
    connect(m_earlier, &QPushButton::clicked, m_past, [this] { m_past->load(HistorySide::Before); });
    connect(m_later, &QPushButton::clicked, m_past, [this] { m_past->load(HistorySide::After); });
    connect(m_past, &PastConversation::changed, this, &MomentPopup::showState);
    m_past->load(HistorySide::Before);
    m_past->load(HistorySide::After);
}

void MomentPopup::showState()
{
    // Disabled, not hidden: what is read stays where it is.
    m_earlier->setText(m_past->hasMore(HistorySide::Before) ? tr("&Earlier messages")
                                                            : tr("The conversation begins here"));
    m_later->setText(m_past->hasMore(HistorySide::After) ? tr("&Later messages") : tr("The conversation ends here"));
    m_earlier->setEnabled(m_past->hasMore(HistorySide::Before) && !m_past->isBusy());
    m_later->setEnabled(m_past->hasMore(HistorySide::After) && !m_past->isBusy());
    if (const auto &error = m_past->error())
        m_hint->setText(error->code == QLatin1StringView("offline")
                            ? tr("The rest of the conversation is on the server, which cannot be reached now.")
                            : ErrorText::sentence(*error));
    else if (m_past->isBusy())
        m_hint->setText(tr("The conversation is being fetched from the server…"));
    else
        m_hint->setText(
            tr("The conversation comes from the server, to be read only; there is nothing to answer here."));
    if (m_past->isBusy() || std::exchange(m_isPlaced, true))
        return;
    const QModelIndex mention = m_past->model().index(m_past->model().rowOf(m_mention));
    m_view->setCurrentIndex(mention);
    m_view->scrollTo(mention, QAbstractItemView::PositionAtCenter);
}

} // namespace otklik
