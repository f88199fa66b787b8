#include "ui/signin/userlist.h"

#include "ui/common/errortext.h"
#include "ui/common/labels.h"
#include "ui/signin/signinpresenter.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

UserList::UserList(SignInPresenter &presenter, const UserId &me, QWidget *parent)
    : Popup(parent)
    , m_presenter(presenter)
    , m_me(me)
    , m_note(new ToneLabel(tr("Work as…"), LabelTone::Bold, this))
{
    setObjectName(QStringLiteral("userList"));
    column()->addWidget(m_note);
    connect(&presenter, &SignInPresenter::usersFound, this, &UserList::showUsers);
    connect(&presenter, &SignInPresenter::failed, this, [this](const Error &error) {
        m_note->setTone(LabelTone::Danger);
        m_note->setText(ErrorText::sentence(error));
        adjustSize();
    });
    connect(&presenter, &SignInPresenter::signedIn, this, &QWidget::close);
    presenter.findUsers();
}

void UserList::showUsers(const QList<User> &users)
{
    QPushButton *first = nullptr;
    for (const User &user : users) {
        auto *button = new QPushButton(tr("%1 · %2").arg(user.name, roleText(user.role)), this);
        button->setObjectName(user.login);
        button->setFlat(true);
        button->setEnabled(user.id != m_me);
        connect(button, &QPushButton::clicked, this, [this, id = user.id] { m_presenter.switchTo(id); });
        column()->addWidget(button);
        if (!first && button->isEnabled())
            first = button;
    }
    if (!first)
        m_note->setText(tr("In a team everybody signs in with a password of their own."));
    adjustSize();
    if (first)
        first->setFocus();
}

QString UserList::roleText(Role role)
{
    switch (role) {
    case Role::Agent:
        return tr("agent");
    case Role::Lead:
        return tr("lead");
    case Role::Administrator:
        return tr("administrator");
    }
    return {};
}

} // namespace otklik
