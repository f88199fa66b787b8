#include "ui/customer/interestssection.h"

#include "ui/bonus/bonustext.h"
#include "ui/common/chip.h"
#include "ui/common/iconbutton.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/composer/composertext.h"
#include "ui/customer/carepresenter.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStringListModel>
#include <QToolButton>

namespace otklik {

InterestsSection::InterestsSection(CarePresenter &presenter, QWidget *parent)
    : Section(tr("Interests"), parent)
    , m_presenter(presenter)
    , m_input(new QLineEdit(this))
{
    m_input->setPlaceholderText(tr("Add from the team's list"));
    m_input->setAccessibleName(tr("Add an interest from the team's list"));
    m_input->setMaxLength(60);
    layout()->addWidget(m_input);
    auto *completer = new QCompleter(new QStringListModel(this), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_input->setCompleter(completer);
    // Later: the completer puts its choice into the line after it has told of it.
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &InterestsSection::add,
            Qt::QueuedConnection);
    connect(m_input, &QLineEdit::returnPressed, this, [this] { add(m_input->text()); });
    connect(&presenter, &CarePresenter::changed, this, &InterestsSection::fill);
    fill();
}

QString InterestsSection::quoted(const QString &words)
{
    return tr("“%1”").arg(plaintext::oneLine(words));
}

void InterestsSection::fill()
{
    clearRows();
    const auto interests = m_presenter.interests();
    for (const Interest &interest : interests)
        rows()->addWidget(makeRow(interest));
    for (const InterestSuggestion &suggestion : m_presenter.suggestions())
        rows()->addWidget(makeSuggestion(suggestion));
    offerTopics();
}

QWidget *InterestsSection::makeRow(const Interest &interest)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::space2);
    const QString title = m_presenter.titleOf(interest.topic);
    auto *name = new ToneLabel(title, LabelTone::Normal, row);
    layout->addWidget(name);
    auto *source = new ElidedLabel(LabelTone::Quiet, row);
    source->setFullText(interest.quote.isEmpty() ? QString() : quoted(interest.quote));
    layout->addWidget(source, 1);
    name->setToolTip(plaintext::toolTip(BonusText::interest(interest, title)));
    QToolButton *strike = makeIconButton(QStringLiteral("close"), tr("Not an interest of theirs: %1").arg(title), row);
    strike->setObjectName(QStringLiteral("strikeInterest"));
    layout->addWidget(strike);
    connect(strike, &QToolButton::clicked, this, [this, id = interest.id] { m_presenter.strike(id); });
    return row;
}

QWidget *InterestsSection::makeSuggestion(const InterestSuggestion &suggestion)
{
    auto *row = new QWidget(this);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, metrics::space1, 0, metrics::space1);
    column->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::space2);
    const QString &topic = suggestion.interest.topic;
    const QString title = m_presenter.titleOf(topic);
    auto *confirm = new Chip(title + u'?', row);
    confirm->setObjectName(QStringLiteral("confirmInterest"));
    confirm->setToolTip(plaintext::toolTip(tr("Confirm: it goes onto the card with these words")));
    const QString where = BonusText::interest(suggestion.interest, title);
    confirm->setAccessibleName(tr("Confirm the interest. %1").arg(where));
    head->addWidget(confirm);
    const bool isFromProfile = suggestion.interest.source == InterestSource::Profile;
    head->addWidget(new ToneLabel(isFromProfile ? tr("from the profile") : tr("from a message"), LabelTone::Quiet, row),
                    1);
    QToolButton *reject = makeIconButton(QStringLiteral("close"), tr("Not an interest of theirs: %1").arg(title), row);
    reject->setObjectName(QStringLiteral("rejectInterest"));
    head->addWidget(reject);
    column->addLayout(head);
    auto *quote = new ElidedLabel(LabelTone::Quiet, row);
    quote->setFullText(quoted(suggestion.interest.quote));
    column->addWidget(quote);
    connect(confirm, &Chip::clicked, this, [this, topic] { m_presenter.confirm(topic); });
    connect(reject, &QToolButton::clicked, this, [this, topic] { m_presenter.reject(topic); });
    return row;
}

void InterestsSection::offerTopics()
{
    QStringList titles;
    const auto topics = m_presenter.otherTopics();
    for (const InterestTopic &topic : topics)
        titles.append(topic.title.in(ComposerText::uiLanguage()));
    static_cast<QStringListModel *>(m_input->completer()->model())->setStringList(titles);
}

void InterestsSection::add(const QString &title)
{
    const auto topics = m_presenter.otherTopics();
    for (const InterestTopic &topic : topics) {
        if (topic.title.in(ComposerText::uiLanguage()).compare(title.trimmed(), Qt::CaseInsensitive) != 0)
            continue;
        m_input->clear();
        m_presenter.addByHand(topic.key);
        return;
    }
}

} // namespace otklik
