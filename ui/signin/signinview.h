#pragma once

#include "models/result.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace otklik {

class BrowserPage;
class SignInPresenter;
class ToneLabel;

/// The sign-in page: the server's address, then login and password or the
/// browser, and in words what went wrong. Passive; the password is forgotten with
/// the attempt.
class SignInView final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInView(SignInPresenter &presenter, QWidget *parent = nullptr);

    void setServer(const QString &address);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    [[nodiscard]] QWidget *makeForm();
    void submit();
    void submitToBrowser();
    void showError(const Error &error);
    void showBusy(bool isBusy);
    void showBrowsing(bool isBrowsing);
    void showKeeping(bool isKept);

    SignInPresenter &m_presenter;
    QLineEdit *m_server;
    QLineEdit *m_login;
    QLineEdit *m_password;
    QPushButton *m_enter;
    QPushButton *m_browser;
    ToneLabel *m_problem;
    ToneLabel *m_note;
    BrowserPage *m_browserPage;
    QStackedLayout *m_pages;
};

} // namespace otklik
