#include "ui/imports/importform.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/imports/importspresenter.h"
#include "ui/imports/importwords.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>

namespace otklik {

namespace {

constexpr int formWidth = 640;

} // namespace

ImportForm::ImportForm(ImportsPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_title(new ToneLabel(LabelTone::Title, this)),
      m_hint(new ToneLabel(LabelTone::Quiet, this)), m_trouble(new ToneLabel(LabelTone::Danger, this)),
      m_file(new ToneLabel(LabelTone::Normal, this)), m_fileLabel(new ToneLabel(tr("File"), LabelTone::Normal, this)),
      m_name(new QLineEdit(this)), m_address(new QLineEdit(this)),
      m_addressLabel(new ToneLabel(tr("&Address"), LabelTone::Normal, this)), m_user(new QLineEdit(this)),
      m_userLabel(new ToneLabel(tr("&User"), LabelTone::Normal, this)), m_password(new QLineEdit(this)),
      m_passwordLabel(new ToneLabel(tr("&Password"), LabelTone::Normal, this)), m_back(new QPushButton(tr("Cancel"), this)),
      m_next(new QPushButton(tr("&Continue"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space3);
    column->addWidget(m_title);
    m_hint->setWordWrap(true);
    column->addWidget(m_hint);
    auto *fields = new QWidget(this);
    fields->setMaximumWidth(formWidth);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(metrics::space2);
    makeFields(*form);
    column->addWidget(fields);
    m_trouble->setWordWrap(true);
    column->addWidget(m_trouble);
    auto *buttons = new QHBoxLayout;
    m_back->setObjectName(QStringLiteral("cancel"));
    m_next->setObjectName(QStringLiteral("continue"));
    m_next->setDefault(true);
    buttons->addWidget(m_next);
    buttons->addWidget(m_back);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addStretch();
    setFocusProxy(m_name);
    connect(m_back, &QPushButton::clicked, &presenter, &ImportsPresenter::leave);
    connect(m_next, &QPushButton::clicked, this, &ImportForm::submit);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, &presenter, &ImportsPresenter::leave);
    connect(&presenter, &ImportsPresenter::changed, this, &ImportForm::refresh);
    refresh();
}

void ImportForm::makeFields(QFormLayout &form)
{
    auto *nameLabel = new ToneLabel(tr("&Name of this customer base"), LabelTone::Normal, this);
    nameLabel->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setMaxLength(importlimit::title);
    m_address->setObjectName(QStringLiteral("address"));
    m_user->setObjectName(QStringLiteral("user"));
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_addressLabel->setBuddy(m_address);
    m_userLabel->setBuddy(m_user);
    m_passwordLabel->setBuddy(m_password);
    form.addRow(m_fileLabel, m_file);
    form.addRow(nameLabel, m_name);
    form.addRow(m_addressLabel, m_address);
    form.addRow(m_userLabel, m_user);
    form.addRow(m_passwordLabel, m_password);
    for (QLineEdit *line : {m_name, m_address, m_user, m_password}) {
        connect(line, &QLineEdit::returnPressed, this, &ImportForm::submit);
        connect(line, &QLineEdit::textChanged, this, &ImportForm::showButton);
    }
}

void ImportForm::fill()
{
    const ImportStart &start = m_presenter.form();
    const bool isFile = start.kind == CustomerBaseKind::File;
    m_title->setText(isFile ? tr("Import from a file") : start.kind == CustomerBaseKind::CardDav ? tr("Import from an address book") : tr("Import from Tryton"));
    m_hint->setText(isFile ? tr("The name stands at everything that is brought in. Import under the same name again, and what was "
                                "brought in before is brought up to date.")
                           : tr("The name stands at everything that is brought in. The password is kept by the server and never "
                                "shown again; it goes to this address only."));
    m_file->setText(plaintext::oneLine(start.fileName));
    for (QWidget *widget : {static_cast<QWidget *>(m_fileLabel), static_cast<QWidget *>(m_file)})
        widget->setVisible(isFile);
    for (QWidget *widget : {static_cast<QWidget *>(m_address), static_cast<QWidget *>(m_addressLabel), static_cast<QWidget *>(m_user),
                            static_cast<QWidget *>(m_userLabel), static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_passwordLabel)})
        widget->setVisible(!isFile);
    m_address->setPlaceholderText(start.kind == CustomerBaseKind::Tryton ? QStringLiteral("https://crm.example.com/database/")
                                                                         : QStringLiteral("https://dav.example.com/"));
    m_password->setPlaceholderText(start.url.isEmpty() ? QString() : tr("Empty: the one that is kept"));
    m_name->setText(start.title);
    m_address->setText(start.url);
    m_user->setText(start.userName);
    m_password->clear();
}

void ImportForm::refresh()
{
    const bool isShown = m_presenter.stage() == ImportsPresenter::Stage::Form;
    if (!isShown)
        m_password->clear();
    if (isShown && !m_isShown)
        fill();
    m_isShown = isShown;
    m_trouble->setText(m_presenter.trouble());
    m_trouble->setVisible(!m_presenter.trouble().isEmpty());
    showButton();
}

void ImportForm::showButton()
{
    const bool isFile = m_presenter.form().kind == CustomerBaseKind::File;
    m_next->setEnabled(!m_name->text().trimmed().isEmpty() && (isFile || !m_address->text().trimmed().isEmpty()));
}

void ImportForm::submit()
{
    if (!m_next->isEnabled())
        return;
    m_presenter.submit(m_name->text(), m_address->text(), m_user->text(), m_password->text());
}

} // namespace otklik
