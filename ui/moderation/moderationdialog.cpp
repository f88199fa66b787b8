#include "ui/moderation/moderationdialog.h"

#include "guidance/team/notices.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/composer/composertext.h"
#include "ui/moderation/moderationform.h"
#include "ui/moderation/moderationtext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int dialogWidth = 560;
constexpr int evidenceHeight = 88;
constexpr int noticeHeight = 150;

} // namespace

ModerationDialog::ModerationDialog(std::unique_ptr<ModerationForm> form, const Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_form(std::move(form))
    , m_clock(clock)
    , m_title(new ToneLabel(LabelTone::Title, this))
    , m_record(new ToneLabel(LabelTone::Normal, this))
    , m_missing(new NoticeStrip(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    column->setSpacing(metrics::space2);
    column->addWidget(m_title);
    column->addWidget(makeEvidence());
    m_record->setWordWrap(true);
    column->addWidget(m_record);
    m_warn = m_missing->addButton(tr("Warn instead"));
    column->addWidget(m_missing);
    addRule(column);
    addNotice(column);
    addButtons(column);
    connect(m_warn, &QPushButton::clicked, this, [this] { m_form->setKind(ModerationKind::Warning); });
    connect(m_form.get(), &ModerationForm::changed, this, &ModerationDialog::showForm);
    showForm();
    resize(dialogWidth, column->totalHeightForWidth(dialogWidth));
    m_rule->setFocus(Qt::OtherFocusReason);
}

ModerationDialog::~ModerationDialog() = default;

QWidget *ModerationDialog::makeEvidence()
{
    const ConversationEntry &entry = m_form->entry();
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space1);
    auto *who = new ElidedLabel(LabelTone::Quiet, box);
    //: a name, a moment
    who->setFullText(tr("%1 wrote, %2:").arg(plaintext::isolated(plaintext::oneLine(entry.authorName)),
                                             RelativeTime::full(entry.mention.publishedAt)));
    auto *text = new QPlainTextEdit(plaintext::shown(entry.mention.text), box);
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFixedHeight(evidenceHeight);
    text->setAccessibleName(tr("The message, kept as evidence"));
    column->addWidget(who);
    column->addWidget(text);
    return box;
}

void ModerationDialog::addRule(QVBoxLayout *column)
{
    auto *label = new ToneLabel(tr("Which &published rule was broken?"), LabelTone::Bold, this);
    m_rule = new QComboBox(this);
    label->setBuddy(m_rule);
    m_ruleText = new ToneLabel(LabelTone::Quiet, this);
    m_ruleText->setWordWrap(true);
    column->addWidget(label);
    column->addWidget(m_rule);
    column->addWidget(m_ruleText);
    connect(m_rule, &QComboBox::activated, this, [this](int) { m_form->setRule(m_rule->currentData().toString()); });
}

void ModerationDialog::addNotice(QVBoxLayout *column)
{
    auto *label = new ToneLabel(tr("What the author is &told: why, and where to go"), LabelTone::Bold, this);
    m_notice = new QPlainTextEdit(this);
    m_notice->setTabChangesFocus(true);
    m_notice->setFixedHeight(noticeHeight);
    label->setBuddy(m_notice);
    m_inReply = new QCheckBox(tr("Put it into my reply, too"), this);
    m_inReply->setToolTip(plaintext::toolTip(tr("The notice goes out like every reply: when you send it.")));
    m_inReply->setChecked(m_form->kind() == ModerationKind::Warning);
    column->addWidget(label);
    column->addWidget(m_notice);
    column->addWidget(m_inReply);
    connect(m_notice, &QPlainTextEdit::textChanged, this, [this] { m_form->setNotice(m_notice->toPlainText()); });
}

void ModerationDialog::addButtons(QVBoxLayout *column)
{
    m_follows = new ToneLabel(LabelTone::Quiet, this);
    m_follows->setWordWrap(true);
    m_problem = new ToneLabel(LabelTone::Warning, this);
    m_problem->setWordWrap(true);
    auto *row = new QHBoxLayout;
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    m_send = new QPushButton(this);
    m_send->setAutoDefault(false);
    m_send->setProperty("otklikPrimary", true);
    row->addWidget(m_problem, 1);
    row->addWidget(cancel);
    row->addWidget(m_send);
    column->addWidget(m_follows);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QWidget::close);
    connect(m_send, &QPushButton::clicked, this, [this] {
        if (!m_form->problem().isEmpty())
            return;
        Q_EMIT sendChosen(m_inReply->isChecked());
        close();
    });
}

void ModerationDialog::fillRules()
{
    const QString language = ComposerText::uiLanguage();
    QStringList titles{tr("Choose a rule")};
    for (const TeamRule &rule : m_form->rules().rules)
        titles.append(plaintext::oneLine(rule.title.in(language)));
    QStringList shown;
    for (int i = 0; i < m_rule->count(); ++i)
        shown.append(m_rule->itemText(i));
    if (shown != titles) {
        m_rule->clear();
        m_rule->addItem(titles.constFirst(), QString());
        for (qsizetype i = 0; i < m_form->rules().rules.size(); ++i)
            m_rule->addItem(titles.at(i + 1), m_form->rules().rules.at(i).key);
    }
    const TeamRule *rule = m_form->rule();
    m_rule->setCurrentIndex(rule ? m_rule->findData(rule->key) : 0);
    m_ruleText->setText(rule ? plaintext::shown(rule->text.in(noticeLanguage(m_form->entry().mention.language)))
                             : QString());
    m_ruleText->setVisible(rule != nullptr);
}

void ModerationDialog::showRecord()
{
    if (m_form->isReadingRecord())
        m_record->setText(tr("What is on record about the author is being read…"));
    else if (const auto &record = m_form->record())
        m_record->setText(ModerationText::record(*record, m_form->rules(), m_clock.now()));
    else
        m_record->setText(tr("What is on record about this author is not known on this computer. The server looks it up, "
                             "and refuses when a warning is missing."));
    m_missing->setVisible(m_form->needsWarning());
    if (m_form->needsWarning())
        m_missing->setNotice(NoticeStrip::Tone::Warning, QStringLiteral("warning"),
                             ModerationText::missing(m_form->kind(), m_form->warnings()));
}

void ModerationDialog::showForm()
{
    const ModerationKind kind = m_form->kind();
    setWindowTitle(ModerationText::deed(kind));
    m_title->setText(ModerationText::deed(kind));
    fillRules();
    showRecord();
    if (m_notice->toPlainText() != m_form->notice()) {
        const QSignalBlocker quiet(m_notice);
        m_notice->setPlainText(m_form->notice());
    }
    m_follows->setText(ModerationText::whatFollows(kind, m_form->isLead()));
    const QString problem = m_form->problem();
    // What the strip says already is not said twice.
    m_problem->setText(m_form->needsWarning() ? QString() : problem);
    m_send->setEnabled(problem.isEmpty());
    m_send->setToolTip(plaintext::toolTip(problem));
    switch (kind) {
    case ModerationKind::Warning: m_send->setText(tr("Record the warning")); break;
    case ModerationKind::Removal:
        m_send->setText(m_form->isLead() ? tr("Approve the removal") : tr("Ask for the removal"));
        break;
    case ModerationKind::Block:
        m_send->setText(m_form->isLead() ? tr("Approve the block") : tr("Ask for the block"));
        break;
    }
}

QString ModerationDialog::recordText() const
{
    return m_record->text();
}

QString ModerationDialog::problemText() const
{
    return m_missing->isHidden() ? m_problem->text() : m_missing->text();
}

} // namespace otklik
