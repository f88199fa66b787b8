#include "ui/signin/signinview.h"

#include "ui/common/errortext.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/signin/browserpage.h"
#include "ui/signin/signinpresenter.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>

namespace otklik {

namespace {

constexpr int formWidth = 420;

} // namespace

SignInView::SignInView(SignInPresenter &presenter, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_server(new QLineEdit(this))
    , m_login(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_enter(new QPushButton(tr("&Sign in"), this))
    , m_browser(new QPushButton(tr("Sign in with the &browser"), this))
    , m_problem(new ToneLabel(LabelTone::Danger, this))
    , m_note(new ToneLabel(LabelTone::Quiet, this))
    , m_browserPage(new BrowserPage(presenter, this))
    , m_pages(new QStackedLayout)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_password->setEchoMode(QLineEdit::Password);
    m_server->setPlaceholderText(QStringLiteral("https://desk.example.com"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_note->setWordWrap(true);
    m_enter->setDefault(true);

    auto *middle = new QWidget(this);
    middle->setFixedWidth(formWidth);
    middle->setLayout(m_pages);
    m_pages->addWidget(makeForm());
    m_pages->addWidget(m_browserPage);
    auto *row = new QHBoxLayout(this);
    row->addStretch();
    row->addWidget(middle);
    row->addStretch();
    setFocusProxy(m_server);
    showKeeping(true);

    connect(m_enter, &QPushButton::clicked, this, &SignInView::submit);
    connect(m_browser, &QPushButton::clicked, this, &SignInView::submitToBrowser);
    for (QLineEdit *line : {m_server, m_login, m_password})
        connect(line, &QLineEdit::returnPressed, this, &SignInView::submit);
    connect(&presenter, &SignInPresenter::failed, this, &SignInView::showError);
    connect(&presenter, &SignInPresenter::busyChanged, this, &SignInView::showBusy);
    connect(&presenter, &SignInPresenter::browsingChanged, this, &SignInView::showBrowsing);
    connect(&presenter, &SignInPresenter::browserWanted, m_browserPage, &BrowserPage::showOpened);
    connect(&presenter, &SignInPresenter::keepingKnown, this, &SignInView::showKeeping);
    presenter.askWhetherKept();
}

QWidget *SignInView::makeForm()
{
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setVerticalSpacing(metrics::space2);
    form->addRow(new ToneLabel(tr("Sign in to your team's workspace"), LabelTone::Title, page));
    form->addRow(tr("Se&rver"), m_server);
    form->addRow(m_browser);
    form->addRow(new ToneLabel(tr("or, with an account of this server:"), LabelTone::Quiet, page));
    form->addRow(tr("&Login"), m_login);
    form->addRow(tr("&Password"), m_password);
    form->addRow(m_enter);
    form->addRow(m_problem);
    form->addRow(m_note);
    // The order in which one fills it in.
    setTabOrder(m_server, m_browser);
    setTabOrder(m_browser, m_login);
    setTabOrder(m_login, m_password);
    setTabOrder(m_password, m_enter);
    return page;
}

void SignInView::setServer(const QString &address)
{
    m_server->setText(address);
    (address.isEmpty() ? m_server : m_login)->setFocus();
}

void SignInView::closeEvent(QCloseEvent *event)
{
    m_presenter.cancel();
    QWidget::closeEvent(event);
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

void SignInView::submitToBrowser()
{
    if (m_server->text().isEmpty())
        return m_server->setFocus();
    m_problem->hide();
    m_presenter.signInWithBrowser(m_server->text());
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
    m_browser->setEnabled(!isBusy);
    m_enter->setText(isBusy ? tr("Signing in…") : tr("&Sign in"));
}

void SignInView::showBrowsing(bool isBrowsing)
{
    if (isBrowsing)
        m_browserPage->showAsking();
    m_pages->setCurrentIndex(isBrowsing ? 1 : 0);
    (isBrowsing ? static_cast<QWidget *>(m_browserPage) : m_browser)->setFocus();
}

void SignInView::showKeeping(bool isKept)
{
    m_note->setText(isKept ? tr("The password is not kept on this computer. You stay signed in: what that needs is in "
                                "the computer's keychain.")
                           : tr("This computer has no keychain that is open, so nothing is kept: you will be asked "
                                "again at the next start."));
}

} // namespace otklik
