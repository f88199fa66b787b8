#include "ui/signin/signinview.h"

#include "ui/common/errortext.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/signin/signinpresenter.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace otklik {

namespace {

constexpr int formWidth = 420;

} // namespace

SignInView::SignInView(SignInPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_server(new QLineEdit(this)), m_login(new QLineEdit(this)),
      m_password(new QLineEdit(this)), m_enter(new QPushButton(tr("&Sign in"), this)),
      m_problem(new ToneLabel(LabelTone::Danger, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_password->setEchoMode(QLineEdit::Password);
    m_server->setPlaceholderText(QStringLiteral("https://desk.example.com"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_enter->setDefault(true);

    auto *middle = new QWidget(this);
    middle->setFixedWidth(formWidth);
    auto *form = new QFormLayout(middle);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setVerticalSpacing(metrics::space2);
    form->addRow(new ToneLabel(tr("Sign in to your team's workspace"), LabelTone::Title, middle));
    form->addRow(tr("Se&rver"), m_server);
    form->addRow(tr("&Login"), m_login);
    form->addRow(tr("&Password"), m_password);
    form->addRow(m_problem);
    form->addRow(m_enter);
    auto *note = new ToneLabel(tr("The password is not kept on this computer; you will be asked again at the next start."),
                               LabelTone::Quiet, middle);
    note->setWordWrap(true);
    form->addRow(note);
    auto *row = new QHBoxLayout(this);
    row->addStretch();
    row->addWidget(middle);
    row->addStretch();
    setFocusProxy(m_server);

    connect(m_enter, &QPushButton::clicked, this, &SignInView::submit);
    for (QLineEdit *line : {m_server, m_login, m_password})
        connect(line, &QLineEdit::returnPressed, this, &SignInView::submit);
    connect(&presenter, &SignInPresenter::failed, this, &SignInView::showError);
    connect(&presenter, &SignInPresenter::busyChanged, this, &SignInView::showBusy);
}

void SignInView::setServer(const QString &address)
{
    m_server->setText(address);
    (address.isEmpty() ? m_server : m_login)->setFocus();
}

void SignInView::submit()
{
    for (QLineEdit *line : {m_server, m_login, m_password}) {
        if (line->text().isEmpty()) {
            line->setFocus();
            return;
        }
    }
    m_problem->hide();
    m_presenter.signIn(m_server->text(), m_login->text(), m_password->text());
}

void SignInView::showError(const Error &error)
{
    m_problem->setText(ErrorText::sentence(error));
    m_problem->show();
    if (error.code == QLatin1StringView("wrong_password")) {
        m_password->selectAll();
        m_password->setFocus();
    }
}

void SignInView::showBusy(bool isBusy)
{
    m_enter->setEnabled(!isBusy);
    m_enter->setText(isBusy ? tr("Signing in…") : tr("&Sign in"));
}

} // namespace otklik
