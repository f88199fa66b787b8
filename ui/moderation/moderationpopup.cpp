#include "ui/moderation/moderationpopup.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/decision/flowlayout.h"
#include "ui/moderation/moderationpresenter.h"
#include "ui/moderation/moderationtext.h"
#include "ui/team/teamdata.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int popupWidth = 480;

} // namespace

ModerationPopup::ModerationPopup(ModerationPresenter &presenter, const MentionId &id, QWidget *parent)
    : Popup(parent), m_presenter(presenter)
{
    setFixedWidth(popupWidth);
    if (const ConversationEntry *entry = presenter.entry(id))
        m_url = QUrl(entry->mention.url);
    const QList<Moderation> decisions = presenter.decisionsAbout(id);
    for (const Moderation &one : decisions)
        addDecision(one);
    if (decisions.isEmpty())
        column()->addWidget(new ToneLabel(tr("The server has not answered yet, or has refused: see the page Sync."),
                                          LabelTone::Quiet, this));
    // Not by the size hint: wrapped labels ask for the height of a narrower popup.
    setFixedHeight(column()->totalHeightForWidth(popupWidth));
    // A change of what it shows would leave it lying.
    connect(&presenter, &ModerationPresenter::decisionsChanged, this, [this, id, decisions] {
        if (m_presenter.decisionsAbout(id) != decisions)
            close();
    });
}

void ModerationPopup::addDecision(const Moderation &moderation)
{
    const auto add = [this](const QString &text, LabelTone tone) {
        auto *label = new ToneLabel(text, tone, this);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column()->addWidget(label);
    };
    add(ModerationText::standing(moderation, m_presenter.team().discussionRules(), m_presenter.clock().now()),
        LabelTone::Bold);
    add(tr("The rule: %1").arg(plaintext::shown(moderation.ruleText)), LabelTone::Normal);
    add(tr("What the author is told: %1").arg(plaintext::shown(moderation.notice)), LabelTone::Quiet);
    if (moderation.state == ModerationState::Approved && !moderation.comment.isEmpty())
        add(tr("The lead: %1").arg(plaintext::shown(moderation.comment)), LabelTone::Quiet);
    addButtons(moderation);
}

void ModerationPopup::addButtons(const Moderation &moderation)
{
    auto *box = new QWidget(this);
    auto *row = new FlowLayout(box, metrics::space2);
    column()->addWidget(box);
    const auto add = [row, box](const QString &text, const char *name) {
        auto *button = new QPushButton(text, box);
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        row->addWidget(button);
        return button;
    };
    const ModerationId id = moderation.id;
    if (m_presenter.canFinish(moderation)) {
        if (m_url.scheme().startsWith(QLatin1StringView("http")))
            connect(add(tr("Open in the network…"), "open"), &QPushButton::clicked, this, [this] {
                const QUrl url = m_url;
                close();
                Q_EMIT linkChosen(url);
            });
        QPushButton *done = add(tr("It is done there"), "done");
        done->setProperty("otklikPrimary", true);
        connect(done, &QPushButton::clicked, this, [this, id] {
            m_presenter.finish(id, true);
            close();
        });
    }
    connect(add(tr("Copy the notice"), "copy"), &QPushButton::clicked, this, [this, notice = moderation.notice] {
        QGuiApplication::clipboard()->setText(notice);
        Q_EMIT noticeCopied();
        close();
    });
    if (m_presenter.canTakeBack(moderation))
        connect(add(tr("Take back"), "back"), &QPushButton::clicked, this, [this, id] {
            m_presenter.finish(id, false);
            close();
        });
}

} // namespace otklik
