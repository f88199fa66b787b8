#include "ui/signin/browserpage.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/signin/signinpresenter.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

BrowserPage::BrowserPage(SignInPresenter &presenter, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_text(new ToneLabel(LabelTone::Normal, this))
    , m_again(new QPushButton(tr("&Open again"), this))
    , m_copy(new QPushButton(tr("Copy &link"), this))
    , m_cancel(new QPushButton(tr("&Cancel"), this))
{
    m_text->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    buttons->addWidget(m_again);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::space3);
    column->addWidget(new ToneLabel(tr("Go on in the browser"), LabelTone::Title, this));
    column->addWidget(m_text);
    column->addLayout(buttons);
    column->addStretch();
    setFocusProxy(m_cancel);

    connect(m_again, &QPushButton::clicked, &presenter, &SignInPresenter::openAgain);
    connect(m_copy, &QPushButton::clicked, this, &BrowserPage::copyLink);
    connect(m_cancel, &QPushButton::clicked, &presenter, &SignInPresenter::cancel);
    showAsking();
}

void BrowserPage::showAsking()
{
    m_text->setText(tr("Asking the server where one signs in…"));
    m_copy->setText(tr("Copy &link"));
    for (QPushButton *button : {m_again, m_copy})
        button->setEnabled(false);
}

void BrowserPage::showOpened()
{
    m_text->setText(tr("The sign-in page of your organisation has been opened in the browser. When you have signed in "
                       "there, Otklik goes on by itself.\n\nIf no page appeared, open it again, or copy the link into "
                       "a browser on this computer."));
    for (QPushButton *button : {m_again, m_copy})
        button->setEnabled(true);
}

void BrowserPage::copyLink()
{
    QGuiApplication::clipboard()->setText(m_presenter.page().toString(QUrl::FullyEncoded));
    m_copy->setText(tr("Link copied"));
}

} // namespace otklik
