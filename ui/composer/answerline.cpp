#include "ui/composer/answerline.h"

#include "ui/common/errortext.h"
#include "ui/common/noticestrip.h"
#include "ui/common/relativetime.h"
#include "ui/conversation/links.h"

#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace otklik {

namespace {

/// From here on it is time to hurry.
constexpr std::chrono::hours soon(1);

} // namespace

AnswerLine::AnswerLine(QWidget *parent)
    : QWidget(parent), m_notice(new NoticeStrip(this)), m_url(new QLineEdit(m_notice))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_notice);
    m_url->setPlaceholderText(tr("Link of the answer that you posted there by hand"));
    m_url->setAccessibleName(m_url->placeholderText());
    m_notice->addBody(m_url);
    m_copy = m_notice->addButton(tr("Copy the text"));
    m_openPost = m_notice->addButton(tr("Open the post"));
    m_confirm = m_notice->addButton(tr("Answered by hand"));
    m_confirm->setToolTip(tr("Keeps the text below as the reply that was posted, with its link; the case is answered."));
    m_confirm->setEnabled(false);
    connect(m_copy, &QPushButton::clicked, this, &AnswerLine::copyChosen);
    connect(m_openPost, &QPushButton::clicked, this, [this] { Q_EMIT linkChosen(webAddress(m_mentionUrl)); });
    connect(m_url, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_confirm->setEnabled(webAddress(text.trimmed()).isValid()); });
    connect(m_url, &QLineEdit::returnPressed, this, &AnswerLine::confirm);
    connect(m_confirm, &QPushButton::clicked, this, &AnswerLine::confirm);
    hide();
}

void AnswerLine::confirm()
{
    if (const QUrl url = webAddress(m_url->text().trimmed()); url.isValid())
        Q_EMIT answeredByHand(url.toString());
}

void AnswerLine::setState(const ComposerState &state, TimePoint now)
{
    const AnswerStanding &standing = state.answer;
    const bool isShown = state.mode == ComposerState::Mode::Writing && (!standing.isOpen() || standing.until);
    setVisible(isShown);
    if (!isShown || m_mentionUrl != state.mentionUrl)
        m_url->clear();
    m_mentionUrl = state.mentionUrl;
    if (!isShown)
        return;
    const bool isClosed = !standing.isOpen();
    const bool isHurried = !isClosed && *standing.until - now < soon;
    m_notice->setNotice(isClosed || isHurried ? NoticeStrip::Tone::Warning : NoticeStrip::Tone::Quiet,
                        isClosed ? QStringLiteral("lock") : QStringLiteral("clock"), sentence(standing, now));
    m_url->setVisible(isClosed);
    m_copy->setVisible(isClosed);
    m_confirm->setVisible(isClosed);
    m_openPost->setVisible(isClosed && webAddress(m_mentionUrl).isValid());
    m_notice->fitButtons();
}

QString AnswerLine::sentence(const AnswerStanding &standing, TimePoint now)
{
    if (standing.isOpen()) {
        if (!standing.until)
            return {};
        const bool isToday = RelativeTime::dateOf(*standing.until) == RelativeTime::dateOf(now);
        const QString when = isToday ? RelativeTime::clock(*standing.until) : RelativeTime::full(*standing.until);
        //: a moment, then how long that is from now: "until 14:20, 3 h left"
        return tr("Can be answered until %1, %2.").arg(when, RelativeTime::timeLeft(*standing.until, now));
    }
    const QString why = standing.obstacle == QLatin1StringView("post_gone")
        ? tr("The message was deleted in the network, so there is nothing left there to answer.")
        : ErrorText::sentence(standing.obstacle);
    //: %1 is the reason, a sentence
    return tr("No answer can go out from here. %1 If you answer in the network itself, keep the same words below and paste the link of that answer.").arg(why);
}

QString AnswerLine::text() const
{
    return m_notice->text();
}

} // namespace otklik
