#include "ui/moderation/trollhint.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/composer/composertext.h"
#include "ui/decision/decisionpresenter.h"
#include "ui/team/teamdata.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace otklik {

TrollHint::TrollHint(DecisionPresenter &decision, const TeamData &team, QWidget *parent)
    : QWidget(parent)
    , m_decision(decision)
    , m_team(team)
    , m_text(new ElidedLabel(LabelTone::Warning, this))
    , m_cite(new QPushButton(tr("Cite a rule"), this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space3, 0, metrics::space3, 0);
    row->setSpacing(metrics::space2);
    row->addWidget(m_text, 1);
    row->addWidget(m_cite);
    m_text->setFullText(tr("Do not feed the troll: one calm sentence with the rule, or none."));
    m_cite->setAutoDefault(false);
    m_cite->setFlat(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_cite, &QPushButton::clicked, this, &TrollHint::offerRules);
    connect(&decision, &DecisionPresenter::stateChanged, this, &TrollHint::showState);
    connect(&team, &TeamData::changed, this, &TrollHint::showState);
    showState();
}

QString TrollHint::text() const
{
    return isHidden() ? QString() : m_text->fullText();
}

void TrollHint::showState()
{
    setVisible(m_decision.answerGiven(QStringLiteral("who")) == QLatin1StringView("troll"));
    m_cite->setVisible(!m_team.discussionRules().rules.isEmpty());
}

void TrollHint::offerRules()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString language = ComposerText::uiLanguage();
    for (const TeamRule &rule : m_team.discussionRules().rules) {
        QString title = plaintext::oneLine(rule.title.in(language));
        QAction *action = menu->addAction(title.replace(u'&', QStringLiteral("&&")));
        action->setToolTip(plaintext::toolTip(rule.text.in(language)));
        connect(action, &QAction::triggered, this, [this, key = rule.key] { Q_EMIT ruleChosen(key); });
    }
    menu->popup(m_cite->mapToGlobal(QPoint(0, m_cite->height())));
}

} // namespace otklik
