#include "ui/decision/decisionpresenter.h"

#include "models/uuid7.h"
#include "ui/common/enqueue.h"
#include "ui/composer/composertext.h"
#include "ui/conversation/conversationpresenter.h"

#include <algorithm>

namespace otklik {

DecisionPresenter::DecisionPresenter(ConversationPresenter &conversation, MutationLog &log, const Clock &clock,
                                     const Matrix &matrix, QObject *parent)
    : QObject(parent), m_conversation(conversation), m_log(log), m_clock(clock), m_matrix(matrix)
{
    connect(&conversation, &ConversationPresenter::opened, this, &DecisionPresenter::takeCase);
    connect(&conversation, &ConversationPresenter::closed, this, &DecisionPresenter::takeCase);
    connect(&conversation, &ConversationPresenter::loaded, this, &DecisionPresenter::takeConversation);
    if (conversation.conversation())
        takeConversation();
}

void DecisionPresenter::setMatrix(const Matrix &matrix)
{
    m_matrix = matrix;
    Q_EMIT questionsChanged();
    update();
}

void DecisionPresenter::setModels(const TeamModels &models)
{
    m_models = models;
    if (m_conversation.conversation())
        takeConversation();
}

const MatrixQuestion *DecisionPresenter::question(const QString &key) const
{
    if (key == heatQuestion().key)
        return &heatQuestion();
    const auto it = std::find_if(m_matrix.questions.cbegin(), m_matrix.questions.cend(),
                                 [&](const MatrixQuestion &q) { return q.key == key; });
    return it == m_matrix.questions.cend() ? nullptr : &*it;
}

QList<MatrixQuestion> DecisionPresenter::questions() const
{
    return QList<MatrixQuestion>{heatQuestion()} + m_matrix.questions;
}

void DecisionPresenter::takeCase()
{
    m_hints.clear();
    m_chosen = {};
    m_reopened.clear();
    m_wanted.clear();
    m_seen = {};
    m_isChanging = false;
    update();
}

void DecisionPresenter::takeConversation()
{
    const Conversation &conversation = *m_conversation.conversation();
    m_hints = caseHints(conversation, m_models);
    if (conversation.decision && conversation.decision->id != m_seen) {
        m_seen = conversation.decision->id;
        m_chosen = conversation.decision->answers;
        m_reopened.clear();
        m_isChanging = false;
    }
    update();
}

QJsonObject DecisionPresenter::answers() const
{
    QJsonObject all;
    for (auto it = m_hints.cbegin(); it != m_hints.cend(); ++it)
        if (!m_reopened.contains(it.key()) && it.key() != heatQuestion().key)
            all.insert(it.key(), it->answer);
    for (auto it = m_chosen.begin(); it != m_chosen.end(); ++it)
        all.insert(it.key(), it.value());
    return all;
}

QString DecisionPresenter::answerGiven(const QString &question) const
{
    if (m_chosen.contains(question))
        return m_chosen.value(question).toString();
    const auto hint = m_hints.constFind(question);
    return hint != m_hints.cend() && hint->isOverruled && !m_reopened.contains(question) ? hint->answer : QString();
}

/// The questions that still decide something: those the possible rows ask about,
/// and those that the checks of the reply do, answered or open, in the order of the matrix.
QList<DecisionChip> DecisionPresenter::chipsFor(const MatrixPosition &position) const
{
    QList<DecisionChip> chips;
    if (const auto heat = heatChip())
        chips.append(*heat);
    const QJsonObject given = answers();
    for (const MatrixQuestion &question : m_matrix.questions) {
        const bool isAsked = std::any_of(position.possibleRows.cbegin(), position.possibleRows.cend(), [&](int row) {
            return m_matrix.rows.at(row).conditions.contains(question.key);
        });
        const bool isChosen = m_chosen.contains(question.key);
        const bool isHinted = m_hints.contains(question.key) && !m_reopened.contains(question.key);
        if (!isAsked && !isChosen && !position.openQuestions.contains(question.key) && !isAlsoAsked(question, given)
            && !m_wanted.contains(question.key))
            continue;
        DecisionChip chip;
        chip.question = question.key;
        if (isChosen) {
            chip.answer = m_chosen.value(question.key).toString();
            chip.origin = DecisionChip::Origin::Chosen;
        } else if (isHinted) {
            chip.answer = m_hints.value(question.key).answer;
            const CaseHint hint = m_hints.value(question.key);
            chip.words = hint.words;
            chip.confidence = hint.confidence;
            chip.origin = hint.isOverruled ? DecisionChip::Origin::Chosen : DecisionChip::Origin::Hint;
        }
        chips.append(chip);
    }
    return chips;
}

/// Only where there is something to say about it: a calm message needs no word.
std::optional<DecisionChip> DecisionPresenter::heatChip() const
{
    const auto hint = m_hints.constFind(heatQuestion().key);
    if (hint == m_hints.cend())
        return std::nullopt;
    DecisionChip chip;
    chip.question = heatQuestion().key;
    chip.answer = hint->answer;
    chip.words = hint->words;
    chip.confidence = hint->confidence;
    chip.origin = hint->isOverruled ? DecisionChip::Origin::Chosen : DecisionChip::Origin::Hint;
    return chip;
}

void DecisionPresenter::update()
{
    DecisionState state;
    if (const auto &conversation = m_conversation.conversation()) {
        const MatrixPosition position = evaluate(m_matrix, answers());
        state.chips = chipsFor(position);
        state.litRow = position.row;
        const QString language = ComposerText::uiLanguage();
        if (position.row >= 0) {
            const MatrixRow &row = m_matrix.rows.at(position.row);
            state.outcome = row.outcome;
            state.tactic = row.tactic.in(language);
            state.needsLead = row.approval == Approval::Lead;
        }
        state.mode = DecisionState::Mode::Deciding;
        if (conversation->supportCase.state == CaseState::Closed) {
            state.mode = DecisionState::Mode::Closed;
            state.closeReason = conversation->supportCase.closeReason;
        } else if (conversation->decision && !m_isChanging) {
            state.mode = DecisionState::Mode::Decided;
            state.outcome = conversation->decision->outcome;
            state.followsMatrix = conversation->decision->followsMatrix;
            if (!state.followsMatrix)
                state.tactic.clear();
        }
    }
    m_state = state;
    Q_EMIT stateChanged();
}

void DecisionPresenter::answer(const QString &question, const QString &answer)
{
    if (answer.isEmpty()) {
        m_chosen.remove(question);
        m_reopened.insert(question);
    } else {
        overrule(question, answer);
        if (question != heatQuestion().key)
            m_chosen.insert(question, answer);
    }
    update();
}

void DecisionPresenter::overrule(const QString &question, const QString &answer)
{
    const auto hint = m_hints.find(question);
    if (hint == m_hints.end() || hint->answer == answer || !m_conversation.conversation())
        return;
    enqueueFor(this, m_log,
               OverruleHint{newId<HintOverruleId>(m_clock), m_conversation.openCase(),
                            m_conversation.conversation()->supportCase.mentionId, question, hint->guess, answer});
    hint->answer = answer;
    hint->isOverruled = true;
    hint->words.clear();
}

void DecisionPresenter::decide()
{
    if (m_state.litRow < 0 || !m_conversation.conversation())
        return;
    const Outcome outcome = m_matrix.rows.at(m_state.litRow).outcome;
    if (outcome == Outcome::NoReaction)
        Q_EMIT reasonWanted(outcome);
    else
        decideAs(outcome);
}

void DecisionPresenter::decideOtherwise(Outcome outcome)
{
    if (!m_conversation.conversation())
        return;
    if (outcome == Outcome::NoReaction)
        Q_EMIT reasonWanted(outcome);
    else
        decideAs(outcome);
}

CaseDecide DecisionPresenter::decisionOf(Outcome outcome) const
{
    CaseDecide command;
    command.id = newId<DecisionId>(m_clock);
    command.caseId = m_conversation.openCase();
    command.answers = answers();
    command.matrixVersion = m_matrix.version;
    command.outcome = outcome;
    command.followsMatrix = m_state.litRow >= 0 && m_matrix.rows.at(m_state.litRow).outcome == outcome;
    return command;
}

QList<Command> DecisionPresenter::moveToPrivate() const
{
    const auto &conversation = m_conversation.conversation();
    if (!conversation || (conversation->decision && conversation->decision->outcome == Outcome::MoveToPrivate))
        return {};
    return {decisionOf(Outcome::MoveToPrivate)};
}

void DecisionPresenter::decideAs(Outcome outcome, const QList<Command> &andThen)
{
    enqueueFor(this, m_log, QList<Command>{decisionOf(outcome)} + andThen);
    m_isChanging = false;
    Q_EMIT decided(outcome);
}

void DecisionPresenter::closeCase(const QString &reason, std::optional<Outcome> outcome)
{
    const QString said = reason.trimmed();
    if (said.isEmpty() || !m_conversation.conversation())
        return;
    const CaseClose close{m_conversation.openCase(), said};
    if (outcome)
        decideAs(*outcome, {close});
    else
        enqueueFor(this, m_log, close);
}

void DecisionPresenter::reopen()
{
    if (m_state.mode == DecisionState::Mode::Closed)
        enqueueFor(this, m_log, CaseReopen{m_conversation.openCase()});
}

void DecisionPresenter::change()
{
    m_isChanging = true;
    update();
}

void DecisionPresenter::ask(const QString &question)
{
    m_wanted.insert(question);
    change();
}

} // namespace otklik
