#pragma once

#include <QWidget>

class QPushButton;

namespace otklik {

class DecisionPresenter;
class ElidedLabel;
class TeamData;

/// "Do not feed the troll", while the open case is answered as one (D4): a quiet
/// line, and the published rules to cite.
class TrollHint final : public QWidget
{
    Q_OBJECT

public:
    TrollHint(DecisionPresenter &decision, const TeamData &team, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    /// The rules as a menu; nothing when none is published.
    void offerRules();

Q_SIGNALS:
    /// A rule to be cited, by its key.
    void ruleChosen(const QString &key);

private:
    void showState();

    DecisionPresenter &m_decision;
    const TeamData &m_team;
    ElidedLabel *m_text;
    QPushButton *m_cite;
};

} // namespace otklik
