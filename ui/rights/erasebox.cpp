#include "ui/rights/erasebox.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/rights/rightspresenter.h"
#include "ui/rights/rightstext.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int longestReason = 1000;

} // namespace

EraseBox::EraseBox(RightsPresenter &presenter, QWidget *parent)
    : QDialog(parent), m_presenter(presenter), m_person(presenter.person()), m_name(presenter.personName()),
      m_sentence(new ToneLabel(LabelTone::Normal, this)), m_scope(new ToneLabel(LabelTone::Normal, this)),
      m_trouble(new ToneLabel(LabelTone::Danger, this)), m_question(new QWidget(this)), m_reason(new QLineEdit(m_question)),
      m_typedName(new QLineEdit(m_question)), m_act(new QPlainTextEdit(this)), m_erase(nullptr), m_copy(nullptr), m_close(nullptr)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Erase a customer"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    column->setSpacing(metrics::space3);
    for (ToneLabel *label : {m_sentence, m_scope}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addWidget(m_question);
    column->addWidget(m_act, 1);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    column->addWidget(m_trouble);
    auto *buttons = new QDialogButtonBox(this);
    m_close = buttons->addButton(QDialogButtonBox::Cancel);
    m_copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    m_erase = buttons->addButton(tr("Erase for good"), QDialogButtonBox::ActionRole);
    m_erase->setObjectName(QStringLiteral("eraseForGood"));
    for (QPushButton *button : {m_close, m_copy, m_erase})
        button->setAutoDefault(false); // Enter in a field neither erases nor throws away what was typed
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    makeQuestion();
    makeAct();
    resize(460, sizeHint().height());

    connect(&presenter, &RightsPresenter::scopeKnown, this, [this](const PersonId &id, const ErasureScope &scope) {
        if (id == m_person)
            showScope(scope);
    });
    connect(&presenter, &RightsPresenter::erased, this, [this](const PersonId &id, const ErasureScope &scope) {
        if (id == m_person)
            showAct(scope);
    });
    connect(&presenter, &RightsPresenter::erasureFailed, this, [this](const PersonId &id, const Error &error) {
        if (id == m_person)
            showTrouble(error);
    });
    presenter.askScope(m_person);
    refresh();
}

void EraseBox::makeQuestion()
{
    m_sentence->setText(tr("Everything about %1 is removed for good: here, on the server and on the computer of every "
                           "colleague. It cannot be undone. Backups of the server keep it until they are replaced.")
                            .arg(plaintext::isolated(m_name)));
    m_scope->setText(tr("Asking the server what there is…"));
    auto *form = new QVBoxLayout(m_question);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(metrics::space1);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setMaxLength(longestReason);
    m_reason->setPlaceholderText(tr("Letter of 3 May; without the name, it is kept in the journal"));
    auto *why = new ToneLabel(tr("Why"), LabelTone::Normal, m_question);
    why->setBuddy(m_reason);
    form->addWidget(why);
    form->addWidget(m_reason);
    form->addSpacing(metrics::space2);
    m_typedName->setObjectName(QStringLiteral("typedName"));
    auto *label = new ToneLabel(tr("Type the name to confirm: %1").arg(plaintext::isolated(m_name)), LabelTone::Normal, m_question);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->setBuddy(m_typedName);
    form->addWidget(label);
    form->addWidget(m_typedName);
    for (QLineEdit *line : {m_reason, m_typedName})
        connect(line, &QLineEdit::textChanged, this, &EraseBox::refresh);
    connect(m_erase, &QPushButton::clicked, this, [this] {
        m_isUnderWay = true;
        m_trouble->hide();
        refresh();
        m_presenter.erase(m_person, m_reason->text());
    });
}

void EraseBox::makeAct()
{
    m_act->setReadOnly(true);
    m_act->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_act->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_act->setAccessibleName(tr("Act of erasure"));
    m_act->hide();
    m_copy->hide();
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_act->toPlainText()); });
}

void EraseBox::showScope(const ErasureScope &scope)
{
    QStringList lines;
    for (const ErasedCount &one : scope.counts)
        if (const QString line = RightsText::count(one); !line.isEmpty())
            lines.append(QStringLiteral("•  ") + line);
    m_scope->setText(lines.join(u'\n'));
    m_isKnown = true;
    refresh();
}

void EraseBox::showAct(const ErasureScope &scope)
{
    m_isUnderWay = false;
    m_sentence->setText(tr("The customer was erased. This is the act for your files; it holds no names and no words."));
    m_scope->hide();
    m_question->hide();
    m_trouble->hide();
    m_erase->hide();
    m_act->setPlainText(scope.act);
    m_act->show();
    m_copy->show();
    m_close->setText(tr("Close"));
    resize(620, 460);
}

void EraseBox::showTrouble(const Error &error)
{
    m_isUnderWay = false;
    if (!m_isKnown)
        m_scope->hide();
    m_trouble->setText(RightsText::trouble(error));
    m_trouble->show();
    refresh();
}

void EraseBox::refresh()
{
    const bool isNamed = m_typedName->text().simplified() == m_name.simplified() && !m_name.isEmpty();
    m_erase->setEnabled(m_isKnown && !m_isUnderWay && isNamed && !m_reason->text().trimmed().isEmpty());
    m_question->setEnabled(m_isKnown && !m_isUnderWay);
}

} // namespace otklik
