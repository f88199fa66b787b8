#include "ui/sources/connectdialog.h"

#include "ui/common/errortext.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/sources/sourcespresenter.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int listWidth = 180;
constexpr QSize usualSize(820, 600);

ToneLabel *wrapped(const QString &text, LabelTone tone, QWidget *parent)
{
    auto *label = new ToneLabel(text, tone, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

ConnectDialog::ConnectDialog(SourcesPresenter &presenter, QList<NetworkSetup> setups, QString language, QWidget *parent)
    : QDialog(parent), m_presenter(presenter), m_setups(std::move(setups)), m_language(std::move(language)),
      m_networks(new QListWidget(this)), m_place(new QVBoxLayout), m_told(new ToneLabel(LabelTone::Quiet, this)),
      m_try(new QPushButton(tr("&Try out"), this)), m_answer(new QPushButton(tr("Test an &answer"), this)),
      m_connect(new QPushButton(tr("&Connect"), this))
{
    setWindowTitle(tr("Connect a network"));
    resize(usualSize);
    m_networks->setFixedWidth(listWidth);
    m_networks->setAccessibleName(tr("Networks"));
    for (const NetworkSetup &setup : m_setups)
        m_networks->addItem(networkLook(setup.network).title);
    m_told->setWordWrap(true);
    m_told->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto *right = new QVBoxLayout;
    right->setSpacing(metrics::space3);
    right->addLayout(m_place, 1);
    right->addWidget(m_told);
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::space4);
    top->addWidget(m_networks);
    top->addLayout(right, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_try, QDialogButtonBox::ActionRole);
    buttons->addButton(m_answer, QDialogButtonBox::ActionRole);
    buttons->addButton(m_connect, QDialogButtonBox::AcceptRole);
    m_try->setAutoDefault(false);
    m_connect->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space4, metrics::space4, metrics::space4, metrics::space4);
    column->setSpacing(metrics::space4);
    column->addLayout(top, 1);
    column->addWidget(buttons);

    connect(m_networks, &QListWidget::currentRowChanged, this, &ConnectDialog::showNetwork);
    connect(m_try, &QPushButton::clicked, this, [this] { send(Step::TryOut); });
    connect(m_answer, &QPushButton::clicked, this, [this] { send(Step::TryAnswer); });
    connect(m_connect, &QPushButton::clicked, this, [this] { send(Step::Connect); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // A button that is disabled gives its focus away, and Return would then close the dialog.
    connect(&presenter, &SourcesPresenter::busyChanged, this, [this](bool isBusy) { m_isBusy = isBusy; });
    for (QPushButton *button : buttons->findChildren<QPushButton *>())
        button->setAutoDefault(button == m_connect);
    connect(&presenter, &SourcesPresenter::triedOut, this, &ConnectDialog::tellSeen);
    connect(&presenter, &SourcesPresenter::answerTried, this, [this](const AnswerTried &tried) { tell(sentence(tried), false); });
    connect(&presenter, &SourcesPresenter::connected, this, &QDialog::accept);
    connect(&presenter, &SourcesPresenter::refused, this,
            [this](const Error &error) { tell(ErrorText::sentence(error), true); });
    m_networks->setCurrentRow(0);
}

void ConnectDialog::choose(const QString &network)
{
    for (int row = 0; row < m_setups.size(); ++row)
        if (m_setups.at(row).network == network)
            m_networks->setCurrentRow(row);
}

QString ConnectDialog::toldText() const
{
    return m_told->text();
}

void ConnectDialog::showNetwork(int row)
{
    if (row < 0 || row >= m_setups.size())
        return;
    m_fields.clear();
    delete m_page;
    m_page = makePage(m_setups.at(row));
    m_place->addWidget(m_page);
    tell({}, false);
}

QWidget *ConnectDialog::makePage(const NetworkSetup &setup)
{
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto *page = new QWidget(area);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, metrics::space3, 0);
    column->setSpacing(metrics::space3);
    column->addWidget(new ToneLabel(networkLook(setup.network).title, LabelTone::Title, page));
    for (qsizetype i = 0; i < setup.steps.size(); ++i)
        column->addWidget(wrapped(QStringLiteral("%1. %2").arg(i + 1).arg(setup.steps.at(i).in(m_language)), LabelTone::Normal, page));
    if (!setup.rights.isEmpty()) {
        column->addWidget(new ToneLabel(tr("What the key has to allow, and why"), LabelTone::Bold, page));
        for (const SetupRight &right : setup.rights)
            column->addWidget(wrapped(QStringLiteral("• %1: %2").arg(right.name, right.why.in(m_language)), LabelTone::Quiet, page));
    }
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setSpacing(metrics::space1);
    for (const SetupField &field : setup.fields) {
        auto *edit = makeField(field);
        auto *label = new ToneLabel(field.isRequired ? field.label.in(m_language)
                                                     : tr("%1 (may stay empty)", "the name of a field").arg(field.label.in(m_language)),
                                    LabelTone::Bold, page);
        label->setBuddy(edit);
        form->addRow(label, edit);
        form->addRow(wrapped(field.help.in(m_language), LabelTone::Quiet, page));
        connect(edit, &QLineEdit::textChanged, this, [this, network = setup.network, key = field.key](const QString &text) {
            m_typed[network][key] = text;
        });
        edit->setText(m_typed.value(setup.network).value(field.key));
        m_fields.insert(field.key, edit);
    }
    column->addLayout(form);
    column->addWidget(new ToneLabel(tr("The test of an answer"), LabelTone::Bold, page));
    column->addWidget(wrapped(setup.testAnswer.in(m_language), LabelTone::Quiet, page));
    column->addWidget(wrapped(tr("The keys go to your server and stay there; no laptop keeps them."), LabelTone::Quiet, page));
    column->addStretch();
    area->setWidget(page);
    return area;
}

QLineEdit *ConnectDialog::makeField(const SetupField &field)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(field.key);
    edit->setAccessibleName(field.label.in(m_language));
    edit->setAccessibleDescription(field.help.in(m_language));
    if (field.kind == SetupField::Kind::Secret)
        edit->setEchoMode(QLineEdit::Password);
    if (field.kind == SetupField::Kind::Url)
        edit->setPlaceholderText(QStringLiteral("https://"));
    if (field.kind == SetupField::Kind::Number)
        edit->setInputMethodHints(Qt::ImhDigitsOnly);
    return edit;
}

SourceEntry ConnectDialog::entry() const
{
    SourceEntry entry{m_setups.at(m_networks->currentRow()).network, {}};
    for (const auto &[key, edit] : m_fields.asKeyValueRange())
        if (!edit->text().isEmpty())
            entry.values.insert(key, edit->text());
    return entry;
}

QLineEdit *ConnectDialog::missingField() const
{
    for (const SetupField &field : m_setups.at(m_networks->currentRow()).fields)
        if (field.isRequired && m_fields.value(field.key)->text().trimmed().isEmpty())
            return m_fields.value(field.key);
    return nullptr;
}

void ConnectDialog::send(Step step)
{
    if (m_isBusy)
        return;
    const NetworkSetup &setup = m_setups.at(m_networks->currentRow());
    // The button stays enabled: who presses it hears why there is no such place.
    if (step == Step::TryAnswer && !setup.canTestAnswer)
        return tell(setup.testAnswer.in(m_language), false);
    if (QLineEdit *missing = missingField()) {
        missing->setFocus();
        tell(tr("“%1” is needed.", "the name of a field").arg(missing->accessibleName()), true);
        return;
    }
    tell(tr("Asking the network…"), false);
    switch (step) {
    case Step::TryOut:
        return m_presenter.tryOut(entry());
    case Step::TryAnswer:
        return m_presenter.tryAnswer(entry());
    case Step::Connect:
        return m_presenter.connectSource(entry());
    }
}

void ConnectDialog::tell(const QString &text, bool isTrouble)
{
    m_told->setTone(isTrouble ? LabelTone::Danger : LabelTone::Normal);
    m_told->setText(text);
}

void ConnectDialog::tellSeen(const SourceSeen &seen)
{
    const QString who = plaintext::isolated(plaintext::oneLine(seen.name.isEmpty() ? seen.handle : seen.name));
    QStringList sentences;
    sentences.append(who.isEmpty() ? tr("The network answers.") : tr("The keys stand for %1.").arg(who));
    sentences.append(seen.posts > 0 ? tr("A first page holds %n message(s).", nullptr, static_cast<int>(seen.posts))
                                    : tr("There is nothing to read yet."));
    if (!seen.canAnswer)
        sentences.append(tr("Answers do not go out: the channel will only be listened to."));
    if (!seen.missing.isEmpty())
        sentences.append(tr("Not allowed by the keys: %1.").arg(plaintext::oneLine(seen.missing.join(QStringLiteral(", ")))));
    sentences.append(tr("Nothing was kept. Connect when that is right."));
    tell(sentences.join(u' '), !seen.missing.isEmpty());
}

QString ConnectDialog::sentence(const AnswerTried &tried)
{
    QStringList sentences{tr("The test answer went out.")};
    if (tried.isRemoved)
        sentences.append(tr("It was taken away again."));
    else if (tried.url.isEmpty())
        sentences.append(tr("It stays where it is; remove it there."));
    else
        sentences.append(tr("It could not be taken away again; remove it there: %1").arg(plaintext::isolated(plaintext::oneLine(tried.url))));
    return sentences.join(u' ');
}

} // namespace otklik
