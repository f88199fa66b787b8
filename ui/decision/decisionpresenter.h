#pragma once

#include "guidance/matrix/matrix.h"
#include "models/stores.h"
#include "ui/decision/casehints.h"

#include <QObject>

namespace otklik {

class ConversationPresenter;

/// A question of the matrix as the strip shows it.
struct DecisionChip final
{
    enum class Origin { Open, Hint, Chosen };

    QString question; ///< key
    QString answer;   ///< key; empty while open
    Origin origin = Origin::Open;
    QStringList words; ///< what a hint rests on
    double confidence = 0; ///< of a hint, 0 … 1; 0: not known

    friend bool operator==(const DecisionChip &, const DecisionChip &) = default;
};

struct DecisionState final
{
    enum class Mode {
        Nothing,
        Deciding,
        Decided, ///< shown in a line until somebody wants to change it
        Closed,  ///< the case ended without an answer
    };

    Mode mode = Mode::Nothing;
    QList<DecisionChip> chips; ///< those that still matter
    int litRow = -1;           ///< of the matrix
    std::optional<Outcome> outcome; ///< of the lit row, or as decided
    QString tactic;
    bool needsLead = false;
    bool followsMatrix = true; ///< as decided
    QString closeReason;
};

/// Walks an agent through the response matrix (D1): hints first, every answer
/// can be overruled, the row that fits is lit, another outcome is a deliberate
/// step. Needs no widget. Owned by the composition root; UI thread.
class DecisionPresenter final : public QObject
{
    Q_OBJECT

public:
    DecisionPresenter(ConversationPresenter &conversation, MutationLog &log, const Clock &clock, const Matrix &matrix,
                      QObject *parent = nullptr);

    [[nodiscard]] const DecisionState &state() const { return m_state; }
    [[nodiscard]] const Matrix &matrix() const { return m_matrix; }
    /// The team has published another one; what was answered stays answered.
    void setMatrix(const Matrix &matrix);
    /// What the team has taught; outlives the presenter, or is taken away with {}.
    void setModels(const TeamModels &models);
    [[nodiscard]] const MatrixQuestion *question(const QString &key) const;
    /// What the strip can ask: how heated the person is, then the matrix.
    [[nodiscard]] QList<MatrixQuestion> questions() const;

    /// What a person has answered, now or in an earlier decision; empty where there is a guess at most.
    [[nodiscard]] QString answerGiven(const QString &question) const;

    /// An empty answer opens the question again. Another answer than the one that was guessed is written
    /// down at once: it counts for the case from then on, and teaches the next guesses (T5).
    void answer(const QString &question, const QString &answer);
    /// Decides for the lit row.
    void decide();
    /// Decides for another outcome than the lit row's, deliberately.
    void decideOtherwise(Outcome outcome);
    /// What is written down with a reply that leads the talk into private (Q5): that decision, unless it is made.
    [[nodiscard]] QList<Command> moveToPrivate() const;
    /// Ends the case without an answer (Q7). An empty reason is refused. When
    /// `outcome` is given the decision is written down too.
    void closeCase(const QString &reason, std::optional<Outcome> outcome = std::nullopt);
    void reopen();
    /// Shows the answers again, to decide anew.
    void change();
    /// The same, with a question that need not matter to the matrix.
    void ask(const QString &question);

Q_SIGNALS:
    void stateChanged();
    void questionsChanged(); ///< the team has published another matrix
    void decided(otklik::Outcome outcome);
    void reasonWanted(otklik::Outcome outcome); ///< no reaction: closeCase() with a reason does it
    void failed(const otklik::Error &error);

private:
    void takeCase();
    void takeConversation();
    void update();
    [[nodiscard]] CaseDecide decisionOf(Outcome outcome) const;
    /// All or none of it.
    void decideAs(Outcome outcome, const QList<Command> &andThen = {});
    void overrule(const QString &question, const QString &answer);
    [[nodiscard]] QJsonObject answers() const;
    [[nodiscard]] std::optional<DecisionChip> heatChip() const;
    [[nodiscard]] QList<DecisionChip> chipsFor(const MatrixPosition &position) const;

    ConversationPresenter &m_conversation;
    MutationLog &m_log;
    const Clock &m_clock;
    Matrix m_matrix;
    TeamModels m_models;
    DecisionState m_state;
    QHash<QString, CaseHint> m_hints;
    QJsonObject m_chosen;       ///< by the agent; goes before the hints
    QSet<QString> m_reopened;   ///< a hint that was taken away
    QSet<QString> m_wanted;     ///< asked for the sake of the reply
    DecisionId m_seen;          ///< the decision that the answers were taken from
    bool m_isChanging = false;
};

} // namespace otklik
