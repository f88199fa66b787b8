#pragma once

#include "models/user.h"
#include "ui/common/popup.h"

namespace otklik {

class SignInPresenter;
class ToneLabel;

/// The people one can become in the demo on this laptop: a small card with a
/// button each. Chooses by click, arrow keys and Enter.
class UserList final : public Popup
{
    Q_OBJECT

public:
    UserList(SignInPresenter &presenter, const UserId &me, QWidget *parent);

private:
    void showUsers(const QList<User> &users);
    [[nodiscard]] static QString roleText(Role role);

    SignInPresenter &m_presenter;
    const UserId m_me;
    ToneLabel *m_note;
};

} // namespace otklik
