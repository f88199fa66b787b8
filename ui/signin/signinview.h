#pragma once

#include "models/result.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace otklik {

class SignInPresenter;
class ToneLabel;

/// The sign-in page: the server's address, login and password, and in words what
/// went wrong. Passive; the password is forgotten with the attempt.
class SignInView final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInView(SignInPresenter &presenter, QWidget *parent = nullptr);

    void setServer(const QString &address);

private:
    void submit();
    void showError(const Error &error);
    void showBusy(bool isBusy);

    SignInPresenter &m_presenter;
    QLineEdit *m_server;
    QLineEdit *m_login;
    QLineEdit *m_password;
    QPushButton *m_enter;
    ToneLabel *m_problem;
};

} // namespace otklik
