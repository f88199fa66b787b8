// The part of the presenter that keeps the line which goes out in public before a private text (Q5).
#include "ui/composer/composerpresenter.h"

namespace otklik {

namespace {

/// In the language of the reply, which need not be that of the interface.
QString usualLine(const QString &language)
{
    return language == u"ru" ? QStringLiteral("Написали вам в личные сообщения.")
                             : QStringLiteral("We have sent you a private message.");
}

} // namespace

PublicLine ComposerPresenter::publicLine()
{
    if (m_isStale)
        analyse();
    PublicLine line = m_line;
    line.isOffered = m_state.mode == ComposerState::Mode::Writing && m_state.canChooseVisibility
        && m_visibility == Visibility::Private;
    line.isOn = line.isOn && line.isOffered;
    return line;
}

/// What the draft has counts; without one the usual line is offered, unless it was left out.
void ComposerPresenter::takeLine()
{
    if (m_keeper.draftId(m_conversation.openCase()).isEmpty()) {
        if (!m_hasChosenLine)
            startLine();
        return;
    }
    const QString kept = m_keeper.publicLine(m_conversation.openCase());
    if (const QString held = m_line.isOn ? m_line.text : QString(); kept != held) {
        m_line.text = kept;
        m_line.isOn = !kept.isEmpty();
    }
    m_isStale = true;
}

/// Where the talk goes on in private already nobody has to be told so once more.
void ComposerPresenter::startLine()
{
    const auto &conversation = m_conversation.conversation();
    if (!conversation)
        return;
    const auto &last = conversation->publication;
    const bool isThere = last && last->state == PublicationState::Sent && last->visibility == Visibility::Private;
    m_line.isOn = m_visibility == Visibility::Private && !isThere;
    m_line.text = m_line.isOn ? usualLine(language()) : QString();
    m_isStale = true;
}

/// Into the draft, once there is one. The usual line follows the language of the reply; it is nobody's words.
void ComposerPresenter::keepLine()
{
    if (m_line.text == usualLine(QStringLiteral("ru")) || m_line.text == usualLine(QStringLiteral("en")))
        m_line.text = usualLine(language());
    const auto &conversation = m_conversation.conversation();
    const bool isOffered = m_state.canChooseVisibility && m_visibility == Visibility::Private;
    if (isOffered && conversation && !m_keeper.draftId(m_conversation.openCase()).isEmpty())
        m_keeper.setPublicLine(conversation->supportCase, m_line.isOn ? m_line.text : QString(), m_visibility);
}

void ComposerPresenter::weighLine()
{
    ReplyBrief brief = m_brief;
    brief.context.visibility = Visibility::Public;
    m_line.length = lengthWith(brief, m_line.text);
    m_line.personalData = findPersonalData(m_line.text, m_brief.context.privacy);
}

void ComposerPresenter::setPublicLine(const QString &text)
{
    if (m_state.mode != ComposerState::Mode::Writing || text == m_line.text)
        return;
    m_line.text = text;
    m_line.isOn = true; // an emptied one is still wanted, until it is left out
    m_hasChosenLine = true;
    keepLine();
    m_conversation.keepClaim();
    m_isStale = true;
    analyseSoon();
}

void ComposerPresenter::setPublicLineOn(bool isOn)
{
    if (m_state.mode != ComposerState::Mode::Writing || isOn == m_line.isOn)
        return;
    m_line.isOn = isOn; // what was typed is there again when it is wanted again
    if (isOn && m_line.text.isEmpty())
        m_line.text = usualLine(language());
    m_hasChosenLine = true;
    keepLine();
    m_isStale = true;
    Q_EMIT stateChanged();
    analyseSoon();
}

} // namespace otklik
