#include "app/startwindow.h"

#include "ui/common/errortext.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace otklik {

StartWindow::StartWindow(QWidget *parent) : QMainWindow(parent), m_title(new QLabel(this)), m_text(new QLabel(this))
{
    setWindowTitle(tr("Otklik"));
    resize(1280, 800);
    auto *centre = new QWidget(this);
    auto *column = new QVBoxLayout(centre);
    column->setSpacing(12);
    column->addStretch(2);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_title->setFont(large);
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    m_buttons = new QHBoxLayout;
    column->addLayout(m_buttons);
    column->addStretch(3);
    setCentralWidget(centre);
}

void StartWindow::showPreparing(LocalWorkspace workspace)
{
    m_title->setText(tr("Otklik"));
    m_text->setText(workspace == LocalWorkspace::Demo
                        ? tr("Preparing the demo workspace: invented people and mentions, to try everything.")
                        : tr("Preparing your own workspace."));
    setButtons({});
}

void StartWindow::showWelcome(const QList<Choice> &choices)
{
    m_title->setText(tr("Otklik"));
    m_text->setText(tr("Sign in to your team's server, or look around in the demo workspace."));
    setButtons(choices);
}

void StartWindow::showProblem(const Error &error, const QList<Choice> &choices)
{
    m_title->setText(tr("Otklik cannot open this workspace"));
    m_text->setText(ErrorText::sentence(error));
    setButtons(choices);
}

QString StartWindow::sentence() const
{
    return m_text->text();
}

bool StartWindow::event(QEvent *event)
{
    if (event->type() == QEvent::Paint && !m_hasPainted) {
        m_hasPainted = true;
        QTimer::singleShot(0, this, &StartWindow::painted);
    }
    if (event->type() == QEvent::Close)
        Q_EMIT closing();
    return QMainWindow::event(event);
}

void StartWindow::setButtons(const QList<Choice> &choices)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_choices = choices;
    m_buttons->addStretch();
    for (const Choice choice : choices) {
        auto *button = new QPushButton(titleOf(choice), this);
        connect(button, &QPushButton::clicked, this, [this, choice] { Q_EMIT chosen(choice); });
        m_buttons->addWidget(button);
    }
    m_buttons->addStretch();
}

QString StartWindow::titleOf(Choice choice)
{
    switch (choice) {
    case Choice::TryAgain:
        return tr("Try again");
    case Choice::SetAside:
        return tr("Set it aside and fetch everything anew");
    case Choice::OpenDemo:
        return tr("Open the demo workspace");
    case Choice::OpenOwn:
        return tr("Open my own workspace");
    case Choice::SignIn:
        return tr("Sign in to a server");
    case Choice::Quit:
        return tr("Quit");
    }
    return {};
}

} // namespace otklik
